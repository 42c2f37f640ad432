"""The verbs of `procdesk`. Results go to standard output, messages to standard error; exit codes are 0, 1 and 2.

Every verb imports what it needs when it runs, so that the window is not kept waiting by the terminal's libraries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from procdesk.cli.content import check, index, init, new
from procdesk.cli.evaluate import evaluate_
from procdesk.cli.help import LocalizedCommand, LocalizedGroup
from procdesk.cli.print import binder, print_
from procdesk.cli.search import search, show
from procdesk.cli.window import open_, register, start

app = typer.Typer(
    cls=LocalizedGroup,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.callback(invoke_without_command=True, cls=LocalizedGroup)(start)
_VERBS: dict[str, Callable[..., None]] = {
    "open": open_,
    "search": search,
    "show": show,
    "print": print_,
    "binder": binder,
    "index": index,
    "check": check,
    "new": new,
    "init": init,
    "register": register,
    "eval": evaluate_,
}
for _name, _verb in _VERBS.items():
    app.command(_name, cls=LocalizedCommand)(_verb)


def main() -> None:
    """The command `procdesk`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may speak an old code page: a letter that it lacks must not end the program.
            stream.reconfigure(errors="replace")
    app()


def open_window() -> None:
    """The command `procdesk-desk`, which opens the window without a console."""
    sys.argv = [sys.argv[0], "open", *sys.argv[1:]]
    main()
