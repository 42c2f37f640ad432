"""What was typed and not saved is there again after the program has died."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from procdesk.authoring.drafts import DraftStore
from procdesk.settings import drafts_folder
from tests.authoring.killed_saves import kill_while_keeping

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path, content: Path) -> DraftStore:
    return DraftStore(tmp_path / "home" / "drafts", content)


def test_a_draft_is_offered_again_by_another_program_with_all_that_was_typed(
    store: DraftStore, tmp_path: Path, content: Path
) -> None:
    text = "línea\n\t“x” 🙂 \ud800\n"
    assert store.keep("fact/cobro.es.md", text, "abc", NOON) is None
    (draft,) = DraftStore(tmp_path / "home" / "drafts", content).drafts().drafts
    assert (draft.path, draft.text, draft.digest, draft.kept_at) == ("fact/cobro.es.md", text, "abc", NOON)


@pytest.mark.skipif(os.name == "nt", reason="Windows kills otherwise")
def test_what_was_typed_is_offered_again_whole_by_whatever_is_killed_while_keeping_it(content: Path) -> None:
    assert all(kill_while_keeping(content, 4, seed=13))


def test_a_page_has_one_draft_the_last(store: DraftStore) -> None:
    store.keep("a.md", "uno", "", NOON)
    store.keep("b.md", "otra", "", NOON + timedelta(minutes=2))
    store.keep("a.md", "dos", "", NOON + timedelta(minutes=1))
    assert [(one.path, one.text) for one in store.drafts().drafts] == [("b.md", "otra"), ("a.md", "dos")]


def test_a_draft_that_was_saved_is_forgotten_and_no_other(store: DraftStore) -> None:
    store.keep("a.md", "uno", "", NOON)
    store.keep("b.md", "dos", "", NOON)
    assert store.drop(next(one for one in store.drafts().drafts if one.path == "a.md")) is None
    assert [one.path for one in store.drafts().drafts] == ["b.md"]


def test_drafts_of_files_that_have_gone_or_have_another_name_are_offered(store: DraftStore, content: Path) -> None:
    (content / "a.md").write_text("x")
    store.keep("a.md", "uno", "abc", NOON)
    (content / "a.md").rename(content / "b.md")
    assert [one.text for one in store.drafts().drafts] == ["uno"]


def test_a_draft_of_another_folder_is_offered_there_and_where_that_is_gone_everywhere(
    store: DraftStore, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    theirs = DraftStore(tmp_path / "home" / "drafts", other)
    theirs.keep("a.md", "suyo", "", NOON)
    store.keep("a.md", "mío", "", NOON)
    assert [one.text for one in store.drafts().drafts] == ["mío"]
    assert [one.text for one in theirs.drafts().drafts] == ["suyo"]
    other.rename(tmp_path / "renamed")
    assert {one.text for one in store.drafts().drafts} == {"mío", "suyo"}
    for one in store.drafts().drafts:
        store.drop(one)
    assert not store.drafts().drafts


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\0",
        b'{"content": "x"}',
        json.dumps({"content": "x", "path": 3, "text": "", "digest": "", "kept_at": NOON.isoformat()}).encode(),
        json.dumps({"content": "x", "path": "", "text": "", "digest": "", "kept_at": "yesterday"}).encode(),
        json.dumps({"content": "x", "path": "", "text": "", "digest": "", "kept_at": "2026-11-29"}).encode(),
    ],
)
def test_a_broken_draft_is_set_aside_and_stops_no_other(store: DraftStore, tmp_path: Path, raw: bytes) -> None:
    store.keep("a.md", "uno", "", NOON)
    bad = tmp_path / "home" / "drafts" / "bad.draft.json"
    bad.write_bytes(raw)
    found = store.drafts()
    assert [one.text for one in found.drafts] == ["uno"]
    (aside,) = found.broken
    assert aside.read_bytes() == raw
    assert not store.drafts().broken


def test_a_draft_that_cannot_be_read_just_now_is_kept_for_another_time(store: DraftStore, tmp_path: Path) -> None:
    store.keep("a.md", "uno", "", NOON)
    bad = tmp_path / "home" / "drafts" / "bad.draft.json"
    bad.mkdir()
    found = store.drafts()
    assert [one.text for one in found.drafts] == ["uno"]
    assert not found.broken
    assert bad.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps users apart by their folders")
def test_drafts_are_nobody_elses_business(store: DraftStore, tmp_path: Path) -> None:
    store.keep("a.md", "uno", "", NOON)
    assert (tmp_path / "home" / "drafts").stat().st_mode & 0o077 == 0


def test_a_disk_that_takes_no_draft_is_told_and_stops_nobody(tmp_path: Path, content: Path) -> None:
    (tmp_path / "file").write_text("x")
    error = DraftStore(tmp_path / "file" / "drafts", content).keep("a.md", "x", "", NOON)
    assert isinstance(error, OSError)


def test_a_full_disk_keeps_the_draft_before(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep("a.md", "uno", "", NOON)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space" in str(store.keep("a.md", "dos", "", NOON))
    assert [one.text for one in store.drafts().drafts] == ["uno"]


def test_drafts_lie_with_what_else_the_user_has_of_procdesk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROCDESK_HOME", str(tmp_path))
    assert drafts_folder() == tmp_path / "drafts"
