"""The state of the content on the start page and in the status bar."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from procdesk.gui.context import AppContext
from procdesk.gui.search.home import HomePage
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.tasks import LATER
from procdesk.library import Overview
from procdesk.model import ExampleQuestion


class OverviewPresenter:
    """`current` is the content as it was last seen, `complaints` what was said about it; each is said once.

    `show_name` is given what the content is known by.
    """

    def __init__(
        self, context: AppContext, home: HomePage, status_bar: StatusBar, show_name: Callable[[str], None]
    ) -> None:
        self._context = context
        self._show_name = show_name
        self._home = home
        self._status_bar = status_bar
        self.current: Overview | None = None
        self.complaints: list[str] = []

    @property
    def nothing_to_ask(self) -> bool:
        """Whether the first index is still to come."""
        return self.current is None or self.current.preparing

    @property
    def complaint(self) -> str:
        """The process by which the company takes a complaint, "" where it has none."""
        return self.current.complaint if self.current else ""

    def department_name(self, slug: str) -> str:
        """A department's name in the window's language, or its slug where nothing is known of it."""
        current = self.current
        return current.department_name(slug, self._context.interface_language) if current else slug

    @property
    def record_language(self) -> str:
        """The language of messages and notes: the company's, or that of the window where the folder tells none."""
        known = self.current.record_language if self.current else ""
        return known or self._context.interface_language

    def take(self, overview: Overview) -> None:
        """Takes the newest overview and shows what has changed with it."""
        changed = self.current is None or self.current.departments != overview.departments
        self.current = overview
        formatter = self._context.formatter
        if changed:
            lang = self._context.reading_language()
            tiles = [formatter.tile(one, lang) for one in overview.departments if one.processes]
            self._home.show_departments(tuple(sorted(tiles, key=lambda tile: tile.name.casefold())))
        self._show_name(overview.name)
        self._status_bar.show_standing(formatter.age(overview))
        self._complain(overview)

    def teach(self, first_steps: bool) -> None:
        """Shows what a first start teaches, with questions of this company to try; or the departments."""
        self._home.teach(first_steps)
        if first_steps:
            library, lang = self._context.library, self._context.reading_language()
            self._context.runner.latest(
                "examples", lambda: library.example_questions(lang), self._show_examples, urgency=LATER
            )

    def _show_examples(self, examples: tuple[ExampleQuestion, ...]) -> None:
        overview, lang = self.current, self._context.reading_language()
        if overview is not None:
            labels = (self._context.formatter.example(one, overview, lang) for one in examples)
            self._home.first_steps.show_examples(tuple(labels))

    def _complain(self, overview: Overview) -> None:
        """Says what stands in the way: an index or settings that cannot be used or written."""
        stores = (self._context.settings.complaints, self._context.memory.complaints)
        found = [*((code, dict(facts)) for code, facts in overview.complaints), *chain.from_iterable(stores)]
        for code, facts in found:
            words = self._context.complaint(code, facts)
            if words not in self.complaints:
                self.complaints.append(words)
                self._status_bar.say(words, COMPLAINT_MS)
