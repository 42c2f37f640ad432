"""Pages fall due on working days that are spread out, on the same day each time, and never after their deadline."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.ownership.due_dates import DueDates, VerificationPlan, working_days
from procdesk.authoring.ownership.worklist import OwnedPage
from procdesk.model import Company

TODAY = date(2026, 11, 29)
MADRID = Company(country="ES", region="MD", closing_days=(date(2026, 12, 24),))
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def page(verified: date | None, verify_days: int | None) -> OwnedPage:
    return OwnedPage("a/b", "es", "a/b.es.md", "B", "a", verified=verified, verify_days=verify_days)


def plan(company: Company = MADRID, today: date = TODAY) -> VerificationPlan:
    return VerificationPlan(working_days(company), today)


def planned(count: int, verified: date | None, verify_days: int) -> Counter[date | None]:
    """On how many pages each day falls, of so many that were confirmed on one day."""
    made, one = plan(), page(verified, verify_days)
    return Counter(made.due(f"department-{n % 40}/page-{n}", one).planned for n in range(count))


@pytest.mark.parametrize("verified", [date(2026, 9, 15), None])
@pytest.mark.parametrize(("verify_days", "days"), [(90, 13), (182, 30), (365, 55)])
def test_1600_pages_that_are_confirmed_on_one_day_never_fall_due_on_one_day(
    verified: date | None, verify_days: int, days: int
) -> None:
    found = planned(1_600, verified, verify_days)
    assert len(found) >= days
    assert max(found.values()) < 2 * 1_600 / len(found)


def test_even_a_month_is_spread_over_the_working_days_of_its_last_week() -> None:
    found = planned(1_600, date(2026, 9, 15), 30)
    assert len(found) == 4
    assert max(found.values()) < 1.2 * 1_600 / 4


def test_a_page_is_planned_within_the_last_quarter_before_its_deadline() -> None:
    found = planned(1_600, date(2026, 9, 15), 182)
    deadline = date(2027, 3, 16)
    assert max(day for day in found if day) <= deadline
    assert min(day for day in found if day) > deadline - timedelta(days=182 // 4)


@given(DAYS, st.integers(1, 2_000), DAYS, st.text(min_size=1))
def test_no_page_is_planned_after_its_deadline_or_on_a_day_off(
    verified: date, verify_days: int, today: date, id_: str
) -> None:
    works_on = working_days(MADRID)
    due = VerificationPlan(works_on, today).due(id_, page(verified, verify_days))
    assert due.planned is not None
    if verified <= today:
        assert due.deadline == verified + timedelta(days=verify_days)
        assert due.planned <= due.deadline
    else:
        # A day that is still to come is a slip: nobody has confirmed the page.
        assert due.deadline is None
        assert due.planned >= today
    assert works_on(due.planned) or due.deadline is None


@given(DAYS, st.integers(4, 800), st.text(min_size=1))
def test_a_page_that_nobody_confirmed_is_planned_for_a_day_that_stays_until_it_is_past(
    today: date, verify_days: int, id_: str
) -> None:
    one = page(None, verify_days)
    day = plan(today=today).due(id_, one).planned
    assert day is not None
    assert today <= day <= today + timedelta(days=2 * max(4, verify_days // 4) + 31)
    assert plan(today=day).due(id_, one).planned == day


def test_all_languages_of_a_process_share_their_day() -> None:
    made = plan()
    days = {made.due("a/b", page(date(2026, 9, 15), 182)).planned for _ in ("es", "en")}
    assert len(days) == 1
    assert plan().due("a/b", page(date(2026, 9, 15), 182)).planned in days


@pytest.mark.parametrize("verify_days", [None, 0])
def test_a_page_without_an_interval_never_falls_due(verify_days: int | None) -> None:
    assert plan().due("a/b", page(date(2026, 9, 15), verify_days)) == DueDates()


def test_holidays_and_closing_days_of_the_company_are_no_working_days() -> None:
    works_on = working_days(MADRID)
    days = [date(2026, 12, day) for day in (7, 8, 24, 25, 26, 27, 28)]
    assert [day.day for day in days if works_on(day)] == [28]


@pytest.mark.parametrize("company", [Company(), Company(country="nowhere")])
def test_without_a_calendar_monday_to_friday_are_working_days(company: Company) -> None:
    works_on = working_days(company)
    assert [works_on(date(2026, 11, 23) + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2


def test_a_company_that_never_works_still_has_a_day() -> None:
    def nobody(_day: date) -> bool:
        return False

    assert VerificationPlan(nobody, TODAY).due("a/b", page(date(2026, 9, 15), 90)).planned == date(2026, 12, 14)
    assert VerificationPlan(nobody, TODAY).next_working_day(TODAY) == TODAY


@pytest.mark.parametrize("verified", [date.min, date.max - timedelta(days=1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_raise_nothing(verified: date) -> None:
    for today in (date(1, 1, 2), TODAY, date.max - timedelta(days=1)):
        plan(today=today).due("a/b", page(verified, 36_500))
