"""Other languages than Spanish and English: their pages, their answers and what `check` says of them."""

from __future__ import annotations

from datetime import date

import pytest

from procdesk.content.parser import read_source
from procdesk.content.vocabulary import SECTIONS, Naming, section_heading, section_name
from procdesk.model import Company, Process
from procdesk.validation.checks import check
from tests.conftest import ReadFolder

TODAY = date(2026, 11, 22)
LANGUAGES = ("es", "ca", "gl", "pt", "fr", "it", "de")
ANSWERS = {
    "ca": "Què dir",
    "gl": "Que dicir",
    "pt": "O que dizer",
    "fr": "Que dire",
    "it": "Cosa dire",
    "de": "Was sagen",
}
# Title, three phrases and the answer of one page in each of three languages.
TEXTS = {
    "es": (
        "Cobro duplicado",
        ("me han cobrado dos veces", "hay dos cargos iguales", "he pagado lo mismo dos veces"),
        "Qué decir",
        "Lo compruebo ahora mismo y se lo devolvemos con la próxima factura.",
    ),
    "ca": (
        "Cobrament duplicat",
        ("m'han cobrat dues vegades", "hi ha dos càrrecs iguals", "he pagat el mateix dos cops"),
        "Què dir",
        "Ho comprovo ara mateix i l'hi tornem amb la propera factura.",
    ),
    "fr": (
        "Facturé deux fois",
        ("j'ai été facturé deux fois", "il y a deux prélèvements", "j'ai payé deux fois la même chose"),
        "Que dire",
        "Je vérifie tout de suite et nous vous remboursons avec la prochaine facture.",
    ),
}
HEAD = "owner: Ana\nfirst_contact: solve\nverified: 2026-11-01\nverify_every: 6 months\n"
FILES = {
    "procdesk.yaml": "name: Norvia\nlanguages: [es, ca, fr]\ncountry: ES\n",
    **{
        f"billing/_index.{lang}.md": f"---\nname: {name}\nphone: 4 210\nhours: Mo-Fr 08:00-20:00\n---\n{name}.\n"
        for lang, name in (("es", "Facturación"), ("ca", "Facturació"), ("fr", "Facturation"))
    },
    **{
        f"billing/twice.{lang}.md": f"---\ntitle: {title}\ncustomer_says:\n"
        + "".join(f"  - {phrase}\n" for phrase in phrases)
        + f"{HEAD}---\n## {heading}\n{answer}\n"
        for lang, (title, phrases, heading, answer) in TEXTS.items()
    },
}


def test_pages_of_one_process_are_joined_by_their_languages(read: ReadFolder) -> None:
    (process,) = read(FILES).processes
    assert isinstance(process, Process)
    assert process.id == "billing/twice"
    assert {one.lang: (one.title, one.phrases, one.say) for one in process.write_ups} == {
        lang: (title, phrases, answer) for lang, (title, phrases, _, answer) in TEXTS.items()
    }


def test_check_has_no_complaint_of_a_sound_folder_in_three_languages(read: ReadFolder) -> None:
    assert [(one.path, one.line, one.code) for one in check(read(FILES), TODAY)] == []


def test_check_tells_the_language_that_is_missing(read: ReadFolder) -> None:
    files = {path: text for path, text in FILES.items() if path != "billing/twice.fr.md"}
    assert {(one.code, dict(one.facts).get("lang")) for one in check(read(files), TODAY)} == {
        ("translation-missing", "fr")
    }


@pytest.mark.parametrize(("lang", "heading"), ANSWERS.items())
@pytest.mark.parametrize("form", ["## {}", "# {}", "## {}:", "**{}**", "## 1. {} al client"])
def test_an_answer_is_not_lost_whatever_its_language(lang: str, heading: str, form: str) -> None:
    text = f"---\ntitle: X\ncustomer_says: [abc]\n---\nIntro.\n\n{form.format(heading)}\n\nOk, 123.\n"
    page = read_source(f"a/x.{lang}.md", text.encode(), Company(languages=LANGUAGES)).write_up
    assert page is not None
    assert (page.id, page.lang, page.say) == ("a/x", lang, "Ok, 123.")


@pytest.mark.parametrize("lang", ANSWERS)
def test_without_phrases_the_first_paragraph_answers_below_any_heading(lang: str) -> None:
    text = "# Cobrament\n\n## Una altra cosa\n\nHo comprovo ara mateix.\n"
    page = read_source(f"a/x.{lang}.md", text.encode(), Company(languages=LANGUAGES)).write_up
    assert page is not None
    assert (page.lang, page.say) == (lang, "Ho comprovo ara mateix.")


@pytest.mark.parametrize(("lang", "heading"), ANSWERS.items())
def test_who_forgot_the_answer_is_told_its_heading_in_their_language(read: ReadFolder, lang: str, heading: str) -> None:
    assert section_heading("say", lang) == heading
    folder = read({"procdesk.yaml": f"languages: [{lang}]", f"a/x.{lang}.md": "---\ncustomer_says: [abc]\n---\nabc"})
    (problem,) = (one for one in check(folder, TODAY) if one.code == "no-answer")
    assert dict(problem.facts) == {"heading": heading}


@pytest.mark.parametrize(
    "heading", ["Qué día", "Qué dice", "Que di", "O que fazer", "Cosa fare", "Was tun", "Que dijo"]
)
def test_other_headings_are_no_slip_of_these(heading: str) -> None:
    assert section_name(heading) is None


@pytest.mark.parametrize(("heading", "naming"), [("Que dezir", Naming.MISSPELT), ("Qué dcir", Naming.MISSPELT)])
def test_slips_of_the_formats_own_names_are_told_as_before(heading: str, naming: Naming) -> None:
    found = section_name(heading)
    assert found is not None
    assert (found.key, found.naming, found.name) == ("say", naming, "que decir")
    assert SECTIONS[found.name] == "say"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("catalán", "ca"),
        ("Català", "ca"),
        ("gallego", "gl"),
        ("portugués", "pt"),
        ("Français", "fr"),
        ("italiano", "it"),
        ("Deutsch", "de"),
        ("euskera", "eu"),
    ],
)
def test_a_language_that_is_written_out_is_understood_and_its_code_told(
    read: ReadFolder, written: str, code: str
) -> None:
    folder = read({"procdesk.yaml": f"languages: [es, {written}]", f"a/x.{code}.md": "x"})
    assert folder.company.languages == ("es", code)
    assert folder.processes[0].write_ups[0].lang == code
    told = [dict(one.facts) for one in folder.problems if one.code == "bad-company-language"]
    assert told == [{"value": written, "suggestion": code}]


def test_the_synonyms_of_another_language_are_read(read: ReadFolder) -> None:
    folder = read({"procdesk.yaml": "languages: [es, ca]\nsynonyms:\n  ca:\n    - [rebut, factura]\n", "a/x.md": "x"})
    assert folder.company.synonyms == (("ca", (("rebut", "factura"),)),)
    assert folder.problems == ()
