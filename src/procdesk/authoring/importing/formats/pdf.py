"""The text of PDF files, page after page; what a PDF looks like is not told by its text."""

from __future__ import annotations

import io
import logging
import re
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError

from procdesk.authoring.importing.document import ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.plain_text import markdown_of_text
from procdesk.authoring.importing.formats.web_page import plausible_title
from procdesk.authoring.importing.limits import PDF_PAGES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.content.vocabulary import section_name

_BULLETS = re.compile(r"^[ \t]*[•·▪◦●○■\uf0b7\uf0a7][ \t]*", re.MULTILINE)
_LONGEST_TITLE: Final = 120
_SENTENCE_END: Final = (".", ":", "!", "?", "…", ";", ")", "»", "”", '"')
_BEGINS_NEW = re.compile(r"\s*(?:[-•*]|\d{1,3}[.)])\s")
_SURROGATES = re.compile("[\ud800-\udfff\0]")


def read_pdf(raw: bytes, place: SourcePlace) -> ImportedDocument:
    """The document of a PDF. Raises SourceRefused where it is encrypted, broken, too long, or holds only pictures."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in raw[:1024]:
        raise SourceRefused("import-other-content" if raw.strip() else "import-empty-file")
    try:
        texts, pictures, title = _contents(raw)
    except DependencyError as error:
        raise SourceRefused("import-encrypted") from error
    except SourceRefused:
        raise
    except Exception as error:
        # The library raises whatever Python does where a file is not what it takes it for.
        raise SourceRefused("import-broken-pdf") from error
    remarks = _remarks(texts, pictures)
    lines = _joined("\n\n".join(text for text in texts if text.strip())).split("\n")
    title = title or _first_line(lines)
    body = markdown_of_text(_BULLETS.sub("- ", "\n".join(lines)))
    return ImportedDocument(place.source, title, body, remarks=remarks)


def _contents(raw: bytes) -> tuple[list[str], int, str]:
    """The text of each page, how many pictures there are, and the title that the file gives itself."""
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceRefused("import-encrypted")
    if len(reader.pages) > PDF_PAGES:
        raise SourceRefused("import-too-many-pages", limit=str(PDF_PAGES))
    texts = [_SURROGATES.sub("", page.extract_text() or "") for page in reader.pages]
    title = plausible_title(str((reader.metadata and reader.metadata.title) or "").strip())
    return texts, sum(_pictures(page) for page in reader.pages), title


def _pictures(page: object) -> int:
    resources = page.get("/Resources") if hasattr(page, "get") else None
    objects = (resources.get_object() if resources is not None else {}).get("/XObject") or {}
    found = objects.get_object() if hasattr(objects, "get_object") else objects
    return sum(1 for one in found.values() if one.get_object().get("/Subtype") == "/Image")


def _remarks(texts: list[str], pictures: int) -> tuple[Remark, ...]:
    if not any(text.strip() for text in texts):
        raise SourceRefused("import-scanned-pdf")
    empty = [str(number) for number, text in enumerate(texts, 1) if not text.strip()]
    remarks = [remark("import-pdf-layout")]
    if empty:
        remarks.append(remark("import-pages-without-text", pages=", ".join(empty[:40])))
    if pictures:
        remarks.append(remark("import-pdf-pictures", count=str(pictures)))
    return tuple(remarks)


def _first_line(lines: list[str]) -> str:
    """The first line, where it is short and no heading of ours; it is taken out of the text."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None or len(lines[first]) > _LONGEST_TITLE or section_name(lines[first].strip(" :")) is not None:
        return ""
    words = " ".join(lines[first].split())
    lines[first] = ""
    return words


def _joined(text: str) -> str:
    """The lines of a page joined to paragraphs: a line of full length that ends no sentence goes on in the next."""
    made: list[str] = []
    lines = text.split("\n")
    full = 0.7 * max(sorted(len(line) for line in lines)[-max(len(lines) // 10, 1)], 40)
    above = ""
    for line in lines:
        before = made[-1] if made else ""
        goes_on = (
            len(above) >= full
            and line.strip()
            and not before.rstrip().endswith(_SENTENCE_END)
            and not _BEGINS_NEW.match(line)
            and section_name(line.strip(" :")) is None
        )
        if goes_on:
            made[-1] = f"{before.rstrip()} {line.strip()}"
        else:
            made.append(line)
        above = line
    return "\n".join(made)
