"""The company's calendar: public holidays of its country and region, its own closing days, the country's weekend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from holidays import HolidayBase, country_holidays
from holidays.registry import COUNTRIES

from procdesk.text import closest, fold_compact

_SHORT: Final = 3
_NOBODY: Final = frozenset[int]()
# The library names countries in English alone.
_SPANISH: Final = {
    "alemania": "DE",
    "brasil": "BR",
    "espana": "ES",
    "estadosunidos": "US",
    "francia": "FR",
    "italia": "IT",
    "reinounido": "GB",
    "republicadominicana": "DO",
}


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A country or region of procdesk.yaml that no calendar is known for, and the code that may be meant ("": none)."""

    key: Literal["country", "region"]
    value: str
    suggestion: str = ""


class WorkCalendar:
    """The days off of a company in `country` (ISO 3166 code or name) and `region` (code or name, "" for none).

    A country or region that the library lacks, or none at all, makes a calendar that is not `known`: nothing that
    counts working days may be dated by it, and `fault` says what is wrong where something was written.
    """

    def __init__(self, country: str = "", region: str = "", closing_days: Iterable[date] = ()) -> None:
        self.fault: UnknownPlace | None = None
        self._closing = frozenset(closing_days)
        self._years: dict[int, frozenset[date]] = {}
        self._country = self._region = ""
        self._first = self._last = 0
        self.weekend = _NOBODY
        self._settle(country.strip(), region.strip())

    @property
    def known(self) -> bool:
        """Whether days off can be told at all."""
        return bool(self._country)

    def tells(self, day: date) -> bool:
        """Whether the holidays of that day's year are known."""
        return self._first <= day.year <= self._last and self.known

    def is_holiday(self, day: date) -> bool:
        """Whether the company keeps that day as a holiday; its own closing days count, weekends do not."""
        if day in self._closing:
            return True
        if not self.tells(day):
            return False
        found = self._years.get(day.year)
        if found is None:
            found = self._years[day.year] = frozenset(self._holidays(day.year))
        return day in found

    def _holidays(self, year: int) -> HolidayBase:
        return country_holidays(self._country, subdiv=self._region or None, years=year)

    def _settle(self, country: str, region: str) -> None:
        if not country:
            return
        names = {fold_compact(name): codes[1] for module, codes in COUNTRIES.items() for name in (module, *codes)}
        codes = names | _SPANISH
        code = codes.get(fold_compact(country))
        if code is None:
            self.fault = UnknownPlace("country", country, _nearest(country, codes))
            return
        whole = country_holidays(code)
        regions = _regions(code, type(whole))
        if region and fold_compact(region) not in regions:
            self.fault = UnknownPlace("region", region, _nearest(region, regions))
            return
        self._country = code
        self._region = regions[fold_compact(region)] if region else ""
        self._first, self._last = whole.start_year, whole.end_year
        self.weekend = frozenset(whole.weekend)


def _regions(code: str, country: type[HolidayBase]) -> dict[str, str]:
    """Folded code (`MD` and `ES-MD`) or name of a region -> its code."""
    names: Mapping[str, str] = country.subdivisions_aliases
    found = {fold_compact(name): region for name, region in names.items()}
    for region in country.subdivisions:
        found |= {fold_compact(f"{code}-{region}"): region, fold_compact(region): region}
    return found


def _nearest(written: str, codes: Mapping[str, str]) -> str:
    """The code of the name that was probably meant; between codes of two or three letters nobody can tell."""
    return codes.get(closest(fold_compact(written), [name for name in codes if len(name) > _SHORT]), "")
