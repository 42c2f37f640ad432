"""The window's verbs: open it, and let the system open it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Annotated

import typer

from procdesk import __version__
from procdesk.cli.common import UNUSABLE, Content, Json, Lang, Terminal
from procdesk.cli.completion import SHELLS, completion_files, completion_script, current_shell, install_completion
from procdesk.cli.search import prompt
from procdesk.settings import open_window_state, settings_folder


def start(
    context: typer.Context,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
    version: Annotated[bool, typer.Option("--version", "-V")] = False,
    show_completion: Annotated[bool, typer.Option("--show-completion")] = False,
    install: Annotated[bool, typer.Option("--install-completion")] = False,
) -> None:
    """A company's internal processes, found in the customer's own words. Without a verb: the window."""
    if version:
        typer.echo(f"procdesk {__version__}")
        raise typer.Exit
    if show_completion:
        typer.echo(completion_script(_shell(Terminal(content, lang))), nl=False)
        raise typer.Exit
    if install:
        _install_completion(Terminal(content, lang))
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    if as_json:
        context.fail(Terminal(content, lang).words.say("unused-option", option="--json", verb="open"))
    open_(content=content, lang=lang)


def _shell(terminal: Terminal) -> str:
    """The user's shell; ends the verb where it is none that can be completed for."""
    shell = current_shell(os.environ)
    if shell not in SHELLS:
        terminal.give_up("completion-unknown-shell", shell=shell, shells=", ".join(SHELLS))
    return shell


def _install_completion(terminal: Terminal) -> None:
    """Makes the user's shell complete verbs and options, and tells what was written."""
    shell = _shell(terminal)
    files = completion_files(shell, os.environ)
    if files is None:
        terminal.tell("completion-by-hand")
        typer.echo("procdesk --show-completion | Out-String | Invoke-Expression")
        return
    try:
        install_completion(files, completion_script(shell))
    except OSError as error:
        terminal.give_up("not-written", path=str(error.filename or files.script), reason=str(error.strerror))
    terminal.tell("completion-installed", shell=shell, path=str(files.script))
    if files.line:
        terminal.tell("completion-line", line=files.line, path=str(files.start_file))


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
        with terminal.library() as library:
            prompt(terminal, library, "", 8)
        return
    if found is not None:
        terminal.give_up("missing-libraries", command=found.command, libraries=", ".join(found.libraries))
    from procdesk.gui.single_instance import StartRequest, hand_to_first, parse_address, server_name

    request = StartRequest(query, id_) if query or id_ else parse_address(address)
    request = replace(request, folder=str(content.absolute()) if content else "")
    # Before all that a window needs is loaded: a key pressed in the middle of a call does not wait for that.
    window = hand_to_first(server_name(settings_folder()), request)
    if window is not None:
        if window.folder:
            terminal.tell("window-other-folder", path=window.folder, asked=request.folder)
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
