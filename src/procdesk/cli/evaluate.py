"""The verb that measures how well the search finds: eval."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from procdesk.cli.common import Content, Json, Lang, Terminal

if TYPE_CHECKING:
    from procdesk.evaluation.metrics import Expected
    from procdesk.evaluation.noise import Noise


def evaluate_(
    queries: Annotated[Path | None, typer.Argument()] = None,
    rehearsal: Annotated[bool, typer.Option("--self")] = False,
    misses: Annotated[bool, typer.Option("--misses")] = False,
    typo: Annotated[bool, typer.Option("--typo")] = False,
    truncate: Annotated[bool, typer.Option("--truncate")] = False,
    fold: Annotated[bool, typer.Option("--fold")] = False,
    capitals: Annotated[bool, typer.Option("--capitals")] = False,
    seed: Annotated[int, typer.Option("--seed")] = 1,
    content: Content = None,
    lang: Lang = "",
    as_json: Json = False,
) -> None:
    """Measure how often the right process comes first."""
    from procdesk.evaluation.noise import Noise, NoiseKind

    terminal = Terminal(content, lang, as_json)
    chosen = {NoiseKind.TYPO: typo, NoiseKind.TRUNCATE: truncate, NoiseKind.FOLD: fold, NoiseKind.CAPITALS: capitals}
    noise = Noise(frozenset(kind for kind, on in chosen.items() if on), seed)
    if rehearsal and queries:
        terminal.give_up("eval-file-and-self", path=str(queries))
    if rehearsal:
        _eval_self(terminal, noise, misses=misses)
    elif queries:
        _eval_file(terminal, queries, noise, misses=misses)
    else:
        terminal.give_up("eval-of-what")


def _eval_file(terminal: Terminal, path: Path, noise: Noise, *, misses: bool) -> None:
    from procdesk.cli.output import show_progress
    from procdesk.cli.reports.evaluation_report import write_report
    from procdesk.evaluation.metrics import evaluate

    asked = _queries(terminal, path)
    with terminal.library() as library:
        show_progress(library.train(), lines=False)
        asked = [replace(one, ids=frozenset(library.known_as(id_) or id_ for id_ in one.ids)) for one in asked]
        known = set(library.ids_of("", terminal.reading_language))
        strange = sorted({id_ for one in asked for id_ in one.ids} - known)
        if strange and known:
            terminal.tell("queries-unknown-ids", path=str(path), count=str(len(strange)), id=strange[0])
        report = evaluate(library, asked, terminal.reading_language, noise)
        write_report(report, noise, terminal.words, misses=misses, as_json=terminal.as_json)


def _eval_self(terminal: Terminal, noise: Noise, *, misses: bool) -> None:
    from procdesk.cli.output import show_progress_to_end
    from procdesk.cli.reports.evaluation_report import write_cross_validation
    from procdesk.evaluation.cross_validation import cross_validate

    try:
        with terminal.reaching_content():
            found = show_progress_to_end(cross_validate(terminal.content, terminal.reading_language, noise))
    except OSError as error:
        terminal.give_up("not-written", path=str(error.filename or ""), reason=str(error.strerror))
    if not found.titles:
        terminal.tell("content-empty", path=str(terminal.content))
    elif not found.phrases:
        terminal.tell("self-no-phrases", path=str(terminal.content))
    elif len(found.titles) == 1:
        terminal.tell("self-one-process")
    if found.report.queries < found.phrases:
        terminal.tell("self-sampled", phrases=str(found.phrases), asked=str(found.report.queries))
    write_cross_validation(found, noise, terminal.words, misses=misses, as_json=terminal.as_json)


def _queries(terminal: Terminal, path: Path) -> list[Expected]:
    from procdesk.evaluation.metrics import QueryFileError, read_queries

    try:
        asked = read_queries(path)
    except OSError as error:
        terminal.give_up("queries-unreadable", path=str(path), reason=str(error.strerror))
    except QueryFileError as error:
        code = "queries-bad-encoding" if error.reason == "encoding" else "queries-bad-line"
        terminal.give_up(code, path=str(path), line=str(error.line))
    if not asked:
        terminal.give_up("queries-none", path=str(path))
    return asked
