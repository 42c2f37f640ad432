from __future__ import annotations

from datetime import date

import pytest

from procdesk.content.folder import Folder
from procdesk.model import Section, WriteUp
from procdesk.validation.checks import check, content_hash
from tests.conftest import ReadFolder

TODAY = date(2026, 11, 22)


def found(folder: Folder) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in check(folder, TODAY)]


def facts(folder: Folder) -> dict[str, str]:
    (one,) = check(folder, TODAY)
    return dict(one.facts)


def test_a_sound_folder_has_no_problems(read: ReadFolder) -> None:
    folder = read(
        {
            "procdesk.yaml": "languages: [es]\ncomplaint: a/y\nexternos: [Notaría]",
            "a/_index.md": "---\nname: Facturación\n---\n[x](x.md) [self](_index.md)",
            "a/x.md": "---\nrelated: [a/y]\n---\n[y](y.md) [dept](_index.md)\n## Qué pasa después\n"
            "1. **facturacion** x (1 día)\n2. **Banco del cliente** y (1 día)\n3. **Notaría** z (1 día)",
            "a/y.md": "y",
        }
    )
    assert found(folder) == []


def test_related_processes_exist(read: ReadFolder) -> None:
    folder = read({"a/factura-alta.md": "x", "b.md": "---\ntitle: B\nrelated: [a/factura-altas]\n---\n"})
    assert found(folder) == [("b.md", 3, "unknown-related")]
    assert facts(folder) == {"id": "a/factura-altas", "suggestion": "a/factura-alta"}


def test_the_complaint_process_exists(read: ReadFolder) -> None:
    folder = read({"procdesk.yaml": "languages: [es]\ncomplaint: care/complian", "care/complain.md": "x"})
    assert found(folder) == [("procdesk.yaml", 2, "unknown-complaint")]
    assert facts(folder)["suggestion"] == "care/complain"


def test_guides_lead_to_processes_that_exist(read: ReadFolder) -> None:
    folder = read({"a/x.md": "## Guía\n### A\n- [x](gone.md)\n- [y](y.md)", "a/y.md": ""})
    assert found(folder) == [("a/x.md", 3, "unknown-guide-target")]


def test_links_lead_to_pages_that_exist(read: ReadFolder) -> None:
    folder = read({"a/x.md": "text\n\n## More\n\n[gone](y-gone.md) [web](https://a.example/x.md) <!-- [z](z.md) -->"})
    assert found(folder) == [("a/x.md", 5, "unknown-link")]


def test_a_code_belongs_to_one_process(read: ReadFolder) -> None:
    page = "---\ncodes: [E1]\n---\n"
    folder = read({"a.es.md": page, "a.en.md": page, "b.es.md": "---\ncodes: [e1]\n---\n"})
    assert found(folder) == [("b.es.md", 2, "shared-code")]
    assert facts(folder) == {"value": "e1", "other": "a"}


def test_codes_and_phrases_are_compared_as_the_search_compares_them(read: ReadFolder) -> None:
    one = "---\ncodes: [FAC-021]\ncustomer_says: ['un año, más', dos, tres]\n---\n"
    other = "---\ncodes: [fac 021]\ncustomer_says: ['Un año mas', 'un ano mas', cuatro]\n---\n"
    folder = read({"a.es.md": one, "b.es.md": other})
    assert found(folder) == [("b.es.md", 2, "shared-code"), ("b.es.md", 3, "shared-phrase")]


def test_departments_of_a_journey_and_a_hand_over_are_known(read: ReadFolder) -> None:
    text = "## Qué pasa después\n1. **Facturasión** x (1 día)\n## Si hay que pasarlo\n- A: Marte\n  Di al cliente: x"
    folder = read({"a/_index.es.md": "---\nname: Facturación\n---\n", "a/x.es.md": text})
    assert found(folder) == [("a/x.es.md", 2, "unknown-department"), ("a/x.es.md", 4, "unknown-department")]
    assert [dict(one.facts)["suggestion"] for one in check(folder, TODAY)] == ["Facturación", ""]


def test_a_phrase_belongs_to_one_process(read: ReadFolder) -> None:
    phrases = "---\ncustomer_says: [uno más, dos, tres]\n---\n"
    other = "---\ncustomer_says: ['¿Uno mas?', cuatro, cinco]\n---\n"
    folder = read({"a.es.md": phrases, "b.es.md": other})
    assert found(folder) == [("b.es.md", 2, "shared-phrase")]
    assert facts(folder) == {"phrase": "¿Uno mas?", "other": "a"}


@pytest.mark.parametrize(("phrases", "codes"), [("[]", []), ("[a]", ["few-phrases"]), ("[a, b, c]", [])])
def test_a_few_phrases_are_too_few_and_none_is_somebody_elses_page(
    read: ReadFolder, phrases: str, codes: list[str]
) -> None:
    folder = read({"a.md": f"---\ncustomer_says: {phrases}\n---\n"})
    assert [code for _, _, code in found(folder)] == codes


@pytest.mark.parametrize(
    ("block", "codes"),
    [
        ("verified: 2026-05-01\nverify_every: 6 months", [(2, "verification-overdue")]),
        ("verified: 2026-06-01\nverify_every: 6 months", []),
        ("verified: 2020-06-01", []),
        ("verify_every: 6 months", [(2, "never-verified")]),
        ("verified: 9999-06-01\nverify_every: 6 months", []),
        ("verified: 9990-01-01\nverify_every: 100 years", []),
        ("verified: 9999-12-31\nverify_every: 1200 months", []),
        ("verified: 0001-01-01\nverify_every: 100 years", [(2, "verification-overdue")]),
        ("verified: 2026-05-24\nverify_every: 6 months", []),
        ("verified: 2026-05-23\nverify_every: 6 months", [(2, "verification-overdue")]),
        ("verified: 2024-02-29\nverify_every: 1 year", [(2, "verification-overdue")]),
        ("verified: 2026-01-01\nverify_every: 10000 years", [(3, "bad-interval")]),
        ("valid_until: 2026-11-21", [(2, "no-longer-valid")]),
        ("valid_until: 2026-11-22", []),
    ],
)
def test_dates_are_compared_with_today(read: ReadFolder, block: str, codes: list[tuple[int, str]]) -> None:
    folder = read({"a.md": f"---\n{block}\n---\n"})
    assert [(line, code) for _, line, code in found(folder)] == codes


def test_translations_are_missed_only_where_the_company_lists_languages(read: ReadFolder) -> None:
    assert found(read({"a.es.md": "x"})) == []
    folder = read({"a.es.md": "x", "procdesk.yaml": "languages: [es, en]"})
    assert found(folder) == [("a.es.md", 0, "translation-missing")]
    assert facts(folder) == {"lang": "en"}


def test_a_translation_follows_its_original(read: ReadFolder) -> None:
    original = "---\ntitle: T\n---\n## Qué decir\nHola"
    mark = content_hash(read({"a.es.md": original}).processes[0].write_ups[0])
    translation = f"---\ntitle: T\ntranslates: {mark}\n---\nHello"
    assert found(read({"a.es.md": original, "a.en.md": translation})) == []
    confirmed = original.replace("title: T", "title: T\nverified: 2026-11-01\ncustomer_says: [a, b, c]")
    assert found(read({"a.es.md": confirmed})) == []
    drifted = read({"a.es.md": original.replace("Hola", "Adiós")})
    assert found(drifted) == [("a.en.md", 3, "translation-outdated")]
    assert facts(drifted)["hash"] == content_hash(drifted.processes[0].in_language("es"))


def test_the_hash_marks_what_a_page_says_and_not_how_it_is_laid_out() -> None:
    def page(markdown: str) -> WriteUp:
        return WriteUp("x", "es", "x.md", "T", "", sections=(Section("say", "Qué decir", markdown, 1),))

    assert len(content_hash(page("a"))) == 12
    assert content_hash(page("caf\u00e9  uno\n\ndos")) == content_hash(page("cafe\u0301 uno dos"))
    assert content_hash(page("uno")) != content_hash(page("dos"))


def test_a_folder_that_was_not_written_for_procdesk_is_not_scolded(shared: object) -> None:
    from pathlib import Path

    from procdesk.content.folder import read_all

    root = Path(str(shared)) / "corpora" / "18f-handbook"
    if not root.is_dir():
        pytest.skip("the 18F handbook is not here")
    assert found(read_all(root)) == []
