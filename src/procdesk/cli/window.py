"""The window's verbs: open it, and let the system open it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from procdesk.cli.common import UNUSABLE, Content, Lang, Terminal
from procdesk.cli.search import prompt
from procdesk.settings import open_window_state, settings_folder


def start(context: typer.Context, content: Content = None, lang: Lang = "") -> None:
    """A company's internal processes, found in the customer's own words. Without a verb: the window."""
    if context.invoked_subcommand is None:
        open_(content=content, lang=lang)


def open_(
    address: Annotated[str, typer.Argument()] = "",
    query: Annotated[str, typer.Option("--query")] = "",
    id_: Annotated[str, typer.Option("--id")] = "",
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Open the window, or raise the one that is open."""
    terminal = Terminal(content, lang)
    from procdesk.gui.platform_check import platform_error

    found = platform_error()
    if found is not None and found.code == "no-display":
        terminal.tell("no-display")
        if not sys.stdin.isatty():
            raise typer.Exit(UNUSABLE)
        prompt(terminal, terminal.library(), "", 8)
        return
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))
    from procdesk.gui.single_instance import StartRequest, hand_to_first, parse_address, server_name

    request = StartRequest(query, id_) if query or id_ else parse_address(address)
    # Before all that a window needs is loaded: a key pressed in the middle of a call does not wait for that.
    if hand_to_first(server_name(settings_folder()), request):
        return
    from procdesk.gui.app import StartOptions, run

    begin = StartOptions(terminal.content, terminal.lang, request, terminal.settings, open_window_state())
    raise typer.Exit(run(begin))


def register(
    remove: Annotated[bool, typer.Option("--remove")] = False,
    lang: Lang = "",
) -> None:
    """Let the system open procdesk: addresses, such as a CRM's links, with this procdesk."""
    from procdesk.cli import url_handler as desktop

    terminal = Terminal(None, lang)
    try:
        if remove:
            told = desktop.unregister(os.environ, desktop.run_helper)
        else:
            told = desktop.register(desktop.own_program(), os.environ, desktop.run_helper)
    except OSError as error:
        terminal.give_up("not-written", path=str(error.filename or ""), reason=str(error.strerror))
    for one in told:
        terminal.tell(one.code, **one.facts)
