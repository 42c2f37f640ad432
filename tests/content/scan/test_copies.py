"""Copies of sync tools, editors and people are known by their names; what may be a name of its own is one."""

from __future__ import annotations

import pytest

from procdesk.content.folder import read_all
from procdesk.content.scan.copies import first_original, original_folder, original_of
from procdesk.content.scan.scanner import compare, scan
from procdesk.text import fold_case
from tests.conftest import MakeFolder, ReadFolder

NAMES = {fold_case(name): name for name in ("x.md", "x.es.md", "_index.es.md", "procdesk.yaml", "reclamación.md")}

CERTAIN = [
    *("x.sync-conflict-20260101-120000-ABC.md", "x.sync-conflict-20260101-120000.md"),
    *(
        "x (conflicted copy 2026-01-01).md",
        "x (PC-CAJA3's conflicted copy 2026-01-01).md",
        "x (Ana's conflicted copy) (1).md",
    ),
    *(
        "x (copia en conflicto de Ana 2026-01-01).md",
        "x (Case Conflict).md",
        "x (Case Conflict 1).md",
        "x [conflicted].md",
    ),
    *(
        "x (conflict 2026-01-01-12-00-00).md",
        "x (conflicto 2026-01-01).md",
        "x (SFConflict ana@x 2015-04-01-12-00-00).md",
    ),
    *(
        "x_conflict-20260101-120000.md",
        "x_PC-CAJA3_Jan-01-120000-2026_Conflict.md",
        "x.conflict.md",
        "x_REMOTE_1234.md",
    ),
    *("x.old.md", "x.bak.md", "x.orig.md", "x.backup2.md", "x_OLD.md", "x OLD.md", "~x.md"),
]
BESIDE = [
    *(
        "x - copia.md",
        "x - copia (2).md",
        "x - Copy.md",
        "x - Copy (3).md",
        "x copia.md",
        "x copy 2.md",
        "x-copia.md",
        "x_copy.md",
    ),
    *(
        "Copia de x.md",
        "Copia (2) de x.md",
        "Copy of x.md",
        "copy of X.md",
        "x (1).md",
        "x(2).md",
        "x [1].md",
        "x (copia).md",
    ),
    *("x 2.md", "x~1.md", "x_old.md", "x [Conflict].md", "x.copia.md", "X (1).MD", "x - backup.md"),
    *(
        "x-PC-CAJA3.md",
        "x-PC-CAJA3-2.md",
        "x-DESKTOP-4F7K2.md",
        "x-LAPTOP-ANA.md",
        "x-CAJA3.md",
        "x-MacBook Pro de Ana.md",
    ),
    *("x-TIENDA-07.md", "x-PORTATIL-JUAN.md"),
]


@pytest.mark.parametrize("name", [*CERTAIN, *BESIDE])
def test_a_copy_names_its_original(name: str) -> None:
    assert original_of(name, NAMES) == "x.md"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "x.es.sync-conflict-20260101-120000-ABC.md",
            "x.sync-conflict-20260101-120000-ABC.es.md",
            "x (1).es.md",
            "x.es (1).md",
        ),
        *(
            "x - copia.es.md",
            "x.es - copia.md",
            "Copia de x.es.md",
            "x.es-PC-CAJA3.md",
            "x-PC-CAJA3.es.md",
            "x.old.es.md",
        ),
        *("x.es.old.md", "x.es.md.old", "x.es.md.bak", "x.es.md.orig", "~x.es.md"),
    ],
)
def test_the_language_stands_before_or_behind_the_mark_of_a_copy(name: str) -> None:
    assert original_of(name, NAMES) == "x.es.md"


@pytest.mark.parametrize(
    ("name", "original"),
    [
        *(
            ("_index (1).es.md", "_index.es.md"),
            ("_index - copia.es.md", "_index.es.md"),
            ("_index-PC-CAJA3.es.md", "_index.es.md"),
        ),
        *(
            ("procdesk (1).yaml", "procdesk.yaml"),
            ("procdesk - copia.yaml", "procdesk.yaml"),
            ("procdesk.yaml.bak", "procdesk.yaml"),
        ),
        *(
            ("procdesk.sync-conflict-20260101-120000-ABC.yaml", "procdesk.yaml"),
            ("procdesk-PC-CAJA3.yaml", "procdesk.yaml"),
        ),
        *(
            ("x.orig", "x.md"),
            ("x.md.r12", "x.md"),
            ("x.bak", "x.md"),
            ("reclamacio\u0301n - copia.md", "reclamación.md"),
        ),
    ],
)
def test_departments_the_company_and_other_endings_have_copies_too(name: str, original: str) -> None:
    assert original_of(name, NAMES) == original


@pytest.mark.parametrize("name", CERTAIN)
def test_a_name_that_only_a_copy_has_is_one_without_its_original(name: str) -> None:
    assert original_of(name, {}) == ""


@pytest.mark.parametrize("name", BESIDE)
def test_a_name_of_its_own_is_no_copy_without_an_original(name: str) -> None:
    assert original_of(name, {fold_case(name): name}) is None


@pytest.mark.parametrize(
    "name",
    [
        *(
            "x.md",
            "x.es.md",
            "x-y.md",
            "x-2.md",
            "x-SEPA.md",
            "x-HG8245.md",
            "x-E691.md",
            "x-VIP.md",
            "x-es.md",
            "x_es.md",
            "x.fr.md",
        ),
        *(
            "copia-de-factura.md",
            "Copia de factura.md",
            "cargo en conflicto.md",
            "plan (conflicto de horarios).md",
            "x.v2.md",
        ),
        *(
            "reclamacion (1).md",
            "factura 2.md",
            "threshold.md",
            "old.md",
            "conflict.md",
            "resolver-conflictos.md",
            "x.mdx",
        ),
        *(
            "x.txt",
            "x (1).txt",
            "foto (1).png",
            "y.orig",
            "informacion.md",
            "1.md",
            "x (nuevo).md",
            "x 2026.md",
            "x (a).md",
        ),
    ],
)
def test_what_may_be_a_name_of_its_own_is_no_copy(name: str) -> None:
    assert original_of(name, {**NAMES, fold_case(name): name}) is None


def test_a_copy_of_a_copy_names_the_first() -> None:
    names = {**NAMES, "x - copia.md": "x - copia.md"}
    assert first_original("x - copia - copia.md", names) == "x.md"


@pytest.mark.parametrize(
    "name",
    ["x (1) (1).md", "Copia de Copia de x.md", "x - copia - copia.md", "x (conflicted copy 2026-01-01) - copia.md"],
)
def test_marks_of_copies_may_be_repeated(name: str) -> None:
    assert first_original(name, NAMES) == "x.md"


def test_copies_of_folders_are_known_and_numbered_folders_are_none() -> None:
    folders = {"/c/zona": "Zona", "/c/zona 2": "Zona 2", "/c/cobros": "cobros"}
    assert original_folder("/c/cobros - copia", folders) == "cobros"
    assert original_folder("/c/cobros (conflicted copy 2026-01-01)", folders) == "cobros"
    assert original_folder("/c/cobros_OLD", folders) == "cobros"
    assert original_folder("/c/Zona 2", folders) is None
    assert original_folder("/c/cobros", folders) is None


FOLDER = {
    "procdesk.yaml": "name: N\nlanguages: [es]\n",
    "a/_index.es.md": "---\nname: A\n---\n",
    "a/x.es.md": "# Uno\n\nTexto.",
    "a/reclamacion (1).md": "# Propia\n\nTexto.",
}


@pytest.mark.parametrize(
    ("path", "original"),
    [
        ("a/x.es.sync-conflict-20260101-120000-ABC.md", "a/x.es.md"),
        ("a/x.es-PC-CAJA3.md", "a/x.es.md"),
        ("a/Copia de x.es.md", "a/x.es.md"),
        ("a/~x.es.md", "a/x.es.md"),
        ("a/x.es.md.old", "a/x.es.md"),
        ("a/_index - copia.es.md", "a/_index.es.md"),
        ("procdesk (1).yaml", "procdesk.yaml"),
        ("procdesk.yaml.bak", "procdesk.yaml"),
        ("a/y.sync-conflict-20260101-120000-ABC.md", ""),
    ],
)
def test_a_copy_makes_no_process_and_is_told_with_its_original(make: MakeFolder, path: str, original: str) -> None:
    before = read_all(make(FOLDER))
    root = make({path: "# Copia\n\nOtro texto."})
    after = read_all(root)
    assert after.processes == before.processes
    assert after.departments == before.departments
    assert after.company == before.company
    assert [(one.path, one.code, dict(one.facts)) for one in after.problems] == [
        (path, "copy-left-out", {"original": original})
    ]
    assert after.copies == ((path, original),)


def test_a_copied_department_makes_none(read: ReadFolder) -> None:
    folder = read({**FOLDER, "a - copia/_index.es.md": "---\nname: A\n---\n", "a - copia/x.es.md": "# Uno"})
    assert [one.slug for one in folder.departments] == ["a"]
    assert [(one.path, one.code) for one in folder.problems] == [("a - copia", "copy-left-out")]


def test_a_page_whose_name_looks_like_a_copy_is_read_while_its_original_is_not_there(make: MakeFolder) -> None:
    root = make(FOLDER)
    assert "a/reclamacion (1)" in {one.id for one in read_all(root).processes}
    before = scan(root).files
    make({"a/reclamacion.md": "# Original"})
    difference = compare(before, scan(root).files)
    assert (difference.added, difference.removed) == (("a/reclamacion.md",), ("a/reclamacion (1).md",))


def test_a_copy_that_comes_and_goes_is_no_difference(make: MakeFolder) -> None:
    root = make(FOLDER)
    before = scan(root).files
    copy = root / "a/x.es (conflicted copy 2026-01-01).md"
    copy.write_text("# Otra", "utf-8")
    assert not compare(before, scan(root).files)
    copy.unlink()
    assert not compare(before, scan(root).files)
