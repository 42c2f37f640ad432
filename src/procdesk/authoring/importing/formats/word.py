"""Word documents (.docx): mammoth makes HTML of their checked parts, which then goes the way of all HTML."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Final

import mammoth
from mammoth.docx.files import InvalidFileReferenceError

from procdesk.authoring.importing.archive import Archive
from procdesk.authoring.importing.document import ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.web_page import WORD_PICTURE, HtmlText, html_document, plausible_title
from procdesk.authoring.importing.formats.word_parts import WordParts, check_beginning, word_parts
from procdesk.authoring.importing.limits import SOURCE_BYTES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.authoring.importing.staging import StagedFiles

_STYLE_MAP: Final = """
p[style-name='Title'] => h1.doc-title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='Heading 8'] => h6:fresh
p[style-name='Heading 9'] => h6:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
r[style-name='Verbatim Char'] => code
r[style-name='Source Text'] => code
r[style-name='Emphasis'] => em
r[style-name='Strong Emphasis'] => strong
"""
_UNKNOWN_STYLE = re.compile(r"Unrecognised (?:paragraph|run|table) style: '?(.*?)'? \(Style ID: .*\)$")
_SYMBOL = re.compile(r"A w:sym element with an unsupported character was ignored")
# Styles of ordinary text in the programs that write documents.
_PLAIN_STYLES: Final = frozenset(
    {
        *(
            "text body",
            "body text",
            "first paragraph",
            "compact",
            "default",
            "standard",
            "list paragraph",
            "no spacing",
        ),
        *("table contents", "table heading", "normal (web)", "list contents", "internet link", "hyperlink", "caption"),
        *(
            "table normal",
            "table grid",
            "table",
            "default paragraph font",
            "footnote text",
            "page number",
            "author",
            "date",
        ),
        *("body text 2", "body text 3", "text body indent", "definition", "definition term", "footnote reference"),
        *("footnote characters", "footnote anchor", "endnote characters", "endnote anchor", "numbering symbols"),
        *("bullets", "plain text", "header", "footer", "image caption", "table caption", "captioned figure", "figure"),
        *(
            "balloon text",
            "index link",
            "visited internet link",
            "index heading",
            "subtitle",
            "list",
            "footnote block text",
        ),
    }
)


def read_word(raw: bytes, place: SourcePlace, staged: StagedFiles) -> ImportedDocument:
    """The document of a Word file. Raises SourceRefused for one that is none, or is not sound."""
    check_beginning(raw)
    archive = Archive(place.path)
    try:
        parts = word_parts(archive)
    finally:
        archive.close()
    if len(parts.content) > SOURCE_BYTES * 2:
        raise SourceRefused("import-too-big-inside", name=PurePosixPath(place.source).name)
    pictures: list[tuple[str, bytes] | None] = []
    html, told = _html(parts, pictures)

    def picture(address: str) -> tuple[str, bytes] | None:
        number = address.removeprefix(WORD_PICTURE)
        return pictures[int(number)] if number != address and number.isdigit() else None

    found = html_document(HtmlText(html, parts.title), place, staged, picture)
    title = found.title or plausible_title(parts.title)
    return replace(found, title=title, remarks=(*parts.remarks, *told, *found.remarks))


def _html(parts: WordParts, pictures: list[tuple[str, bytes] | None]) -> tuple[str, list[Remark]]:
    """The HTML of a document, whose pictures are collected, and what mammoth did not understand."""
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(parts.content),
            style_map=f"{_STYLE_MAP}\n{parts.style_map}",
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(_keep_in(pictures)),
        )
    except SourceRefused:
        raise
    except RecursionError as error:
        raise SourceRefused("import-too-deep-inside", name="document.xml") from error
    except Exception as error:
        # The library raises whatever Python does where a part is not what it takes it for.
        raise SourceRefused("import-broken-markup", name=type(error).__name__) from error
    return str(result.value), _told([str(one.message) for one in result.messages])


def _keep_in(pictures: list[tuple[str, bytes] | None]) -> Callable[[Any], dict[str, str]]:
    def keep(image: Any) -> dict[str, str]:
        content: bytes | None = None
        try:
            with image.open() as file:
                content = file.read()
        except (InvalidFileReferenceError, OSError, KeyError):
            # It lies outside the document, and nothing outside is ever opened; the document's relations tell it.
            content = None
        kind = str(image.content_type or "").rpartition("/")[2].removeprefix("x-")
        pictures.append(None if content is None else (f"picture.{kind}", content))
        return {"src": f"{WORD_PICTURE}{len(pictures) - 1}"}

    return keep


def _told(messages: Sequence[str]) -> list[Remark]:
    styles = dict.fromkeys(found[1] for one in messages if (found := _UNKNOWN_STYLE.match(one)))
    unknown = [name for name in styles if name.lower() not in _PLAIN_STYLES]
    symbols = sum(bool(_SYMBOL.match(one)) for one in messages)
    remarks = [remark("import-unknown-styles", names=", ".join(unknown))] if unknown else []
    return [*remarks, *([remark("import-symbol", count=str(symbols))] if symbols else [])]
