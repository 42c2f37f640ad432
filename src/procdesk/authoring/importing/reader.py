"""One source is read: by the reader of its format, within the limits, and with a reason where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from procdesk.authoring.importing.document import ImportedDocument, ReadSource, SourceRefused, remark
from procdesk.authoring.importing.limits import SOURCE_BYTES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.authoring.importing.sources import Source, other_format
from procdesk.authoring.importing.staging import StagedFiles
from procdesk.text import readable

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(source: Source, staging: Path) -> ReadSource:
    """What is in a source; whatever is wrong with it is told in `refused`, and nothing is raised but MemoryError."""
    try:
        size = source.path.stat().st_size
        _check_size(size)
        documents = _READERS.get(source.ending, _entities)(source, staging)
    except SourceRefused as refused:
        return ReadSource(source.name, refused=remark(refused.code, **refused.facts))
    except OSError as error:
        return ReadSource(source.name, refused=remark("import-unreadable", reason=str(error.strerror or error)))
    except RecursionError:
        return ReadSource(source.name, refused=remark("import-too-deep-inside", name=source.path.name))
    named = tuple(_named(one, source) for one in documents)
    if not any(one.body.strip() or one.phrases for one in named):
        titles = " · ".join(one.title for one in documents if one.title)
        told = tuple(remark for one in named for remark in one.remarks)
        return ReadSource(source.name, refused=remark("import-without-text", title=titles), remarks=told)
    return ReadSource(source.name, named)


def _check_size(size: int) -> None:
    if size > SOURCE_BYTES:
        raise SourceRefused("import-too-big", limit=str(SOURCE_BYTES // 1024**2))
    if not size:
        raise SourceRefused("import-empty-file")


def _named(document: ImportedDocument, source: Source) -> ImportedDocument:
    return replace(
        document,
        title=document.title or ("" if document.whole else readable(source.path.stem)),
        department=document.department or source.department,
    )


def _place(source: Source) -> SourcePlace:
    return SourcePlace(source.name, source.path, source.root)


def _word(source: Source, staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.word import read_word

    return (read_word(source.path.read_bytes(), _place(source), StagedFiles(staging)),)


def _html(source: Source, staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.confluence import read_export_page
    from procdesk.authoring.importing.formats.web_page import decode_html, html_document, split_html

    raw = source.path.read_bytes()
    if raw.startswith((b"PK", _OLD_OFFICE)):
        raise SourceRefused("import-other-content")
    text = split_html(decode_html(raw))
    staged = StagedFiles(staging)
    page = read_export_page(text, _place(source), staged)
    return (page or html_document(text, _place(source), staged),)


def _text(source: Source, _staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.plain_text import read_text

    return (read_text(source.path.read_bytes(), _place(source)),)


def _markdown(source: Source, staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.plain_text import read_markdown

    return (read_markdown(source.path.read_bytes(), _place(source), StagedFiles(staging)),)


def _csv(source: Source, _staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.question_list import list_documents
    from procdesk.authoring.importing.formats.spreadsheet import csv_rows

    raw = source.path.read_bytes()
    if raw.startswith((b"PK\x03\x04", _OLD_OFFICE)):
        raise SourceRefused("import-other-content")
    rows, remarks = csv_rows(raw)
    return list_documents((rows,), source.name, remarks)


def _excel(source: Source, _staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.question_list import list_documents
    from procdesk.authoring.importing.formats.spreadsheet import excel_rows
    from procdesk.authoring.importing.formats.word_parts import check_beginning

    check_beginning(source.path.read_bytes())
    lists, remarks = excel_rows(source.path)
    return list_documents(lists, source.name, remarks)


def _pdf(source: Source, _staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.pdf import read_pdf

    return (read_pdf(source.path.read_bytes(), _place(source)),)


def _entities(source: Source, staging: Path) -> tuple[ImportedDocument, ...]:
    from procdesk.authoring.importing.formats.confluence import read_entities

    if source.ending != "xml":
        other = other_format(source.ending)
        raise SourceRefused(other.code, **dict(other.facts))
    return read_entities(source.path.read_bytes(), _place(source), staging)


_READERS: Final[dict[str, Callable[[Source, Path], tuple[ImportedDocument, ...]]]] = {
    **dict.fromkeys(("docx", "docm", "dotx"), _word),
    **dict.fromkeys(("html", "htm", "xhtml"), _html),
    **dict.fromkeys(("txt", "text"), _text),
    **dict.fromkeys(("md", "markdown"), _markdown),
    **dict.fromkeys(("csv", "tsv"), _csv),
    **dict.fromkeys(("xlsx", "xlsm"), _excel),
    "pdf": _pdf,
}
