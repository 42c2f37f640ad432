"""The verb of whoever translates pages: translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import FAILED, Content, Lang, Terminal
from procdesk.text import closest

if TYPE_CHECKING:
    from procdesk.model import Process, WriteUp


def translated(
    ids: Annotated[list[str], typer.Argument()],
    content: Content = None,
    lang: Lang = "",
) -> None:
    """Say that translations are up to date with their originals; exit 1 if one of them could not be marked."""
    from procdesk.content.folder import read_all

    terminal = Terminal(content, lang)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    by_id = {process.id: process for process in folder.processes}
    failed = False
    for written in dict.fromkeys(ids):
        id_ = written.removeprefix("procdesk:").strip("/")
        if id_ not in by_id:
            terminal.give_up("unknown-process", FAILED, id=id_, suggestion=closest(id_, by_id))
        pairs = list(_translations(by_id[id_], terminal.reading_language))
        if not pairs:
            terminal.tell("translated-nothing", id=id_)
        # Each is tried, whatever became of those before.
        done = [_marked(terminal, one, original) for one, original in pairs]
        failed |= not pairs or not all(done)
    if failed:
        raise typer.Exit(FAILED)


def _translations(process: Process, reading: str) -> Iterator[tuple[WriteUp, WriteUp]]:
    """The translations of a process with their originals: those that say so, else the text in the reading language."""
    from procdesk.content.translation import original_of

    told = [one for one in process.write_ups if one.translates]
    for one in told or [one for one in process.write_ups if one.lang == reading]:
        original = original_of(process, one)
        if original is not None:
            yield one, original


def _marked(terminal: Terminal, one: WriteUp, original: WriteUp) -> bool:
    """Marks a translation and says so, or why not."""
    from procdesk.authoring.front_matter_edits import EditRefused
    from procdesk.authoring.page_file_error import PageFileError
    from procdesk.authoring.translations.translating import mark_translated

    try:
        mark_translated(terminal.content, one.path, original)
    except (PageFileError, EditRefused) as error:
        terminal.tell("todo-not-changed", path=one.path, reason=terminal.words.say(error.code, **dict(error.facts)))
        return False
    typer.echo(one.path)
    terminal.tell("translated-done", path=one.path, original=original.path)
    return True
