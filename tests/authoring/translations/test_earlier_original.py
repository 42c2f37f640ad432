"""What a translation was made of is found in the history of its original, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from dulwich import porcelain

from procdesk.authoring.translations.earlier_original import earlier_original
from procdesk.authoring.translations.translation_pairs import Drift, passage_pairs
from procdesk.content.parser import read_source
from procdesk.content.translation import content_hash
from procdesk.model import WriteUp

PATH = "facturacion/cobro.es.md"
FIRST = "---\ntitle: Cobro\n---\n## Qué decir\nLo compruebo.\n## Pregunta primero\n- ¿Cuándo?\n"


def written(text: str, path: str = PATH) -> WriteUp:
    found = read_source(path, text.encode(), None).write_up
    assert found is not None
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with three versions of a page."""
    porcelain.init(str(tmp_path))
    for number, text in enumerate((FIRST, FIRST.replace("¿Cuándo?", "¿Qué día?"), FIRST.replace("Lo", "Ya lo"))):
        page = tmp_path / PATH
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, "utf-8")
        porcelain.add(str(tmp_path), [str(page)])
        who = b"Ana <ana@norvia.example>"
        porcelain.commit(str(tmp_path), message=b"x", author=who, committer=who, commit_timestamp=number + 1)
    return tmp_path


def test_an_old_mark_of_the_whole_tells_the_passages_that_changed(repository: Path) -> None:
    mark = content_hash(written(FIRST))
    now = written((repository / PATH).read_text("utf-8"))
    before = earlier_original(repository, now, mark)
    assert before is not None
    assert content_hash(before) == mark
    english = FIRST.replace("title: Cobro", f"title: Charge\ntranslates: {mark}").replace("Qué decir", "Say this")
    translation = written(english.replace("Pregunta primero", "Ask first"), "facturacion/cobro.en.md")
    drifted = [
        one.original.heading
        for one in passage_pairs(now, translation, before)
        if one.drift is Drift.CHANGED and one.original
    ]
    assert drifted == ["Qué decir"]


def test_a_mark_that_no_version_has_is_not_found(repository: Path) -> None:
    assert earlier_original(repository, written(FIRST), "0123456789ab") is None


def test_outside_a_repository_nothing_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "facturacion").mkdir()
    (tmp_path / PATH).write_text(FIRST, "utf-8")
    assert earlier_original(tmp_path, written(FIRST), content_hash(written(FIRST))) is None
