"""The verbs of a reader: search and show."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import FAILED, Content, Json, Lang, Terminal, known_department
from procdesk.text import closest

if TYPE_CHECKING:
    from procdesk.library import Library


def search(
    words: Annotated[list[str] | None, typer.Argument()] = None,
    department: Annotated[str, typer.Option("--department")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100)] = 8,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Search in the customer's words."""
    terminal = Terminal(content, lang, as_json)
    with terminal.library() as library:
        slug = known_department(terminal, library, department)
        if words:
            _search_once(terminal, library, " ".join(words), slug, limit)
        else:
            prompt(terminal, library, slug, limit)


def show(
    id_: Annotated[str, typer.Argument()],
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Read a process in the terminal."""
    from procdesk.cli import output as printed

    terminal = Terminal(content, lang, as_json)
    id_ = id_.removeprefix("procdesk:").strip("/")
    with terminal.library() as library:
        found = library.dated(id_, terminal.reading_language, datetime.now())
        if found is None:
            near = closest(id_, library.ids_of("", terminal.reading_language))
            terminal.give_up("unknown-process", FAILED, id=id_, suggestion=near)
        process, journey = found
        department = library.department(process.department)
        if as_json:
            printed.write_json(printed.process_facts(process, terminal.reading_language, department, journey))
        else:
            printed.write_process(process, terminal.reading_language, department, terminal.words, date.today())
        read = process.in_language(terminal.reading_language)
        if fault := library.fault(read.path):
            owner = read.owner or department.card(read.lang).name
            typer.echo(terminal.words.fault(fault, owner, date.today()), err=True)


def prompt(terminal: Terminal, library: Library, department: str, limit: int) -> None:
    """Searches line by line until the end of the input or an empty line."""
    if sys.stdin.isatty():
        terminal.tell("prompt")
    while True:
        if sys.stdin.isatty():
            typer.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line.strip():
            return
        _search_once(terminal, library, line.strip(), department, limit)


def _search_once(terminal: Terminal, library: Library, text: str, department: str, limit: int) -> None:
    from procdesk.cli import output as printed
    from procdesk.model import Query

    answer = library.search(Query(text, terminal.reading_language, department, limit, False, datetime.now()))
    names = library.overview().department_name
    if terminal.as_json:
        printed.write_json(printed.answer_facts(answer, names))
    else:
        printed.write_answer(answer, names, terminal.words, date.today())
