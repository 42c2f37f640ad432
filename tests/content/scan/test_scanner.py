from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk.content.scan.scanner import (
    UNREADABLE,
    ContentUnreachable,
    Difference,
    FileStamp,
    compare,
    looks_unreachable,
    scan,
    scan_in_portions,
)
from tests.conftest import MakeFolder
from tests.failing import refuse_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links, permissions and case as POSIX has them")


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def codes(root: Path) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in scan(root).problems]


def test_pages_and_the_company_file_are_found_in_path_order(tmp_path: Path) -> None:
    touch(tmp_path, "b/two.md", "a/one.es.md", "procdesk.yaml", "README.md", "a/_index.es.md", "a/deep/er/three.MD")
    assert list(scan(tmp_path).files) == [
        "README.md",
        "a/_index.es.md",
        "a/deep/er/three.MD",
        "a/one.es.md",
        "b/two.md",
        "procdesk.yaml",
    ]


def test_a_stamp_holds_size_and_time(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(b"12345")
    status = (tmp_path / "one.md").stat()
    assert scan(tmp_path).files["one.md"] == FileStamp(5, status.st_mtime_ns)


def test_everything_that_is_no_page_is_left_alone(tmp_path: Path) -> None:
    touch(
        tmp_path,
        *(
            ".hidden.md",
            ".git/x.md",
            ".obsidian/x.md",
            ".vscode/x.md",
            "node_modules/x.md",
            "#x.md#",
            "x.md~",
            ".#x.md",
        ),
        "~$x.md",
        "x.md.swp",
        "4913",
        "x.md.tmp",
        "notes.txt",
        "sub/procdesk.yaml",
        "picture.png",
        "x.md.part",
    )
    assert scan(tmp_path).files == {}
    assert scan(tmp_path).problems == ()


def test_pages_are_read_whatever_the_case_and_the_form_of_their_ending(tmp_path: Path) -> None:
    names = ["a.markdown", "b.MD", "c.ES.md", "d.es.MD", "e.Markdown", "f.mdown", "g.mkd", "h-es.md", "i_es.md"]
    touch(tmp_path, *names)
    assert list(scan(tmp_path).files) == names
    assert scan(tmp_path).problems == ()


@pytest.mark.parametrize("name", ["procdesk.yaml", "procdesk.yml", "Procdesk.yaml", "PROCDESK.YML"])
def test_the_company_file_may_end_either_way(tmp_path: Path, name: str) -> None:
    touch(tmp_path, name, "sub/procdesk.yml")
    assert list(scan(tmp_path).files) == [name]
    assert scan(tmp_path).company_path == name


def test_of_two_company_files_one_is_read_and_the_other_told(tmp_path: Path) -> None:
    touch(tmp_path, "procdesk.yml", "procdesk.yaml")
    found = scan(tmp_path)
    assert (found.company_path, list(found.files)) == ("procdesk.yaml", ["procdesk.yaml"])
    assert [(one.path, one.code, dict(one.facts)) for one in found.problems] == [
        ("procdesk.yml", "second-company-file", {"other": "procdesk.yaml"})
    ]


@pytest.mark.parametrize(
    ("name", "ending", "right_name"),
    [
        ("x.md.txt", ".txt", "x.md"),
        ("x.es.md.txt", ".txt", "x.es.md"),
        ("X.MD.TXT", ".TXT", "X.MD"),
        ("x.markdown.txt", ".txt", "x.markdown"),
        ("x.md.docx", ".docx", "x.md"),
        ("x.mdx", ".mdx", "x.md"),
        ("x.es.mdx", ".mdx", "x.es.md"),
        ("procdesk.yaml.txt", ".txt", "procdesk.yaml"),
        ("procdesk.yml.txt", ".txt", "procdesk.yml"),
    ],
)
def test_a_page_with_a_wrong_ending_is_told_with_its_right_name(
    tmp_path: Path, name: str, ending: str, right_name: str
) -> None:
    touch(tmp_path, name)
    found = scan(tmp_path)
    assert found.files == {}
    assert [(one.path, one.code, dict(one.facts)) for one in found.problems] == [
        (name, "wrong-ending", {"ending": ending, "right_name": right_name})
    ]


def test_texts_of_other_programs_are_noted_where_pages_lie(tmp_path: Path) -> None:
    touch(tmp_path, "notes.txt", "a/x.txt", "a/y.DOCX", "a/z.odt", "a/b/deep.txt", "a/plan.pdf", "a/p.png", "a/w.xlsx")
    found = scan(tmp_path)
    assert found.documents == ("a/x.txt", "a/y.DOCX", "a/z.odt")
    assert (found.files, found.problems) == ({}, ())


def test_a_missing_folder_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(ContentUnreachable) as caught:
        scan(tmp_path / "gone")
    assert caught.value.reason == "missing"


def test_a_link_that_leads_to_itself_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(ContentUnreachable):
        scan(tmp_path / "loop")


def test_a_file_instead_of_a_folder_is_unreachable(tmp_path: Path) -> None:
    touch(tmp_path, "file")
    with pytest.raises(ContentUnreachable) as caught:
        scan(tmp_path / "file")
    assert caught.value.reason == "not-a-folder"


def test_a_refusal_of_the_disk_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "open.md", "closed/x.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith(closed):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    closed = "closed"
    assert list(scan(tmp_path).files) == ["open.md"]
    assert codes(tmp_path) == [("closed", "folder-unreadable")]
    closed = tmp_path.name
    with pytest.raises(ContentUnreachable) as caught:
        scan(tmp_path)
    assert caught.value.reason == "denied"


@posix
def test_links_that_lead_back_up_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "a/b/page.md")
    (tmp_path / "a/b/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/root").symlink_to(tmp_path)
    assert list(scan(tmp_path).files) == ["a/b/page.md"]
    assert codes(tmp_path) == [("a/b/loop", "link-loop"), ("a/root", "link-loop")]


@posix
def test_two_links_into_one_another_end(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.md", "b/y.md")
    (tmp_path / "a/to_b").symlink_to(tmp_path / "b")
    (tmp_path / "b/to_a").symlink_to(tmp_path / "a")
    assert {"a/x.md", "b/y.md", "a/to_b/y.md", "b/to_a/x.md"} == set(scan(tmp_path).files)
    assert {code for _, code in codes(tmp_path)} == {"link-loop"}


@posix
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    touch(tmp_path, "content/page.md", "outside/secret.md")
    (tmp_path / "content/out").symlink_to(tmp_path / "outside")
    (tmp_path / "content/file.md").symlink_to(tmp_path / "outside/secret.md")
    root = tmp_path / "content"
    assert list(scan(root).files) == ["page.md"]
    assert codes(root) == [("file.md", "link-outside"), ("out", "link-outside")]


@posix
def test_a_content_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    touch(tmp_path, "real/page.md")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert list(scan(tmp_path / "link").files) == ["page.md"]


@posix
def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "page.md").symlink_to(tmp_path / "gone.md")
    assert codes(tmp_path) == [("page.md", "file-unreadable")]


@pytest.mark.skipif(sys.platform != "linux", reason="the disk takes two names that differ in case")
def test_names_that_other_disks_hold_for_one_are_a_problem(tmp_path: Path) -> None:
    touch(tmp_path, "a/Page.md", "a/page.md", "caf\u00e9.md", "cafe\u0301.md", "X/one.md", "x/two.md")
    assert [code for _, code in codes(tmp_path)] == ["names-clash"] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="the disk takes names that are no text")
def test_names_that_cannot_be_shown_are_a_problem_and_not_read(tmp_path: Path) -> None:
    touch(tmp_path, "good.md")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.md")).write_text("x")
    touch(tmp_path, "line\nbreak.md")
    found = scan(tmp_path)
    assert list(found.files) == ["good.md"]
    assert [one.code for one in found.problems] == ["bad-name", "bad-name"]
    for one in found.problems:
        one.path.encode()


def test_a_folder_with_too_many_files_is_cut_and_says_so(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{number}.md" for number in range(20)), *(f"sub/{number}.md" for number in range(20)))
    found = scan(tmp_path, limit=10)
    assert "too-many-files" in {one.code for one in found.problems}
    assert len(found.files) <= 20


def test_two_scans_differ_by_what_was_added_changed_and_removed() -> None:
    one, two = FileStamp(1, 1), FileStamp(2, 1)
    found = compare({"a": one, "b": one, "c": one}, {"b": two, "c": one, "d": one})
    assert (found.added, found.changed, found.removed) == (("d",), ("b",), ("a",))
    assert found
    assert not compare({"a": one}, {"a": one})


@pytest.mark.parametrize(
    ("old", "removed", "added", "unreachable"),
    [
        (100, 21, 0, True),
        (100, 20, 0, False),
        (9, 9, 0, False),
        (10, 3, 0, True),
        (0, 0, 0, False),
        (22, 6, 6, False),
        (22, 22, 22, False),
        (22, 10, 8, False),
        (22, 22, 1, True),
    ],
)
def test_many_files_gone_at_once_mean_that_the_share_went_away_unless_as_many_have_come(
    old: int, removed: int, added: int, unreachable: bool
) -> None:
    gone, come = (
        tuple(f"{word}/{number}.md" for number in range(count)) for word, count in (("a", removed), ("b", added))
    )
    assert looks_unreachable(old, Difference(added=come, removed=gone)) is unreachable


def test_what_was_known_in_a_folder_that_is_closed_now_is_not_gone(
    make: MakeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make({"a/one.md": "# One\n", "b/two.md": "# Two\n"})
    known = scan(root).files
    with refuse_folder(root / "a", monkeypatch):
        found = scan(root).with_unseen([*known, "b/three.md"])
    assert found.closed == ("a",)
    assert found.files == {"a/one.md": UNREADABLE, "b/two.md": known["b/two.md"]}
    assert scan(root).with_unseen(["a/gone.md"]).files == known


@posix
def test_a_file_that_cannot_be_looked_at_is_there_all_the_same(make: MakeFolder) -> None:
    root = make({"a/one.md": "# One\n"})
    (root / "a/loop.md").symlink_to(root / "a/loop.md")
    found = scan(root)
    assert found.files["a/loop.md"] == UNREADABLE
    assert [(one.path, one.code) for one in found.problems] == [("a/loop.md", "file-unreadable")]


def test_scanning_imports_nothing_heavy() -> None:
    heavy = "'yaml', 'pydantic', 'rapidfuzz', 'tomllib'"
    script = f"import sys, procdesk.content.scan.scanner; print([name for name in ({heavy}) if name in sys.modules])"
    src = str(Path(__file__).resolve().parents[3] / "src")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": src},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_large_folder_is_looked_at_in_portions_and_found_as_in_one_go(tmp_path: Path) -> None:
    touch(tmp_path, *(f"averias/{number % 3}/pagina-{number}.md" for number in range(25)))
    scanning = scan_in_portions(tmp_path, at_a_time=10)
    assert [next(scanning), next(scanning), next(scanning)] == [None, None, None]
    with pytest.raises(StopIteration) as end:
        next(scanning)
    assert end.value.value == scan(tmp_path)


def test_a_scan_that_is_given_up_leaves_no_folder_open(tmp_path: Path) -> None:
    touch(tmp_path, *(f"averias/pagina-{number}.md" for number in range(4)))
    scanning = scan_in_portions(tmp_path, at_a_time=2)
    next(scanning)
    scanning.close()
    assert list(scanning) == []
