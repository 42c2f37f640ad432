"""Files that are broken, dangerous or much too large, made anew for each test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfWriter

from tests.authoring.importing.reading import DATA

WORD = DATA / "pandoc-es.docx"
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{0}</w:body></w:document>'
)


def changed_archive(path: Path, target: Path, changes: Mapping[str, bytes | str], without: str = "") -> Path:
    """A copy of an archive in which some files hold something else, are new, or are left out."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name not in changes and name != without:
                made.writestr(name, source.read(name))
        for name, content in changes.items():
            made.writestr(name, content)
    return target


def word_with(target: Path, body: str, **others: bytes | str) -> Path:
    """A Word document with that body in the format's own markup, and other parts by their names."""
    parts = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in others.items()}
    return changed_archive(WORD, target, {DOCUMENT: _BODY.format(body), **parts})


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def archive(target: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target


def sparse(target: Path, size: int, beginning: bytes = b"") -> Path:
    """A file of that size that takes no room on the disk."""
    with target.open("wb") as file:
        file.write(beginning)
        file.truncate(size)
    return target


def pdf(target: Path, pages: int, password: str = "") -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(72, 72)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    target.write_bytes(made.getvalue())
    return target
