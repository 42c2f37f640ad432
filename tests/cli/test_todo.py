"""The verbs of whoever owns pages: todo, verify and assign."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from procdesk.authoring.drafts import DraftStore
from procdesk.authoring.ownership.owners import pages_of
from procdesk.authoring.ownership.page_rows import pages_from
from procdesk.authoring.ownership.verification_history import read_history
from procdesk.authoring.ownership.worklist import OwnedPage, owned_pages
from procdesk.cli import app
from procdesk.content.folder import read_all
from procdesk.settings import drafts_folder
from procdesk.subprocesses import ChildState, ChildTask
from tests.conftest import write

runner = CliRunner()
DUPLICATE = "facturacion/cobro-duplicado"


def run(*words: str | Path, lang: str = "en") -> Result:
    return runner.invoke(app, [*(str(word) for word in words), "--lang", lang])


def read(folder: Path, path: str) -> OwnedPage:
    return next(page for page in owned_pages(read_all(folder).processes) if page.path == path)


def days_ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def owned(folder: Path) -> Path:
    """The small company, with an overdue page of Ana and a fresh one of Luis."""
    text = (
        "---\ntitle: {}\nowner: {}\nverified: {}\nverify_every: 6 months\nfirst_contact: solve\n"
        "customer_says:\n{}---\n## Qué decir\nVale.\n"
    )
    phrases = "  - no me llega la luz roja\n  - el aparato parpadea mucho\n  - quiero saber de la luz\n"
    write(folder, "averias/luz.es.md", text.format("Luz roja", "Ana@norvia.example", days_ago(400), phrases))
    fresh = phrases.replace("luz", "tele").replace("aparato", "mando")
    write(folder, "averias/tele.es.md", text.format("Tele", "luis", days_ago(1), fresh))
    return folder


def items(result: Result) -> dict[str, dict[str, object]]:
    return {one["path"]: one for one in json.loads(result.stdout)["items"]}


def test_an_overdue_page_is_listed_and_makes_the_exit_code_1(owned: Path) -> None:
    result = run("todo", "--content", owned, "--owner", " ANA@norvia.example ", "--state", "overdue")
    assert result.exit_code == 1
    assert result.stdout.startswith("Overdue (1)\n  averias/luz.es.md:")
    assert f"was due on {(date.today() - timedelta(days=400 - 182)).isoformat()}" in result.stdout
    assert "1 page to look at; urgent (mistakes, overdue, expired): 1." in result.stderr


def test_pages_that_only_could_be_better_leave_the_exit_code_0(owned: Path) -> None:
    result = run("todo", "--content", owned, "--owner", "luis", "--state", "translation-missing")
    assert result.exit_code == 0
    assert "averias/tele.es.md" in result.stdout


def test_nothing_to_do_says_so(owned: Path) -> None:
    result = run("todo", "--content", owned, "--owner", "luis", "--state", "mistakes")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to do.\n")


def test_programs_are_told_every_state_date_problem_and_phrase(owned: Path) -> None:
    write(owned, "averias/otra.es.md", (owned / "averias/luz.es.md").read_text("utf-8").replace("Luz roja", "Otra"))
    found = items(run("todo", "--content", owned, "--department", "averias", "--json"))
    page = found["averias/luz.es.md"]
    assert page["states"][0] == "overdue"
    assert page["verified"] == days_ago(400)
    assert page["planned"] <= page["deadline"] < date.today().isoformat()
    assert {"line", "level", "code", "message"} == page["problems"][0].keys()
    # One of two pages with the same phrases comes after the other one.
    lost = [one for path in ("averias/luz.es.md", "averias/otra.es.md") for one in found[path]["phrases"]]
    assert {one["found"] for one in lost} <= {"averias/luz", "averias/otra"}
    assert lost


def test_me_is_the_setting(owned: Path) -> None:
    assert run("todo", "--content", owned, "--owner", "me").exit_code == 2
    run("config", "set", "owner", "Luis, ana@norvia.example")
    found = items(run("todo", "--content", owned, "--owner", "me", "--json", "--state", "overdue"))
    assert list(found) == ["averias/luz.es.md"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--state", "overdu"), "overdue"),
        (("--state", "x"), "translation-missing"),
        (("--department", "averia"), "averias"),
    ],
)
def test_what_is_misspelt_is_told(owned: Path, words: tuple[str, ...], told: str) -> None:
    result = run("todo", "--content", owned, *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_digest_is_a_mail_with_its_subject_first(owned: Path) -> None:
    for lang, subject in (("en", "Norvia, pages to look after: "), ("es", "Norvia, páginas por cuidar: ")):
        result = run("todo", "--content", owned, "--digest", "--state", "overdue", lang=lang)
        first, empty, heading, advice = result.stdout.splitlines()[:4]
        assert first.startswith(subject)
        assert (empty, heading) == ("", "Overdue (1)" if lang == "en" else "Atrasadas (1)")
        assert advice.endswith(".")


def test_a_calendar_has_every_page_that_falls_due_and_is_read_back(owned: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "pages.ics"
    result = run("todo", "--content", owned, "--ics", path, "--state", "due")
    assert (result.exit_code, result.stdout) == (0, "")
    run("todo", "--content", owned, "--ics", path)
    read_back = {str(one["URL"]): one for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert set(read_back) == {"procdesk:averias/luz", "procdesk:averias/tele"}
    assert read_back["procdesk:averias/luz"]["DTSTART"].dt >= date.today()
    assert "procdesk verify averias/luz" in str(read_back["procdesk:averias/luz"]["DESCRIPTION"])


def test_a_calendar_that_cannot_be_written_is_told(owned: Path, tmp_path: Path) -> None:
    assert run("todo", "--content", owned, "--ics", tmp_path, "--state", "due").exit_code == 2


def test_a_page_is_verified_in_the_language_of_reading(folder: Path) -> None:
    result = run("verify", DUPLICATE, "--content", folder, "--by", "Ana")
    assert (result.exit_code, result.stdout) == (0, "facturacion/cobro-duplicado.en.md\n")
    english, spanish = (read(folder, f"{DUPLICATE}.{lang}.md") for lang in ("en", "es"))
    assert (english.verified, english.verified_by) == (date.today(), "Ana")
    assert spanish.verified is None


def test_all_languages_are_verified_where_that_is_said_and_none_twice(folder: Path) -> None:
    result = run("verify", DUPLICATE, f"procdesk:{DUPLICATE}", "--content", folder, "--all-languages")
    assert result.stdout.splitlines() == [f"{DUPLICATE}.en.md", f"{DUPLICATE}.es.md"]
    assert read(folder, f"{DUPLICATE}.es.md").verified_by == ""


def test_a_page_with_mistakes_is_verified_only_where_that_is_said(folder: Path) -> None:
    text = "---\ntitle: Rota\nvalid_until: ayer\n---\n## Qué decir\nVale.\n"
    path = write(folder, "averias/rota.es.md", text)
    result = run("verify", "averias/rota", DUPLICATE, "--content", folder)
    assert result.exit_code == 1
    assert result.stdout == "facturacion/cobro-duplicado.en.md\n"
    assert "1 error" in result.stderr
    assert path.read_text("utf-8") == text
    assert run("verify", "averias/rota", "--content", folder, "--despite-errors").exit_code == 0
    assert read(folder, "averias/rota.es.md").verified == date.today()


def test_a_page_with_unsaved_text_is_not_verified(folder: Path) -> None:
    store = DraftStore(drafts_folder(), folder)
    assert store.keep(f"{DUPLICATE}.en.md", "Otro texto.", "", datetime.now(UTC)) is None
    result = run("verify", DUPLICATE, "--content", folder, "--despite-errors")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "never saved" in result.stderr


def test_an_unknown_page_verifies_none(folder: Path) -> None:
    result = run("verify", DUPLICATE, "facturacion/cobro-duplicad", "--content", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert DUPLICATE in result.stderr
    assert read(folder, f"{DUPLICATE}.en.md").verified is None


def test_a_history_is_kept_only_where_the_company_wants_it(folder: Path) -> None:
    run("verify", DUPLICATE, "--content", folder, "--by", "Ana")
    assert read_history(folder / "facturacion") == ()
    write(folder, "procdesk.yaml", "name: Norvia\nlanguages: [es, en]\nhistorial_de_verificacion: Sí\n")
    run("verify", DUPLICATE, "averias/router", "--content", folder, "--by", "Ana", "--all-languages")
    assert [(one.id, one.lang, one.in_a_row) for one in read_history(folder / "facturacion")] == [
        (DUPLICATE, "en", 1),
        (DUPLICATE, "es", 2),
    ]
    assert [one.who for one in read_history(folder / "averias")] == ["Ana"]


def test_all_pages_of_an_owner_who_left_go_to_another(owned: Path) -> None:
    told = run("assign", "ANA@norvia.example", "luis", "--dry-run", "--content", owned)
    assert (told.exit_code, told.stdout) == (0, "averias/luz.es.md\n")
    assert read(owned, "averias/luz.es.md").owner == "Ana@norvia.example"
    assert run("assign", "ANA@norvia.example", " luis ", "--content", owned).exit_code == 0
    assert len(pages_of(owned_pages(read_all(owned).processes), "luis")) == 2


@pytest.mark.parametrize(("names", "code"), [(("ana", "luis"), 1), (("luis", " "), 2)])
def test_an_unknown_owner_and_an_empty_one_change_nothing(owned: Path, names: tuple[str, str], code: int) -> None:
    result = run("assign", *names, "--content", owned)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr


def test_a_page_that_has_expired_is_found_and_says_so(folder: Path) -> None:
    text = "---\ntitle: Oferta vieja\nvalid_until: {}\ncustomer_says: [la oferta de verano]\n---\n## Qué decir\nDiez.\n"
    write(folder, "averias/oferta.es.md", text.format(days_ago(3)))
    result = run("search", "--content", folder, "la oferta de verano")
    assert "averias/oferta" in result.stdout
    assert f"no longer valid since {days_ago(3)}" in " ".join(result.stdout.split())
    shown = run("show", "--content", folder, "averias/oferta")
    assert f"no longer valid since {days_ago(3)}" in " ".join(shown.stdout.split())
    assert json.loads(run("show", "--content", folder, "averias/oferta", "--json").stdout)["valid_until"] == days_ago(3)


@pytest.mark.parametrize(
    ("words", "kinds"), [((), ["pages", "all_pages", "searched"]), (("--state=due",), ["pages", "all_pages"])]
)
def test_the_window_is_told_of_all_pages_and_then_of_their_phrases(
    owned: Path, words: tuple[str, ...], kinds: list[str]
) -> None:
    child = ChildTask("procdesk", ("todo", f"--content={owned}", "--lines", *words))
    assert child.wait() is ChildState.SUCCEEDED, child.error
    assert [next(iter(part)) for part in child.results] == kinds
    assert len(pages_from(child.results[0]["pages"])) == 6
