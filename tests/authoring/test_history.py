from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from procdesk.authoring.history import HistoryEnd, history_of, in_repository, read_history
from tests.authoring.repositories import Repository

PAGE = "content/a/x.es.md"
FIRST = "---\ntitulo: Uno\n---\n\nUna prueba larga de texto que sigue y sigue.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository in which a page was written, changed, moved and changed again."""
    made = Repository(tmp_path / "repo")
    made.commit("Primera\n\nCon más palabras.", {PAGE: FIRST, "content/z.md": "z"})
    made.commit("Otra cosa", {"content/z.md": "zz"})
    made.commit("Segunda", {PAGE: FIRST.replace("larga", "corta")}, "Luis <luis@x.example>")
    moved = FIRST.replace("larga", "corta").replace("---\n\n", "ids_anteriores: a/x\n---\n\n")
    made.commit("Mover", {PAGE: None, "content/b/y.es.md": moved})
    made.commit("Última", {"content/b/y.es.md": moved.replace("sigue y sigue", "termina")})
    made.close()
    return made


def test_who_changed_a_page_when_and_why_through_its_move(repository: Repository) -> None:
    found = history_of(repository.root / "content/b/y.es.md")
    assert found is not None
    assert found.end is HistoryEnd.BEGINNING
    assert [(one.message.split("\n")[0], one.author, one.path) for one in found.versions] == [
        ("Última", "Ana Ruiz", "content/b/y.es.md"),
        ("Mover", "Ana Ruiz", "content/b/y.es.md"),
        ("Segunda", "Luis", PAGE),
        ("Primera", "Ana Ruiz", PAGE),
    ]
    assert found.versions[-1].text == FIRST
    assert f"{found.versions[-1].moment:%Y-%m-%d %H:%M %z}" == "2025-10-09 09:54 +0100"


def test_what_is_in_no_commit_yet_comes_first(repository: Repository) -> None:
    page = repository.root / "content/b/y.es.md"
    # The same text with the line ends of Windows is no change.
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    found = history_of(page)
    assert found is not None
    assert found.versions[0].commit
    page.write_text("todo nuevo\n")
    found = history_of(page)
    assert found is not None
    assert (found.versions[0].commit, found.versions[0].text) == ("", "todo nuevo\n")
    assert len(found.versions) == 5


def test_a_page_that_is_new_has_only_itself(repository: Repository) -> None:
    page = repository.root / "content/new.md"
    page.write_text("nuevo\n")
    found = history_of(page)
    assert found is not None
    assert [one.text for one in found.versions] == ["nuevo\n"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_versions_are_read_in_the_encoding_that_they_have(tmp_path: Path, encoding: str) -> None:
    repository = Repository(tmp_path / "repo")
    repository.commit("uno", {"x.md": "Señal año\n".encode(encoding)})
    repository.commit("dos", {"x.md": "Señal y niño\n"})
    repository.close()
    found = history_of(tmp_path / "repo/x.md")
    assert found is not None
    assert [one.text for one in found.versions] == ["Señal y niño\n", "Señal año\n"]


def test_outside_a_repository_there_is_no_history(tmp_path: Path) -> None:
    page = tmp_path / "content/x.md"
    page.parent.mkdir()
    page.write_text("x")
    assert history_of(page) is None
    assert not in_repository(page)


def test_a_clone_that_is_cut_off_does_not_say_who_wrote_its_beginning(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    repository.commit("uno", {"x.md": "1"})
    second = repository.commit("dos", {"x.md": "2"}, "Luis <l@x.example>")
    repository.commit("tres", {"x.md": "3"})
    repository.close()
    (tmp_path / "repo/.git/shallow").write_bytes(second + b"\n")
    found = history_of(tmp_path / "repo/x.md")
    assert found is not None
    assert found.end is HistoryEnd.SHALLOW
    assert [(one.author, one.message, one.text) for one in found.versions] == [("Ana Ruiz", "tres", "3"), ("", "", "2")]


def test_another_work_tree_of_a_repository_has_the_same_history(repository: Repository, tmp_path: Path) -> None:
    git = repository.root / ".git"
    own = git / "worktrees/two"
    own.mkdir(parents=True)
    (own / "commondir").write_text("../..\n")
    shutil.copy(git / "HEAD", own / "HEAD")
    tree = tmp_path / "two"
    shutil.copytree(repository.root / "content", tree / "content")
    (tree / ".git").write_text(f"gitdir: {own}\n")
    found = history_of(tree / "content/b/y.es.md")
    assert found is not None
    assert len(found.versions) == 4


def test_references_may_be_packed(repository: Repository) -> None:
    git = repository.root / ".git"
    branch = (git / "HEAD").read_text().removeprefix("ref:").strip()
    (git / "packed-refs").write_text(f"# pack-refs with: peeled\n{(git / branch).read_text().strip()} {branch}\n")
    (git / branch).unlink()
    found = history_of(repository.root / "content/b/y.es.md")
    assert found is not None
    assert len(found.versions) == 4


def test_of_a_long_history_as_much_is_read_as_there_is_time_for(repository: Repository) -> None:
    page = repository.root / "content/b/y.es.md"
    for most, seconds, versions in ((2, 60.0, 2), (200, -1.0, 1)):
        # So few commits are read without a pause.
        with pytest.raises(StopIteration) as end:
            next(read_history(page, most, seconds))
        assert end.value.value.end is HistoryEnd.LIMIT
        assert len(end.value.value.versions) == versions


@pytest.mark.parametrize(
    "damage",
    [
        {"HEAD": "ref: refs/heads/gone\n"},
        {"HEAD": "ref: ../../../../etc/passwd\n"},
        {"HEAD": "0" * 40},
        {"HEAD": "rubbish"},
        {"HEAD": ""},
        {"packed-refs": "\0\0\0"},
        {"shallow": "rubbish\n"},
        {"objects/info/alternates": "/nowhere\n/proc/self/mem\n"},
        {"config": "[core]\n\tfsmonitor = touch harm\n\tworktree = /\n[include]\n\tpath = /etc/passwd\n"},
        {"config": "rubbish ["},
        {"commondir": "/nowhere\n"},
        {"objects/pack/pack-1.idx": "rubbish", "objects/pack/pack-1.pack": "rubbish"},
    ],
    ids=str,
)
def test_a_repository_that_is_broken_or_means_harm_does_none(repository: Repository, damage: dict[str, str]) -> None:
    page = repository.root / "content/b/y.es.md"
    for name, text in damage.items():
        (repository.root / ".git" / name).parent.mkdir(parents=True, exist_ok=True)
        (repository.root / ".git" / name).write_text(text)
    before = {path: path.stat().st_mtime_ns for path in repository.root.parent.rglob("*")}
    found = history_of(page)
    assert found is None or found.versions[0].text == page.read_text("utf-8")
    assert {path: path.stat().st_mtime_ns for path in repository.root.parent.rglob("*")} == before


def test_an_object_that_is_damaged_ends_the_history_and_that_is_told(repository: Repository) -> None:
    # The oldest commit: what comes before it stays readable.
    page = repository.root / "content/b/y.es.md"
    found = history_of(page)
    assert found is not None
    oldest = found.versions[-1].commit
    (repository.root / ".git/objects" / oldest[:2] / oldest[2:]).chmod(0o644)
    (repository.root / ".git/objects" / oldest[:2] / oldest[2:]).write_bytes(b"rubbish")
    damaged = history_of(page)
    assert damaged is not None
    assert damaged.end is HistoryEnd.BROKEN
    assert [one.commit for one in damaged.versions] == [one.commit for one in found.versions[: len(damaged.versions)]]
    assert len(damaged.versions) >= 2


@pytest.mark.parametrize(
    "written", ["gitdir: /nowhere\n", "gitdir: .\n", "rubbish", "", "gitdir: " + "x" * 9000, "gitdir: a\0b"]
)
def test_a_file_that_names_no_repository_is_none(tmp_path: Path, written: str) -> None:
    (tmp_path / ".git").write_text(written)
    (tmp_path / "x.md").write_text("x")
    assert history_of(tmp_path / "x.md") is None
