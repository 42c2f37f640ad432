"""Whatever keeps a page from being saved leaves its file as it was, and is told in words in both languages."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from procdesk.authoring.page_file import PageFile, new_page_file, read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.content.scan.scanner import scan
from procdesk.i18n import LANGUAGES, Messages
from tests.authoring.killed_saves import kill_while_saving, save_once_more

OLD, NEW = "uno\n", "dos\n"


@pytest.fixture
def page(tmp_path: Path) -> PageFile:
    path = tmp_path / "content" / "fact" / "x.es.md"
    path.parent.mkdir(parents=True)
    path.write_text(OLD)
    return read_page_file(path, tmp_path / "content")


def told(action: Callable[[], object]) -> str:
    """The code of what was refused, which has a sentence for its facts in both languages."""
    with pytest.raises(PageFileError) as refused:
        action()
    sentences = {Messages(lang).say(refused.value.code, **refused.value.facts) for lang in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert all(refused.value.facts["path"] in one for one in sentences)
    return refused.value.code


def on_windows(number: int) -> OSError:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (on_windows(32), "file-in-use"),
        (on_windows(33), "file-in-use"),
        (on_windows(5), "file-in-use"),
        (OSError(errno.EBUSY, ""), "file-in-use"),
        (PermissionError(errno.EACCES, ""), "file-denied"),
        (OSError(errno.EROFS, ""), "folder-read-only"),
        (OSError(errno.ENOSPC, ""), "file-disk-full"),
        (OSError(errno.EDQUOT, ""), "file-disk-full"),
        (on_windows(112), "file-disk-full"),
        (OSError(errno.EIO, ""), "file-out-of-reach"),
        (OSError(errno.ESTALE, ""), "file-out-of-reach"),
        (OSError(errno.EHOSTDOWN, ""), "file-out-of-reach"),
        (on_windows(59), "file-out-of-reach"),
        (on_windows(64), "file-out-of-reach"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "file-not-saved"),
        (OSError("odd"), "file-not-saved"),
    ],
    ids=str,
)
@pytest.mark.parametrize("step", ["fsync", "write", "replace"])
def test_what_the_system_refuses_while_saving_is_told_and_leaves_the_old_text(
    page: PageFile, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    clock = iter(range(1_000))
    monkeypatch.setattr("procdesk.files.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("procdesk.files.time.sleep", lambda _: None)
    monkeypatch.setattr(*((Path, "replace") if step == "replace" else (os, step)), refuse)
    assert told(lambda: save_page_file(page, NEW)) == code
    monkeypatch.undo()
    assert [(one.name, one.read_text()) for one in page.path.parent.iterdir()] == [("x.es.md", OLD)]
    assert save_page_file(page, NEW).text == NEW


def test_a_share_that_vanishes_with_all_its_files_is_told(page: PageFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(_: int) -> None:
        page.path.parent.rename(page.root.with_name("away"))
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "fsync", vanish)
    assert told(lambda: save_page_file(page, NEW)) == "file-out-of-reach"
    assert (page.root.with_name("away") / "x.es.md").read_text() == OLD
    assert not page.path.parent.exists()


def test_a_file_in_use_is_saved_once_it_is_free(page: PageFile, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, refusals = Path.replace, [on_windows(32), on_windows(32)]

    def busy(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr("procdesk.files.time.sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", busy)
    assert save_page_file(page, NEW).text == NEW


def test_a_file_that_changes_while_it_is_in_use_is_not_overwritten(
    page: PageFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_self: Path, _target: Path) -> Path:
        page.path.write_text("suyo\n")
        raise on_windows(32)

    monkeypatch.setattr("procdesk.files.time.sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", busy)
    assert told(lambda: save_page_file(page, NEW)) == "file-changed"
    assert page.path.read_text() == "suyo\n"


def test_a_folder_that_is_gone_is_told_and_not_made_again(page: PageFile) -> None:
    page.path.parent.rename(page.root / "other")
    assert told(lambda: save_page_file(page, NEW)) == "folder-gone"
    assert told(lambda: save_page_file(new_page_file(page.path, page.root), NEW)) == "folder-gone"
    assert told(lambda: read_page_file(page.path, page.root)) == "folder-gone"
    assert not page.path.parent.exists()


def test_a_page_that_was_deleted_is_told_and_can_be_written_anew(page: PageFile) -> None:
    page.path.unlink()
    assert told(lambda: save_page_file(page, NEW)) == "file-gone"
    assert save_page_file(new_page_file(page.path, page.root), NEW).text == NEW
    assert page.path.read_text() == NEW


def test_a_page_whose_name_has_other_capitals_now_is_told_by_its_new_name(page: PageFile) -> None:
    page.path.rename(page.path.with_name("X.es.md"))
    if page.path.exists():
        save_page_file(page, NEW)
        assert [one.name for one in page.path.parent.iterdir()] == ["X.es.md"]
    else:
        assert told(lambda: save_page_file(page, NEW)) == "file-renamed"


def test_a_protected_file_stays_as_it_is_although_its_folder_could_be_written(page: PageFile) -> None:
    page.path.chmod(0o444)
    assert told(lambda: save_page_file(page, NEW)) == "file-read-only"
    assert page.path.read_text() == OLD


def test_a_folder_that_may_only_be_read_is_told(page: PageFile, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != page.path.parent and access(path, mode))
    assert told(lambda: save_page_file(page, NEW)) == "folder-read-only"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows have other permissions")
def test_a_folder_without_the_permission_to_write_is_told(page: PageFile) -> None:
    page.path.parent.chmod(0o555)
    assert told(lambda: save_page_file(page, NEW)) == "folder-read-only"
    page.path.parent.chmod(0o755)


def test_a_folder_in_the_place_of_the_file_is_told(page: PageFile) -> None:
    page.path.unlink()
    page.path.mkdir()
    assert told(lambda: save_page_file(page, NEW)) == "file-not-a-file"
    assert told(lambda: read_page_file(page.path, page.root)) == "file-not-a-file"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_place_of_the_file_is_told_and_not_waited_for(page: PageFile) -> None:
    page.path.unlink()
    os.mkfifo(page.path)
    assert told(lambda: save_page_file(page, NEW)) == "file-not-a-file"


def test_a_link_is_written_through_to_its_file_inside_the_folder(page: PageFile) -> None:
    target = page.root / "real.md"
    page.path.rename(target)
    page.path.symlink_to(target)
    linked = read_page_file(page.path, page.root)
    save_page_file(linked, NEW)
    assert page.path.is_symlink()
    assert target.read_text() == NEW


def test_a_file_that_became_a_link_out_of_the_folder_is_not_written(page: PageFile, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(OLD)
    page.path.unlink()
    page.path.symlink_to(outside)
    assert told(lambda: save_page_file(page, NEW)) == "file-link-outside"
    assert told(lambda: read_page_file(page.path, page.root)) == "file-link-outside"
    assert outside.read_text() == OLD


def test_a_department_that_became_a_link_out_of_the_folder_is_not_written(page: PageFile, tmp_path: Path) -> None:
    page.path.parent.rename(tmp_path / "away")
    page.path.parent.symlink_to(tmp_path / "away")
    assert told(lambda: save_page_file(page, NEW)) == "file-link-outside"


def test_a_link_that_leads_to_itself_is_told(page: PageFile) -> None:
    page.path.unlink()
    page.path.symlink_to(page.path)
    assert told(lambda: save_page_file(page, NEW)) in ("file-not-a-file", "file-not-saved")


def test_what_is_no_text_is_told_and_not_opened(page: PageFile) -> None:
    page.path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert told(lambda: read_page_file(page.path, page.root)) == "file-not-text"
    assert told(lambda: save_page_file(page, NEW)) == "file-not-text"


def test_a_file_larger_than_any_page_is_told_and_not_opened(page: PageFile) -> None:
    with page.path.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    assert told(lambda: read_page_file(page.path, page.root)) == "file-too-big"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permissions of this kind")
def test_a_saved_page_keeps_its_permissions(page: PageFile) -> None:
    page.path.chmod(0o640)
    save_page_file(page, NEW)
    assert page.path.stat().st_mode & 0o777 == 0o640


FULL = """
import resource, signal, sys
from pathlib import Path
from procdesk.authoring.page_file import read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError
page = read_page_file(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save_page_file(page, page.text + "x" * 5000)
except PageFileError as error:
    print(error.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_takes_only_half_of_the_file_keeps_the_old_one(page: PageFile) -> None:
    run = subprocess.run([sys.executable, "-c", FULL, str(page.path)], capture_output=True, text=True, check=True)
    assert run.stdout == "file-disk-full\n"
    assert [(one.name, one.read_text()) for one in page.path.parent.iterdir()] == [("x.es.md", OLD)]


APPENDING = """
import sys
from pathlib import Path
from procdesk.authoring.page_file import FileChanged, read_page_file, save_page_file
path = Path(sys.argv[1])
for number in range(25):
    while True:
        page = read_page_file(path)
        try:
            save_page_file(page, f"{page.text}{sys.argv[2]}-{number}\\n")
        except FileChanged:
            continue
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_of_programs_that_save_one_page_at_the_same_time_none_takes_back_what_another_has_written(
    page: PageFile,
) -> None:
    commands = [[sys.executable, "-c", APPENDING, str(page.path), name] for name in "abc"]
    programs = [subprocess.Popen(command) for command in commands]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert sorted(page.path.read_text().split()[1:]) == sorted(f"{name}-{n}" for name in "abc" for n in range(25))
    assert [one.name for one in page.path.parent.iterdir()] == ["x.es.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no locks of this kind")
def test_a_page_that_another_program_holds_for_long_is_told(page: PageFile, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    clock = iter(range(1_000))
    monkeypatch.setattr("procdesk.files.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("procdesk.files.time.sleep", lambda _: None)
    with page.path.open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert told(lambda: save_page_file(page, NEW)) == "file-in-use"
    assert save_page_file(page, NEW).text == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_programs_killed_while_saving_leave_the_old_page_or_the_new(tmp_path: Path) -> None:
    found = list(kill_while_saving(tmp_path, 15, seed=13))
    assert all(whole for _, whole in found)
    assert save_once_more(tmp_path) == ["x.es.md"]


def test_what_a_killed_program_left_is_no_page_and_is_cleared_away(page: PageFile) -> None:
    left = page.path.with_name(".procdesk-abc.tmp")
    left.write_text("half")
    assert list(scan(page.root).files) == ["fact/x.es.md"]
    save_page_file(page, NEW)
    assert not left.exists()


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be deleted there")
def test_what_another_program_is_writing_just_now_is_left_alone(page: PageFile) -> None:
    import fcntl

    left = page.path.with_name(".procdesk-abc.tmp")
    with left.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        save_page_file(page, NEW)
        assert left.exists()
