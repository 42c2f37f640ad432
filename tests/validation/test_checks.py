from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from procdesk.content.folder import Folder, read_all
from procdesk.content.links import find_page, safe_link
from procdesk.content.translation import content_hash, translation_mark
from procdesk.model import Department, DepartmentCard
from procdesk.render.page import build_page
from procdesk.resources import sample_content
from procdesk.validation.checks import check
from tests.conftest import ReadFolder
from tests.validation.fragments import but_for_what_lacks

TODAY = date(2026, 11, 22)


def found(folder: Folder) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in but_for_what_lacks(check(folder, TODAY))]


def facts(folder: Folder) -> dict[str, str]:
    (one,) = but_for_what_lacks(check(folder, TODAY))
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[a](no-existe)", "no-existe"),
        ("[b](no-existe.html)", "no-existe.html"),
        ("[c](otra/)", "otra/"),
        ("[c](../)", "../"),
        ("[d](procdesk:no/existe)", "procdesk:no/existe"),
        ("[e](#no-existe)", "#no-existe"),
        ("[f][g]\n\n[g]: gone.md", "gone.md"),
        ("[g]\n\n[g]: gone.md 'T'", "gone.md"),
        ('[h](<gone page.md> "Title")', "gone page.md"),
        ("<a href='gone.md'>i</a>", "gone.md"),
        ("[[gone]]", "gone.md"),
        ("[j]({% link gone.md %})", "gone.md"),
        ("![x](x.png) [k](gone.md)", "gone.md"),
        ("[l](gone.md#there)", "gone.md#there"),
    ],
)
def test_every_dead_link_is_named_with_its_line(read: ReadFolder, text: str, written: str) -> None:
    folder = read({"a/b/x.md": f"## More\n\n{text}"})
    line = 5 if "]: " in text else 3
    assert found(folder) == [("a/b/x.md", line, "unknown-link")]
    assert facts(folder)["target"] == written


@pytest.mark.parametrize(
    "text",
    [
        "[a](y) [b](y.html) [c](../y/) [d](/a/y) [e](procdesk:a/y) [f](y.es.md) [g](y.md#anything)",
        "[a](#seccion) [b](#Sección)\n\n### Sección",
        "[folder](../guides/) [folder](guides) [department](_index.md)",
        "[a](mailto:a@b.example) [b](https://a.example/gone) [c](tel:+34900) <https://a.example/gone.md>",
        "![a](gone.png) `[b](gone.md)` <!-- [c](gone.md) --> \\[d\\](gone.md)",
        "```\n[a](gone.md)\n```\n\n~~~\n[a](gone.md)\n~~~",
        "[never]: gone.md",
        "[a][b]\n\n[b]: y.md",
        "[[y]] [[y|words]] {% comment %}\n[a](gone.md)\n{% endcomment %}",
        "[pdf](form.pdf) [up](../../../x.md) [js](javascript:x)",
    ],
)
def test_what_is_right_on_the_page_is_not_named(read: ReadFolder, text: str) -> None:
    page = f"## More\n\n{text}"
    assert found(read({"a/_index.md": "A", "a/x.md": page, "a/y.md": "y", "a/guides/index.md": "g"})) == []


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        *(("ruter.md", "averias/router"), ("../ventas/router.md", "averias/router"), ("altas.md", "/altas")),
        *(("averias/portabilidad.md", ""), ("averias/zzz", "")),
    ],
)
def test_a_suggestion_for_a_dead_link_is_close_and_differs_from_it(
    read: ReadFolder, written: str, suggestion: str
) -> None:
    link = written if suggestion != "/altas" else "altas"
    folder = read({"cobros/x.md": f"## More\n\n[x]({link})", "averias/router.md": "y", "altas.md": "z"})
    assert facts(folder)["suggestion"] == suggestion


def test_links_from_the_top_of_a_site_lead_somewhere(read: ReadFolder) -> None:
    page = "## More\n\n[a](/b/y.md) [b](/b/y/) [c](b/y.md) [d](docs/b/y.md) [e](../../c/) [f](gone/y.md)"
    files = {"docs/a/x.md": page, "docs/b/y.md": "y", "docs/c/_index.md": "C", "docs/c/z.md": "z"}
    assert found(read(files)) == [("docs/a/x.md", 3, "unknown-link")]


def test_a_guide_leads_where_the_page_leads(read: ReadFolder) -> None:
    guide = "## Guía\n### A\n- [x](gone)\n- [y](../a/y)\n- [z](y.html)\n- [f](../guides/)"
    folder = read({"a/x.md": guide, "a/y.md": "y", "a/guides/README.md": "g"})
    assert found(folder) == [("a/x.md", 3, "unknown-guide-target")]


def _pages_disagreeing(root: Path) -> dict[str, tuple[set[str], set[str]]]:
    """The dead addresses of each page as the page has them and as check names them, where the two differ."""
    folder = read_all(root)
    ids = {one.id for one in folder.processes}
    told: dict[str, set[str]] = {}
    for one in check(folder, TODAY):
        if one.code in ("unknown-link", "unknown-guide-target"):
            target = dict(one.facts)["target"]
            leads = safe_link(target, one.path) if one.code == "unknown-link" else f"procdesk:{target}"
            told.setdefault(one.path, set()).add(str(leads))
    differing = {}
    for process in folder.processes:
        for write_up in process.write_ups:
            page = build_page(process, write_up.lang, Department("x", (DepartmentCard("es", "X"),)))
            shown = " ".join((page.say, page.body, *(card.html for card in page.cards)))
            links = {unescape(href) for href in re.findall(r'href="([^"]*)"', shown)}
            names = {unescape(name) for name in re.findall(r'<a name="([^"]*)"', page.body)} | page.elsewhere.keys()
            dead = {one for one in links if one[:1] == "#" and one[1:] not in names}
            dead |= {one for one in links if one[:9] == "procdesk:" and not find_page(one[9:], ids)}
            if dead != told.get(write_up.path, set()):
                differing[write_up.path] = (dead, told.get(write_up.path, set()))
    return differing


def test_page_and_check_agree_on_every_link_of_the_sample() -> None:
    assert _pages_disagreeing(sample_content()) == {}


def test_page_and_check_agree_on_every_link_of_a_real_handbook(shared: Path) -> None:
    root = shared / "corpora" / "18f-handbook"
    if not root.is_dir():
        pytest.skip("the 18F handbook is not here")
    assert _pages_disagreeing(root) == {}


def test_a_code_belongs_to_one_process(read: ReadFolder) -> None:
    page = "---\ncodes: [E1]\n---\n"
    folder = read({"a.es.md": page, "a.en.md": page, "b.es.md": "---\ncodes: [e1]\n---\n"})
    assert found(folder) == [("b.es.md", 2, "shared-code")]
    assert facts(folder) == {"value": "e1", "other": "a"}


def test_codes_and_phrases_are_compared_as_the_search_compares_them(read: ReadFolder) -> None:
    one = "---\ncodes: [FAC-021]\ncustomer_says: ['un año, más', dos, tres]\n---\n## Qué decir\nSí.\n"
    other = "---\ncodes: [fac 021]\ncustomer_says: ['Un año mas', 'un ano mas', cuatro]\n---\n## Qué decir\nNo.\n"
    folder = read({"a.es.md": one, "b.es.md": other})
    assert found(folder) == [("b.es.md", 2, "shared-code"), ("b.es.md", 3, "shared-phrase")]


def test_departments_of_a_journey_and_a_hand_over_are_known(read: ReadFolder) -> None:
    text = "## Qué pasa después\n1. **Facturasión** x (1 día)\n## Si hay que pasarlo\n- A: Marte\n  Di al cliente: x"
    folder = read({"a/_index.es.md": "---\nname: Facturación\n---\n", "a/x.es.md": text})
    assert found(folder) == [("a/x.es.md", 2, "unknown-department"), ("a/x.es.md", 4, "unknown-department")]
    assert [dict(one.facts)["suggestion"] for one in but_for_what_lacks(check(folder, TODAY))] == ["Facturación", ""]


def test_a_phrase_belongs_to_one_process(read: ReadFolder) -> None:
    phrases = "---\ncustomer_says: [uno más, dos, tres]\n---\n## Qué decir\nSí.\n"
    other = "---\ncustomer_says: ['¿Uno mas?', cuatro, cinco]\n---\n## Qué decir\nNo.\n"
    folder = read({"a.es.md": phrases, "b.es.md": other})
    assert found(folder) == [("b.es.md", 2, "shared-phrase")]
    assert facts(folder) == {"phrase": "¿Uno mas?", "other": "a"}


@pytest.mark.parametrize(("phrases", "codes"), [("[]", []), ("[a]", ["few-phrases"]), ("[a, b, c]", [])])
def test_a_few_phrases_are_too_few_and_none_is_somebody_elses_page(
    read: ReadFolder, phrases: str, codes: list[str]
) -> None:
    folder = read({"a.md": f"---\ncustomer_says: {phrases}\n---\n## Qué decir\nSí.\n"})
    assert [code for _, _, code in found(folder)] == codes


@pytest.mark.parametrize(
    ("block", "codes"),
    [
        ("verified: 2026-05-01\nverify_every: 6 months", [(2, "verification-overdue")]),
        ("verified: 2026-06-01\nverify_every: 6 months", []),
        ("verified: 2020-06-01", []),
        ("verify_every: 6 months", [(2, "never-verified")]),
        ("verified: 9999-06-01\nverify_every: 6 months", [(2, "verified-in-future")]),
        ("verified: 9990-01-01\nverify_every: 100 years", [(2, "verified-in-future")]),
        ("verified: 9999-12-31\nverify_every: 1200 months", [(2, "verified-in-future")]),
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
    assert found(folder) == [("a.es.md", 1, "translation-missing")]
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
    assert facts(drifted)["passages"] == ""


def test_a_mark_of_passages_tells_what_has_changed(read: ReadFolder) -> None:
    original = "---\ntitle: T\n---\n## Qué decir\nHola\n## Avisos\nUno"
    mark = translation_mark(read({"a.es.md": original}).processes[0].write_ups[0])
    translation = f"---\ntitle: T\ntranslates: {mark}\n---\n## Say this\nHello"
    assert found(read({"a.es.md": original, "a.en.md": translation})) == []
    drifted = read(
        {"a.es.md": original.replace("Uno", "Dos").replace("title: T", "title: Otro"), "a.en.md": translation}
    )
    assert found(drifted) == [("a.en.md", 3, "translation-outdated")]
    assert facts(drifted)["passages"] == "Otro, Avisos"


def test_what_is_still_to_be_translated_is_told_as_such(read: ReadFolder) -> None:
    pages = {"a.es.md": "---\ntitle: T\n---\nHola", "a.en.md": "---\ntitle: T\ntranslates: pending\n---\nHola"}
    assert found(read(pages)) == [("a.en.md", 3, "translation-pending")]


def test_a_folder_that_was_not_written_for_procdesk_is_told_of_its_dead_and_broken_links_only(shared: Path) -> None:
    root = shared / "corpora" / "18f-handbook"
    if not root.is_dir():
        pytest.skip("the 18F handbook is not here")
    assert {code for _, _, code in found(read_all(root))} == {"unknown-link", "empty-link", "broken-link"}
