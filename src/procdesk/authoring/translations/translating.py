"""The beginning of a translation: a page's file in another language, its headings translated and its text to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from procdesk.authoring.front_matter_edits import set_key
from procdesk.authoring.page_file import read_page_file, save_page_file
from procdesk.content.blocks import list_item
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.scan.paths import language_behind_a_dash, split_path, without_ending
from procdesk.content.sections import headings, outside_code
from procdesk.content.translation import translation_mark
from procdesk.content.vocabulary import (
    HAND_OVER_LABELS,
    OUTCOME_LABELS,
    PENDING,
    label_name,
    section_heading,
    section_name,
)
from procdesk.model import WriteUp
from procdesk.text import fold

# Who verified the text, and customers' words, are those of the other language.
_OF_ONE_LANGUAGE: Final = ("customer_says", "verified", "verified_by", "lang")
_LABEL = re.compile(r"[*_]{0,2}(?P<words>[^\W\d_][^:*_\n]{0,40}?)(?P<rest>[*_]{0,2}[ \t]*[:：].*|[*_]{0,2}[ \t]*\.?)$")
_LABELLED: Final = frozenset({"guide", "hand-over"})
_ALONE: Final = "no_promise"
_SECTION_LEVEL: Final = 2


@dataclass(frozen=True, slots=True)
class BegunTranslation:
    """A page in another language that is still to be translated: where it is to be written, and its text."""

    path: str
    text: str


def begin_translation(path: str, text: str, lang: str, languages: tuple[str, ...]) -> BegunTranslation:
    """The page `path` (relative, with forward slashes) in another language, with the same id.

    Headings and labels that the format knows are those of `lang`; the rest is as in the original, without what belongs
    to its language alone, and `translates` says that it is pending. Raises EditRefused where the front matter cannot
    be changed.
    """
    for key in _OF_ONE_LANGUAGE:
        text = set_key(text, key, None)
    text = set_key(text, "translates", PENDING.get(lang, PENDING["en"]))
    matter = read_front_matter(text, path)
    lines = text.split("\n")
    first = matter.body_line - 1
    lines[first:] = _translated(lines[first:], lang)
    return BegunTranslation(path_in_language(path, lang, languages), "\n".join(lines))


def mark_translated(root: Path, path: str, original: WriteUp) -> None:
    """Writes into the page `path` below `root` that it translates the original as that stands.

    Raises PageFileError, and EditRefused where the front matter cannot be changed.
    """
    page = read_page_file(root / path, root)
    save_page_file(page, set_key(page.text, "translates", translation_mark(original)))


def path_in_language(path: str, lang: str, languages: tuple[str, ...]) -> str:
    """The file of the same process in another language, beside it: `a/b.en.md` for `a/b.es.md` and for `a/b.md`."""
    name = PurePosixPath(path).name
    ending = name[len(without_ending(name)) :]
    stem, suffix = split_path(path, languages)
    if not suffix and (behind := language_behind_a_dash(stem, languages))[1]:
        return f"{behind[0]}-{lang}{ending}"
    return f"{stem}.{lang}{ending}"


def _translated(lines: list[str], lang: str) -> list[str]:
    """A body with the headings and labels of another language."""
    found = list(lines)
    section = ""
    marks = {heading.start: heading for heading in headings(lines)}
    for number, line in outside_code(lines):
        heading = marks.get(number)
        if heading is not None:
            name = section_name(heading.text)
            section = (name.key if name else "") if heading.level <= _SECTION_LEVEL else section
            if name is not None and heading.text in line:
                found[number] = line.replace(heading.text, section_heading(name.key, lang), 1)
        elif section in _LABELLED:
            found[number] = _with_label(line, lang)
    return found


def _with_label(line: str, lang: str) -> str:
    item = list_item(line)
    label = _LABEL.match(item[1] if item else line.strip())
    key = next(_meanings(label["words"]), "") if label else ""
    # Only "No promise" stands without a colon.
    if not label or not key or (key != _ALONE and not label["rest"].strip("*_ \t").startswith((":", "："))):
        return line
    return line.replace(label["words"], label_name(key, lang), 1)


def _meanings(words: str) -> Iterator[str]:
    key = fold(words).strip()
    yield from (labels[key] for labels in (HAND_OVER_LABELS, OUTCOME_LABELS) if key in labels)
