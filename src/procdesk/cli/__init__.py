"""The verbs of `procdesk`. Results go to standard output, messages to standard error; exit codes are 0, 1 and 2.

Every verb imports what it needs when it runs, so that the window is not kept waiting by the terminal's libraries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from procdesk.cli import config
from procdesk.cli.completion import answer_shell
from procdesk.cli.content import check, index, init, new
from procdesk.cli.evaluate import evaluate_
from procdesk.cli.help import LocalizedCommand, LocalizedGroup
from procdesk.cli.history import history
from procdesk.cli.importing import import_
from procdesk.cli.move import move
from procdesk.cli.print import binder, print_
from procdesk.cli.search import search, show
from procdesk.cli.todo import assign, todo, verify
from procdesk.cli.translated import translated
from procdesk.cli.window import open_, register, start


def _group() -> typer.Typer:
    """A command that has verbs, without what typer adds in English."""
    return typer.Typer(
        cls=LocalizedGroup,
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


app = _group()
app.callback(invoke_without_command=True, cls=LocalizedGroup)(start)
_VERBS: dict[str, Callable[..., None]] = {
    "open": open_,
    "search": search,
    "show": show,
    "print": print_,
    "binder": binder,
    "index": index,
    "check": check,
    "todo": todo,
    "verify": verify,
    "translated": translated,
    "assign": assign,
    "new": new,
    "import": import_,
    "move": move,
    "history": history,
    "init": init,
    "register": register,
    "eval": evaluate_,
}
_CONFIG_VERBS: dict[str, Callable[..., None]] = {
    "get": config.get,
    "set": config.set_,
    "list": config.list_,
    "path": config.path,
}
for _name, _verb in _VERBS.items():
    app.command(_name, cls=LocalizedCommand)(_verb)
_config = _group()
_config.callback(invoke_without_command=True, cls=LocalizedGroup)(config.config)
for _name, _verb in _CONFIG_VERBS.items():
    _config.command(_name, cls=LocalizedCommand)(_verb)
app.add_typer(_config, name="config")


def main() -> None:
    """The command `procdesk`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may speak an old code page: a letter that it lacks must not end the program.
            stream.reconfigure(errors="replace")
    answer_shell()
    app()


def open_window() -> None:
    """The command `procdesk-desk`, which opens the window without a console."""
    sys.argv = [sys.argv[0], "open", *sys.argv[1:]]
    main()
