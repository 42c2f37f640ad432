"""The library keeps the last good version of everything, and follows what is saved, moved and deleted."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from procdesk.content.parser import read_source
from procdesk.content.scan.scanner import ContentUnreachable, scan_in_portions
from procdesk.content.translation import content_hash
from procdesk.library import Library, WrongThreadError
from procdesk.model import Change, Query, State
from procdesk.settings import index_folder
from tests.conftest import write

LOOKS, CHILD_S = 20, 60


@pytest.fixture
def library(folder: Path) -> Library:
    library = opened(folder)
    yield library
    library.close()


def opened(folder: Path) -> Library:
    library = Library(folder, index_folder(folder))
    for _ in library.catch_up():
        pass
    return library


def first(library: Library, text: str, lang: str = "es") -> str:
    hits = library.search(Query(text, lang)).hits
    return hits[0].id if hits else ""


GUIDE = """---
title: Guiada
---
## Guía
### ¿Es suyo?
- [Sí](#fin)
- [Router](router.es.md)
- [Facturas](../facturacion/cobro-duplicado.es.md)
- [Nada](nada.es.md)
### Fin
Hecho.
"""


def look_until_changed(library: Library) -> Change:
    """Looks as often as the window would, without its pauses, until something changed."""
    for _ in range(LOOKS):
        look = library.look()
        end = time.monotonic() + CHILD_S
        while not look.change.ids and library.overview().state is State.INDEXING and time.monotonic() < end:
            look = library.look()
        if look.change.ids:
            return look.change
    raise AssertionError("no look found a change")


def test_a_customers_words_find_the_process_in_either_language(library: Library) -> None:
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    assert first(library, "charged twice") == "facturacion/cobro-duplicado"


def test_a_hit_is_told_in_the_readers_language(library: Library) -> None:
    hit = library.search(Query("charged twice", "es")).hits[0]
    assert (hit.lang, hit.title) == ("es", "Cobro duplicado en la factura")


def test_a_page_comes_in_the_language_asked_for_or_the_one_there_is(library: Library) -> None:
    page = library.page("facturacion/cobro-duplicado", "en")
    only_spanish = library.page("averias/router", "en")
    assert page is not None
    assert page.write_up.title == "Charged twice on the bill"
    assert page.department == "Billing"
    assert only_spanish is not None
    assert only_spanish.write_up.title == "Router averiado"


ORIGINAL = """---
title: Baja
---
## Qué decir
Listo {fechas|en dos días}.
## Qué pasa después
1. **Averías** lo mira. (2 días)
"""
TRANSLATION = """---
title: Leaving
translates: MARK
---
## Say this
Done {dates|in two days}.
"""


def test_a_translation_lags_once_its_original_has_changed_and_dates_change_nothing(folder: Path) -> None:
    written = read_source("averias/baja.es.md", ORIGINAL.encode(), None).write_up
    assert written
    write(folder, "averias/baja.es.md", ORIGINAL)
    write(folder, "averias/baja.en.md", TRANSLATION.replace("MARK", content_hash(written)))
    library = opened(folder)
    moment = datetime(2026, 11, 23, 10)
    for lang in ("es", "en"):
        now, page = library.opened("averias/baja", lang, moment), library.page("averias/baja", lang)
        assert now is not None
        assert page is not None
        assert (now.page.lags, page.lags) == (False, False)
    write(folder, "averias/baja.es.md", ORIGINAL.replace("Listo", "Queda listo"))
    look_until_changed(library)
    changed = library.opened("averias/baja", "en", moment)
    assert changed is not None
    assert changed.page.lags


DATED = """---
title: Abono {lang}
customer_says: [quiero mi abono]
---
## {say}
{words}
## {next}
1. **Averías** lo mira. (2 horas)
2. **Facturación** lo paga. (2-3 días laborables)
"""
UNTIMED = DATED.replace("(2-3 días laborables)", "")
WORDS = {
    "whole": "Lo tiene {fechas|hoy mismo}.",
    "both-ends": "Entre {desde|pronto} y {hasta|un día}.",
    "step": "{Fechas:1|Hoy mismo} lo miramos; lo tiene {hasta:Facturación|luego}.",
    "no-such-step": "Lo tiene {fechas:9|cuando toque}.",
    "without-fallback": "Lo tiene {fechas:9}.",
    "late": "Lo tiene {fechas|pronto|Debería tenerlo ya.}",
    "other-braces": "Lo tiene {x|y}, {nombre}.",
    "capital": "{Fechas|Pronto} lo tiene.",
    "no-date": "Ya está.",
}
MOMENTS = [
    datetime(2026, 11, 22, 10),
    datetime(2026, 11, 27, 17, 59, 40),
    datetime(2026, 11, 27, 18),
    datetime(2026, 11, 27, 18, 0, 1),
    datetime(2026, 12, 31, 23, 59),
]


@pytest.fixture
def dated(folder: Path) -> Library:
    """Pages of every kind of placeholder, in a company with holidays, opening hours and a hour of closing."""
    write(folder, "procdesk.yaml", "name: Norvia\nlanguages: [es, en]\ncalendar:\n  country: ES\n")
    hours = "---\nname: {}\nhours: Mo-Fr 09:00-18:00; PH off\n---\n"
    write(folder, "averias/_index.es.md", hours.format("Averías"))
    write(folder, "facturacion/_index.es.md", hours.format("Facturación"))
    for name, words in WORDS.items():
        text = DATED.format(lang="es", say="Qué decir", words=words, next="Qué pasa después")
        write(folder, f"averias/{name}.es.md", text)
    spoken = DATED.format(lang="en", say="Say this", words="You have it {dates|today}.", next="What happens next")
    write(folder, "averias/whole.en.md", spoken)
    untimed = UNTIMED.format(lang="es", say="Qué decir", words=WORDS["whole"], next="Qué pasa después")
    write(folder, "averias/untimed.es.md", untimed)
    write(folder, "averias/no-journey.es.md", untimed.partition("## Qué pasa")[0])
    guided = untimed + "## Guía\n### ¿Es suyo?\n- [Sí](#fin)\n### Fin\n- Sin promesa\n> No se abona.\n"
    write(folder, "averias/guided.es.md", guided)
    write(folder, "averias/nobody.es.md", untimed.replace("Facturación", "Un vecino"))
    made = opened(folder)
    yield made
    made.close()


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_row_says_the_same_as_its_page_at_every_moment(dated: Library, lang: str, moment: datetime) -> None:
    answer = dated.search(Query("quiero mi abono", lang, limit=40, typing=False, moment=moment))
    rows = {hit.id: hit for hit in (*answer.hits, *dated.hits_of(dated.ids_of("", lang), lang, moment))}
    assert len(answer.hits) >= len(WORDS)
    for id_, hit in rows.items():
        page = dated.opened(id_, lang, moment)
        assert page is not None
        assert (hit.lang, hit.say) == (page.page.write_up.lang, page.page.write_up.say)
        assert "hoy mismo" not in hit.say or id_ in (
            "averias/untimed",
            "averias/no-journey",
            "averias/guided",
            "averias/nobody",
        )


def test_a_row_names_the_next_day_once_the_day_has_passed(dated: Library) -> None:
    told = [
        dated.search(Query("abono", "es", limit=40, moment=moment)).hits
        for moment in (datetime(2026, 11, 27, 10), datetime(2026, 11, 27, 10, 0, 30), datetime(2026, 11, 30, 10))
    ]
    friday, seconds_later, monday = (next(hit.say for hit in hits if hit.id == "averias/whole") for hits in told)
    assert friday == seconds_later == "Lo tiene entre el martes 1 y el miércoles 2 de diciembre."
    assert monday == "Lo tiene entre el miércoles 2 y el jueves 3 de diciembre."


def test_without_a_moment_a_row_says_what_its_author_wrote_for_when_no_date_is_known(dated: Library) -> None:
    assert {hit.say for hit in dated.hits_of(["averias/whole"], "es")} == {"Lo tiene hoy mismo."}
    assert {hit.say for hit in dated.hits_of(["averias/other-braces"], "es")} == {"Lo tiene {x|y}, {nombre}."}


def test_a_page_without_a_telling_word_speaks_the_folders_language_again_when_it_is_opened(tmp_path: Path) -> None:
    root = tmp_path / "content"
    for number in range(3):
        write(root, f"tools/page-{number}.md", "# How to ask for help\n\nThis is what you do when the tool is down.\n")
    write(root, "tools/brx.md", "# Brx\n\nZzz.\n")
    library = opened(root)
    page = library.page("tools/brx", "es")
    assert page is not None
    assert page.write_up.lang == "en"
    library.close()


def test_an_unknown_id_gives_no_page(library: Library) -> None:
    assert library.page("facturacion/nada", "es") is None
    assert library.hits_of(["facturacion/nada"], "es") == ()


def test_departments_are_counted(library: Library) -> None:
    counts = {one.department.slug: one.processes for one in library.overview().departments}
    assert counts == {"facturacion": 1, "averias": 2}


def test_the_index_on_disk_answers_at_once_at_the_next_start(library: Library, folder: Path) -> None:
    again = Library(folder, index_folder(folder))
    overview = again.open()
    assert overview.state is State.READY
    assert first(again, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    again.close()


def test_a_file_saved_in_place_is_found_by_its_new_words(library: Library, folder: Path) -> None:
    write(folder, "averias/router.es.md", "# Luz roja\n\nEl router parpadea en rojo.\n")
    change = look_until_changed(library)
    assert change.changed == {"averias/router"}
    assert first(library, "parpadea en rojo") == "averias/router"


def test_a_file_saved_by_renaming_a_temporary_one_is_found_by_its_new_words(library: Library, folder: Path) -> None:
    temporary = write(folder, "averias/.router.es.md.tmp", "# Luz roja\n\nEl router parpadea en rojo.\n")
    temporary.replace(folder / "averias/router.es.md")
    assert look_until_changed(library).changed == {"averias/router"}
    assert first(library, "parpadea en rojo") == "averias/router"


def test_a_new_translation_joins_the_process_it_translates(library: Library, folder: Path) -> None:
    write(folder, "averias/router.en.md", "# Broken router\n\nReplaced the same day.\n")
    assert look_until_changed(library).changed == {"averias/router"}
    page = library.page("averias/router", "en")
    assert page is not None
    assert page.languages == ("en", "es")


def test_a_page_that_comes_with_a_language_behind_a_dash_joins_the_one_beside_it(folder: Path) -> None:
    write(folder, "averias/cambio-es.md", "# Cambio de router\n\nSe cambia.\n")
    library = opened(folder)
    assert library.page("averias/cambio-es", "es") is not None
    write(folder, "averias/cambio-en.md", "# A new router\n\nIt is changed.\n")
    change = look_until_changed(library)
    assert (change.added, change.removed) == ({"averias/cambio"}, {"averias/cambio-es"})
    page = library.page("averias/cambio", "en")
    assert page is not None
    assert (page.languages, page.write_up.title) == (("en", "es"), "A new router")
    write(folder, "averias/cambio-es.md", "# Otro router\n\nSe cambia en el día.\n")
    assert look_until_changed(library).changed == {"averias/cambio"}
    assert first(library, "otro router") == "averias/cambio"
    (folder / "averias/cambio-en.md").unlink()
    change = look_until_changed(library)
    assert (change.added, change.removed) == ({"averias/cambio-es"}, {"averias/cambio"})
    library.close()


def test_a_copy_of_a_sync_tool_never_answers_and_goes_without_a_trace(library: Library, folder: Path) -> None:
    copy = "averias/router.es.sync-conflict-20260101-120000-ABC.md"
    write(folder, copy, "# Router averiado\n\nSe tira a la basura.\n")
    write(folder, "averias/nuevo.es.md", "# Nuevo\n\nAlgo.\n")
    assert look_until_changed(library).added == {"averias/nuevo"}
    assert all(hit.id != copy and "basura" not in hit.say for hit in library.search(Query("tira a la basura")).hits)
    (folder / copy).unlink()
    (folder / "averias/nuevo.es.md").unlink()
    assert look_until_changed(library).removed == {"averias/nuevo"}


def test_a_page_that_becomes_a_copy_beside_its_original_goes(library: Library, folder: Path) -> None:
    write(folder, "averias/guia (1).es.md", "# Guía\n\nCosas.\n")
    assert look_until_changed(library).added == {"averias/guia (1)"}
    write(folder, "averias/guia.es.md", "# Guía\n\nCosas nuevas.\n")
    change = look_until_changed(library)
    assert (change.added, change.removed) == ({"averias/guia"}, {"averias/guia (1)"})


def test_a_company_file_that_ends_in_yml_is_read_again_when_it_changes(folder: Path) -> None:
    (folder / "procdesk.yaml").rename(folder / "procdesk.yml")
    library = opened(folder)
    assert library.overview().company.name == "Norvia"
    write(folder, "procdesk.yml", "name: Otra\nlanguages: [es, en]\n")
    look_until_changed(library)
    assert library.overview().company.name == "Otra"
    library.close()


def test_new_and_deleted_files_are_told_apart(library: Library, folder: Path) -> None:
    write(folder, "averias/nuevo.es.md", "# Nuevo\n\nAlgo.\n")
    assert look_until_changed(library) == Change(added=frozenset({"averias/nuevo"}))
    (folder / "averias/nuevo.es.md").unlink()
    assert look_until_changed(library) == Change(removed=frozenset({"averias/nuevo"}))
    assert library.page("averias/nuevo", "es") is None


def test_a_department_gets_its_new_name(library: Library, folder: Path) -> None:
    write(folder, "facturacion/_index.es.md", "---\nname: Facturas y cobros\n---\nHace las facturas.\n")
    for _ in range(4):
        library.look()
    assert library.overview().department_name("facturacion", "es") == "Facturas y cobros"
    assert library.overview().department_name("facturacion", "en") == "Billing"


def test_a_folder_that_vanishes_goes_on_answering_from_memory(library: Library, folder: Path) -> None:
    moved = folder.rename(folder.with_name("away"))
    look = library.look()
    assert look.overview.state is State.UNREACHABLE
    assert look.change == Change()
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    assert library.page("facturacion/cobro-duplicado", "es") is not None
    moved.rename(folder)
    assert library.look().overview.state is State.READY


def test_many_files_gone_at_once_mean_a_lost_disk_until_the_user_says_otherwise(folder: Path) -> None:
    for number in range(20):
        write(folder, f"tiendas/pagina-{number}.es.md", f"# Página {number}\n\nTexto {number}.\n")
    library = opened(folder)
    shutil.rmtree(folder / "tiendas")
    for _ in range(3):
        look = library.look()
    assert look.overview.state is State.UNREACHABLE
    assert library.page("tiendas/pagina-3", "es") is not None
    library.accept_losses()
    assert len(look_until_changed(library).removed) == 20
    library.close()


def test_a_missing_folder_is_named_by_its_reason(tmp_path: Path) -> None:
    library = Library(tmp_path / "nowhere", tmp_path / "index")
    with pytest.raises(ContentUnreachable) as gone:
        list(library.catch_up())
    assert gone.value.reason == "missing"
    assert library.look().overview.state is State.UNREACHABLE


def test_an_empty_folder_is_a_state_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    library = opened(tmp_path / "content")
    assert library.overview().state is State.EMPTY
    assert library.search(Query("factura")).hits == ()
    library.close()


def test_rubbish_in_the_index_folder_means_a_new_index(library: Library, folder: Path) -> None:
    library.close()
    for path in index_folder(folder).rglob("*"):
        if path.is_file():
            path.write_bytes(b"rubbish")
    again = opened(folder)
    assert first(again, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="a file in the folder's place is what every system refuses alike")
def test_an_index_that_cannot_be_written_is_replaced_by_a_temporary_one(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder", encoding="utf-8")
    library = Library(folder, blocked / "index")
    for _ in library.catch_up():
        pass
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    assert [code for code, _ in library.overview().complaints] == ["index-unwritable"]
    library.close()


def test_the_first_look_without_an_index_builds_one_in_a_child_process(folder: Path) -> None:
    library = Library(folder, index_folder(folder))
    assert library.open().state is State.INDEXING
    assert look_until_changed(library).added == set(library.ids_of("", "es"))
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    library.close()


def test_a_changed_company_file_rebuilds_everything_while_the_old_index_answers(library: Library, folder: Path) -> None:
    write(folder, "procdesk.yaml", "name: Otra\nlanguages: [es, en]\n")
    while library.look().overview.state is not State.INDEXING:
        pass
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    look_until_changed(library)
    assert library.company.name == "Otra"


def test_an_index_made_by_another_program_is_taken_over(library: Library, folder: Path) -> None:
    write(folder, "averias/router.es.md", "# Luz roja\n\nEl router parpadea en rojo.\n")
    another = opened(folder)
    another.close()
    library.look()
    assert first(library, "parpadea en rojo") == "averias/router"


def test_a_picture_comes_only_from_inside_the_folder(library: Library, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "inside.png").write_bytes(b"picture")
    assert library.picture("inside.png") == b"picture"
    assert library.picture("../secret.png") is None
    assert library.picture("/etc/hostname") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_problem_and_the_rest_works(folder: Path) -> None:
    path = folder / "averias/router.es.md"
    path.chmod(0)
    library = opened(folder)
    assert [one.code for one in library.problems()] == ["file-unreadable"]
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    library.close()


def test_an_index_made_by_another_version_answers_until_it_is_built_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    with monkeypatch.context() as earlier:
        earlier.setattr("procdesk.indexing.builder.FORM", "0.0.0")
        old = Library(folder, index_folder(folder))
        for _ in old.rebuild():
            pass
        old.close()
    again = Library(folder, index_folder(folder))
    assert again.open().state is State.READY
    assert first(again, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    assert again.look().overview.state is State.INDEXING
    look_until_changed(again)
    assert again.look().overview.state is State.READY
    again.close()


def test_a_large_folder_takes_several_looks_and_a_search_comes_in_between(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.indexing.manager.scan_in_portions", lambda root: scan_in_portions(root, at_a_time=2))
    write(folder, "averias/router.es.md", "# Router averiado\n\nAhora tarda cuatro días.\n")
    look = library.look()
    assert (look.again_ms, look.change) == (0, Change())
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"
    for _ in range(LOOKS):
        if (look := library.look()).change.ids:
            break
    assert look.change.ids == {"averias/router"}


def test_a_guide_comes_with_the_titles_of_the_processes_it_leads_to(folder: Path) -> None:
    write(folder, "averias/guiada.es.md", GUIDE)
    library = opened(folder)
    guide = library.guide("averias/guiada", "es")
    none = library.guide("averias/nada", "es")
    library.close()
    assert none is None
    assert guide is not None
    assert [question.heading for question in guide.write_up.guide] == ["¿Es suyo?", "Fin"]
    assert guide.texts["fin"] == "<p>Hecho.</p>"
    assert guide.titles == {
        "averias/router": "Router averiado",
        "facturacion/cobro-duplicado": "Cobro duplicado en la factura",
    }


def from_another_thread(do: Callable[[], object]) -> object:
    """What it gives, or the exception that it raises, on a thread of its own."""
    with ThreadPoolExecutor(1, "visitor") as pool:
        found = pool.submit(do)
        return found.exception() or found.result()


@pytest.mark.parametrize(
    "use",
    [
        lambda library: library.search(Query("cobro", "es")),
        lambda library: library.hits_of(["averias/router"], "es"),
        lambda library: library.ids_of("averias", "es"),
        lambda library: library.process("averias/router"),
        lambda library: library.opened("averias/router", "es", datetime(2026, 11, 23, 10)),
        lambda library: library.guide("averias/router", "es"),
        lambda library: library.company,
        lambda library: library.problems(),
        lambda library: library.overview(),
        lambda library: library.look(),
        lambda library: library.accept_losses(),
        lambda library: next(library.catch_up()),
        lambda library: next(library.rebuild()),
        lambda library: library.close(),
    ],
)
def test_another_thread_than_its_own_is_told_so(library: Library, use: Callable[[Library], object]) -> None:
    told = from_another_thread(lambda: use(library))
    assert isinstance(told, WrongThreadError)
    assert "MainThread" in str(told)
    assert "visitor" in str(told)
    assert first(library, "me han cobrado dos veces") == "facturacion/cobro-duplicado"


def test_pictures_come_from_any_thread(library: Library, folder: Path) -> None:
    (folder / "averias" / "luz.png").write_bytes(b"picture")
    assert from_another_thread(lambda: library.picture("averias/luz.png")) == b"picture"


def test_a_library_that_was_closed_belongs_to_whoever_uses_it_next(folder: Path) -> None:
    library = opened(folder)
    library.close()

    def use() -> int:
        library.open()
        processes = library.overview().processes
        library.close()
        return processes

    assert from_another_thread(use) == 3
