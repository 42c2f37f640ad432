"""The verb `history`: who changed a page when, and what, where its folder is in a git repository."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer

from procdesk.cli.common import FAILED, Content, Json, Lang, Terminal

if TYPE_CHECKING:
    from procdesk.authoring.history import PageHistory, PageVersion
    from procdesk.authoring.text_difference import ChangedParagraph


def history(
    id_: Annotated[str, typer.Argument()],
    changes: Annotated[bool, typer.Option("--changes")] = False,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Tell who changed a page when, from the git repository that its folder is in."""
    from procdesk.authoring.history import history_of
    from procdesk.cli import output as printed
    from procdesk.content.catalog import catalog_of
    from procdesk.content.folder import read_all
    from procdesk.text import closest_path

    terminal = Terminal(content, lang, as_json)
    with terminal.reaching_content():
        folder = read_all(terminal.content)
    known = catalog_of(folder).known_as(id_.strip("/"))
    process = next((one for one in folder.processes if one.id == known), None)
    if process is None:
        suggestion = closest_path(id_.strip("/"), [one.id for one in folder.processes])
        terminal.give_up("unknown-process", id=id_, suggestion=suggestion)
    page = process.in_language(terminal.reading_language)
    found = history_of(terminal.content / page.path)
    if found is None:
        terminal.give_up("history-none", FAILED, path=str(terminal.content))
    if as_json:
        printed.write_json({"id": process.id, "path": page.path, "end": found.end.value, "versions": _facts(found)})
        return
    earlier: list[PageVersion | None] = [*found.versions[1:], None]
    for one, before in zip(found.versions, earlier, strict=True):
        typer.echo(_told(terminal, one))
        for paragraph in _changed(before, one) if changes and before else ():
            typer.echo(f"  {_marked(paragraph)}")
    terminal.tell(f"history-{found.end}")


def _told(terminal: Terminal, one: PageVersion) -> str:
    """A version in a line."""
    when = f"{one.moment:%Y-%m-%d %H:%M}"
    if not one.commit:
        return terminal.words.say("history-unsaved", when=when)
    if not one.author:
        return terminal.words.say("history-cut-version", when=when)
    subject = one.message.split("\n", 1)[0]
    return f"{when}  {one.author}  {subject}".rstrip()


def _facts(found: PageHistory) -> list[dict[str, Any]]:
    facts = [
        {
            "commit": one.commit,
            "author": one.author,
            "date": one.moment.isoformat(),
            "message": one.message,
            "path": one.path,
        }
        for one in found.versions
    ]
    for (one, before), fact in zip(pairwise(found.versions), facts, strict=False):
        fact["changes"] = [  # type: ignore[assignment]
            [{"mark": words.mark.name.lower(), "text": words.text} for words in paragraph.words]
            for paragraph in _changed(before, one)
        ]
    return facts


def _changed(before: PageVersion, after: PageVersion) -> Iterable[ChangedParagraph]:
    from procdesk.authoring.text_difference import difference

    return (one for one in difference(before.text, after.text) if one.is_changed)


def _marked(paragraph: ChangedParagraph) -> str:
    """The words of a paragraph, those that are gone in `[-brackets-]` and the new ones in `{+braces+}`."""
    frames = {"ADDED": "{{+{}+}}", "REMOVED": "[-{}-]", "SAME": "{}"}
    key = f"{paragraph.paragraph.key}: " if paragraph.paragraph.key else ""
    return key + "".join(frames[words.mark.name].format(words.text) for words in paragraph.words)
