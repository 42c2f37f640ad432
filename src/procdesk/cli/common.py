"""What every verb is given: its common options, and the terminal that it speaks to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

# The help of every verb, option and argument stands in `resources/words/`: see `help.py`.
Content = Annotated[Path | None, typer.Option("--content")]
Lang = Annotated[str, typer.Option("--lang")]
Json = Annotated[bool, typer.Option("--json")]
FAILED, UNUSABLE = 1, 2


class Terminal:
    """What every verb knows: the words of its language, the content folder, and whether a program reads the answer."""

    def __init__(self, content: Path | None, lang: str, as_json: bool = False) -> None:
        if lang not in ("", *LANGUAGES):
            raise typer.BadParameter("es | en", param_hint="--lang")
        self.settings = open_settings()
        chosen = self.settings.text("content")
        self.content = content or (Path(chosen).expanduser() if chosen else sample_content())
        self.lang = lang or interface_language(self.settings.text("language"))
        self.reading_language = lang or self.settings.text("reading_language").replace("auto", self.lang)
        self.words = Messages(self.lang)
        self.as_json = as_json
        for code, facts in self.settings.complaints:
            self.tell(code, **facts)

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
        from procdesk.content.scanner import ContentUnreachable

        try:
            yield
        except ContentUnreachable as gone:
            self.give_up(f"content-{gone.reason}", path=str(self.content))

    def library(self) -> Library:
        """The library of the content folder, brought up to date.

        Of a folder out of reach the last known version is given, after saying so; without one the verb ends.
        """
        from procdesk.content.scanner import ContentUnreachable
        from procdesk.library import Library
        from procdesk.search.index.snapshots import IndexBusy

        library = Library(self.content, index_folder(self.content))
        try:
            for _ in library.catch_up():
                pass
        except ContentUnreachable as gone:
            self.tell(f"content-{gone.reason}", path=str(self.content))
            if not library.overview().processes:
                raise typer.Exit(UNUSABLE) from None
        except IndexBusy:
            self.tell("index-busy")
        overview = library.overview()
        for code, facts in overview.complaints:
            self.tell(code, **dict(facts))
        if not overview.processes:
            self.tell("content-empty", path=str(self.content))
        return library


def known_department(terminal: Terminal, library: Library, slug: str) -> None:
    """Ends a verb that is given a department which the library does not have; "" stands for all."""
    slugs = [one.department.slug for one in library.overview().departments]
    if slug and slug not in slugs:
        terminal.give_up("unknown-department", slug=slug, suggestion=closest(slug, slugs))


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
