"""Titles and departments from the navigation of MkDocs, Docusaurus, GitBook, mdBook and Microsoft's documentation."""

from __future__ import annotations

import pytest

from procdesk.content.folder import Folder
from tests.conftest import ReadFolder

PAGES = {
    "docs/index.md": "# Home\n\nWords.",
    "docs/a/pay.md": "# Pay by card or transfer\n\nWords.",
    "docs/a/late.md": "Words without a heading.",
    "docs/b/router.md": "---\ntitle: Router\n---\nWords.",
}
MKDOCS = """
site_name: X
plugins: [search]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      base: !relative
nav:
  - Inicio: index.md
  - 💰 Cobros y pagos:
      - Pagar: a/pay.md
      - Más:
          - Pagar tarde: a/late.md
  - Averías:
      - b/router.md
      - Web: https://x.example
extra: {x: *nothing}
"""
SIDEBAR = """
/** A sidebar. */
// @ts-check
const other = name => ({ type: 'html', value: name });
/** @type {import('@docusaurus/plugin-content-docs').SidebarsConfig} */
module.exports = {
  docs: [
    'index', // first
    { type: 'category', label: 'Cobros y pagos', link: { type: 'doc', id: 'a/pay' }, collapsed: !other, items: [
      { type: "doc", id: "a/late", label: `Pagar tarde` },
      other('soon'), ...more,
    ], },
    { 'Averías': ['b/router'] },
  ],
};
"""
SUMMARY = """
# Índice

* [Inicio](index.md)
* [Cobros y pagos](a/pay.md)
    * [Pagar tarde](a/late.md)

## Averías

1. [Router](<b/router.md> "el router")
"""
TABLE = """
- name: Inicio
  href: index.md
- name: Cobros y pagos
  items:
  - {name: Pagar, href: a/pay.md}
  - {name: Pagar tarde, href: a/late.md#x}
- name: Averías
  expanded: true
  items:
  - name: Router
    href: b/router.md
"""


def titles(folder: Folder) -> dict[str, str]:
    return {one.id: one.write_ups[0].title for one in folder.processes if not one.write_ups[0].aside}


def departments(folder: Folder) -> dict[str, str]:
    names = {one.slug: one.cards[0].name for one in folder.departments}
    found = {one.id: one.department for one in folder.processes if not one.write_ups[0].aside}
    return {id_: names.get(slug, "") for id_, slug in found.items()}


@pytest.mark.parametrize(
    "navigation",
    [
        *({"mkdocs.yml": MKDOCS}, {"sidebars.js": SIDEBAR}, {"docs/SUMMARY.md": SUMMARY}, {"docs/toc.yml": TABLE}),
        {"docs-sidebar.ts": SIDEBAR.replace("module.exports =", "const sidebars: SidebarsConfig =")},
        {"sidebars.mjs": SIDEBAR.replace("module.exports =", "export default")},
        {"mkdocs.yaml": MKDOCS.replace("nav:", "docs_dir: 'docs'  # here\nnav:")},
        {"sidebars.json": '{"docs": {"": ["index"], "Cobros y pagos": ["a/pay", "a/late"], "Averías": ["b/router"]}}'},
    ],
    ids=lambda files: next(iter(files)),
)
def test_departments_are_the_sections_of_the_navigation(read: ReadFolder, navigation: dict[str, str]) -> None:
    found = departments(read(PAGES | navigation))
    assert {id_: name.removeprefix("💰 ") for id_, name in found.items()} == {
        "docs/a/pay": "Cobros y pagos",
        "docs/a/late": "Cobros y pagos",
        "docs/b/router": "Averías",
    }


@pytest.mark.parametrize(
    "navigation",
    [{"mkdocs.yml": MKDOCS}, {"sidebars.js": SIDEBAR}, {"docs/SUMMARY.md": SUMMARY}, {"docs/toc.yml": TABLE}],
)
def test_a_page_is_called_as_the_navigation_calls_it(read: ReadFolder, navigation: dict[str, str]) -> None:
    found = titles(read(PAGES | navigation))
    assert found["docs/a/late"] == "Pagar tarde"
    assert found["docs/b/router"] == "Router"


def test_its_own_title_comes_before_that_of_the_navigation_and_that_before_a_heading(read: ReadFolder) -> None:
    nav = "nav:\n- Uno: a/pay.md\n- Dos: b/router.md\n"
    folder = read(PAGES | {"mkdocs.yml": nav})
    assert titles(folder)["docs/a/pay"] == "Uno"
    assert titles(folder)["docs/b/router"] == "Router"
    pay = next(one.write_ups[0] for one in folder.processes if one.id == "docs/a/pay")
    assert "Pay by card or transfer" in pay.sections[0].markdown


def test_a_page_of_docusaurus_may_choose_its_own_id(read: ReadFolder) -> None:
    files = {
        "docs/a/x.md": "---\nid: chosen\n---\nWords.",
        "sidebars.js": "module.exports = {s: {Cobros: ['a/chosen']}}",
    }
    assert departments(read(files))["docs/a/x"] == "Cobros"


def test_a_page_that_the_navigation_leaves_out_belongs_to_its_neighbours(read: ReadFolder) -> None:
    found = departments(read(PAGES | {"docs/a/new.md": "Words.", "mkdocs.yml": MKDOCS}))
    assert found["docs/a/new"] == found["docs/a/pay"] == "💰 Cobros y pagos"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_category_.json", '{"label": "Cobros y pagos", "position": 2}'),
        ("_category_.yml", "label: Cobros y pagos\nposition: 2\n"),
    ],
)
def test_a_folder_of_docusaurus_has_a_label(read: ReadFolder, name: str, text: str) -> None:
    found = departments(read(PAGES | {f"docs/a/{name}": text}))
    assert (found["docs/a/pay"], found["docs/b/router"]) == ("Cobros y pagos", "B")


def test_the_sections_of_two_languages_are_no_departments(read: ReadFolder) -> None:
    summary = "# X\n## English\n* [A](en/cobros/a.md)\n## Español\n* [A](es/cobros/a.md)\n* [B](es/ventas/b.md)\n"
    files = dict.fromkeys(("en/cobros/a.md", "es/cobros/a.md", "en/ventas/b.md", "es/ventas/b.md"), "Words.")
    assert set(departments(read(files | {"SUMMARY.md": summary})).values()) == {"Cobros", "Ventas"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("mkdocs.yml", "nav: ["), ("mkdocs.yml", "nav:\n\t- x"), ("mkdocs.yml", "- x"), ("mkdocs.yml", "nav: text")),
        *(("mkdocs.yml", "nav:\n- A: ../../x.md\n- B: [1, {2: 3}]"), ("mkdocs.yml", "nav: &a\n- *a\n")),
        *(("sidebars.json", "{"), ("sidebars.json", "[[[[1]]]]"), ("sidebars.json", '{"a": {"items": 3}}')),
        *(
            ("sidebars.js", "module.exports = {"),
            ("sidebars.js", "module.exports = require('x')({})"),
            ("sidebars.js", ""),
        ),
        *(
            ("sidebars.js", "module.exports = " + "[" * 200),
            ("sidebars.js", "export default {a: [`${x}`, (1, 2), b()]}"),
        ),
        *(("docs/toc.yml", "items: 3"), ("docs/toc.yml", "x"), ("docs/SUMMARY.md", "* [x]\n* [](y.md)\n- - [a](")),
        *(
            ("docs/a/_category_.json", "[]"),
            ("docs/a/_category_.yml", ": :"),
            ("docs/a/_category_.json", '{"label": 3}'),
        ),
    ],
)
def test_a_navigation_that_cannot_be_read_says_nothing(read: ReadFolder, name: str, text: str) -> None:
    found = departments(read(PAGES | {name: text}))
    assert (found["docs/a/pay"], found["docs/b/router"]) == ("A", "B")
