"""Which of a folder's own phrases find another page first, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from procdesk.evaluation.self_search import SelfSearch, lost_phrases, mark_of, open_self_search
from procdesk.model import Answer, Hit, LostPhrase, Process, Query, WriteUp

TODAY = date(2026, 11, 23)


@dataclass
class Searcher:
    """Finds for each phrase the ids that it is told."""

    found: dict[str, list[str]]
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query) -> Answer:
        self.asked.append(query)
        return Answer(query, tuple(Hit(id_, "es", id_, "", "", 1.0, ()) for id_ in self.found[query.text]), 0.0)


def process(id_: str, *phrases: str, lang: str = "es") -> Process:
    return Process(id_, (WriteUp(id_, lang, f"{id_}.{lang}.md", id_, "a", phrases=phrases),))


def opened(root: Path, *processes: Process, today: date = TODAY) -> SelfSearch:
    return open_self_search(root, {one.id: mark_of(one) for one in processes}, today)


ONE, OTHER = process("a/b", "uno", "dos", "tres"), process("a/c", "cuatro")
FOUND = {"uno": ["a/b"], "dos": ["a/c", "a/b"], "tres": ["a/c"], "cuatro": ["a/c"], "vier": []}
LOST = (LostPhrase("a/b", "es", "dos", "a/c", 2), LostPhrase("a/b", "es", "tres", "a/c", None))


def test_a_phrase_is_lost_where_another_page_comes_first() -> None:
    searcher = Searcher(FOUND)
    assert lost_phrases(searcher, ONE) == LOST
    assert [(one.lang, one.typing) for one in searcher.asked] == [("es", False)] * 3


def test_a_phrase_that_finds_nothing_finds_no_other_page() -> None:
    assert lost_phrases(Searcher(FOUND), process("a/d", "vier", lang="en")) == ()


def test_what_was_found_is_remembered_as_long_as_nothing_changes(tmp_path: Path) -> None:
    first = opened(tmp_path, ONE, OTHER)
    assert first.known("a/b") is None
    assert first.search(ONE, Searcher(FOUND)) == LOST
    first.save()
    assert opened(tmp_path, ONE, OTHER, today=TODAY + timedelta(days=90)).known("a/b") == LOST


def test_after_a_change_what_found_another_page_is_searched_again_and_the_rest_on_the_next_day(tmp_path: Path) -> None:
    first = opened(tmp_path, ONE, OTHER)
    first.search(ONE, Searcher(FOUND))
    first.search(OTHER, Searcher(FOUND))
    first.save()
    new = process("a/d", "cinco")
    assert opened(tmp_path, ONE, OTHER, new).known("a/b") is None
    assert opened(tmp_path, ONE, OTHER, new).known("a/c") == ()
    assert opened(tmp_path, ONE, OTHER, new, today=TODAY + timedelta(days=1)).known("a/c") is None


def test_a_page_that_has_changed_is_searched_again(tmp_path: Path) -> None:
    first = opened(tmp_path, ONE, OTHER)
    first.search(OTHER, Searcher(FOUND))
    first.save()
    assert opened(tmp_path, ONE, process("a/c", "cuatro", "cinco")).known("a/c") is None


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "null", '{"kept": {"a/b": []}}', '{"folder": "", "kept": {"a/b": [1]}}']
)
def test_a_memory_that_cannot_be_read_is_searched_anew(tmp_path: Path, raw: str) -> None:
    (tmp_path / "own-phrases.json").write_text(raw)
    assert opened(tmp_path, ONE).known("a/b") is None
