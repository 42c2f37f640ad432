from datetime import date
from typing import Any

import pytest

from procdesk.call.validity import Validity, due_day, validity
from procdesk.model import Hit, WriteUp

TODAY = date(2026, 11, 22)


def written(**facts: object) -> WriteUp:
    return WriteUp("a/b", "es", "a/b.es.md", "T", "a", **facts)  # type: ignore[arg-type]


def test_paper_holds_until_its_owner_has_to_confirm_it_again() -> None:
    assert validity(written(verified=date(2026, 9, 15), verify_days=100), TODAY) == Validity(date(2026, 12, 24))


def test_the_end_of_the_page_comes_first_where_it_is_earlier() -> None:
    one = written(verified=date(2026, 9, 15), verify_days=100, valid_until=date(2026, 12, 1))
    assert validity(one, TODAY).until == date(2026, 12, 1)


@pytest.mark.parametrize("facts", [{}, {"verified": date(2020, 1, 1)}, {"verify_days": 90}])
def test_paper_of_which_nobody_said_how_long_it_holds_is_good_for_thirty_days(facts: dict[str, object]) -> None:
    assert validity(written(**facts), TODAY) == Validity(date(2026, 12, 22))


def test_a_page_that_should_have_been_confirmed_is_overdue() -> None:
    found = validity(written(verified=date(2026, 1, 1), verify_days=30), TODAY)
    assert found.overdue
    assert found.doubtful


def test_a_page_is_good_on_its_last_day_and_on_the_day_that_it_is_due() -> None:
    due = validity(written(verified=date(2026, 11, 12), verify_days=10), TODAY)
    last = validity(written(valid_until=TODAY), TODAY)
    assert (due, last) == (Validity(TODAY), Validity(TODAY))


def test_an_expired_page_says_since_when_and_an_early_one_that_it_is_not_valid_yet() -> None:
    assert validity(written(valid_until=date(2026, 11, 1)), TODAY) == Validity(date(2026, 11, 1), expired=True)
    assert validity(written(valid_from=date(2027, 1, 1)), TODAY).early


@pytest.mark.parametrize(
    ("verified", "days", "due"),
    [
        (date(9990, 1, 1), 36_500, date.max),
        (date(9999, 12, 31), 1, date.max),
        (date.max, 36_500, date.max),
        (date(9999, 12, 30), 1, date.max),
        (date.min, 36_500, date(100, 12, 8)),
        (date(2026, 8, 31), 182, date(2027, 3, 1)),
        (date(2024, 2, 29), 365, date(2025, 2, 28)),
    ],
)
def test_a_page_is_due_at_the_end_of_the_calendar_at_the_latest(verified: date, days: int, due: date) -> None:
    one = written(verified=verified, verify_days=days)
    assert due_day(one) == due
    assert validity(one, due) == Validity(due)


def test_on_the_last_days_of_the_calendar_paper_holds_until_it_ends() -> None:
    assert validity(written(), date(9999, 12, 20)) == Validity(date.max)


def test_a_page_that_has_expired_may_be_overdue_as_well_and_is_not_valid() -> None:
    one = written(verified=date(2026, 1, 1), verify_days=30, valid_until=date(2026, 11, 1))
    found = validity(one, TODAY)
    assert (found.until, found.expired, found.overdue, found.valid) == (date(2026, 11, 1), True, True, False)


@pytest.mark.parametrize(
    ("facts", "valid"),
    [
        ({"valid_until": TODAY}, True),
        ({"valid_until": date(2026, 11, 21)}, False),
        ({"valid_from": TODAY}, True),
        ({"valid_from": date(2026, 11, 23)}, False),
        ({"verified": date(2026, 1, 1), "verify_days": 30}, True),
        ({"verified": date(9990, 1, 1), "verify_days": 36_500}, True),
    ],
)
def test_a_hit_of_the_search_has_the_same_dates(facts: dict[str, Any], valid: bool) -> None:
    hit = Hit("a/b", "es", "T", "a", "", 1.0, (), **facts)
    assert validity(hit, TODAY).valid is valid
    assert validity(hit, TODAY) == validity(written(**facts), TODAY)


def test_a_confirmation_that_is_still_to_come_is_none() -> None:
    slip = validity(written(verified=date(2027, 9, 15), verify_days=30), TODAY)
    assert (slip.confirmed, slip.until, slip.overdue) == (None, date(2026, 12, 22), False)
    assert validity(written(verified=TODAY), TODAY).confirmed == TODAY
