from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procdesk.content.folder import Folder
from procdesk.model import Company, Flaw, Step
from procdesk.validation.checks import check
from procdesk.validation.context import TextCheckers
from tests.conftest import ReadFolder

TODAY = date(2026, 11, 22)
TIMED = "## Qué pasa después\n1. **Banco** x (1 día laborable)"


def told(folder: Folder, judges: TextCheckers | None = None) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in check(folder, TODAY, judges)]


def test_what_is_said_is_judged_with_its_journey_and_told_with_its_line(read: ReadFolder) -> None:
    seen: list[tuple[str, tuple[Step, ...]]] = []

    def judge(text: str, steps: tuple[Step, ...]) -> Iterator[Flaw]:
        seen.append((text, steps))
        yield Flaw("placeholder-without-journey", (("written", "{x}"),), line=1)

    page = f"---\ntitle: X\n---\n\n## Qué decir\n\n\nuno\ndos {{x}}\n{TIMED.replace('laborable', '')}"
    folder = read({"a/x.es.md": page, "a/y.md": "no section {x}"})
    assert told(folder, TextCheckers(say=judge)) == [("a/x.es.md", 9, "placeholder-without-journey")]
    ((text, (step,)),) = seen
    assert (text, step.department) == ("uno\ndos {x}", "Banco")


def test_a_page_that_broke_a_limit_is_not_judged(read: ReadFolder) -> None:
    def judge(_text: str, _steps: tuple[Step, ...]) -> Iterator[Flaw]:
        yield Flaw("placeholder-without-journey", (("written", "{x}"),))

    folder = read({"a/x.md": "## Say this\n{x}\n" + "y" * 10_001})
    assert [code for _, _, code in told(folder, TextCheckers(say=judge))] == ["line-too-long"]


def test_hours_are_judged_on_the_departments_page(read: ReadFolder) -> None:
    def judge(text: str, company: Company) -> Iterator[Flaw]:
        yield Flaw("bad-hours", (("value", text), ("suggestion", company.country)))

    folder = read(
        {
            "procdesk.yaml": "languages: [es]\ncountry: es",
            "a/_index.md": "---\nname: A\nhorario: L-V\n---\n",
            "b/_index.md": "---\nname: B\n---\n",
        }
    )
    (found,) = check(folder, TODAY, TextCheckers(hours=judge))
    assert (found.path, found.line, found.code) == ("a/_index.md", 3, "bad-hours")
    assert dict(found.facts) == {"value": "L-V", "suggestion": "ES"}


def test_the_company_is_judged_key_by_key(read: ReadFolder) -> None:
    def judge(company: Company) -> Iterator[Flaw]:
        yield Flaw("bad-crm-url", (("value", company.crm_url),), line=1)

    judges = TextCheckers(company={"crm_url": judge})
    folder = read({"procdesk.yaml": "languages: [es]\ncrm: x", "a/x.md": "x"})
    assert told(folder, judges) == [("procdesk.yaml", 3, "bad-crm-url")]
    assert told(read({"procdesk.yaml": "languages: [es]\ncrm: x"}), TextCheckers()) == []


def test_without_a_file_there_is_no_company_to_judge(read: ReadFolder) -> None:
    def judge(_company: Company) -> Iterator[Flaw]:
        yield Flaw("no-calendar")

    assert told(read({"a/x.es.md": "x"}), TextCheckers(company={"country": judge})) == []


def test_working_days_want_a_calendar_which_is_told_once(read: ReadFolder) -> None:
    pages = {"a/x.es.md": TIMED, "a/y.es.md": TIMED}
    assert told(read(pages)) == [("procdesk.yaml", 0, "no-calendar")]
    empty = {"procdesk.yaml": "languages: [es]\ncalendario:\n  region: MD"}
    assert told(read(pages | empty)) == [("procdesk.yaml", 2, "no-calendar")]
    country = {"procdesk.yaml": "languages: [es]\ncalendario:\n  pais: ES"}
    assert told(read(pages | country)) == []


def test_other_times_want_no_calendar(read: ReadFolder) -> None:
    assert told(read({"a/x.es.md": TIMED.replace("1 día laborable", "2 semanas")})) == []
