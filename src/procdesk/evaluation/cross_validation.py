"""Leave-one-out cross-validation: each phrase of a folder is searched in an index built without it."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from procdesk.content.catalog import catalog_of
from procdesk.content.folder import Folder
from procdesk.evaluation.confused_phrases import ConfusedPhrase, explain
from procdesk.evaluation.metrics import EvaluationReport, Expected, Outcome, ask_all, report_of
from procdesk.evaluation.noise import Noise
from procdesk.indexing.builder import languages_of, read_folder_in_portions
from procdesk.indexing.training import fit_new_index
from procdesk.model import Process, Progress
from procdesk.search.encoding.encoder import EncoderLoader
from procdesk.search.engine import Engine
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.index.writer import Synonyms, build_index
from procdesk.settings import encoder_folder
from procdesk.text import fold_phrase

# Every process keeps four fifths of its phrases while the others are asked.
_PARTS = 5
# Each part takes an index of the whole folder: of a very big one, some minutes for all of them.
_MOST_INDEXED = 20_000
_WORD = re.compile(r"\w+")
MOST_PHRASES = 3_000


@dataclass(frozen=True, slots=True)
class FoldPlan:
    """What is to be asked: the different `phrases` there are, and the `parts` that are left out one after the other."""

    phrases: int
    parts: tuple[tuple[Expected, ...], ...]

    @property
    def queries(self) -> int:
        """How many phrases are asked: fewer than there are in a big folder."""
        return sum(len(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Confusion:
    """A phrase `of` one process that found another first."""

    phrase: str
    of: str
    found: str


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """Two processes, by id, whose phrases find the other one first."""

    ids: tuple[str, str]
    mistakes: tuple[Confusion, ...]

    def times(self, of: str) -> int:
        """How often a phrase of one of the two found the other."""
        return sum(one.of == of for one in self.mistakes)


def fold_plan(processes: Sequence[Process], seed: int = 1, most: int = MOST_PHRASES) -> FoldPlan:
    """Deals the phrases of a folder into parts, so that a process loses at most about a fifth of its phrases in each.

    A phrase that stands in several processes, or in several languages, is one phrase, and any of these processes
    answers it. Of more phrases than `most`, or in a very big folder, some are drawn by the seed, from every process in
    proportion, and fewer parts are enough.
    """
    dealt = _dealt(_phrases(processes), random.Random(seed))  # noqa: S311
    total = len(dealt)
    if not total:
        return FoldPlan(0, ())
    parts = min(_PARTS, max(1, _MOST_INDEXED // len(processes)))
    asked = min(total, most, ceil(total * parts / _PARTS))
    parts = min(parts, ceil(_PARTS * asked / total))
    # Neighbours in this order belong to one process: every n-th of them is drawn, and each goes to another part.
    drawn = [dealt[at * total // asked] for at in range(asked)]
    return FoldPlan(total, tuple(tuple(drawn[part::parts]) for part in range(min(parts, asked))))


def _dealt(phrases: Iterable[Expected], rng: random.Random) -> list[Expected]:
    """The phrases process by process, those of each in an order of chance."""
    by_process: dict[str, list[Expected]] = defaultdict(list)
    for one in phrases:
        by_process[min(one.ids)].append(one)
    for own in by_process.values():
        rng.shuffle(own)
    return [one for own in by_process.values() for one in own]


def without(process: Process, phrases: Collection[str]) -> Process:
    """The process as it would be if nobody had written down these phrases, given as `same` has them."""
    write_ups = (
        replace(one, phrases=tuple(phrase for phrase in one.phrases if fold_phrase(phrase) not in phrases))
        for one in process.write_ups
    )
    return replace(process, write_ups=tuple(write_ups))


def confused_pairs(outcomes: Iterable[Outcome]) -> tuple[ConfusedPair, ...]:
    """The pairs of processes that were mistaken for one another, those with the most mistakes first."""
    mistakes: dict[tuple[str, str], list[Confusion]] = defaultdict(list)
    for one in outcomes:
        if one.first is None or one.place == 1:
            continue
        found = one.first.id
        for of in sorted(one.expected.ids):
            first, second = sorted((of, found))
            mistakes[first, second].append(Confusion(one.asked, of, found))
    pairs = (ConfusedPair(ids, tuple(made)) for ids, made in mistakes.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair.mistakes), pair.ids)))


def _phrases(processes: Iterable[Process]) -> list[Expected]:
    texts: dict[str, str] = {}
    ids: dict[str, set[str]] = defaultdict(set)
    for process in processes:
        for phrase in (phrase for one in process.write_ups for phrase in one.phrases):
            if key := fold_phrase(phrase):
                texts.setdefault(key, phrase)
                ids[key].add(process.id)
    return [Expected(text, frozenset(ids[key])) for key, text in texts.items()]


@contextlib.contextmanager
def trial_engine(
    folder: Path, processes: Iterable[Process], languages: Sequence[str], synonyms: Synonyms
) -> Iterator[Engine]:
    """An engine over `processes` in the new folder `folder`, made and trained as the one in force is.

    Raises OSError.

    The pages themselves are not kept in it: it answers, but nothing can be read from it.
    """
    folder.mkdir()
    encoder = EncoderLoader(encoder_folder()).wait()
    build_index(folder, (SourceDocument(process, {}) for process in processes), languages, synonyms, encoder)
    fit_new_index(folder, sys.maxsize)
    snapshot = Snapshot(folder, {}, {path.name: (path.stat().st_size, "") for path in folder.iterdir()})
    with contextlib.closing(Engine(snapshot, lambda: encoder)) as engine:
        yield engine


_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What a rehearsal gave: the report, the pairs that are confused, most often first, and the titles by id.

    `worst` are the ten phrases at most that find another page first and do most harm. `phrases` are the different ones
    that the folder holds, of which `report.queries` were asked; `parts` is how many times an index was built without
    some of them.
    """

    report: EvaluationReport
    pairs: tuple[ConfusedPair, ...]
    worst: tuple[ConfusedPhrase, ...]
    phrases: int
    parts: int
    titles: Mapping[str, str]


def cross_validate(root: Path, lang: str, noise: Noise) -> Generator[Progress, None, CrossValidation]:
    """Leaves the phrases out part by part, asks them of an index of the rest, and returns what came of it.

    The noise's seed also deals the phrases. Raises ContentUnreachable, and OSError where no temporary index can be
    written.
    """
    folder = yield from read_folder_in_portions(root)
    planned = fold_plan(folder.processes, noise.seed)
    # Reading was the first half of the bar.
    half = planned.queries + len(planned.parts) * len(folder.processes)
    done = half
    outcomes: list[Outcome] = []
    clean: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="procdesk-") as place:
        for number, part in enumerate(planned.parts):
            yield Progress(done, 2 * half)
            missing = {fold_phrase(one.text) for one in part}
            here = Path(place) / str(number)
            kept = (without(process, missing) for process in folder.processes)
            with trial_engine(here, kept, _languages(folder), folder.company.synonyms) as engine:
                done += len(folder.processes)
                for start in range(0, len(part), _AT_ONCE):
                    some = part[start : start + _AT_ONCE]
                    outcomes += ask_all(engine, some, lang, noise)
                    clean += ask_all(engine, some, lang) if noise.kinds else []
                    done += len(some)
                    yield Progress(done, 2 * half)
            shutil.rmtree(here, ignore_errors=True)
    titles = {process.id: process.in_language(lang).title for process in folder.processes}
    report = report_of(outcomes, clean if noise.kinds else None)
    worst = explain(root, folder.processes, outcomes, _languages(folder))
    return CrossValidation(report, confused_pairs(outcomes), worst, planned.phrases, len(planned.parts), titles)


def _languages(folder: Folder) -> tuple[str, ...]:
    return languages_of(catalog_of(folder))
