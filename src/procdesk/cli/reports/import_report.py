"""What `procdesk import` prints: the pages with what was recognised and what was not, and the files left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from procdesk.authoring.importing.document import ReadSource, Remark
from procdesk.authoring.importing.plan import PlannedPage, state_remark
from procdesk.authoring.importing.writing import PageOutcome, WrittenPage
from procdesk.cli.output import write_json
from procdesk.content.vocabulary import section_heading
from procdesk.i18n import Messages


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import has done, or with `dry_run` would do."""

    pages: Sequence[WrittenPage]
    refused: Sequence[ReadSource]
    dry_run: bool

    @property
    def failed(self) -> bool:
        """Whether anything of what was given is not among the pages."""
        return bool(self.refused) or any(
            one.outcome in (PageOutcome.LEFT_OUT, PageOutcome.FAILED) for one in self.pages
        )

    def count(self, *outcomes: PageOutcome) -> int:
        """How many pages have come to one of these outcomes."""
        return sum(one.outcome in outcomes for one in self.pages)


def write_import_report(report: ImportReport, words: Messages, *, as_json: bool) -> None:
    """The report on standard output, and its summary on standard error."""
    if as_json:
        write_json(_facts(report, words))
    else:
        sys.stdout.write("\n".join(_lines(report, words)) + "\n")
    typer.echo(
        words.say(
            "import-dry-summary" if report.dry_run else "import-summary",
            written=str(report.count(PageOutcome.WRITTEN)),
            same=str(report.count(PageOutcome.SAME)),
            left=str(report.count(PageOutcome.LEFT_OUT, PageOutcome.FAILED)),
            refused=str(len(report.refused)),
        ),
        err=True,
    )


def _lines(report: ImportReport, words: Messages) -> Iterator[str]:
    told_departments = {""}
    for one in report.pages:
        page = one.page
        yield f"{page.source} → {page.path or '—'} ({_outcome(one, words, dry_run=report.dry_run)})"
        if problem := why_not_written(one, words):
            yield f"  {problem}"
        if page.new_department not in told_departments:
            told_departments.add(page.new_department)
            yield f"  {words.say('import-new-department', name=page.new_department)}"
        if page.recognised:
            yield f"  {words.say('import-sections', names=_sections(page, words))}"
        if page.files:
            yield f"  {words.say('import-pictures', names=', '.join(file.path for file in page.files))}"
        yield from (f"  - {sentence(told, words)}" for told in page.remarks)
        if report.dry_run:
            yield from ("", *(f"    {line}" if line else "" for line in page.text.rstrip().split("\n")))
        yield ""
    for source in report.refused:
        if source.refused is not None:
            yield f"{source.source}: {sentence(source.refused, words)}"
            yield from (f"  - {sentence(told, words)}" for told in source.remarks)


def _sections(page: PlannedPage, words: Messages) -> str:
    named = ((heading, section_heading(key, page.lang)) for heading, key in page.recognised)
    return ", ".join(
        section if heading == section else words.say("import-section", heading=heading, section=section)
        for heading, section in named
    )


def _outcome(one: WrittenPage, words: Messages, *, dry_run: bool) -> str:
    if one.outcome is PageOutcome.WRITTEN:
        return words.say("import-would" if dry_run else "import-written")
    return words.say("import-same" if one.outcome is PageOutcome.SAME else "import-not-written")


def why_not_written(one: WrittenPage, words: Messages) -> str:
    """Why a page was not written, "" where it was, or is there already."""
    if one.outcome is PageOutcome.FAILED:
        return words.say("import-state-failed", reason=one.reason)
    told = state_remark(one.page)
    return sentence(told, words) if told else ""


def sentence(told: Remark, words: Messages) -> str:
    """A remark in words."""
    return words.say(told.code, **dict(told.facts))


def _facts(report: ImportReport, words: Messages) -> dict[str, Any]:
    return {
        "dry_run": report.dry_run,
        "written": report.count(PageOutcome.WRITTEN),
        "same": report.count(PageOutcome.SAME),
        "not_written": report.count(PageOutcome.LEFT_OUT, PageOutcome.FAILED),
        "pages": [_page_facts(one, words) for one in report.pages],
        "refused": [
            {
                "source": one.source,
                **_remark_facts(one.refused, words),
                "remarks": [_remark_facts(told, words) for told in one.remarks],
            }
            for one in report.refused
            if one.refused
        ],
    }


def _page_facts(one: WrittenPage, words: Messages) -> dict[str, Any]:
    page = one.page
    return {
        "source": page.source,
        "title": page.title,
        "path": page.path,
        "lang": page.lang,
        "outcome": one.outcome.value,
        "state": page.state.value,
        "message": why_not_written(one, words),
        "new_department": page.new_department,
        "sections": [{"heading": heading, "key": key} for heading, key in page.recognised],
        "files": [file.path for file in page.files],
        "remarks": [_remark_facts(told, words) for told in page.remarks],
        "text": page.text,
    }


def _remark_facts(told: Remark, words: Messages) -> dict[str, Any]:
    return {"code": told.code, "facts": dict(told.facts), "message": sentence(told, words)}
