"""Who works when: the schedules of a company's departments, found by the names that journeys use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from procdesk.call.calendar import WorkCalendar
from procdesk.call.hours import DepartmentHours, OpeningHoursError, parse_hours
from procdesk.call.schedule import Schedule
from procdesk.model import Company, Department


class Schedules:
    """The schedules of the departments and of those outside the company, made when they are first asked for.

    `outsiders` are folded names; `fold` makes a name comparable. It lasts as long as the catalogue it was made from.
    """

    def __init__(
        self,
        company: Company,
        departments: Sequence[Department],
        outsiders: Collection[str],
        fold: Callable[[str], str],
    ) -> None:
        self.calendar = WorkCalendar(company.country, company.region, company.closing_days)
        self._fold = fold
        self._outsiders = frozenset(outsiders) | {fold(name) for name in company.outsiders}
        self._departments = {one.slug: one for one in departments}
        self._slugs = {fold(card.name): one.slug for one in departments for card in one.cards}
        self._slugs |= {fold(one.slug): one.slug for one in departments}
        self._hours: dict[str, DepartmentHours | OpeningHoursError] = {}
        self._schedules: dict[str, Schedule] = {}

    def slug_of(self, name: str) -> str:
        """The slug of the department with that name or slug, "" where there is none."""
        return self._slugs.get(self._fold(name).strip(), "")

    def schedule_of(self, name: str) -> Schedule | None:
        """When somebody with that name works; None where the name is no department's and no known outsider's."""
        slug = self.slug_of(name)
        if not slug and self._fold(name).strip() not in self._outsiders:
            return None
        if slug not in self._schedules:
            self._schedules[slug] = self._made(self._departments[slug]) if slug else Schedule("", self.calendar)
        return self._schedules[slug]

    def hours_of(self, text: str) -> DepartmentHours | OpeningHoursError:
        """Opening hours as a card says them, read once."""
        if text not in self._hours:
            self._hours[text] = parse_hours(text, self.calendar)
        return self._hours[text]

    def _made(self, department: Department) -> Schedule:
        """The schedule that the cards of a department give: of each value the first that a card has."""
        cards = department.cards
        text = next((card.hours for card in cards if card.hours), "")
        weekend = next((card.weekend for card in cards if card.weekend is not None), None)
        cut_off = next((card.cut_off for card in cards if card.cut_off is not None), None)
        return Schedule(department.slug, self.calendar, self.hours_of(text) if text else None, weekend, cut_off)
