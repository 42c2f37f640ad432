from __future__ import annotations

from datetime import date

from procdesk.content.folder import Folder
from procdesk.validation.checks import check
from tests.conftest import ReadFolder
from tests.validation.fragments import but_for_what_lacks

TODAY = date(2026, 11, 22)
TIMED = "## Qué pasa después\n1. **Banco** x (1 día laborable)"


def told(folder: Folder) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in but_for_what_lacks(check(folder, TODAY))]


def test_what_is_said_is_checked_with_its_journey_and_told_with_its_line(read: ReadFolder) -> None:
    say = "---\ntitle: X\n---\n\n## Qué decir\n\n\nuno\ndos {x}\n"
    timed, dated = TIMED.replace(" laborable", ""), say.replace("{x}", "{fechas}")
    folder = read({"a/x.es.md": say + timed, "a/y.md": "no section {x}"})
    assert told(folder) == [("a/x.es.md", 9, "unknown-placeholder")]
    assert told(read({"a/x.es.md": dated + timed})) == []
    assert told(read({"a/x.es.md": dated})) == [("a/x.es.md", 9, "placeholder-without-journey")]


def test_a_page_that_broke_a_limit_is_not_checked(read: ReadFolder) -> None:
    folder = read({"a/x.md": "## Say this\n{dates}\n" + "y" * 10_001})
    assert [code for _, _, code in told(folder)] == ["line-too-long"]


def test_hours_are_checked_on_the_departments_page(read: ReadFolder) -> None:
    folder = read(
        {
            "procdesk.yaml": "languages: [es]\ncountry: es",
            "a/_index.md": "---\nname: A\nhorario: L-V\n---\n",
            "b/_index.md": "---\nname: B\n---\n",
        }
    )
    (found,) = but_for_what_lacks(check(folder, TODAY))
    assert (found.path, found.line, found.code) == ("a/_index.md", 3, "bad-hours")
    assert dict(found.facts) == {"value": "L-V", "suggestion": "Mo-Fr"}


def test_the_company_is_checked_key_by_key(read: ReadFolder) -> None:
    folder = read({"procdesk.yaml": "languages: [es]\ncrm: x", "a/x.md": "x"})
    assert told(folder) == [("procdesk.yaml", 2, "bad-crm-url")]
    assert told(read({"procdesk.yaml": "languages: [es]\nnote: |\n  a\n  {proces}"})) == [
        ("procdesk.yaml", 4, "unknown-placeholder")
    ]
    assert told(read({"procdesk.yaml": "languages: [es]\ncrm: https://crm.example/"})) == []


def test_without_a_file_there_is_no_company_to_check(read: ReadFolder) -> None:
    assert told(read({"a/x.es.md": "x"})) == []


def test_working_days_want_a_calendar_which_is_told_once(read: ReadFolder) -> None:
    pages = {"a/x.es.md": TIMED, "a/y.es.md": TIMED}
    assert told(read(pages)) == [("procdesk.yaml", 1, "no-calendar")]
    empty = {"procdesk.yaml": "languages: [es]\ncalendario:\n  region: MD"}
    assert told(read(pages | empty)) == [("procdesk.yaml", 2, "no-calendar")]
    country = {"procdesk.yaml": "languages: [es]\ncalendario:\n  pais: ES"}
    assert told(read(pages | country)) == []


def test_other_times_want_no_calendar(read: ReadFolder) -> None:
    assert told(read({"a/x.es.md": TIMED.replace("1 día laborable", "2 semanas")})) == []
