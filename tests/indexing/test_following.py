"""How the library follows a folder that people rename, break, lock and lose while the program runs."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest

from procdesk.content.problems import problem
from procdesk.i18n import messages
from procdesk.library import Library
from procdesk.model import Change, PageFault, Query, State
from procdesk.settings import index_folder
from tests.conftest import write
from tests.failing import refuse_file, refuse_folder
from tests.test_library import first, look_until_changed, opened

LOOKS, CHILD_S = 8, 60
ROUTER, OFFLINE, CHARGED = "averias/router", "averias/sin-internet", "facturacion/cobro-duplicado"
MOMENT = datetime(2026, 11, 23, 10)


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """The small company, in a folder of more than ten files."""
    for number in range(6):
        write(folder, f"tiendas/pagina-{number}.es.md", f"# Página {number}\n\nTexto {number}.\n")
    made = opened(folder)
    yield made
    made.close()


def settle(library: Library) -> Change:
    """Looks until nothing is waited for any more, and gives all that changed."""
    added: frozenset[str] = frozenset()
    changed, removed, renamed = added, added, {}
    end = time.monotonic() + CHILD_S
    looks = 0
    while looks < LOOKS and time.monotonic() < end:
        look = library.look()
        looks = 0 if look.overview.state is State.INDEXING else looks + 1
        added, changed, removed = (
            added | look.change.added,
            changed | look.change.changed,
            removed | look.change.removed,
        )
        renamed.update(look.change.renamed)
    return Change(added, changed, removed, renamed=renamed)


def fault(library: Library, id_: str, lang: str = "es") -> PageFault | None:
    """What is marked on a page, which has to be the same in its row, on the screen and on paper."""
    now, paper = library.opened(id_, lang, MOMENT), library.page(id_, lang)
    (row,) = library.hits_of([id_], lang)
    assert now is not None
    assert paper is not None
    assert now.page.fault == paper.fault
    assert row.faulty is (paper.fault is not None)
    return paper.fault


def title(library: Library, id_: str) -> str:
    page = library.page(id_, "es")
    return page.write_up.title if page else ""


def answer(library: Library, id_: str) -> str:
    page = library.page(id_, "es")
    return page.write_up.say if page else ""


BROKEN = {
    "yaml-broken": "---\ntitle: [roto\n---\n## Qué decir\nAhora esto.\n",
    "missing colon": "---\ntitle Sin red\nowner: ana\n---\n## Qué decir\nAhora esto.\n",
    "quotation mark": '---\ntitle: "Sin red\n---\n## Qué decir\nAhora esto.\n',
    "front-matter-open": "---\ntitle: Sin red\n\n## Qué decir\nAhora esto.\n",
    "list without a key": "---\ntitle: Sin red\n- no va\n---\n## Qué decir\nAhora esto.\n",
    "toml": "+++\ntitle = Sin red\n+++\n## Qué decir\nAhora esto.\n",
    "unopened": "title: Sin red\nowner: ana\n---\n## Qué decir\nAhora esto.\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_page_with_a_mistake_shows_what_can_be_read_and_is_marked_after_a_save_and_after_a_rebuild(
    library: Library, folder: Path, text: str
) -> None:
    write(folder, f"{OFFLINE}.es.md", text)
    assert OFFLINE in settle(library).changed
    after_save = (title(library, OFFLINE), answer(library, OFFLINE), fault(library, OFFLINE))
    list(library.rebuild())
    assert (title(library, OFFLINE), answer(library, OFFLINE), fault(library, OFFLINE)) == after_save
    assert after_save[1] == "Ahora esto."
    assert after_save[2] is not None
    assert after_save[2].problem in library.problems()
    assert after_save[2].kept_since is None


def test_a_page_that_is_mended_is_marked_no_more(library: Library, folder: Path) -> None:
    write(folder, f"{OFFLINE}.es.md", BROKEN["yaml-broken"])
    settle(library)
    assert fault(library, OFFLINE) is not None
    write(folder, f"{OFFLINE}.es.md", "---\ntitle: Entero\n---\n## Qué decir\nBien.\n")
    settle(library)
    assert fault(library, OFFLINE) is None
    assert (title(library, OFFLINE), answer(library, OFFLINE)) == ("Entero", "Bien.")


def test_a_mistake_in_one_language_marks_only_that_one(library: Library, folder: Path) -> None:
    write(folder, f"{CHARGED}.es.md", "---\ntitle: [roto\n---\n## Qué decir\nAhora esto.\n")
    settle(library)
    assert fault(library, CHARGED, "es") is not None
    assert fault(library, CHARGED, "en") is None


def test_a_file_without_text_keeps_its_last_good_version_marked_and_no_longer_than_it_is_so(
    library: Library, folder: Path
) -> None:
    place = folder / f"{OFFLINE}.es.md"
    for nothing in (b"\0" * 200, b"\0" * 300):
        place.write_bytes(nothing)
        settle(library)
        kept = fault(library, OFFLINE)
        assert (answer(library, OFFLINE), first(library, "no me funciona la fibra")) == ("Vamos a verlo.", OFFLINE)
        assert kept is not None
        assert kept.problem.code == "binary"
        assert kept.kept_since is not None
    list(library.rebuild())
    assert (answer(library, OFFLINE), fault(library, OFFLINE)) == ("Vamos a verlo.", kept)
    place.write_text("# Mejor\n\nYa va.\n")
    settle(library)
    assert (answer(library, OFFLINE), fault(library, OFFLINE)) == ("Ya va.", None)
    place.write_bytes(b"\0" * 200)
    settle(library)
    place.unlink()
    assert OFFLINE in settle(library).removed


def test_since_when_a_file_cannot_be_read_is_told_in_words() -> None:
    kept = PageFault(
        problem("file-unreadable", f"{ROUTER}.es.md", 0, reason="locked"), datetime(2026, 11, 23, 9, 5).timestamp()
    )
    for lang, today, words in (
        ("es", date(2026, 11, 23), "desde 09:05"),
        ("es", date(2026, 11, 24), "desde 2026-11-23 09:05"),
        ("en", date(2026, 11, 23), "since 09:05"),
    ):
        assert words in messages(lang).fault(kept, "Ana", today)


Refusal = Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[None]]


def the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AbstractContextManager[None]:
    return refuse_file(folder / f"{OFFLINE}.es.md", monkeypatch)


def its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AbstractContextManager[None]:
    return refuse_folder(folder / "averias", monkeypatch)


@pytest.mark.parametrize("refused", [the_file, its_folder])
def test_what_is_locked_just_now_stays_as_it_was_and_is_read_again_once_it_is_free(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, refused: Refusal
) -> None:
    with refused(folder, monkeypatch):
        write_unseen(folder / f"{OFFLINE}.es.md", "# Otra\n\nYa va.\n")
        settle(library)
        kept = fault(library, OFFLINE)
        assert answer(library, OFFLINE) == "Vamos a verlo."
        assert kept is not None
        assert kept.problem.code == "file-unreadable"
        assert settle(library).ids == frozenset()
        list(library.rebuild())
        assert (answer(library, OFFLINE), fault(library, OFFLINE)) == ("Vamos a verlo.", kept)
        assert library.overview().processes == 9
        again = opened(folder)
        assert (answer(again, OFFLINE), fault(again, OFFLINE)) == ("Vamos a verlo.", kept)
        again.close()
    settle(library)
    assert (answer(library, OFFLINE), fault(library, OFFLINE)) == ("Ya va.", None)
    assert library.problems() == ()


def write_unseen(place: Path, text: str) -> None:
    """Saves a file that procdesk cannot open."""
    descriptor = os.open(place, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, text.encode())
    os.close(descriptor)


def test_a_locked_company_file_leaves_the_company_as_it_was(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refuse_file(folder / "procdesk.yaml", monkeypatch):
        list(library.rebuild())
        assert library.company.name == "Norvia"
        assert [one.path for one in library.problems()] == ["procdesk.yaml"]
    settle(library)
    assert library.problems() == ()


def test_a_locked_card_leaves_the_department_as_it_was(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refuse_file(folder / "facturacion/_index.es.md", monkeypatch):
        write(folder, "facturacion/_index.en.md", "---\nname: Bills\n---\n")
        settle(library)
        names = {card.lang: (card.name, card.phone) for card in library.department("facturacion").cards}
        assert names == {"es": ("Facturación", "4 210"), "en": ("Bills", "")}
        list(library.rebuild())
        assert {card.lang: (card.name, card.phone) for card in library.department("facturacion").cards} == names


def test_a_renamed_department_is_taken_at_once_with_its_new_ids(library: Library, folder: Path) -> None:
    (folder / "tiendas").rename(folder / "comercios")
    change = look_until_changed(library)
    ids = {f"tiendas/pagina-{number}": f"comercios/pagina-{number}" for number in range(6)}
    assert change.renamed == ids
    assert (change.added, change.removed) == (frozenset(ids.values()), frozenset(ids))
    overview = library.overview()
    assert (overview.state, overview.missing) == (State.READY, 0)
    assert {one.department.slug for one in overview.departments} == {"averias", "facturacion", "comercios"}


def edited(folder: Path) -> None:
    """The department gets another name, and somebody writes on in each of its pages."""
    (folder / "tiendas").rename(folder / "comercios")
    for number in range(6):
        write(folder, f"comercios/pagina-{number}.es.md", f"# Página {number}\n\nOtro texto, {number}.\n")


def spread(folder: Path) -> None:
    """Half of the pages move to a new department."""
    (folder / "comercios").mkdir()
    for number in range(3):
        (folder / f"tiendas/pagina-{number}.es.md").rename(folder / f"comercios/pagina-{number}.es.md")


def one_file(folder: Path) -> None:
    """A page gets another file name, in both languages."""
    for lang in ("es", "en"):
        (folder / f"{CHARGED}.{lang}.md").rename(folder / f"facturacion/cobro-doble.{lang}.md")


def other_case(folder: Path) -> None:
    """A folder's name changes its case alone."""
    (folder / "tiendas").rename(folder / "on the way")
    (folder / "on the way").rename(folder / "Tiendas")


def below_another(folder: Path) -> None:
    """Everything moves one folder down."""
    for name in ("tiendas", "averias", "facturacion"):
        (folder / name).rename(folder / f"{name}-moving")
        (folder / "docs").mkdir(exist_ok=True)
        (folder / f"{name}-moving").rename(folder / "docs" / name)


@pytest.mark.parametrize(
    ("rename", "expected"),
    [
        (edited, {f"tiendas/pagina-{number}": f"comercios/pagina-{number}" for number in range(6)}),
        (spread, {f"tiendas/pagina-{number}": f"comercios/pagina-{number}" for number in range(3)}),
        (one_file, {CHARGED: "facturacion/cobro-doble"}),
        (other_case, {f"tiendas/pagina-{number}": f"Tiendas/pagina-{number}" for number in range(6)}),
        (
            below_another,
            {
                id_: f"docs/{id_}"
                for id_ in (CHARGED, ROUTER, OFFLINE, *(f"tiendas/pagina-{number}" for number in range(6)))
            },
        ),
    ],
)
def test_what_is_renamed_is_followed_to_its_new_id_and_nothing_is_called_missing(
    library: Library, folder: Path, rename: Callable[[Path], None], expected: dict[str, str]
) -> None:
    rename(folder)
    assert settle(library).renamed == expected
    assert (library.overview().state, library.overview().missing) == (State.READY, 0)
    again = opened(folder)
    assert set(again.ids_of("", "es")) == set(library.ids_of("", "es"))
    again.close()


def test_pages_that_hold_the_same_are_not_taken_for_one_another(library: Library, folder: Path) -> None:
    for name in ("uno", "dos"):
        write(folder, f"tiendas/{name}.es.md", "# Pendiente\n\nPor escribir.\n")
    settle(library)
    for name in ("uno", "dos"):
        (folder / f"tiendas/{name}.es.md").rename(folder / f"averias/{name}.es.md")
    assert settle(library).renamed == {}


def test_a_deleted_page_and_a_new_one_are_no_rename(library: Library, folder: Path) -> None:
    (folder / f"{ROUTER}.es.md").unlink()
    write(folder, "averias/luces.es.md", "# Luces\n\nParpadean.\n")
    change = settle(library)
    assert (change.removed, change.added, change.renamed) == ({ROUTER}, {"averias/luces"}, {})


def test_a_large_rename_is_followed_through_a_rebuild(folder: Path) -> None:
    for number in range(45):
        write(folder, f"tiendas/pagina-{number}.es.md", f"# Página {number}\n\nTexto {number}.\n")
    library = opened(folder)
    (folder / "tiendas").rename(folder / "comercios")
    assert settle(library).renamed["tiendas/pagina-44"] == "comercios/pagina-44"
    library.close()


def test_losses_are_held_back_while_everything_else_is_followed(library: Library, folder: Path) -> None:
    shutil.rmtree(folder / "tiendas")
    write(folder, f"{ROUTER}.es.md", "# Router averiado\n\nTarda dos días.\n")
    assert settle(library).changed == {ROUTER}
    overview = library.overview()
    assert (overview.state, overview.missing, overview.processes) == (State.UNREACHABLE, 6, 9)
    assert answer(library, ROUTER) == "Tarda dos días."
    assert title(library, "tiendas/pagina-1") == "Página 1"


def test_the_terminal_holds_losses_back_as_the_window_does_and_an_index_made_anew_accepts_them(
    library: Library, folder: Path
) -> None:
    shutil.rmtree(folder / "tiendas")
    settle(library)
    again = opened(folder)
    assert (again.overview().missing, again.overview().processes) == (6, 9)
    list(again.rebuild())
    again.close()
    settle(library)
    assert (library.overview().state, library.overview().missing, library.overview().processes) == (State.READY, 0, 3)


def test_a_loss_that_was_accepted_is_accepted_after_a_restart_too(library: Library, folder: Path) -> None:
    shutil.rmtree(folder / "tiendas")
    settle(library)
    library.accept_losses()
    assert len(settle(library).removed) == 6
    library.close()
    again = Library(folder, index_folder(folder))
    again.open()
    settle(again)
    assert (again.overview().state, again.overview().processes) == (State.READY, 3)
    again.close()
    library.open()


def test_what_was_accepted_when_nothing_was_missing_does_not_count_for_a_later_loss(
    library: Library, folder: Path
) -> None:
    library.accept_losses()
    settle(library)
    shutil.rmtree(folder / "tiendas")
    settle(library)
    assert library.overview().missing == 6


def test_a_loss_that_comes_back_is_forgotten(library: Library, folder: Path) -> None:
    (folder / "tiendas").rename(folder.parent / "away")
    settle(library)
    assert library.overview().missing == 6
    (folder.parent / "away").rename(folder / "tiendas")
    assert settle(library).ids == frozenset()
    assert (library.overview().state, library.overview().missing) == (State.READY, 0)


def test_a_copy_that_was_cut_off_adds_what_came_and_takes_nothing_away(library: Library, folder: Path) -> None:
    shutil.rmtree(folder / "tiendas")
    write(folder, "tiendas/pagina-0.es.md", "# Página 0\n\nTexto 0.\n")
    write(folder, "tiendas/nueva.es.md", "# Página nueva\n\nOtra cosa.\n")
    settle(library)
    assert library.overview().missing == 5
    assert title(library, "tiendas/nueva") == "Página nueva"
    assert title(library, "tiendas/pagina-4") == "Página 4"


def test_two_files_for_one_page_are_told_while_both_are_there_and_no_longer(library: Library, folder: Path) -> None:
    copy = write(folder, f"{ROUTER}.md", "# Router averiado\n\nOtra cosa.\n")
    settle(library)
    assert [(one.path, one.code) for one in library.problems()] == [(f"{ROUTER}.md", "duplicate-id")]
    assert answer(library, ROUTER) == "Se cambia en el día."
    copy.unlink()
    settle(library)
    assert library.problems() == ()
    assert answer(library, ROUTER) == "Se cambia en el día."


def test_a_name_that_clashes_is_told_as_soon_as_it_is_there(library: Library, folder: Path) -> None:
    clashing = folder / "averias/ROUTER.es.md"
    if (folder / "AVERIAS").exists():
        pytest.skip("this disk has one file for both names")
    clashing.write_text("# Otro\n\nOtra cosa.\n")
    settle(library)
    assert "names-clash" in {one.code for one in library.problems()}
    clashing.unlink()
    settle(library)
    assert library.problems() == ()


def test_hits_say_that_their_page_has_a_mistake(library: Library, folder: Path) -> None:
    write(folder, f"{OFFLINE}.es.md", "---\ntitle: [roto\ncustomer_says: no me funciona la fibra\n---\nNada.\n")
    settle(library)
    (hit, *_) = library.search(Query("no me funciona la fibra")).hits
    assert (hit.id, hit.faulty) == (OFFLINE, True)
