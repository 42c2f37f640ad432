"""A process as the pieces of text that are searched, in the order in which the index counts their words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procdesk.model import Evidence, Process, WriteUp
from procdesk.search.analysis import AnalyzedWord, Analyzer, may_hold_code

# The page text that stands for the whole page in the ranking, in words; SEARCH.md, "A recipe", 1.
LEAD_WORDS = 60
LONGEST_PASSAGE = 40
# Whatever a page holds beyond this is not searched: it is no process any more.
MOST_WORDS = 60_000

_BULLET = re.compile(r"\s*(?:[-*+>]\s+|\d+[.)]\s+|#{1,6}\s+|\|)+")
_MARKUP = re.compile(r"[*`]+|<[^<>\n]{1,200}>|\{[#.:][^{}\n]{0,80}\}")
_MARKS = frozenset("*`<{")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)")
_LIQUID = re.compile(r"\{%[^{}]{0,500}%\}|\{\{[^{}]{0,500}\}\}")
_DATES = r"(?:fechas|dates|desde|earliest|hasta|latest)\b"
_PLACEHOLDER = re.compile(rf"\{{[ \t]*{_DATES}[^{{}}|\n]{{0,120}}\|([^{{}}]{{0,300}})\}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One piece of text of a process: a title, a phrase, a passage of the page, a code or the department.

    `zone` is one of TITLE, PHRASES, LEAD and REST; `words` are those of `text` in order.
    """

    kind: Evidence
    lang: str
    text: str
    zone: int
    words: Sequence[AnalyzedWord]


TITLE, PHRASES, LEAD, REST = range(4)


def text_units(process: Process, analyzer: Analyzer) -> list[TextUnit]:
    """All pieces of a process in index order: titles, phrases and codes, the lead of each page, all the rest."""
    leads: list[TextUnit] = []
    rests: list[TextUnit] = []
    for one in process.write_ups:
        lead, rest = _page(one, analyzer)
        leads += lead
        rests += rest
    slug = process.department.replace("-", " ").replace("_", " ")
    department = _unit(Evidence.DEPARTMENT, "", slug, REST, analyzer)
    return [*_titles(process, analyzer), *_phrases(process, analyzer), *leads, *rests, department]


def _titles(process: Process, analyzer: Analyzer) -> Iterator[TextUnit]:
    return (_unit(Evidence.TITLE, one.lang, one.title, TITLE, analyzer) for one in process.write_ups)


def _phrases(process: Process, analyzer: Analyzer) -> Iterator[TextUnit]:
    for one in process.write_ups:
        for phrase in one.phrases:
            yield _unit(Evidence.PHRASE, one.lang, phrase, PHRASES, analyzer)
    for code in dict.fromkeys(code for one in process.write_ups for code in one.codes):
        yield _unit(Evidence.CODE, "", code, PHRASES, analyzer)


def _page(write_up: WriteUp, analyzer: Analyzer) -> tuple[list[TextUnit], list[TextUnit]]:
    """The lead of one page and its rest."""
    lead: list[TextUnit] = []
    rest: list[TextUnit] = []
    words = 0
    for text in plain_lines(write_up):
        if text == write_up.title:
            continue
        for passage, found in _cut(text, analyzer):
            if words < LEAD_WORDS:
                lead.append(TextUnit(Evidence.PASSAGE, write_up.lang, passage, LEAD, found))
                words += len(found)
            else:
                rest.append(TextUnit(Evidence.PASSAGE, write_up.lang, passage, REST, found))
    return lead, rest


def plain_lines(write_up: WriteUp) -> Iterator[str]:
    """The lines of a page without their markup; headings that the format knows say nothing of the matter."""
    for section in write_up.sections:
        if not section.key and section.heading:
            yield section.heading
        # A link's words may run over two lines; what a site generator would fill in says nothing here.
        readable = without_dates(_LINK.sub(_on_one_line, _LIQUID.sub("", section.markdown)))
        for line in readable.splitlines():
            bullet = _BULLET.match(line)
            text = line[bullet.end() :] if bullet else line
            if text := (_MARKUP.sub("", text) if _MARKS.intersection(text) else text).strip():
                yield text


def without_dates(text: str) -> str:
    """The text with what its placeholders say where no date is known: an index knows of no day."""
    return _PLACEHOLDER.sub(r"\1", text) if "|" in text and "{" in text else text


def _on_one_line(link: re.Match[str]) -> str:
    return link.group(1).replace("\n", " ")


def _cut(text: str, analyzer: Analyzer) -> Iterator[tuple[str, Sequence[AnalyzedWord]]]:
    """A line as passages short enough to be read in a result row, each with its words."""
    words = analyzer.words(text)
    if len(words) <= LONGEST_PASSAGE:
        if words:
            yield text, words
        return
    holds_code = may_hold_code(text)
    places = [token.start for token in analyzer.tokens(text)] if holds_code else analyzer.starts(text)
    starts = places[::LONGEST_PASSAGE]
    for number, (begin, end) in enumerate(itertools.pairwise((*starts, len(text)))):
        passage = text[begin:end].rstrip()
        own = words[number * LONGEST_PASSAGE : (number + 1) * LONGEST_PASSAGE]
        # A code may have been cut in two.
        yield passage, analyzer.words(passage) if holds_code else own


def _unit(kind: Evidence, lang: str, text: str, zone: int, analyzer: Analyzer) -> TextUnit:
    return TextUnit(kind, lang, text, zone, analyzer.words(text))
