"""The content folder that is measured: recombined from a seed folder, the same every time, or the folder as it is."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from procdesk.content.folder import read_all
from procdesk.model import Process, Section, WriteUp

_ELSEWHERE, _CROSSED = 0.4, 0.3
# A seed with few phrases runs out of new ones.
_TRIES = 4
_TO_OTHER_PAGE = re.compile(r"\[([^\]]*)\]\((?!#)[^)]*\)")
_SYLLABLES = [first + vowel for first in "bcdfglmnprstvz" for vowel in "aeiou"]


@dataclass(frozen=True, slots=True)
class Document:
    """One process as the peers are given it: all its languages together, Markdown as it stands."""

    id: str
    title: str
    phrases: str
    body: str
    say: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What the processes are like: how many, in how many languages each, so many phrases and words to a page.

    Of fewer languages than the seed has, the processes take turns. 0 phrases or words: as many as the model has.
    """

    count: int
    phrases: int = 10
    languages: int = 1
    words: int = 325


@dataclass(frozen=True, slots=True)
class _Seed:
    """What is recombined: processes, phrases by language, sections by language and key, the languages."""

    processes: tuple[Process, ...]
    phrases: dict[str, list[str]]
    sections: dict[tuple[str, str], list[str]]
    languages: tuple[str, ...]


def make_corpus(seed: Path, target: Path, shape: Shape, number: int = 1) -> list[Document]:
    """Fills the new folder `target` with processes of that shape; `number` seeds the chances.

    Every process gets a product name and a form code that stand nowhere else, so that the vocabulary grows with it.
    """
    source = _read(seed)
    target.mkdir(parents=True)
    _copy_company(seed, target, source.languages)
    rng = random.Random(number)
    folders = {_department(process) for process in source.processes}
    for folder in folders:
        (target / folder).mkdir(exist_ok=True)
        for card in (seed / folder).glob("_index*.md"):
            shutil.copyfile(card, target / folder / card.name)
    return [
        _write(target, at, _model(rng.choice(source.processes), at, source, shape), name, source, shape, rng)
        for at, name in zip(range(shape.count), _names(rng), strict=False)
    ]


def copy_corpus(seed: Path, target: Path) -> list[Document]:
    """Fills the new folder `target` with the pages of `seed` as they are; pictures and the like stay behind."""
    folder = read_all(seed)
    for path in folder.stamps:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(seed / path, place)
    return [_as_document(process) for process in folder.processes]


def _as_document(process: Process) -> Document:
    write_ups = process.write_ups
    sections = (section for one in write_ups for section in one.sections)
    return Document(
        process.id,
        "\n".join(one.title for one in write_ups),
        "\n".join(phrase for one in write_ups for phrase in one.phrases),
        "\n".join(f"## {section.heading}\n{section.markdown}" for section in sections),
        write_ups[0].say,
    )


def count_processes(folder: Path) -> int:
    """How many processes a content folder holds."""
    return len(read_all(folder).processes)


def save_documents(documents: Sequence[Document], path: Path) -> None:
    """Keeps the documents, one JSON object to a line."""
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in documents)
    path.write_text("\n".join(lines), encoding="utf-8")


def load_documents(path: Path) -> Iterator[Document]:
    """The documents that were kept, one after the other."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Document(**json.loads(line))


def _read(folder: Path) -> _Seed:
    processes = read_all(folder).processes
    if not processes:
        raise ValueError(f"{folder} holds no process")
    phrases: dict[str, list[str]] = defaultdict(list)
    sections: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in (write_up for process in processes for write_up in process.write_ups):
        phrases[one.lang].extend(one.phrases)
        for section in one.sections:
            sections[one.lang, section.key].append(_TO_OTHER_PAGE.sub(r"\1", section.markdown))
    return _Seed(processes, phrases, sections, tuple(sorted({key[0] for key in sections})))


def _copy_company(seed: Path, target: Path, languages: tuple[str, ...]) -> None:
    """The company as it is, save for the complaint process, which is not among the new ones."""
    given = seed / "procdesk.yaml"
    text = given.read_text("utf-8") if given.is_file() else f"languages: [{', '.join(languages)}]\n"
    (target / "procdesk.yaml").write_text(re.sub(r"(?m)^complaint:.*\n", "", text), encoding="utf-8")


def _names(rng: random.Random) -> Iterator[str]:
    """Names that can be pronounced, none of them twice."""
    given: set[str] = set()
    while True:
        name = "".join(rng.choices(_SYLLABLES, k=4)).capitalize()
        if name not in given:
            given.add(name)
            yield name


def _model(process: Process, at: int, source: _Seed, shape: Shape) -> tuple[WriteUp, ...]:
    """The write-ups that the process number `at` is modelled on: languages take turns."""
    languages = source.languages
    turn = {languages[(at + step) % len(languages)] for step in range(shape.languages)}
    chosen = tuple(one for one in process.write_ups if one.lang in turn)
    return chosen or process.write_ups[: shape.languages]


def _write(
    target: Path, at: int, model: tuple[WriteUp, ...], name: str, source: _Seed, shape: Shape, rng: random.Random
) -> Document:
    """One new process, a file for each write-up of the one it is modelled on."""
    id_ = f"{model[0].department or 'general'}/{name.lower()}-{at:05}"
    titles, phrases, bodies, says = [], [], [], []
    for one in model:
        title = f"{one.title} ({name})"
        own = _phrases(one, name, source, shape, rng)
        body = _body(one, f"{name} · {name[:3].upper()}-{at:05}", source, shape, rng)
        (target / f"{id_}.{one.lang}.md").write_text(
            _front_matter(one, title, own, f"{name[:3].upper()}-{at:05}") + body, encoding="utf-8"
        )
        titles.append(title)
        phrases += own
        bodies.append(body)
        says.append(one.say)
    return Document(id_, "\n".join(titles), "\n".join(phrases), "\n".join(bodies), says[0])


def _department(process: Process) -> str:
    return process.department or "general"


def _phrases(one: WriteUp, name: str, source: _Seed, shape: Shape, rng: random.Random) -> list[str]:
    """The model's phrases, others', and halves of two put together; the first names the product."""
    pool = source.phrases[one.lang]
    wanted = (shape.phrases or len(one.phrases)) if pool else 0
    kept = rng.sample(one.phrases, min(wanted, len(one.phrases)))
    made: dict[str, None] = {}
    for _ in range(_TRIES * wanted):
        if len(made) >= wanted:
            break
        own = kept[len(made)] if len(made) < len(kept) else ""
        chosen = own if own and rng.random() >= _ELSEWHERE else rng.choice(pool)
        if rng.random() < _CROSSED or chosen in made:
            first, second = chosen.split(), rng.choice(pool).split()
            chosen = " ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])
        made[chosen if made else f"{chosen} {name}"] = None
    return list(made)


def _body(one: WriteUp, rare: str, source: _Seed, shape: Shape, rng: random.Random) -> str:
    """The model's sections, some of them as another process has them, cut, and a last line with the rare words."""
    parts = [_section(section, one.lang, source, rng) for section in one.sections]
    return "\n".join([*_cut("\n".join(parts).split("\n"), shape.words), f"\n{rare}\n"])


def _cut(lines: Sequence[str], words: int) -> Iterator[str]:
    """The lines up to the one that holds the last word; all of them for 0."""
    held = 0
    for line in lines:
        yield line
        held += len(line.split())
        if words and held >= words:
            return


def _section(section: Section, lang: str, source: _Seed, rng: random.Random) -> str:
    text = _TO_OTHER_PAGE.sub(r"\1", section.markdown)
    if rng.random() < _ELSEWHERE:
        text = rng.choice(source.sections[lang, section.key])
    return f"## {section.heading}\n{text}" if section.heading else text


def _front_matter(one: WriteUp, title: str, phrases: list[str], code: str) -> str:
    lines = [f"title: {_quoted(title)}", f"codes: [{code}]"]
    if phrases:
        lines += ["customer_says:", *(f"  - {_quoted(phrase)}" for phrase in phrases)]
    if one.first_contact:
        lines.append(f"first_contact: {one.first_contact.value}")
    if one.verified:
        lines += [f"verified: {one.verified.isoformat()}", "verify_every: 6 months"]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
