"""Mistakes that come with a file more, a file less or a name, planted in the good folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from procdesk.content.folder import Folder, read_all
from procdesk.i18n import Messages
from procdesk.resources import resource
from procdesk.validation.checks import check
from tests.conftest import MakeFolder
from tests.validation.good_folder import CHARGE_EN, CHARGE_ES, COMPANY, COMPLAINT_EN, COMPLAINT_ES, GOOD, REFUND_ES

TODAY = date(2026, 11, 22)
Told = list[tuple[str, str, int]]


@pytest.fixture
def told(make: MakeFolder) -> Callable[[dict[str, str | None]], Told]:
    """What is told of the good folder with some files changed, added or taken away (None)."""

    def tell(changes: dict[str, str | None]) -> Told:
        files = {path: text for path, text in {**GOOD, **changes}.items() if text is not None}
        return [(one.code, one.path, one.line) for one in check(read_all(make(files)), TODAY)]

    return tell


Tell = Callable[[dict[str, str | None]], Told]


def another(text: str, title: str) -> str:
    """A page like a good one, with a title and phrases of its own."""
    lines = text.split("\n")
    own = [f"  - {title} {word} {word}" if line.startswith("  - ") else line for word, line in enumerate(lines)]
    return "\n".join([lines[0], f"title: {title}", *own[2:]])


def test_a_department_without_its_page_is_told_once_at_the_first_of_its_pages(told: Tell) -> None:
    added: dict[str, str | None] = {
        f"legal/{name}.{lang}.md": another(text, f"{name} {lang}")
        for name in ("alfa", "beta")
        for lang, text in (("es", COMPLAINT_ES), ("en", COMPLAINT_EN))
    }
    assert told(added) == [("department-without-page", "legal/alfa.en.md", 1)]


def test_the_page_of_a_department_says_its_name(told: Tell) -> None:
    assert told({"facturacion/_index.es.md": "\n"}) == [("no-department-name", "facturacion/_index.es.md", 1)]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_page_that_nobody_filled_in_is_told_as_that_and_no_more(told: Tell, lang: str) -> None:
    template = resource("templates", f"write-up.{lang}.md").read_text("utf-8")
    page = template.replace("{title}", "Alta").replace("{today}", "2026-11-22")
    assert told({f"tesoreria/alta.{lang}.md": page}) == [("untouched-page", f"tesoreria/alta.{lang}.md", 1)]


@pytest.mark.parametrize("name", ["¿qué?", "a:b", "precio<10", "con", "AUX", "lpt1", 'a"b', "a|b", "a*"])
def test_a_name_that_windows_cannot_hold_is_told(told: Tell, name: str) -> None:
    both: dict[str, str | None] = {
        f"tesoreria/{name}.es.md": another(COMPLAINT_ES, "Otra"),
        f"tesoreria/{name}.en.md": another(COMPLAINT_EN, "Other"),
    }
    assert {code for code, _, _ in told(both)} == {"bad-name"}


@pytest.mark.parametrize("name", ["¿?", "punto.", "hueco ", "nul"])
def test_of_a_folder_with_such_a_name_its_pages_are_not_told(told: Tell, name: str) -> None:
    added: dict[str, str | None] = {
        f"tesoreria/{name}/{page}.{lang}.md": another(text, f"{page} {lang}")
        for page in ("alfa", "beta")
        for lang, text in (("es", COMPLAINT_ES), ("en", COMPLAINT_EN))
    }
    assert told(added) == [("bad-name", f"tesoreria/{name}/alfa.en.md", 1)]


def test_a_copy_of_a_page_under_another_name_is_told_by_its_title_and_not_by_each_phrase(told: Tell) -> None:
    copy = COMPANY.replace("[es, en]", "[es]")
    english = {path: None for path in GOOD if path.endswith(".en.md")}
    found = told({**english, "procdesk.yaml": copy, "tesoreria/zeta.es.md": REFUND_ES})
    assert found == [("same-title", "tesoreria/zeta.es.md", 2)]


def test_a_name_that_many_pages_have_is_told_once(told: Tell) -> None:
    pages: dict[str, str | None] = {
        f"tesoreria/{name}.{lang}.md": another(text, f"{name} {lang}").replace(f"{label}: T", f"{label}: Archivo de T")
        for name in ("alfa", "beta", "gamma")
        for lang, text, label in (("es", COMPLAINT_ES, "A"), ("en", COMPLAINT_EN, "To"))
    }
    found = told(pages)
    assert [code for code, _, _ in found] == ["unknown-department-often"] * 2


def test_two_guides_that_send_a_caller_back_and_forth_are_told_once(told: Tell) -> None:
    there = COMPLAINT_ES.replace(
        "## Si hay",
        "## Guía\n\n### ¿Es un cobro?\n\n- [Sí](cobro-b.es.md)\n- [No](#fin)\n\n### Fin\n\nAcaba.\n\n## Si hay",
    )
    back = another(COMPLAINT_ES, "Otro cobro").replace(
        "## Si hay", "## Guía\n\n### ¿Lo es?\n\n- [Sí](#fin)\n- [No](queja.es.md)\n\n### Fin\n\nAcaba.\n\n## Si hay"
    )
    english = another(COMPLAINT_EN, "Another charge")
    found = told({"tesoreria/queja.es.md": there, "tesoreria/cobro-b.es.md": back, "tesoreria/cobro-b.en.md": english})
    assert [code for code, _, _ in found] == ["guide-page-loop"]


def test_guides_whose_answers_tell_two_cases_apart_may_lead_to_each_other(told: Tell) -> None:
    there = COMPLAINT_ES.replace(
        "## Si hay",
        "## Guía\n\n### ¿Dónde?\n\n- [En la tienda](b.es.md)\n- [Aquí](#fin)\n\n### Fin\n\nAcaba.\n\n## Si hay",
    )
    back = another(COMPLAINT_ES, "Otro cobro").replace(
        "## Si hay",
        "## Guía\n\n### ¿Dónde?\n\n- [Por la web](queja.es.md)\n- [Aquí](#fin)\n\n### Fin\n\nAcaba.\n\n## Si hay",
    )
    english = another(COMPLAINT_EN, "Another charge")
    assert told({"tesoreria/queja.es.md": there, "tesoreria/b.es.md": back, "tesoreria/b.en.md": english}) == []


def test_a_broken_company_file_comes_first_and_alone(told: Tell) -> None:
    assert told({"procdesk.yaml": COMPANY.replace("[es, en]", "[es, en")}) == [("bracket-open", "procdesk.yaml", 2)]
    wrong = CHARGE_ES.replace("2026-09-15", "nunca")
    found = told({"procdesk.yaml": "nombre: *Norvia\n", "facturacion/cobro.es.md": wrong})
    assert found == [("yaml-alias", "procdesk.yaml", 1), ("bad-date", "facturacion/cobro.es.md", 8)]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("facturacion/cobro - copia.es.md", CHARGE_ES, "copy-is-the-same"),
        ("facturacion/cobro (1).es.md", CHARGE_ES.replace("Léele", "Lee"), "copy-differs"),
        ("facturacion/cobro-PC-CAJA3.en.md", CHARGE_EN.replace("Read", "Say"), "copy-differs"),
        ("facturacion/otro.md.txt", "x", "wrong-ending"),
        ("facturacion/nota.docx", "x", "other-format"),
    ],
)
def test_a_file_that_is_no_page_is_told_once(told: Tell, path: str, text: str, code: str) -> None:
    assert [(found, where) for found, where, _ in told({path: text})] == [(code, path)]


def sentences(folder: Folder, lang: str) -> list[str]:
    return [Messages(lang).problem(one) for one in check(folder, TODAY)]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_an_owner_is_told_in_the_words_of_the_file(make: MakeFolder, lang: str) -> None:
    spanish = CHARGE_ES.replace("verificado: 2026-09-15\n", "").replace("6 meses", "1 año")
    folder = read_all(make({**GOOD, "facturacion/cobro.es.md": spanish}))
    (said,) = sentences(folder, lang)
    assert "verificado" in said
    assert "1 año" in said
    english = CHARGE_EN.replace("owner: billing@norvia.example\n", "")
    (said,) = sentences(read_all(make({**GOOD, "facturacion/cobro.en.md": english})), lang)
    assert "owner:" in said
    mixed = CHARGE_EN.replace("owner: billing@norvia.example\n", "").replace("title: ", "title: ")
    (said,) = sentences(read_all(make({**GOOD, "facturacion/cobro.en.md": mixed})), lang)
    assert "responsable" not in said


def test_somebody_elses_pages_lack_neither_owner_nor_phrases(make: MakeFolder, tmp_path: Path) -> None:
    files = {
        "docs/start.md": "---\ntitle: Start\nauthor: Ann\n---\n\nRead [more](more.md). ![logo](/static/logo.png)\n",
        "docs/more.md": "# More\n\n| a | b |\n|---|---|\n| 1 |\n",
        "docs/empty.md": "",
    }
    assert check(read_all(make(files)), TODAY) == ()
