"""Files are replaced whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from procdesk.files import TEMPORARY, atomic_write


def test_writing_leaves_the_old_text_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "x.md"
    atomic_write(path, "one\nñ\n")
    assert path.read_bytes() == "one\nñ\n".encode()

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        atomic_write(path, "two")
    assert path.read_text("utf-8") == "one\nñ\n"
    assert [one.name for one in path.parent.iterdir()] == ["x.md"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    atomic_write(tmp_path / "x", b"a\r\n\xff")
    assert (tmp_path / "x").read_bytes() == b"a\r\n\xff"


def test_what_is_no_text_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        atomic_write(tmp_path / "x", "\ud800")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_file_keeps_its_permissions_unless_others_are_given(tmp_path: Path) -> None:
    path = tmp_path / "x"
    atomic_write(path, "one", mode=0o640)
    atomic_write(path, "two")
    assert path.stat().st_mode & 0o777 == 0o640
    atomic_write(path, "three", mode=0o600)
    assert path.stat().st_mode & 0o777 == 0o600


class InUseError(OSError):
    """What Windows raises while another program reads the file."""

    winerror = 32


@pytest.mark.parametrize(("refusals", "patience_s", "written"), [(1, 60.0, True), (1, 0.0, False), (0, 0.0, True)])
def test_a_file_in_use_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, patience_s: float, written: bool
) -> None:
    path, replace, left = tmp_path / "x", Path.replace, [refusals]
    path.write_text("old")

    def sometimes(source: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise InUseError(13, "in use")
        return replace(source, target)

    clock = iter(range(1_000))
    monkeypatch.setattr(Path, "replace", sometimes)
    monkeypatch.setattr("procdesk.files.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("procdesk.files.time.sleep", lambda _: None)
    if written:
        atomic_write(path, "new", patience_s=patience_s)
    else:
        with pytest.raises(InUseError):
            atomic_write(path, "new", patience_s=patience_s)
    assert path.read_text() == ("new" if written else "old")
    assert list(tmp_path.glob(TEMPORARY)) == []
