"""What is known of the desk's content, said where it is seen: the welcome and the bottom line."""

from __future__ import annotations

from itertools import chain

from procdesk.desk.bottom_line import COMPLAINT_MS, StatusBar
from procdesk.desk.tools import AppContext
from procdesk.desk.welcome import HomePage
from procdesk.library import Overview
from procdesk.model import State


class OverviewPresenter:
    """`overview` is the desk as it was last seen, `complaints` what was said about it; each is said once."""

    def __init__(self, tools: AppContext, welcome: HomePage, bottom_line: StatusBar) -> None:
        self._tools = tools
        self._welcome = welcome
        self._bottom_line = bottom_line
        self.overview: Overview | None = None
        self.complaints: list[str] = []

    @property
    def nothing_to_ask(self) -> bool:
        """Whether the first index is still to come."""
        overview = self.overview
        return overview is None or (overview.state is State.INDEXING and not overview.processes)

    @property
    def complaint(self) -> str:
        """The process by which the company takes a complaint, "" where it has none."""
        return self.overview.complaint if self.overview else ""

    def department_name(self, slug: str) -> str:
        """A department in words, "" where none is meant."""
        return self.overview.department_name(slug, self._tools.reading_language()) if self.overview and slug else ""

    def take(self, overview: Overview) -> None:
        """Takes the newest overview and shows what has changed with it."""
        changed = self.overview is None or self.overview.departments != overview.departments
        self.overview = overview
        wording = self._tools.wording
        if changed:
            lang = self._tools.reading_language()
            tiles = [wording.tile(one, lang) for one in overview.departments if one.processes]
            self._welcome.show_departments(tuple(sorted(tiles, key=lambda tile: tile.name.casefold())))
        self._bottom_line.show_standing(wording.age(overview))
        self._bottom_line.show_problems(wording.problems(overview.problems))
        self._complain(overview)

    def _complain(self, overview: Overview) -> None:
        """Says what stands in the way: an index or settings that cannot be used or written."""
        stores = (self._tools.settings.complaints, self._tools.memory.complaints)
        found = [*((code, dict(facts)) for code, facts in overview.complaints), *chain.from_iterable(stores)]
        for code, facts in found:
            words = self._tools.complaint(code, facts)
            if words not in self.complaints:
                self.complaints.append(words)
                self._bottom_line.say(words, COMPLAINT_MS)
