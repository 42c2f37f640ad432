"""What paths say of a folder that was not written for procdesk: where departments begin, and what is no process."""

from __future__ import annotations

import pytest

from tests.conftest import ReadFolder


def departments(read: ReadFolder, *paths: str) -> dict[str, str]:
    folder = read(dict.fromkeys(paths, "Some words."))
    return {process.id: process.department for process in folder.processes}


@pytest.mark.parametrize("top", ["docs", "source", "content", "src/pages", "website/docs"])
def test_departments_begin_where_folders_divide_the_pages(read: ReadFolder, top: str) -> None:
    found = departments(read, f"{top}/cobros/a.md", f"{top}/cobros/b.md", f"{top}/ventas/c.md", f"{top}/index.md")
    assert found == {
        f"{top}/cobros/a": "cobros",
        f"{top}/cobros/b": "cobros",
        f"{top}/ventas/c": "ventas",
        f"{top}/index": "",
    }


def test_a_few_pages_elsewhere_keep_the_folder_they_are_in(read: ReadFolder) -> None:
    inside = [f"docs/{folder}/{number}.md" for folder in ("cobros", "ventas") for number in range(5)]
    found = departments(read, *inside, "README.md", "blog/x.md")
    assert (found["docs/ventas/1"], found["README"], found["blog/x"]) == ("ventas", "", "blog")


@pytest.mark.parametrize(
    "paths",
    [
        *(
            ("cobros/a.md", "cobros/b.md"),
            ("cobros/a.md", "cobros/b.md", "cobros/c.md", "cobros/d.md", "cobros/x/e.md"),
        ),
        ("cobros/_index.es.md", "cobros/x/a.md", "cobros/y/b.md"),
        ("cobros/x/a.md", "cobros/y/b.md", "ventas/x/c.md"),
    ],
)
def test_a_department_is_not_gone_into(read: ReadFolder, paths: tuple[str, ...]) -> None:
    assert set(departments(read, *paths).values()) <= {"cobros", "ventas"}


@pytest.mark.parametrize("paths", [("es/docs/{}", "en/docs/{}"), ("docs/es/{}", "docs/en/{}")])
def test_folders_of_languages_are_no_departments(read: ReadFolder, paths: tuple[str, ...]) -> None:
    pages = [path.format(page) for path in paths for page in ("cobros/a.md", "ventas/b.md")]
    assert set(departments(read, *pages).values()) == {"cobros", "ventas"}


def test_a_site_with_a_card_in_every_folder_is_divided_by_its_sections(read: ReadFolder) -> None:
    folder = read(
        {
            "content/_index.md": "---\ntitle: Home\n---\n",
            "content/runbooks/_index.md": "---\ntitle: Runbooks\n---\n",
            "content/runbooks/etcd/_index.md": "---\ntitle: Etcd store\nweight: 2\n---\n",
            "content/runbooks/etcd/no-leader.md": "# No leader\n\nElect one.",
            "content/runbooks/node/_index.md": "---\ntitle: Machines\nweight: 1\n---\n",
            "content/runbooks/node/disk-full.md": "# Disk full\n\nMake room.",
        }
    )
    names = {one.slug: one.cards[0].name for one in folder.departments}
    assert names == {"etcd": "Etcd store", "node": "Machines"}
    assert [one.slug for one in folder.departments] == ["node", "etcd"]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "docs/includes/note.md",
            "_includes/head.md",
            "snippets/x.md",
            "layouts/partials/x.md",
            "a/TOC.md",
            "SUMMARY.md",
        ),
        *("docs/_sidebar.md", "CHANGELOG.md", "LICENSE.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "a/template.md"),
        *(
            "template-runbook.md",
            "_template.md",
            "plantilla-base.md",
            "archetypes/default.md",
            "archive/x.md",
            "HISTORY.md",
        ),
        *("a/archivo/x.md", "old/x.md", "deprecated/x.md", "cobros/obsoleto/x.md", "Archivo/x.md", "plantillas/x.md"),
        *("README.md", "index.md", "Home.md", "blog/2024-07-01-news.md", "_posts/x.md", "_drafts/x.md"),
    ],
)
def test_what_is_no_process_is_set_aside(read: ReadFolder, path: str) -> None:
    aside = {one.id: one.write_ups[0].aside for one in read({path: "Words.", "cobros/a.md": "Words."}).processes}
    assert aside == {path.removesuffix(".md"): True, "cobros/a": False}


@pytest.mark.parametrize(
    ("path", "other"),
    [
        *(("archivo/x.md", "archivo/_index.es.md"), ("cobros/summary.md", ""), ("cobros/history.md", "")),
        *(
            ("cobros/old-bills.md", ""),
            ("cobros/oldest/x.md", ""),
            ("cobros/README.md", ""),
            ("cobros/contributing.md", ""),
        ),
        *(("cobros/change-template.md", ""), ("archivos-y-registro/x.md", "")),
    ],
)
def test_a_department_or_page_that_only_sounds_like_it_is_not(read: ReadFolder, path: str, other: str) -> None:
    files = {path: "Words.", "cobros/a.md": "Words.", "ventas/b.md": "Words."} | ({other: "Card."} if other else {})
    assert not any(one.aside for process in read(files).processes for one in process.write_ups)


def test_a_page_with_customers_phrases_is_a_process_wherever_it_lies(read: ReadFolder) -> None:
    folder = read({"archivo/x.md": "---\ncustomer_says: [quiero una copia]\n---\nSe pide.", "archivo/y.md": "Nada."})
    assert {one.id: one.write_ups[0].aside for one in folder.processes} == {"archivo/x": False, "archivo/y": True}
