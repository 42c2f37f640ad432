"""Where the addresses of a page lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procdesk.content.links import find_page, link_target, safe_image, safe_link
from procdesk.render.limits import render

HANDBOOK = Path(__file__).parents[3] / "shared" / "corpora" / "18f-handbook"


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("prorrateo.es.md", "procdesk:facturacion/prorrateo"),
        ("prorrateo.md", "procdesk:facturacion/prorrateo"),
        ("prorrateo.es.MD", "procdesk:facturacion/prorrateo"),
        ("prorrateo.pt-BR.md", "procdesk:facturacion/prorrateo"),
        ("prorrateo", "procdesk:facturacion/prorrateo"),
        ("prorrateo.html", "procdesk:facturacion/prorrateo"),
        ("./prorrateo.es.md", "procdesk:facturacion/prorrateo"),
        ("../cobros/recibo.en.md", "procdesk:cobros/recibo"),
        ("/cobros/recibo.en.md", "procdesk:cobros/recibo"),
        ("prorrateo.es.md#que-dia", "procdesk:facturacion/prorrateo"),
        ("prorrateo.es.md?plain=1", "procdesk:facturacion/prorrateo"),
        ("mi%20p%C3%A1gina.md", "procdesk:facturacion/mi página"),
        ("pa\u0301gina.md", "procdesk:facturacion/página"),
        ("/about/", "procdesk:about"),
        ("/about", "procdesk:about"),
        ("/", None),
        ("../../x.md", None),
        ("form.pdf", None),
        ("#que-dia", "#que-dia"),
        ("#Qué-Día", "#que-dia"),
        ("#qu%C3%A9-d%C3%ADa", "#que-dia"),
        ("#", None),
        ("https://example.com/a?b=1#c", "https://example.com/a?b=1#c"),
        ("HTTPS://example.com", "HTTPS://example.com"),
        ("https://", None),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+34900100200", "tel:+34900100200"),
        ("procdesk:cobros/recibo", "procdesk:cobros/recibo"),
        ("", None),
    ],
)
def test_a_link_leads_to(href: str, leads_to: str | None) -> None:
    assert safe_link(href, "facturacion/cobro.es.md") == leads_to


@pytest.mark.parametrize(
    ("path", "href", "leads_to"),
    [
        ("tools/slack.md", "records/", "procdesk:tools/slack/records"),
        ("tools/slack/records.md", "../", "procdesk:tools/slack"),
        ("tools/slack/guidelines.md", "../records/", "procdesk:tools/slack/records"),
        ("tools/index.md", "slack/", "procdesk:tools/slack"),
        ("README.md", "tools/", "procdesk:tools"),
        ("tools/index.md", "../", None),
    ],
)
def test_a_folder_of_the_finished_site_is_seen_from_the_page_as_a_folder(
    path: str, href: str, leads_to: str | None
) -> None:
    assert safe_link(href, path) == leads_to


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("img/a.png", "content:facturacion/img/a.png"),
        ("../img/a.JPG", "content:img/a.JPG"),
        ("/img/a.png", "content:img/a.png"),
        ("a%20b.png", "content:facturacion/a b.png"),
        ("a.png?raw=true", "content:facturacion/a.png"),
        ("../../a.png", None),
        ("a.svg", None),
        ("a.txt", None),
        ("", None),
    ],
)
def test_a_picture_comes_from_inside_the_folder(source: str, found: str | None) -> None:
    assert safe_image(source, "facturacion/cobro.es.md") == found


@pytest.mark.parametrize(
    ("href", "page"),
    [
        *(("/pagos/x.md", "docs/pagos/x"), ("/pagos/x/", "docs/pagos/x"), ("/docs/pagos/x", "docs/pagos/x")),
        *(("pagos/x.md", "docs/pagos/x"), ("docs/pagos/x.md", "docs/pagos/x"), ("/guide/", "docs/guide/index")),
        *(("../../pagos/x.md", "docs/pagos/x"), ("/es/y.md", "docs/es/y"), ("y.md", ""), ("pagos/z.md", "")),
    ],
)
def test_links_are_resolved_from_the_top_of_the_site_too(href: str, page: str) -> None:
    ids = {"docs/pagos/x", "docs/guide/index", "docs/es/y", "docs/a/b/here"}
    linked = link_target(href, "docs/a/b/here.md")
    assert find_page(linked.value, ids, "docs") == page


def test_a_page_that_is_there_comes_before_one_of_the_same_name_elsewhere() -> None:
    ids = {"docs/a/pagos/x", "docs/pagos/x"}
    assert find_page(link_target("pagos/x.md", "docs/a/here.md").value, ids, "docs") == "docs/a/pagos/x"
    assert find_page(link_target("/pagos/x.md", "docs/a/here.md").value, ids, "docs") == "docs/pagos/x"


@pytest.mark.skipif(not HANDBOOK.is_dir(), reason="the handbook in ../shared is not here")
def test_links_of_a_real_handbook_lead_to_its_pages() -> None:
    ids = {file.relative_to(HANDBOOK).as_posix().removesuffix(".md") for file in HANDBOOK.rglob("*.md")}
    wanted = re.compile(r"\]\((?:\.\./|[a-z-]+/)[a-z-]*/?\)")
    links = []
    for file in sorted(HANDBOOK.rglob("*.md")):
        path = file.relative_to(HANDBOOK).as_posix()
        found = wanted.findall(file.read_text(encoding="utf-8"))
        links += re.findall(r'href="procdesk:([^"]*)"', render("\n\n".join(f"[x{one}" for one in found), path).html)
    assert len(links) >= 15
    assert [one for one in links if one not in ids] == ["tools/slack/emoji"]
