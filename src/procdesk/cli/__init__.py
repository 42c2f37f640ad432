"""The verbs of `procdesk`. Results go to standard output, messages to standard error; exit codes are 0, 1 and 2.

Every verb imports what it needs when it runs, so that the window is not kept waiting by the terminal's libraries.
"""

from __future__ import annotations

import sys

import typer

from procdesk.cli.content import check, index, init, new
from procdesk.cli.evaluate import evaluate_
from procdesk.cli.print import binder, print_
from procdesk.cli.search import search, show
from procdesk.cli.window import open_, register, start

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.callback(invoke_without_command=True)(start)
app.command("open")(open_)
app.command()(search)
app.command()(show)
app.command("print")(print_)
app.command()(binder)
app.command()(index)
app.command()(check)
app.command()(new)
app.command()(init)
app.command()(register)
app.command("eval")(evaluate_)


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
