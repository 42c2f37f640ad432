from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.evaluation.metrics import Expected, QueryFileError, evaluate, read_queries
from procdesk.evaluation.noise import Noise, NoiseKind
from procdesk.model import Answer, Hit, Query
from procdesk.search.engine import Engine
from tests.search.conftest import MOVE, OUTAGE, STREET


def test_a_file_of_questions_is_read(tmp_path: Path) -> None:
    path = tmp_path / "q.tsv"
    path.write_text("\ufeffme mudo\ta/b, c/d\r\n\nuna\tcosa\ta/b\n", "utf-8")
    assert read_queries(path) == [
        Expected("me mudo", frozenset({"a/b", "c/d"})),
        Expected("una\tcosa", frozenset({"a/b"})),
    ]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [(b"a\tb\nno tab\n", 2, "tab"), (b"\tb", 1, "words"), (b"\n\na\t , ", 3, "ids"), (b"\xff\tb", 0, "encoding")],
)
def test_a_bad_line_is_named(tmp_path: Path, content: bytes, line: int, reason: str) -> None:
    path = tmp_path / "q.tsv"
    path.write_bytes(content)
    with pytest.raises(QueryFileError) as caught:
        read_queries(path)
    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_accuracy_is_counted_in_per_cent(sample: Engine) -> None:
    report = evaluate(
        sample,
        [
            Expected("me mudo de casa", frozenset({MOVE.id})),
            Expected("no funciona la fibra", frozenset({OUTAGE.id, "x/y"})),
            Expected("me mudo de casa", frozenset({OUTAGE.id})),
            Expected("zzz", frozenset({OUTAGE.id})),
        ],
    )
    assert report.queries == 4
    assert report.accuracy[1] == 50.0
    assert report.accuracy[5] >= report.accuracy[3] >= 50.0
    assert 0.5 <= report.mrr <= 0.75
    assert report.search_ms.p95 >= report.search_ms.p50 > 0
    assert report.keystroke_ms.p50 > 0


def test_no_questions_give_an_empty_report(sample: Engine) -> None:
    report = evaluate(sample, [])
    assert (report.queries, report.accuracy, report.mrr) == (0, {1: 0.0, 3: 0.0, 5: 0.0}, 0.0)


def test_noise_is_weighed_against_the_same_questions_without_it(sample: Engine) -> None:
    asked = [
        Expected("me mudo de casa", frozenset({MOVE.id})),
        Expected("no funciona la fibra", frozenset({OUTAGE.id})),
    ]
    quiet = evaluate(sample, asked)
    noisy = evaluate(sample, asked, noise=Noise(frozenset({NoiseKind.TRUNCATE})))
    assert quiet.clean is None
    assert noisy.clean is not None
    assert (noisy.clean.accuracy, noisy.clean.mrr) == (quiet.accuracy, quiet.mrr)


def test_a_truncated_question_is_asked_as_one_that_is_being_typed(sample: Engine) -> None:
    # Six tenths of it end in "compet", which is no word; only as a beginning does it mean the competition.
    asked = [Expected("competencia", frozenset({STREET.id}))]
    assert evaluate(sample, asked, noise=Noise(frozenset({NoiseKind.TRUNCATE}))).accuracy[1] == 100.0


class AlwaysTheSame:
    """An engine with one answer."""

    def __init__(self, *ids: str) -> None:
        self._hits = tuple(Hit(id_, "es", id_.upper(), "", "", 1.0, ()) for id_ in ids)

    def search(self, query: Query) -> Answer:
        return Answer(query, self._hits[: query.limit], 0.0)


def test_a_miss_tells_what_won_and_the_place_of_every_expected_id() -> None:
    engine = AlwaysTheSame("a", "b", "c")
    missed = evaluate(engine, [Expected("one", frozenset("czb")), Expected("two", frozenset("ac"))]).misses
    assert [one.asked for one in missed] == ["one"]
    assert list(missed[0].places.items()) == [("b", 2), ("c", 3), ("z", None)]
    assert missed[0].place == 2
    assert missed[0].first is not None
    assert missed[0].first.title == "A"


def test_a_question_that_finds_nothing_is_a_miss_without_a_winner(sample: Engine) -> None:
    missed = evaluate(sample, [Expected("zzzzz", frozenset({MOVE.id}))]).misses[0]
    assert (missed.first, missed.place) == (None, None)
