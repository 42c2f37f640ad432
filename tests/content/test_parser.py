from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.limits import LINE_CHARACTERS, PAGE_BYTES, PLAIN_CHARACTERS
from procdesk.content.parser import FileResult, read_file, read_source
from procdesk.model import Company, FirstContact, WriteUp

COMPANY = Company(name="Norvia")


def write_up(text: str, path: str = "billing/x.es.md", company: Company | None = COMPANY) -> WriteUp:
    found = read_source(path, text.encode(), company).write_up
    assert found
    return found


def codes(text: str, path: str = "billing/x.es.md") -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in read_source(path, text.encode(), COMPANY).problems]


PAGE = """---
title: Cobro duplicado
customer_says:
  - me cobran dos veces
department: Atención
owner: a@b.c
verified: 2026-09-15
verify_every: 6 months
first_contact: solve
codes: [FAC-021]
related: [billing/y]
translates: 0123456789ab
---
## Qué decir
Tiene razón. **Lo compruebo.**

## Qué pasa después
1. **Facturación** mira. (1 día)

## Guía
### A
- [x](y.es.md)

## Si hay que pasarlo
- A: Tesorería

## Notas
Más.
"""


def test_a_page_is_read_whole() -> None:
    found = write_up(PAGE)
    assert codes(PAGE) == []
    assert (found.id, found.lang, found.path, found.department) == ("billing/x", "es", "billing/x.es.md", "atencion")
    assert (found.title, found.say, found.phrases) == (
        "Cobro duplicado",
        "Tiene razón. Lo compruebo.",
        ("me cobran dos veces",),
    )
    assert (found.verified, found.verify_days, found.first_contact) == (date(2026, 9, 15), 182, FirstContact.SOLVE)
    assert (found.codes, found.related, found.translates) == (("FAC-021",), ("billing/y",), "0123456789ab")
    assert [section.key for section in found.sections] == ["say", "journey", "guide", "hand-over", ""]
    assert found.journey[0].line == 18
    assert found.guide[0].choices[0].process == "billing/y"
    assert found.hand_overs[0].to == "Tesorería"


def test_the_lines_of_keys_are_kept_for_the_rules() -> None:
    assert read_source("x.md", PAGE.encode(), None).lines["related"] == 11


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From the key\n---\n# Heading", "From the key"),
        ("text\n\n# From the *heading* &amp; more", "From the heading & more"),
        ("---\ntitle: 1 <em>before</em> &amp; if x < 30 & y\n---\n", "1 before & if x < 30 & y"),
        ("no title at all", "Cobro duplicado"),
    ],
)
def test_a_title_is_always_found(text: str, title: str) -> None:
    assert write_up(text, "billing/cobro-duplicado.md").title == title


@pytest.mark.parametrize(
    ("path", "text", "company", "lang"),
    [
        ("en/x.es.md", "---\nlang: en\n---\n", COMPANY, "es"),
        ("es/x.md", "---\nlang: en\n---\n", COMPANY, "en"),
        ("en/x.md", "hola", COMPANY, "en"),
        ("x.md", "the and to of", COMPANY, "es"),
        ("x.md", "the customer has to be called", None, "en"),
        ("x.md", "el cliente que llama por la factura", None, "es"),
        ("x.md", "xyz", None, "es"),
        ("x.md", "", Company(languages=("en",)), "en"),
    ],
)
def test_the_language_comes_from_suffix_key_folder_company_or_words(
    path: str, text: str, company: Company | None, lang: str
) -> None:
    assert write_up(text, path, company).lang == lang


def test_an_unknown_language_is_told() -> None:
    assert codes("---\nlang: Klingon\n---\n", "x.md") == [("bad-language", 2)]


def test_what_to_say_falls_back_to_the_first_paragraph() -> None:
    assert write_up("# T\n\n<!-- hint -->\n\nFirst.\n\nSecond.").say == "First."
    assert write_up("").say == ""


def test_a_department_page_is_a_card() -> None:
    head = "name: Facturación\nphone: 4 210\nemail: f@n.example\nhours: Mo-Fr 08:00-20:00; PH off\n"
    head += "fin_de_semana: sábado, domingo\nhora_limite: 14h\n"
    text = f"---\n{head}---\nEmite.\n\n## Más\nx"
    found = read_source("billing/_index.es.md", text.encode(), COMPANY)
    assert found.write_up is None
    assert found.card
    slug, card = found.card
    assert (slug, card.lang, card.name, card.phone, card.hours) == (
        "billing",
        "es",
        "Facturación",
        "4 210",
        "Mo-Fr 08:00-20:00; PH off",
    )
    assert card.body == "Emite.\n\n## Más\n\nx"
    assert (card.weekend, card.cut_off) == ((5, 6), time(14))


def test_a_department_page_without_a_name_is_called_like_its_folder() -> None:
    found = read_source("human-resources/_index.md", b"", COMPANY)
    assert found.card
    assert found.card[1].name == "Human resources"


def test_binary_files_are_told_and_not_read() -> None:
    found = read_source("x.md", b"\x89PNG\0\0", COMPANY)
    assert (found.write_up, [one.code for one in found.problems]) == (None, ["binary"])


def test_old_encodings_are_read_with_a_warning() -> None:
    found = read_source("x.md", "# Reclamación".encode("cp1252"), COMPANY)
    assert found.write_up
    assert found.write_up.title == "Reclamación"
    assert [one.code for one in found.problems] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# T\n" + "word " * (PAGE_BYTES // 4), "page-too-big"),
        ("# T\n" + "x" * (LINE_CHARACTERS + 1), "line-too-long"),
        ("---\ntitle: T\ncustomer_says:\n" + "  - a phrase\n" * 2_000 + "---\ntext", "front-matter-too-big"),
        ("# T\n" + "<table>" * 5, "tables-too-deep"),
    ],
)
def test_a_page_that_breaks_a_limit_is_plain_text_cut_and_told(text: str, code: str) -> None:
    found = read_source("x.md", text.encode(), COMPANY)
    assert code in [one.code for one in found.problems]
    assert found.write_up
    assert found.write_up.plain
    assert found.write_up.title == "T"
    assert [section.key for section in found.write_up.sections] == ["intro"]
    assert len(found.write_up.sections[0].markdown) <= PLAIN_CHARACTERS


def test_a_huge_file_is_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "x.md").open("wb") as file:
        file.write(b"# T\n\ntext\n")
        file.truncate(50_000_000)
    found = read_file(tmp_path, "x.md", COMPANY)
    assert [one.code for one in found.problems] == ["binary"]


def test_a_file_that_vanished_is_a_problem(tmp_path: Path) -> None:
    found = read_file(tmp_path, "gone.md", COMPANY)
    assert (found.write_up, [one.code for one in found.problems]) == (None, ["file-unreadable"])


def test_a_second_section_of_one_kind_is_told() -> None:
    assert codes("## Qué decir\na\n## Say this\nb") == [("duplicate-section", 3)]


def test_links_to_other_pages_are_kept_with_their_lines() -> None:
    text = "---\ntitle: T\n---\nSee [y](y.md).\n\n## More\n\n`[no](code.md)` [z](../z.es.md#x) [out](https://a.example/b.md)"
    found = read_source("billing/x.md", text.encode(), COMPANY)
    links = [(link.written, link.target.value, link.line) for link in found.links if link.target.kind == "process"]
    assert links == [
        ("y.md", "billing/y", 4),
        ("../z.es.md#x", "z", 8),
    ]


PAGES = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    st.text(alphabet="#-*:`~<>[]() \n\tabcñ0123456789|!", max_size=400).map(str.encode),
    st.tuples(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)), st.text(max_size=5)).map(
        lambda cut: (PAGE[: min(cut[:2])] + cut[2] + PAGE[max(cut[:2]) :]).encode()
    ),
)


@given(PAGES, st.sampled_from(["x.md", "a/x.es.md", "a/_index.md", "en/a/b.md"]), st.sampled_from([COMPANY, None]))
def test_any_bytes_give_a_page_or_a_problem(raw: bytes, path: str, company: Company | None) -> None:
    found: FileResult = read_source(path, raw, company)
    assert found.write_up or found.card or found.problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 2
    assert all(0 <= one.line <= lines for one in found.problems)
    if found.write_up:
        assert found.write_up.title
        assert found.write_up.lang in ("es", "en")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# [PR-1]: [Control de herramientas]", "PR-1: Control de herramientas"),
        ("# !!! Corte de luz", "Corte de luz"),
        ("# | Pagos |", "Pagos"),
        ('# <a name="x"></a>Título', "Título"),
        ("## Baja de línea\n\nTexto.", "Baja de línea"),
        ("## Qué decir\n\nHola.", "X"),
    ],
)
def test_a_title_is_the_words_of_the_heading(text: str, title: str) -> None:
    assert write_up(text).title == title
