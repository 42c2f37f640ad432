"""Nothing is lost: every word that a source shows stands in its pages or in what is told of it."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from bs4 import BeautifulSoup
from openpyxl import load_workbook
from pypdf import PdfReader

from procdesk.authoring.importing.plan import PlannedPage
from procdesk.content.scan.decoding import decode
from procdesk.text import fold

_WORD = re.compile(r"\w+")
_LINE_BREAK = "<br>"
_LISTS = (".csv", ".tsv", ".xlsx")
# Within a word these only say how it looks.
_LOOK = re.compile(r"[*_\\~`]|\u00ad")
# The sign of an item, which Markdown has its own for.
_BULLET = re.compile(r"^\s*(?:[·•]|o(?=[\s\xa0]{2}))[\s\xa0]+", re.MULTILINE)
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$")


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text, without case, accents and marks of emphasis."""
    return Counter(_WORD.findall(fold(_LOOK.sub("", text))))


def lost_words(path: Path, pages: Sequence[PlannedPage]) -> tuple[str, ...]:
    """The words that a file shows and that stand neither in its pages nor in what is told of them."""
    kept = Counter[str]()
    for page in pages:
        kept += words_of(html.unescape(page.text.replace(_LINE_BREAK, " ")))
        kept += words_of(" ".join(fact for one in page.remarks for _, fact in one.facts))
        # A heading that was recognised has its own name now; the report tells the one that it had.
        kept += words_of(" ".join(heading for heading, _ in page.recognised))
    wanted = words_of(shown(path))
    # An answer that stands in several rows stands once on its page.
    lost = Counter(wanted.keys() - kept.keys()) if path.suffix in _LISTS else wanted - kept
    return tuple(sorted(lost.elements()))


def shown(path: Path) -> str:
    """All the words that somebody sees who opens a file with its own program."""
    readers: dict[str, Callable[[Path], str]] = {
        ".docx": _word,
        ".html": _html,
        ".htm": _html,
        ".xhtml": _html,
        ".xlsx": _excel,
        ".csv": _list,
        ".tsv": _list,
        ".pdf": _pdf,
    }
    return readers.get(path.suffix, _text)(path)


def _word(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        trees = [fromstring(parts.read(name)) for name in parts.namelist() if _PARTS.match(name)]
    paragraphs = (one for tree in trees for one in tree.iter() if one.tag.endswith("}p"))
    # A paragraph in a text box is one of its own, and LibreOffice writes each of them twice.
    return "\n".join(dict.fromkeys(_of_paragraph(one) for one in paragraphs))


def _of_paragraph(paragraph: Element) -> str:
    words = []
    waiting = list(paragraph)
    while waiting:
        one = waiting.pop(0)
        name = one.tag.rpartition("}")[2]
        if name in ("t", "delText"):
            words.append(one.text or "")
        elif name in ("br", "tab"):
            words.append(" ")
        elif name != "p":
            waiting = [*one, *waiting]
    return "".join(words)


def _html(path: Path) -> str:
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    for silent in soup(["script", "style", "head"]):
        silent.decompose()
    for note in soup(["sup", "a"]):
        # The number of a note at the foot is no part of the word before it.
        note.insert_before(" ")
        note.insert_after(" ")
    for block in soup(["p", "li", "h1", "h2", "h3", "td", "th", "div"]):
        block.append("\n")
    text = (soup.find(id="main-content") or soup).get_text()
    return _BULLET.sub("", text)


def _excel(path: Path) -> str:
    book = load_workbook(path, data_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    cells = (cell for row in rows for cell in row if isinstance(cell, str))
    return "\n".join(cells)


def _list(path: Path) -> str:
    text = decode(path.read_bytes()).text
    delimiter = "\t" if path.suffix == ".tsv" else ";"
    return "\n".join(cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row)


def _pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _text(path: Path) -> str:
    return decode(path.read_bytes()).text
