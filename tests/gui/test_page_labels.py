"""What rows and pages say of their dates: expired, not valid yet, to be confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from procdesk.gui.formatting import Formatter
from procdesk.gui.search.result_model import rows_of
from procdesk.library import Overview
from procdesk.model import Department, DepartmentCard, Hit, Process, State, WriteUp
from procdesk.render.page import Page, build_page
from tests.gui.conftest import OFFSCREEN

pytestmark = OFFSCREEN
TODAY = date(2026, 11, 22)
OVERVIEW = Overview("content", State.READY, 1, None, (), ("en",), "en", "en", "", 0)
FAR = {"verified": date(2026, 11, 1), "verify_days": 36_500}


@pytest.fixture
def formatter() -> Formatter:
    return Formatter(QLocale("en"), lambda: TODAY)


def page(**facts: Any) -> Page:
    one = WriteUp("a/b", "en", "a/b.en.md", "T", "a", say="Yes.", owner="ana@norvia.example", **facts)
    return build_page(Process("a/b", (one,)), "en", Department("a", (DepartmentCard("en", "A"),)))


@pytest.mark.parametrize(
    ("facts", "badge", "doubts"),
    [
        (FAR, "✓ Verified 1 Nov", ()),
        ({"verified": TODAY, "verify_days": 2_900_000}, "✓ Verified 22 Nov", ()),
        # A day that is still to come is a slip, and confirms nothing.
        ({"verified": date(2026, 11, 23), "verify_days": 30}, "", ()),
        ({"verified": date.max, "verify_days": 30}, "", ()),
        ({"verified": date(2026, 11, 1), "verify_days": 21}, "✓ Verified 1 Nov", ()),
        (
            {"verified": date(2026, 11, 1), "verify_days": 20},
            "Confirm · 1 Nov",
            ("Last verified on 1 Nov. Confirm it with its owner (",),
        ),
        (
            {"verified": date(2026, 1, 1), "verify_days": 30, "valid_until": date(2026, 11, 21)},
            "Confirm · 1 Jan",
            ("No longer valid", "Last verified"),
        ),
        ({**FAR, "valid_from": date(2026, 11, 23)}, "✓ Verified 1 Nov", ("Not valid until",)),
    ],
)
def test_a_page_says_whether_it_may_be_relied_on(
    formatter: Formatter, facts: dict[str, Any], badge: str, doubts: tuple[str, ...]
) -> None:
    labels = formatter.page_words(page(**facts), "en", {})
    assert labels.badges == (((badge, "amber" if badge.startswith("Confirm") else "good"),) if badge else ())
    told = labels.say.warning.split("\n") if labels.say.warning else []
    assert len(told) == len(doubts)
    assert all(line.startswith(words) for line, words in zip(told, doubts, strict=True))


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        (FAR, ""),
        ({"valid_until": TODAY}, ""),
        ({"valid_until": date(2026, 11, 21)}, "not valid today"),
        ({"valid_from": date(2026, 11, 23)}, "not valid today"),
    ],
)
def test_a_row_says_that_its_page_is_not_valid_today(formatter: Formatter, facts: dict[str, Any], mark: str) -> None:
    labels = formatter.result_labels(OVERVIEW, "en", most=1)
    (row,) = rows_of([Hit("a/b", "en", "T", "a", "", 1.0, (), **facts)], labels)
    assert (row.mark, row.mark_tone) == (mark, "amber" if mark else "quiet")


def test_the_facts_name_the_department_and_the_codes_and_no_id(formatter: Formatter) -> None:
    labels = formatter.page_words(page(codes=("FAC-021", "FAC-022")), "en", {})
    assert "FAC-021, FAC-022" in labels.facts
    assert "a/b" not in labels.facts
