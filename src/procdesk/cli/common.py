"""What every verb is given: its common options, and the terminal that it speaks to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from procdesk.i18n import LANGUAGES, Messages
from procdesk.resources import sample_content
from procdesk.settings import index_folder, open_settings
from procdesk.text import closest

if TYPE_CHECKING:
    from procdesk.library import Library
    from procdesk.model import Department


def given_folder(written: str | Path) -> Path:
    """The folder that an option names, `~` being the user's own. Raises BadParameter for an empty text."""
    if not str(written).strip():
        # As a path it would be the working folder, which nobody asked for: most likely a variable of a script is unset.
        raise typer.BadParameter("must not be empty")
    return Path(written).expanduser()


# The help of every verb, option and argument stands in `resources/words/`: see `help.py`.
Content = Annotated[Path | None, typer.Option("--content", parser=given_folder)]
Lang = Annotated[str, typer.Option("--lang")]
Json = Annotated[bool, typer.Option("--json")]
FAILED, UNUSABLE = 1, 2


class Terminal:
    """What every verb knows: the words of its language, the content folder, and whether a program reads the answer."""

    def __init__(self, content: Path | None, lang: str, as_json: bool = False) -> None:
        if lang not in ("", *LANGUAGES):
            raise typer.BadParameter("must be es or en", param_hint="'--lang'")
        self.settings = open_settings()
        chosen = self.settings.text("content")
        self.content = content or (Path(chosen).expanduser() if chosen else sample_content())
        self.lang = lang or interface_language(self.settings.text("language"))
        self.reading_language = lang or self.settings.text("reading_language").replace("auto", self.lang)
        self.words = Messages(self.lang)
        self.as_json = as_json
        for code, facts in self.settings.complaints:
            self.tell(code, **facts)
        self._finish_move()

    def _finish_move(self) -> None:
        """Finishes what a move in the content folder has left, if it was interrupted."""
        from procdesk.authoring.moving.kept_moves import finish_interrupted
        from procdesk.authoring.moving.transaction import JOURNAL, Recovery

        told = {Recovery.FINISHED: "move-finished", Recovery.UNDONE: "move-put-back"}
        done = finish_interrupted(self.content)
        if done in told:
            self.tell(told[done])
        elif done is Recovery.BROKEN:
            self.tell("move-journal-broken", path=str(self.content / JOURNAL))

    def tell(self, key: str, /, **facts: str) -> None:
        """A message, in the interface's language."""
        typer.echo(self.words.say(key, **facts), err=True)

    def give_up(self, key: str, code: int = UNUSABLE, /, **facts: str) -> NoReturn:
        """A message, and the end."""
        self.tell(key, **facts)
        raise typer.Exit(code)

    @contextmanager
    def reaching_content(self) -> Iterator[None]:
        """Where the content folder turns out to be out of reach, this is said, and the verb ends as unusable."""
        from procdesk.content.scan.scanner import ContentUnreachable

        try:
            yield
        except ContentUnreachable as gone:
            self.give_up(f"content-{gone.reason}", path=str(self.content))

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library of the content folder, brought up to date, and closed at the end.

        Of a folder out of reach the last known version is given, after saying so, and the verb ends as unusable once it
        has answered; without such a version it ends at once.
        """
        with self._opened_library() as (library, within_reach):
            try:
                yield library
            except typer.Exit as end:
                raise typer.Exit(end.exit_code if within_reach else UNUSABLE) from None
        if not within_reach:
            raise typer.Exit(UNUSABLE)

    @contextmanager
    def window_library(self) -> Iterator[Library]:
        """As `library`, for a verb that the window has started and that may end well with what was last known."""
        with self._opened_library() as (library, _):
            yield library

    @contextmanager
    def _opened_library(self) -> Iterator[tuple[Library, bool]]:
        """The library, closed at the end, and whether its folder is within reach."""
        from procdesk.library import Library

        library = Library(self.content, index_folder(self.content))
        with closing(library):
            yield library, self._catch_up(library)

    def _catch_up(self, library: Library) -> bool:
        """Brings a library up to date, tells what was in the way, and gives whether its folder is within reach."""
        from procdesk.content.scan.scanner import ContentUnreachable
        from procdesk.search.index.snapshots import IndexBusy

        within_reach = True
        try:
            for _ in library.catch_up():
                pass
        except ContentUnreachable as gone:
            self.tell(f"content-{gone.reason}", path=str(self.content))
            if not library.overview().processes:
                raise typer.Exit(UNUSABLE) from None
            self.tell("content-last-known")
            within_reach = False
        except IndexBusy:
            self.tell("index-busy")
        overview = library.overview()
        if overview.missing:
            self.tell("content-most-gone", missing=str(overview.missing), files=str(overview.files))
        for code, facts in overview.complaints:
            self.tell(code, **dict(facts))
        if not overview.processes:
            self.tell("content-empty", path=str(self.content))
        return within_reach


def known_department(terminal: Terminal, library: Library, named: str) -> str:
    """The slug of the department that a verb is given by folder or name, "" for all; ends the verb for any other."""
    from procdesk.call.directory import find_department

    departments = [one.department for one in library.overview().departments]
    slug = find_department(departments, named)
    if named and not slug:
        terminal.give_up("unknown-department", slug=named, suggestion=nearest_department(departments, named))
    return slug


def nearest_department(departments: Sequence[Department], named: str) -> str:
    """The folder or name of a department that an unknown one is probably a mistake of, "" where it resembles none."""
    return closest(
        named, [*(one.slug for one in departments), *(card.name for one in departments for card in one.cards)]
    )


def given_language(arguments: Sequence[str]) -> str:
    """The language that a command's arguments name with `--lang`, the last one counting; "" where none is known."""
    before = list(takewhile(lambda one: one != "--", arguments))
    named = [
        following if one == "--lang" else one.removeprefix("--lang=")
        for one, following in pairwise([*before, ""])
        if one == "--lang" or one.startswith("--lang=")
    ]
    return next((one for one in reversed(named) if one in LANGUAGES), "")


def interface_language(chosen: str, environment: dict[str, str] | None = None) -> str:
    """The language of the interface: as chosen, else the system's where we speak it, else Spanish."""
    if chosen != "auto":
        return chosen
    environment = dict(os.environ) if environment is None else environment
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    if not named and sys.platform in ("win32", "darwin"):
        import locale

        named = locale.getlocale()[0] or ""
    prefix = named[:2].lower()
    return prefix if prefix in ("es", "en") else "es"
