"""The verb `move`: a process or a department gets another name or place, with everything that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from procdesk.cli.common import (
    FAILED,
    Content,
    Json,
    Lang,
    Terminal,
    nearest_department,
)

if TYPE_CHECKING:
    from procdesk.authoring.moving.kept_moves import MoveHistory
    from procdesk.authoring.moving.plan import MovePlan
    from procdesk.authoring.moving.scope import MoveScope
    from procdesk.content.catalog import Catalog


def move(
    old: Annotated[str, typer.Argument()] = "",
    new: Annotated[str, typer.Argument()] = "",
    department: Annotated[bool, typer.Option("--department")] = False,
    title: Annotated[list[str] | None, typer.Option("--title", "--name")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    undo: Annotated[bool, typer.Option("--undo")] = False,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Rename or move a process or a department, with every link to it; or undo the last move."""
    from procdesk.authoring.moving.kept_moves import MoveHistory
    from procdesk.authoring.moving.plan import plan
    from procdesk.authoring.moving.scope import MoveRefused
    from procdesk.authoring.moving.transaction import TransactionError

    terminal = Terminal(content, lang, as_json)
    history = MoveHistory(terminal.content)
    try:
        if undo:
            _undo(terminal, history, dry_run=dry_run)
            return
        if not old or not (new or title):
            terminal.give_up("move-of-what")
        scope = _scope(terminal, old, department=department)
        planned = plan(scope, new or scope.current_name, _names(terminal, scope, title or []))
        if not dry_run:
            history.carry_out(planned.transaction)
            _follow(terminal, scope, planned)
    except MoveRefused as refused:
        terminal.give_up(refused.code, FAILED, **refused.facts)
    except TransactionError as error:
        terminal.give_up(error.code, FAILED, **error.facts)
    _write(terminal, planned, dry_run=dry_run)


def _undo(terminal: Terminal, history: MoveHistory, *, dry_run: bool) -> None:
    from procdesk.authoring.moving.kept_moves import UndoRefused
    from procdesk.cli import output as printed

    kept = history.newest()
    if kept is None:
        terminal.give_up("move-nothing-to-undo", FAILED)
    if not dry_run:
        try:
            history.undo(kept)
        except UndoRefused as refused:
            terminal.give_up("move-undo-changed", FAILED, paths=", ".join(refused.paths))
    if terminal.as_json:
        printed.write_json({"old": kept.new, "new": kept.old, "done": not dry_run})
    terminal.tell("move-would-be-undone" if dry_run else "move-undone", old=kept.old, new=kept.new)


def _scope(terminal: Terminal, named: str, *, department: bool) -> MoveScope:
    """What the move of a process or department concerns; ends the verb for an unknown one."""
    from procdesk.authoring.moving.scope import scope_of_department, scope_of_process
    from procdesk.call.directory import find_department
    from procdesk.content.catalog import catalog_of
    from procdesk.content.folder import read_all

    with terminal.reaching_content():
        catalog = catalog_of(read_all(terminal.content))
        if department:
            slug = find_department(catalog.departments, named.strip("/"))
            if not slug:
                suggestion = nearest_department(catalog.departments, named)
                terminal.give_up("unknown-department", slug=named, suggestion=suggestion)
            return scope_of_department(terminal.content, catalog, slug)
        return scope_of_process(terminal.content, catalog, _process(terminal, catalog, named))


def _process(terminal: Terminal, catalog: Catalog, named: str) -> str:
    from procdesk.call.directory import find_department
    from procdesk.content.scan.paths import split_path
    from procdesk.text import closest_path

    languages = catalog.company.languages if catalog.company else ()
    plain = named.strip("/")
    known = catalog.known_as(plain) or catalog.known_as(split_path(plain, languages)[0])
    if not known and find_department(catalog.departments, plain):
        terminal.give_up("move-is-department", name=plain)
    if not known:
        terminal.give_up("unknown-process", id=named, suggestion=closest_path(plain, catalog.entries))
    return known


def _names(terminal: Terminal, scope: MoveScope, written: list[str]) -> Mapping[str, str]:
    """The new titles or names by language: `en=Billing`, else in the user's language, else in the one there is."""
    languages = [lang for lang, _ in scope.current_names]
    names: dict[str, str] = {}
    for one in written:
        lang, equals, name = one.partition("=")
        if not equals or lang not in languages:
            lang, name = terminal.reading_language if terminal.reading_language in languages else languages[0], one
        if not name.strip():
            terminal.give_up("move-empty-name", lang=lang)
        names[lang] = " ".join(name.split())
    return names


def _follow(terminal: Terminal, scope: MoveScope, planned: MovePlan) -> None:
    """The user's own department is still theirs when it is called otherwise."""
    from procdesk.call.directory import find_department

    own = terminal.settings.text("department")
    if own and scope.department and find_department([scope.department], own):
        terminal.settings.put(department=planned.new_department)


def _write(terminal: Terminal, planned: MovePlan, *, dry_run: bool) -> None:
    from procdesk.cli import output as printed

    if terminal.as_json:
        printed.write_json(_facts(terminal, planned, dry_run=dry_run))
        return
    for line in _lines(planned) if dry_run else ():
        typer.echo(line)
    for one in planned.warnings:
        terminal.tell(one.code, **dict(one.facts))
    facts = {"files": str(len(planned.moved)), "lines": str(planned.lines), "pages": str(planned.changed)}
    terminal.tell("move-would-be-done" if dry_run else "move-done", old=planned.old, new=planned.new, **facts)


def _lines(planned: MovePlan) -> Iterator[str]:
    for file in planned.files:
        yield file.before if file.before == file.after else f"{file.before} -> {file.after}"
        for line in file.lines:
            if line.before:
                yield f"  {line.number}: - {line.before}"
            if line.after:
                yield f"  {line.number}: + {line.after}"


def _facts(terminal: Terminal, planned: MovePlan, *, dry_run: bool) -> dict[str, Any]:
    return {
        "old": planned.old,
        "new": planned.new,
        "done": not dry_run,
        "ids": dict(planned.ids),
        "files": [
            {
                "before": file.before,
                "after": file.after,
                "lines": [{"line": one.number, "before": one.before, "after": one.after} for one in file.lines],
            }
            for file in planned.files
        ],
        "warnings": [
            {"code": one.code, **dict(one.facts), "message": terminal.words.say(one.code, **dict(one.facts))}
            for one in planned.warnings
        ],
    }
