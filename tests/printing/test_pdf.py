from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.printing.document import PrintDocument
from procdesk.printing.pdf import NotWritten, PrintedPage, sides, write_pdf
from procdesk.printing.sheet import local_sheet
from tests.printing.conftest import NOW

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from procdesk.cli.pdf_printer import PdfPrinter
from procdesk.printing.pdf import NotWritten, PrintedPage, write_pdf
from procdesk.printing.sheet import local_sheet
PdfPrinter()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
try:
    write_pdf(Path(sys.argv[1]), "t", local_sheet(), [PrintedPage(())] * 50)
except NotWritten as error:
    sys.exit(0 if str(error) else 3)
sys.exit(4)
"""


def pages(path: Path) -> int:
    raw = path.read_bytes()
    assert raw.startswith(b"%PDF")
    assert raw.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type /Page\b", raw))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_page_is_written_with_as_many_pages_as_it_has_sides(leaf: PrintDocument, tmp_path: Path) -> None:
    drawn = sides(leaf, local_sheet(), lambda _: None, NOW)
    path = tmp_path / "out" / "á.pdf"
    path.parent.mkdir()
    assert write_pdf(path, "Título", local_sheet(), drawn) == len(drawn) == pages(path)
    assert names(path.parent) == ["á.pdf"]


def test_every_side_tells_how_far_it_may_be_trusted(leaf: PrintDocument) -> None:
    for number, side in enumerate(drawn := sides(leaf, local_sheet(), lambda _: None, NOW), 1):
        assert side.margins is not None
        assert side.margins.head == ("Cobro <doble>", "Norvia · Facturación")
        assert side.margins.foot[0] == "Verificado el 15 de septiembre de 2026 por calidad@norvia.example"
        assert side.margins.foot[1] == "Impreso el 22 de noviembre de 2026, 12:45"
        assert side.margins.until.startswith("No usar después del ")
        assert side.margins.number == f"Página {number} de {len(drawn)}"


def test_a_folder_that_is_not_there_is_told_with_the_reason(tmp_path: Path, qapp: object) -> None:
    with pytest.raises(NotWritten, match=r"\w"):
        write_pdf(tmp_path / "no" / "a.pdf", "t", local_sheet(), [PrintedPage(())])


def test_what_fails_half_way_leaves_the_older_file_as_it_was(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")

    def breaking() -> Iterator[PrintedPage]:
        yield PrintedPage(())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_pdf(path, "t", local_sheet(), breaking())
    assert path.read_bytes() == b"older"
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="a full disk is made with a limit that only Unix has")
def test_a_full_disk_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == b"older"
    assert names(tmp_path) == ["a.pdf"]
