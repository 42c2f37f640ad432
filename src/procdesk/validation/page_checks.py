"""Checks of a page's text: whether there is one, can be said, and is not spoilt by Word, comments, code or tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from procdesk.content.blocks import blank_comments
from procdesk.content.parser import FileResult
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.scan.paths import count_common_words, parse_page_path
from procdesk.model import Problem, WriteUp
from procdesk.validation.context import ValidationContext, is_untouched

# A page of the other language has dozens of its commonest words and hardly one of its own.
_ENOUGH_WORDS: Final = 12
_TIMES_MORE: Final = 4
_ENOUGH_TEXT: Final = 1_200
_WORD_HTML: Final = re.compile(
    r"<o:p\b|<w:\w|<st1:|\bclass\s*=\s*[\"']?Mso\w*|\bstyle\s*=\s*[\"'][^\"'<>]*mso-|<!\[if\b", re.IGNORECASE
)
_FENCE: Final = re.compile(r"[ >]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$")
_INLINE_CODE: Final = re.compile(r"(`+)[^`\n]+\1")
_DELIMITER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELLS: Final = re.compile(r"(?<!\\)\|")


def pages_have_text(view: ValidationContext) -> Iterator[Problem]:
    """A page is neither empty nor a title alone, and one begun with `procdesk new` has been filled in."""
    for one in view.write_ups:
        if is_untouched(one):
            yield problem("untouched-page", one.path, 1)
        elif any(to_plain(text) or blank_comments(text).strip() for text, _ in view.result(one.path).texts):
            continue
        elif view.kept_for_procdesk and not one.plain and view.head_known(one.path) and not _has_heading(one):
            named = parse_page_path(one.path, view.folder.company.languages).title
            written = view.result(one.path).entries or one.title != named
            yield problem("page-without-text" if written else "empty-page", one.path, 1)


def _has_heading(page: WriteUp) -> bool:
    return any(section.heading for section in page.sections)


def pages_are_in_their_language(view: ValidationContext) -> Iterator[Problem]:
    """A page is written in the language that its name or its details say; told where hardly a word speaks for it."""
    for one in view.write_ups:
        if one.lang not in ("es", "en") or view.result(one.path).undecided:
            continue
        text = " ".join((one.title, *one.phrases, *(section.markdown for section in one.sections)))
        spanish, english = count_common_words(text[:_ENOUGH_TEXT])
        own, other = (spanish, english) if one.lang == "es" else (english, spanish)
        if other >= _ENOUGH_WORDS and other >= own * _TIMES_MORE:
            facts = {"lang": one.lang, "written": "en" if one.lang == "es" else "es"}
            yield problem("wrong-language", one.path, 1, **facts)


def texts_are_clean(view: ValidationContext) -> Iterator[Problem]:
    """No HTML of Word, and no comment or block of code that never ends and so hides what follows."""
    for result in view.folder.results.values():
        yield from _word_html(result)
        for text, first_line in result.texts:
            yield from _open_blocks(text, first_line, result.path)


def _word_html(result: FileResult) -> Iterator[Problem]:
    """The first piece of Word's HTML of a page: the rest goes with it."""
    for text, first_line in result.texts:
        found = _WORD_HTML.search(text) if "<" in text else None
        if found:
            line = first_line + text.count("\n", 0, found.start())
            yield problem("word-html", result.path, line, written=found[0].strip())
            return


def _open_blocks(text: str, first_line: int, path: str) -> Iterator[Problem]:
    fence, begun = "", 0
    for number, line in enumerate(text.split("\n") if "```" in text or "~~~" in text else ()):
        found = _FENCE.match(line)
        if found and not fence:
            if "`" not in found[2]:
                fence, begun = found[1], number
        elif found and found[1][0] == fence[0] and len(found[1]) >= len(fence) and not found[2].strip():
            fence = ""
    if fence:
        yield problem("code-open", path, first_line + begun, written=fence)
        return
    start = text.rfind("<!--")
    if start >= 0 and "-->" not in text[start:] and not _in_code(text, start):
        yield problem("comment-open", path, first_line + text.count("\n", 0, start))


def _in_code(text: str, position: int) -> bool:
    """Whether a place of a text whose blocks of code all end stands in code."""
    line_start, line_end = text.rfind("\n", 0, position) + 1, (text + "\n").find("\n", position)
    inline = any(
        found.start() <= position - line_start < found.end()
        for found in _INLINE_CODE.finditer(text[line_start:line_end])
    )
    return inline or sum(bool(_FENCE.match(line)) for line in text[:position].split("\n")) % 2 == 1


def tables_are_whole(view: ValidationContext) -> Iterator[Problem]:
    """Every row of a table has as many cells as its head, and below the head stands the line that makes it a table."""
    for one in view.own_pages:
        for text, first_line in view.result(one.path).texts:
            if "|" in text:
                yield from _table_problems(text, first_line, one)


def _table_problems(text: str, first_line: int, page: WriteUp) -> Iterator[Problem]:
    lines = _without_blocks_of_code(text)
    number = 0
    while number < len(lines):
        ruled = number + 1 < len(lines) and "|" in lines[number + 1] and _DELIMITER.match(lines[number + 1])
        if not lines[number].lstrip().startswith("|") and not (ruled and "|" in lines[number]):
            number += 1
            continue
        end = next((at for at in range(number, len(lines)) if "|" not in lines[at]), len(lines))
        rows = lines[number:end]
        if len(rows) > 1 and not (_DELIMITER.match(rows[1]) and "-" in rows[1]):
            yield problem("table-without-line", page.path, first_line + number)
        elif len(rows) > 1:
            wanted = _cells(rows[0])
            faulty = ((at, _cells(row)) for at, row in enumerate(rows[1:], 1) if _cells(row) != wanted)
            for at, count in list(faulty)[:1]:
                facts = {"cells": str(count), "wanted": str(wanted)}
                yield problem("uneven-table", page.path, first_line + number + at, **facts)
        number = end


def _cells(row: str) -> int:
    return len(_CELLS.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _without_blocks_of_code(text: str) -> list[str]:
    lines, fence = [], ""
    for line in blank_comments(text).split("\n"):
        found = _FENCE.match(line)
        if found:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        lines.append("" if fence or found else _INLINE_CODE.sub("", line))
    return lines
