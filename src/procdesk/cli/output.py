"""What the verbs print: JSON for programs, plain words for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.text import Text

from procdesk.call.journey import DatedJourney, StepDate
from procdesk.call.validity import Dated, validity
from procdesk.content.template_syntax import without_templates
from procdesk.i18n import Messages
from procdesk.library import Overview
from procdesk.model import Answer, Department, Hit, Process, Why
from procdesk.model import Progress as Done
from procdesk.subprocesses import report_progress

Names = Callable[[str, str], str]
_Result = TypeVar("_Result")


def write_json(facts: object) -> None:
    """Facts as JSON on standard output."""
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")


def answer_facts(answer: Answer, names: Names) -> dict[str, Any]:
    """An answer as `search --json` gives it."""
    return {
        "query": answer.query.text,
        "took_ms": round(answer.took_ms, 3),
        "shown_for": [{"typed": typed, "shown": shown} for typed, shown in answer.shown_for],
        "sure": answer.is_sure and bool(answer.hits),
        "hits": [_hit_facts(hit, names) for hit in answer.hits],
    }


def why_facts(hit: Hit) -> list[dict[str, Any]]:
    """Why a process was found, as `search --json` gives it."""
    return [
        {
            "kind": why.kind.value,
            "text": why.text,
            "lang": why.lang,
            "spans": [list(span) for span in why.spans],
            "by_meaning": why.is_meant,
        }
        for why in hit.why
    ]


def process_facts(process: Process, lang: str, department: Department, journey: DatedJourney) -> dict[str, Any]:
    """A process as `show --json` gives it; steps without dates have null."""
    one = process.in_language(lang)
    return {
        "id": one.id,
        "lang": one.lang,
        "title": one.title,
        "department": department.card(one.lang).name,
        "owner": one.owner,
        "verified": _day(one.verified),
        "verified_by": one.verified_by,
        "valid_from": _day(one.valid_from),
        "valid_until": _day(one.valid_until),
        "first_contact": one.first_contact.value if one.first_contact else None,
        "customer_says": list(one.phrases),
        "codes": list(one.codes),
        "related": list(one.related),
        "say": one.say,
        "sections": [
            {"key": section.key, "heading": section.heading, "markdown": section.markdown} for section in one.sections
        ],
        "journey": [
            {
                "department": dated.step.department,
                "text": dated.step.text,
                "earliest": _iso(dated.earliest),
                "latest": _iso(dated.latest),
            }
            for dated in journey.steps
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _iso(moment: StepDate | None) -> str | None:
    """The day as ISO 8601; programs are given days alone, whatever a step is counted in."""
    return moment.day.isoformat() if moment else None


def write_answer(answer: Answer, names: Names, words: Messages, today: date) -> None:
    """The hits as a person reads them on that day, best first."""
    console = Console(highlight=False)
    if answer.shown_for:
        shown = ", ".join(shown for _, shown in answer.shown_for)
        Console(stderr=True, highlight=False).print(words.say("shown-for", words=shown), markup=False)
    if not answer.hits:
        Console(stderr=True).print(words.say("no-hits", query=answer.query.text), markup=False)
    elif not answer.is_sure:
        Console(stderr=True, highlight=False).print(words.say("not-sure"), markup=False)
    for number, hit in enumerate(answer.hits, 1):
        title = Text(f"{number}. ", style="dim") + Text(hit.title, style="bold")
        facts = [names(hit.department, hit.lang), hit.id]
        if hit.relaxed:
            facts.append(words.say("not-all-words"))
        if hit.faulty:
            facts.append(words.say("faulty-hit"))
        facts.extend(list(_doubts(hit, words, today))[:1])
        console.print(title, Text("  " + " · ".join(part for part in facts if part), style="dim"), sep="")
        said = Text(hit.say) if hit.say else Text(words.say("no-answer-yet"), style="dim")
        console.print(Padding(said, (0, 0, 0, 3)))
        for why in hit.why[:1]:
            console.print(Padding(_reason(why, words), (0, 0, 0, 3)))
        console.print()


def write_process(process: Process, lang: str, department: Department, words: Messages, today: date) -> None:
    """A process as a page in the terminal on that day: the answer first."""
    one = process.in_language(lang)
    console = Console()
    console.print(Text(one.title, style="bold"))
    facts = [department.card(one.lang).name, one.id, *one.codes]
    if confirmed := validity(one, today).confirmed:
        by = f" · {one.verified_by}" if one.verified_by else ""
        facts.append(f"{words.say('verified')} {confirmed:%Y-%m-%d}{by}")
    if one.owner:
        facts.append(f"{words.say('owner')} {one.owner}")
    console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    for doubt in _doubts(one, words, today):
        console.print(Text(f"! {doubt}", style="bold yellow"))
    said = one.section("say")
    heading = said.heading if said else words.say("in-short")
    answer = _markdown(said.markdown if said else one.say) if one.say else Text(words.say("no-answer-yet"), style="dim")
    console.print(Panel(answer, title=escape(heading), title_align="left"))
    rest = [section for section in one.sections if section is not said]
    parts = [_markdown(f"## {section.heading}\n\n{section.markdown}") for section in rest if section.heading]
    intro = [_markdown(section.markdown) for section in rest if not section.heading]
    console.print(Group(*intro, *parts))


def _doubts(page: Dated, words: Messages, today: date) -> Iterator[str]:
    """Why a page may not be relied on at that day: it has expired, does not hold yet, or is to be confirmed."""
    found = validity(page, today)
    if page.valid_until and found.expired:
        yield words.say("not-valid-since", day=page.valid_until.isoformat())
    if page.valid_from and found.early:
        yield words.say("not-valid-until", day=page.valid_from.isoformat())
    if found.overdue and found.confirmed:
        yield words.say("to-be-confirmed", day=found.confirmed.isoformat())


def _markdown(text: str) -> RenderableType:
    """Markdown as a write-up has it, with the syntax of other tools, for the terminal."""
    # A tenth of the start of every verb, and only this one shows pages.
    from rich.markdown import Markdown

    return Markdown(without_templates(text))


def write_index_result(overview: Overview, seconds: float, words: Messages, *, as_json: bool) -> None:
    """How many processes an index holds and how long it took."""
    if as_json:
        write_json({"processes": overview.processes, "problems": overview.problems, "seconds": round(seconds, 3)})
    else:
        done = words.say("index-done", processes=str(overview.processes), seconds=f"{seconds:.1f}")
        sys.stdout.write(done + "\n")


def show_progress(steps: Iterator[Done] | Iterable[Done], *, lines: bool) -> None:
    """Drains a build: as lines of JSON for the window, as a bar where a person looks on, silently elsewhere."""
    if lines:
        for step in steps:
            report_progress(step)
        return
    columns = (TextColumn("procdesk"), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        for step in steps:
            bar.update(task, completed=step.done, total=step.total)


def show_progress_to_end(steps: Generator[Done, None, _Result]) -> _Result:
    """Drains work that comes to a result, with the bar of `follow`."""
    results: list[_Result] = []

    def kept() -> Iterator[Done]:
        results.append((yield from steps))

    show_progress(kept(), lines=False)
    return results[0]


def _hit_facts(hit: Hit, names: Names) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "department": names(hit.department, hit.lang),
        "department_id": hit.department,
        "lang": hit.lang,
        "say": hit.say,
        "first_contact": hit.first_contact.value if hit.first_contact else None,
        "valid_from": _day(hit.valid_from),
        "valid_until": _day(hit.valid_until),
        "score": round(hit.score, 4),
        "relaxed": hit.relaxed,
        "why": why_facts(hit),
    }


def _reason(why: Why, words: Messages) -> Text:
    """Why a process was found: the text that holds the words, or one that is near in meaning."""
    text = Text(why.text, style="dim")
    for span in why.spans:
        text.stylize("bold not dim", span.start, span.end)
    return Text(f"{words.say('similar-to')} ", style="dim") + text if why.is_meant else text
