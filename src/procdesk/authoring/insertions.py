"""What is put into a page from the palette: a section, a step, a question, a choice, a hand-over, where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from procdesk.authoring.completion import HAND_OVER_WORDS, SECTION_ORDER, page_parts
from procdesk.authoring.front_matter_edits import add_item
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.vocabulary import section_heading

_STEP: Final[Mapping[str, tuple[str, str]]] = {
    "es": ("**{0}** hace su parte. (1 día laborable)", "Departamento"),
    "en": ("**{0}** does its part. (1 working day)", "Department"),
}
_QUESTION: Final[Mapping[str, tuple[str, str]]] = {
    "es": ("### {0}\n- [Sí](#)\n- [No](#)", "¿Qué hay que saber?"),
    "en": ("### {0}\n- [Yes](#)\n- [No](#)", "What must be known?"),
}
_CHOICE: Final[Mapping[str, tuple[str, str]]] = {"es": ("- [{0}](#)", "Respuesta"), "en": ("- [{0}](#)", "Answer")}


_ITEM: Final = re.compile(r"(?P<indent>\s*(?:>\s*)*)(?P<mark>[-*+]|(?P<number>\d{1,4})(?P<end>[.)]))(?P<gap>\s+)")

_PHRASE: Final[Mapping[str, str]] = {"es": "como lo dice el cliente", "en": "how the customer says it"}


@dataclass(frozen=True, slots=True)
class ItemStart:
    """How an item of a list begins as it is `written`, and how the `next` one does."""

    written: str
    next: str


def item_start(line: str) -> ItemStart | None:
    """The beginning of the item in a line, None where the line is no item of a list."""
    found = _ITEM.match(line)
    if found is None:
        return None
    mark = f"{int(found['number']) + 1}{found['end']}" if found["number"] else found["mark"]
    return ItemStart(found[0], f"{found['indent']}{mark}{found['gap']}")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A page with something put in: its whole text, and the words to be written over, in `line` counted from 1."""

    text: str
    line: int
    words: str = ""


def insert_section(text: str, key: str, lang: str) -> Insertion:
    """The page with a section of the format, in its place among the others; one that it has already is only shown."""
    parts = page_parts(text)
    there = next((part for part in parts if part.section.key == key), None)
    if there is not None:
        return Insertion(text, min(there.section.first_line, there.section.line + 2))
    later = SECTION_ORDER[SECTION_ORDER.index(key) + 1 :]
    behind = next((part.section.line for part in parts if part.section.key in later), 0)
    lines = text.split("\n")
    at = behind - 1 if behind else len(_without_end(lines))
    made = [f"## {section_heading(key, lang)}", "", ""]
    if at and lines[at - 1].strip():
        made = ["", *made]
    return Insertion("\n".join((*lines[:at], *made, *lines[at:])), at + len(made))


def insert_step(text: str, lang: str) -> Insertion:
    """The page with one more step at the end of its journey."""
    whole = insert_section(text, "journey", lang)
    number = 1 + sum(line.lstrip()[:1].isdigit() for line in _section_lines(whole.text, "journey"))
    form, words = _STEP[_known(lang)]
    return _appended(whole.text, "journey", f"{number}. {form.format(words)}", words, apart=False)


def insert_question(text: str, lang: str) -> Insertion:
    """The page with one more question at the end of its guide."""
    form, words = _QUESTION[_known(lang)]
    return _appended(insert_section(text, "guide", lang).text, "guide", form.format(words), words, apart=True)


def insert_hand_over(text: str, lang: str) -> Insertion:
    """The page with one more hand-over."""
    to, ready, tell, nobody = HAND_OVER_WORDS[_known(lang)]
    words = _STEP[_known(lang)][1]
    made = f"- {to}: {words}\n  {ready}: …\n  {tell}: …\n  {nobody}: …"
    return _appended(insert_section(text, "hand-over", lang).text, "hand-over", made, words, apart=False)


def insert_choice(text: str, line: int, lang: str) -> Insertion:
    """The page with a choice of the guide below the line of the cursor, counted from 1."""
    form, words = _CHOICE[_known(lang)]
    return insert_below(text, line, form.format(words), words)


def insert_phrase(text: str, lang: str) -> Insertion:
    """The page with one more phrase of customers. Raises EditRefused."""
    words = _PHRASE[_known(lang)]
    made = add_item(text, "customer_says", words)
    line = next(at for at, one in enumerate(made.split("\n"), 1) if words in one)
    return Insertion(made, line, words)


def insert_below(text: str, line: int, made: str, words: str = "") -> Insertion:
    """The page with something below a line, counted from 1; in the line itself where that is empty.

    In the details of a page nothing but details can stand: it comes below them.
    """
    lines = text.split("\n")
    line = max(line, read_front_matter(text, "").body_line)
    at = min(line, len(lines))
    if not lines[at - 1].strip():
        return Insertion("\n".join((*lines[: at - 1], made, *lines[at:])), at, words)
    return Insertion("\n".join((*lines[:at], made, *lines[at:])), at + 1, words)


def _appended(text: str, key: str, made: str, words: str, *, apart: bool) -> Insertion:
    """Something put at the end of a section, behind its last line that says anything."""
    lines = text.split("\n")
    parts = page_parts(text)
    number = next(at for at, part in enumerate(parts) if part.section.key == key)
    first = parts[number].section.line
    behind = parts[number + 1].section.line - 1 if number + 1 < len(parts) else len(lines)
    said = first + len(_without_end(lines[first:behind]))
    before = [""] if said == first or apart else []
    rest = lines[behind:]
    after = [""] if any(line.strip() for line in rest) else lines[said:behind][-1:]
    whole = "\n".join((*lines[:said], *before, made, *after, *rest))
    return Insertion(whole, said + len(before) + 1, words)


def _section_lines(text: str, key: str) -> list[str]:
    part = next((part for part in page_parts(text) if part.section.key == key), None)
    return part.section.markdown.split("\n") if part else []


def _without_end(lines: list[str]) -> list[str]:
    """The lines without the empty ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _known(lang: str) -> str:
    return "es" if lang == "es" else "en"
