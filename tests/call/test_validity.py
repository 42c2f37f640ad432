from datetime import date

import pytest

from procdesk.call.validity import Validity, validity
from procdesk.model import WriteUp

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
