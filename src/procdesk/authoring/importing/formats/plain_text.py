"""Plain text and Markdown files: a text keeps its lines, a Markdown page its marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from procdesk.authoring.importing.document import PAGE, ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.escaping import escaped_words
from procdesk.authoring.importing.limits import TEXT_BYTES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.authoring.importing.sections import names_phrases
from procdesk.authoring.importing.staging import StagedFiles
from procdesk.content.scan.decoding import Decoded, decode
from procdesk.content.sections import headings
from procdesk.content.vocabulary import Naming, section_name

_BULLET = re.compile(r"^([ \t]*)[•·▪◦●○–—*\-][ \t]+(?=\S)")
_NUMBERED = re.compile(r"^[ \t]*\d{1,3}[.)](?=[ \t])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[>+](?=\s|$)|[=~:-]{3,}|\|)")
_UNDERLINE = re.compile(r"\s*([=\-_*~])\1{2,}\s*$")
_LONGEST_TITLE: Final = 120
_SHORT_LINE: Final = 60
_SENTENCE_END: Final = (".", ",", ";", "!")
_LINK = re.compile(r"(!?)\[((?:[^\[\]\\\n]|\\.){0,2000})\]\(\s*<?([^()\s<>]+)>?(?:\s+\"[^\"\n]*\")?\s*\)")
_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n")
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|procdesk):|#", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")


def read_text(raw: bytes, place: SourcePlace) -> ImportedDocument:
    """The document of a plain text. Raises SourceRefused for one that holds none, or too much."""
    decoded = _decoded(raw)
    lines = decoded.text.split("\n")
    title = _taken_title(lines)
    body = markdown_of_text("\n".join(lines))
    return ImportedDocument(place.source, title, body, remarks=_encoding_remarks(decoded))


def read_markdown(raw: bytes, place: SourcePlace, staged: StagedFiles) -> ImportedDocument:
    """The document of a Markdown page, which keeps its details if it has any. Raises SourceRefused as `read_text`."""
    decoded = _decoded(raw)
    remarks = [*_encoding_remarks(decoded)]
    body = _LINK.sub(_placed(place, staged, remarks), decoded.text)
    if _FRONT_MATTER.match(body):
        return ImportedDocument(
            place.source, "", body, files=tuple(staged.files), remarks=(*remarks, *staged.remarks), whole=True
        )
    lines = body.split("\n")
    first = next((one for one in headings(lines) if one.text), None)
    title = ""
    if first and first.level == 1 and section_name(first.text) is None:
        title = first.text
        lines[first.start : first.end] = []
    return ImportedDocument(
        place.source, title, "\n".join(lines).strip(), files=tuple(staged.files), remarks=(*remarks, *staged.remarks)
    )


def markdown_of_text(text: str) -> str:
    """Markdown that shows a plain text as it stands: its lines, lists and headings, and no sign as a mark."""
    made: list[str] = []
    lines = text.expandtabs(4).split("\n")
    # How far the list is indented that the line above belongs to; None outside lists.
    margin: int | None = None
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _UNDERLINE.match(line) and made and made[-1].startswith("## "):
            continue
        indent = len(line) - len(line.lstrip())
        item = _is_item(line)
        if item:
            margin = indent if margin is None else min(margin, indent)
        elif line.strip() and (not indent or _is_heading(line, following)):
            margin = None
        made.append(_line(line, following, None if margin is None else indent - margin))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(made)).strip()


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED.match(line)) and not _is_heading(line, "")


def _is_heading(line: str, following: str) -> bool:
    words = line.strip()
    name = section_name(words.rstrip(" :"))
    underlined = bool(_UNDERLINE.match(following)) and 0 < len(words) <= _LONGEST_TITLE
    return (
        underlined
        or names_phrases(words)
        or bool(
            name
            and name.naming is Naming.EXACT
            and (" " in name.name or words.endswith(":"))
            and not _BULLET.match(line)
        )
    )


def _line(line: str, following: str, indent: int | None) -> str:
    """One line as Markdown; `indent` is how much further in it stands than the list around it, None outside lists."""
    words = line.strip()
    if not words:
        return ""
    if _is_heading(line, following):
        return f"## {escaped_words(words.rstrip(' :'))}"
    if bullet := _BULLET.match(line):
        return f"{' ' * (indent or 0)}- {escaped_words(line[bullet.end() :].strip())}"
    if _NUMBERED.match(line):
        return f"{' ' * (indent or 0)}{escaped_words(words)}"
    # Four blanks would make code of a line outside a list.
    text = _LINE_START.sub(r"\1\\\2", escaped_words(words))
    if indent is not None:
        return f"{' ' * max(indent, 2)}{text}"
    # A line ends where its writer ended it; Markdown would join a short one with the next.
    ends = len(words) < _SHORT_LINE and following.strip() and not _is_item(following)
    return f"{text}  " if ends and not _is_heading(following, "") else text


def _taken_title(lines: list[str]) -> str:
    """The first line where it stands alone as a title does; it is taken out of the text."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return ""
    words = lines[first].strip()
    below = lines[first + 1] if first + 1 < len(lines) else ""
    alone = not below.strip() or bool(_UNDERLINE.match(below)) or section_name(below.strip(" :")) is not None
    no_title = len(words) > _LONGEST_TITLE or words.endswith(_SENTENCE_END) or bool(_BULLET.match(words))
    rest = any(line.strip() for line in lines[first + 1 :])
    if no_title or not alone or not rest or section_name(words.rstrip(" :")) is not None:
        return ""
    lines[first : first + (2 if _UNDERLINE.match(below) else 1)] = []
    return words


def _decoded(raw: bytes) -> Decoded:
    if len(raw) > TEXT_BYTES:
        raise SourceRefused("import-text-too-long")
    decoded = decode(raw)
    if decoded.is_binary:
        raise SourceRefused("import-other-content")
    if not decoded.text.strip():
        raise SourceRefused("import-empty-file")
    return decoded


def _encoding_remarks(decoded: Decoded) -> tuple[Remark, ...]:
    return tuple(remark("import-encoding", line=str(fault.line)) for fault in decoded.faults[:1])


def _placed(place: SourcePlace, staged: StagedFiles, remarks: list[Remark]) -> Callable[[re.Match[str]], str]:
    """What each link and picture of a Markdown page becomes."""

    def replaced(found: re.Match[str]) -> str:
        is_picture, words, address = bool(found[1]), found[2], found[3]
        if is_picture:
            return _placed_picture(words, address, place, staged, remarks)
        if _OUTSIDE.match(address):
            return found[0]
        beside = None if _ANY_SCHEME.match(address) else place.beside(address)
        if beside is None:
            remarks.append(remark("import-link-dropped", words=words, address=address[:300]))
            return words
        document = staged.document(*beside) if place.holds(beside[1]) else None
        fragment = urlsplit(address).fragment
        return f"[{words}]({document or PAGE + quote(beside[0]) + ('#' + fragment if fragment else '')})"

    return replaced


def _placed_picture(words: str, address: str, place: SourcePlace, staged: StagedFiles, remarks: list[Remark]) -> str:
    remote = bool(_ANY_SCHEME.match(address))
    content = None if remote else place.read_beside(address)
    if content is None:
        code = "import-remote-picture" if remote else "import-missing-picture"
        remarks.append(remark(code, address=address[:200], words=words))
        return words
    target = staged.picture(PurePosixPath(unquote(address)).name, words, content)
    return words if target is None else f"![{words}]({target})"
