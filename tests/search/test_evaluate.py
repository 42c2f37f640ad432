from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.search.engine import Engine
from procdesk.search.evaluate import Expected, QueryFileError, evaluate, read_queries
from tests.search.conftest import MOVE, OUTAGE


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
