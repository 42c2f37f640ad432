"""The window says how the content stands, and goes on answering while it changes, is read, or is gone."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar

from procdesk.gui.call.guide_header import GuideRemark
from procdesk.gui.page.cards import AnswerCard
from procdesk.gui.single_instance import StartRequest
from procdesk.indexing import manager
from procdesk.indexing.manager import start_index_child
from procdesk.model import Answer, Progress, Query, State
from procdesk.search.encoding import encoder
from procdesk.search.encoding.encoder import Encoder, EncoderUnavailable
from procdesk.settings import settings_folder
from procdesk.subprocesses import ChildState, ChildTask
from tests.conftest import write
from tests.gui.conftest import Opened, Program
from tests.gui.finders import answer, child, label, words

CHARGED, ROUTER = "Cobro duplicado en la factura", "Router averiado"
RED_LIGHT = "# Luz roja\n\nEl router parpadea en rojo.\n"


def shown_words(program: Program) -> str:
    return " | ".join(one.text() for one in program.window.home_page.findChildren(QLabel) if one.isVisible())


def state(program: Program) -> State | None:
    return program.session.overview.current.state if program.session.overview.current else None


@dataclass(frozen=True)
class HeldBack:
    """A child whose end is not told before the file `gate` is there."""

    task: ChildTask
    gate: Path

    @property
    def progress(self) -> Progress:
        return self.task.progress

    @property
    def error(self) -> str:
        return self.task.error

    def poll(self) -> ChildState:
        state = self.task.poll()
        return state if self.gate.exists() else ChildState.RUNNING

    def stop(self) -> None:
        self.task.stop()


@pytest.fixture
def held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No index is taken over before this file is there."""
    gate = tmp_path / "go"
    monkeypatch.setattr(manager, "start_index_child", lambda *given: HeldBack(start_index_child(*given), gate))
    return gate


def test_an_empty_folder_is_told_and_takes_the_first_write_up(open_program: Opened, tmp_path: Path) -> None:
    root = tmp_path / "empty"
    root.mkdir()
    program = open_program(root)
    assert state(program) is State.EMPTY
    assert str(root) in shown_words(program)
    write(root, "averias/router.es.md", RED_LIGHT)
    program.until(lambda: "Averias" in program.titles)
    program.read("parpadea en rojo", "Luz roja")


def test_a_missing_folder_is_told_and_found_once_it_is_there(
    open_program: Opened, tmp_path: Path, folder: Path
) -> None:
    program = open_program(tmp_path / "usb", indexed=False)
    program.until(lambda: state(program) is State.UNREACHABLE)
    program.until(lambda: str(tmp_path / "usb") in shown_words(program))
    assert "sin acceso a la carpeta" in program.said
    program.type("me han cobrado dos veces")
    program.until_answered("me han cobrado dos veces")
    assert program.window.home_page.isVisible()
    folder.rename(tmp_path / "usb")
    program.do("refresh")
    program.until(lambda: program.title == CHARGED, 30_000)


def test_while_the_first_index_is_built_the_progress_is_shown_and_typing_is_answered_afterwards(
    open_program: Opened, folder: Path, held_back: Path
) -> None:
    program = open_program(folder, indexed=False)
    program.until(
        lambda: state(program) is State.INDEXING and child(program.window.home_page, QProgressBar).isVisible()
    )
    program.type("me han cobrado dos veces")
    program.until_answered("me han cobrado dos veces")
    assert program.titles == []
    assert label(program.window.search_box, "quiet").text() == ""
    program.until(lambda: child(program.window.home_page, QProgressBar).maximum() > 0, 30_000)
    assert child(program.window.home_page, QProgressBar).isVisible()
    held_back.touch()
    program.until(lambda: program.title == CHARGED, 30_000)
    assert program.session.page_controller.start_page_lists().recent == ()


def test_enter_pressed_while_the_first_index_is_built_opens_the_best_hit_once_it_is_there(
    open_program: Opened, folder: Path, held_back: Path
) -> None:
    program = open_program(folder, indexed=False)
    program.type("me han cobrado dos veces")
    program.press(Qt.Key.Key_Return)
    program.until_answered("me han cobrado dos veces")
    held_back.touch()
    program.until(lambda: program.title == CHARGED, 30_000)
    program.until(lambda: program.session.context.memory.texts("recent") == ["facturacion/cobro-duplicado"])


@pytest.mark.parametrize(
    "request_", [StartRequest(query="me han cobrado dos veces"), StartRequest(id="facturacion/cobro-duplicado")]
)
def test_the_first_start_of_all_still_does_what_it_was_asked_for(
    open_program: Opened, folder: Path, request_: StartRequest
) -> None:
    program = open_program(folder, request=request_, indexed=False)
    program.until(lambda: program.title == CHARGED, 30_000)


def test_a_whole_rebuild_leaves_the_start_page_as_it_is_and_says_so_below(
    program: Program, folder: Path, held_back: Path
) -> None:
    write(folder, "procdesk.yaml", "name: Otra\nlanguages: [es, en]\n")
    program.until(lambda: state(program) is State.INDEXING)
    assert not child(program.window.home_page, QProgressBar).isVisible()
    program.until(lambda: "actualizando" in program.said)
    program.read("me han cobrado dos veces", CHARGED)
    held_back.touch()
    program.until(lambda: state(program) is State.READY, 30_000)
    assert program.title == CHARGED


def test_a_build_that_fails_is_told_and_kept_among_the_problems(
    open_program: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.subprocesses.sys.executable", "/bin/false")
    program = open_program(folder, indexed=False)
    program.until(lambda: program.session.overview.complaints)
    assert program.said == program.session.overview.complaints[0]
    assert "índice" in program.said


@pytest.mark.parametrize("code", ["missing", "damaged"])
def test_a_missing_encoder_is_told_once_and_kept_among_the_problems(
    code: str, open_program: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(_: Path) -> Encoder:
        raise EncoderUnavailable(code, "a file is not there")

    monkeypatch.setattr(encoder, "load_encoder", unavailable)
    program = open_program(folder)
    program.until(lambda: program.session.overview.complaints)
    (told,) = program.session.overview.complaints
    assert program.said == told
    assert told.startswith("Se busca solo por palabras, no por significado")
    assert "vuelve a instalarlo" in told
    program.read("me han cobrado dos veces", CHARGED)
    looks: list[object] = []
    program.session.watcher.looked.connect(looks.append)
    write(folder, "averias/router.es.md", RED_LIGHT)
    program.until(lambda: len(looks) > 3)
    assert program.session.overview.complaints == [told]


def test_content_that_vanishes_goes_on_answering_and_is_told(program: Program, folder: Path) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    away = folder.rename(folder.with_name("away"))
    program.do("refresh")
    program.until(lambda: state(program) is State.UNREACHABLE)
    assert program.title == CHARGED
    program.until(lambda: "sin acceso a la carpeta" in program.said)
    program.read("no me funciona la fibra", "Sin conexión a internet")
    away.rename(folder)
    program.until(lambda: state(program) is State.READY)
    assert program.title == "Sin conexión a internet"


def test_most_files_gone_is_told_with_the_key_that_accepts_it(open_program: Opened, folder: Path) -> None:
    pages = [write(folder, f"tiendas/pagina-{n}.es.md", f"# Página {n}\n\nTexto {n}.\n") for n in range(20)]
    program = open_program(folder)
    for page in pages:
        page.unlink()
    program.until(lambda: "F5" in program.said)
    program.do("refresh")
    program.until(lambda: program.session.overview.current.processes == 3, 30_000)


def test_a_file_saved_in_place_appears_by_itself_and_the_page_shown_renews(program: Program, folder: Path) -> None:
    program.read("router averiado", ROUTER)
    write(folder, "averias/router.es.md", "# Router averiado\n\nAhora tarda dos días.\n")
    program.until(lambda: "dos días" in answer(program.window.page_view).toPlainText())
    program.ask("tarda dos días")
    assert ROUTER in program.titles


def test_a_file_saved_by_renaming_appears_by_itself_again_and_again(program: Program, folder: Path) -> None:
    program.read("router averiado", ROUTER)
    for days in ("dos", "tres", "cuatro"):
        temporary = write(folder, "averias/.router.tmp", f"# Router averiado\n\nAhora tarda {days} días.\n")
        temporary.replace(folder / "averias/router.es.md")
        program.until(lambda days=days: f"{days} días" in answer(program.window.page_view).toPlainText())


def test_a_new_file_in_a_new_folder_appears_among_the_hits(program: Program, folder: Path) -> None:
    program.ask("luz roja parpadea")
    write(folder, "tecnica/luces.es.md", RED_LIGHT)
    program.until(lambda: program.title == "Luz roja")


def test_a_page_that_is_deleted_while_it_is_read_is_told_and_left(program: Program, folder: Path) -> None:
    program.app.session.page_controller.open("averias/router")
    program.until(lambda: program.title == ROUTER)
    (folder / "averias/router.es.md").unlink()
    program.until(lambda: "Ese proceso no existe" in program.said)
    assert program.window.home_page.isVisible()
    assert not program.session.page_controller.id


def test_nobody_is_taken_to_another_process_when_the_one_they_read_leaves_the_hits(
    program: Program, folder: Path
) -> None:
    program.read("me han cobrado dos veces la fibra", CHARGED)
    assert len(program.titles) > 1
    write(folder, "facturacion/cobro-duplicado.es.md", "# Otra cosa\n\nNada de esto.\n")
    program.until(lambda: CHARGED not in program.titles and program.title == "Otra cosa")
    assert program.titles
    program.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.clipboard == "Nada de esto."
    assert program.session.page_controller.id == "facturacion/cobro-duplicado"


GUIDE = (
    "---\ntitle: {title}\ncustomer_says: [me han cobrado dos veces]\n---\n## Qué decir\nLo compruebo.\n"
    "## Guía\n### {first}\n- [Sí](#abonar)\n### Abonar\n> {ends}\n"
)


@pytest.fixture
def guided(open_program: Opened, folder: Path) -> Program:
    """A program whose guide about a double charge has come to its end."""
    for lang, first, ends in (("es", "¿Iguales?", "Se lo abono."), ("en", "The same?", "I refund it.")):
        title = CHARGED if lang == "es" else "Charged twice"
        write(
            folder,
            f"facturacion/cobro-duplicado.{lang}.md",
            GUIDE.format(title=title, first=first, ends=ends),
        )
    program = open_program(folder)
    program.read("me han cobrado dos veces la fibra", CHARGED)
    program.do("guide")
    program.until(lambda: question(program) == "¿Iguales?")
    program.press(Qt.Key.Key_1)
    program.until(lambda: ends_with(program, "Se lo abono."))
    return program


def question(program: Program) -> str:
    """The question of the guide that is in sight."""
    guide = program.window.call_pane.guide
    asked = guide.now.run.question if guide.isVisible() and guide.now is not None else None
    return asked.heading if asked is not None else ""


def ends_with(program: Program, words: str) -> bool:
    """Whether the guide in sight has come to an outcome that says this."""
    guide = program.window.call_pane.guide
    return guide.isVisible() and words in said(program)


def said(program: Program) -> str:
    """What is said to the customer at the outcome of the guide."""
    return child(program.window.call_pane.guide, AnswerCard).block.toPlainText()


def test_a_guide_stays_as_it_was_read_when_its_process_is_deleted_during_the_call(
    guided: Program, folder: Path
) -> None:
    for lang in ("es", "en"):
        (folder / f"facturacion/cobro-duplicado.{lang}.md").unlink()
    guided.until(lambda: "Ese proceso no existe" in guided.said)
    guide = guided.window.call_pane.guide
    guided.until(lambda: guide.now is not None and guide.now.word is GuideRemark.GONE)
    assert ends_with(guided, "Se lo abono.")
    guided.do("copy_note")
    assert CHARGED in guided.clipboard
    assert "Abonar" in guided.clipboard


def test_a_guide_says_what_its_file_says_now_at_the_same_question(guided: Program, folder: Path) -> None:
    write(
        folder,
        "facturacion/cobro-duplicado.es.md",
        GUIDE.format(title=CHARGED, first="¿Iguales?", ends="Se abona mañana."),
    )
    guided.until(lambda: ends_with(guided, "Se abona mañana."))
    guided.until(lambda: not guided.session.page_controller.waiting)
    guided.do("copy")
    assert guided.clipboard == "Se abona mañana."


def test_a_guide_that_lost_its_question_says_that_it_begins_again(guided: Program, folder: Path) -> None:
    write(
        folder,
        "facturacion/cobro-duplicado.es.md",
        GUIDE.format(title=CHARGED, first="¿Dos cargos?", ends="Nada.")
        .replace("Abonar", "Otra")
        .replace("#abonar", "#otra"),
    )
    guided.until(lambda: question(guided) == "¿Dos cargos?")
    guide = guided.window.call_pane.guide
    assert guide.now is not None
    assert guide.now.word is GuideRemark.BEGUN_ANEW


def test_a_guide_goes_on_in_the_language_that_its_page_is_read_in(guided: Program) -> None:
    guided.do("other_language")
    guided.until(lambda: ends_with(guided, "I refund it."))
    guided.do("other_language")
    guided.until(lambda: ends_with(guided, "Se lo abono."))


def test_a_guide_that_was_left_for_its_page_is_not_opened_by_a_change_of_its_file(
    guided: Program, folder: Path
) -> None:
    guided.press(Qt.Key.Key_Escape)
    guided.until(lambda: guided.title == CHARGED)
    write(
        folder,
        "facturacion/cobro-duplicado.es.md",
        GUIDE.format(title="Otro título", first="¿Iguales?", ends="Se abona mañana."),
    )
    guided.until(lambda: guided.title == "Otro título")
    guide = guided.window.call_pane.guide
    guided.until(lambda: "Se abona mañana." in said(guided))
    assert not guide.isVisible()


def test_a_look_that_goes_wrong_is_told_and_is_not_the_last_one(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = program.app.library.look
    monkeypatch.setattr(program.app.library, "look", lambda: 1 // 0)
    program.until(lambda: "ZeroDivisionError" in program.said)
    assert "job look failed" in caplog.text
    monkeypatch.setattr(program.app.library, "look", real)
    write(folder, "averias/router.es.md", RED_LIGHT)
    program.read("parpadea en rojo", "Luz roja")


def test_a_search_that_goes_wrong_is_told_and_the_next_one_answers(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = program.app.library.search
    monkeypatch.setattr(program.app.library, "search", lambda query: 1 // 0)
    program.ask("me han cobrado")
    assert "ZeroDivisionError" in program.said
    assert "job search failed" in caplog.text
    monkeypatch.setattr(program.app.library, "search", real)
    program.read("me han cobrado dos veces", CHARGED)


def test_settings_that_cannot_be_written_are_told_in_the_window(program: Program) -> None:
    home = settings_folder()
    home.rename(home.with_name("moved"))
    home.write_text("no folder")
    program.do("larger")
    program.until(lambda: "settings.toml" in program.said)
    home.unlink()
    home.with_name("moved").rename(home)


def test_odd_settings_are_told_in_the_window_and_fall_back(open_program: Opened, folder: Path, own_home: Path) -> None:
    (own_home / "settings.toml").write_text('theme = "purple"\ntext_size = 110\n')
    program = open_program(folder)
    assert "purple" in program.said
    assert program.app.theme.scheme == "auto"
    assert program.app.theme.percent == 110


def test_another_content_folder_is_taken_at_run_time(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, "tecnica/luces.es.md", RED_LIGHT)
    program.type("parpadea en rojo")
    program.app.move(str(other))
    program.until(lambda: program.title == "Luz roja", 30_000)
    assert program.session.context.settings.text("content") == str(other)


def test_searching_never_happens_in_the_windows_thread(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    real = program.app.library.search

    def search(query: Query) -> Answer:
        threads.append(threading.current_thread().name)
        return real(query)

    monkeypatch.setattr(program.app.library, "search", search)
    program.read("me han cobrado dos veces", CHARGED)
    assert set(threads) == {"procdesk-runner"}


def test_what_is_remembered_is_plain_text(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("pin")
    text = (settings_folder() / "memory.toml").read_text()
    assert f"pinned = {json.dumps(['facturacion/cobro-duplicado'])}" in text


def test_the_window_is_named_after_the_company_or_its_folder(program: Program, tmp_path: Path) -> None:
    assert program.window.windowTitle() == "Norvia – procdesk"
    other = tmp_path / "procesos del taller"
    write(other, "tecnica/luces.es.md", RED_LIGHT)
    program.app.move(str(other))
    program.until(lambda: program.window.windowTitle() == "procesos del taller – procdesk", 30_000)


@pytest.fixture
def grown(folder: Path) -> Path:
    """The small company with a department of six pages, in more than ten files."""
    for number in range(6):
        write(folder, f"tiendas/pagina-{number}.es.md", f"# Página {number}\n\nTexto {number} de la tienda.\n")
    return folder


def test_whoever_reads_a_page_whose_department_is_renamed_reads_on_under_its_new_id(
    open_program: Opened, grown: Path
) -> None:
    program = open_program(grown)
    program.read("texto 3 de la tienda", "Página 3")
    program.do("pin")
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.session.context.memory.texts("recent") == ["tiendas/pagina-3"])
    (grown / "tiendas").rename(grown / "comercios")
    program.until(lambda: program.session.page_controller.id == "comercios/pagina-3")
    program.until(lambda: not program.session.page_controller.waiting and not program.session.search_controller.waiting)
    current = program.window.hits.current
    assert (program.title, current.key if current else "") == ("Página 3", "comercios/pagina-3")
    assert "no existe" not in program.said
    assert "Faltan" not in program.said
    assert state(program) is State.READY
    memory = program.session.context.memory
    assert (memory.texts("pinned"), memory.texts("recent")) == (["comercios/pagina-3"], ["comercios/pagina-3"])
    program.read("router averiado", ROUTER)
    program.press(Qt.Key.Key_Return)
    program.do("back")
    program.until(lambda: program.title == "Página 3")
    assert program.session.page_controller.id == "comercios/pagina-3"


def test_whoever_keeps_to_a_department_that_is_renamed_keeps_to_it(open_program: Opened, grown: Path) -> None:
    program = open_program(grown)
    program.session.search_controller.choose_department("tiendas")
    program.until(lambda: "Página 5" in program.titles)
    (grown / "tiendas").rename(grown / "comercios")
    program.until(lambda: program.session.search_controller.department == "comercios")
    program.until(lambda: [row.key for row in program.window.hits.rows][1:2] == ["comercios/pagina-0"])


def test_a_guide_goes_on_when_its_file_is_renamed_during_the_call(guided: Program, folder: Path) -> None:
    for lang in ("es", "en"):
        (folder / f"facturacion/cobro-duplicado.{lang}.md").rename(folder / f"facturacion/cobro-doble.{lang}.md")
    guided.until(lambda: guided.session.page_controller.id == "facturacion/cobro-doble")
    guided.until(lambda: not guided.session.page_controller.waiting)
    assert ends_with(guided, "Se lo abono.")
    guide = guided.window.call_pane.guide
    assert guide.now is not None
    assert guide.now.word is GuideRemark.NOTHING
    guided.do("copy")
    guided.until(lambda: guided.clipboard == "Se lo abono.")


def test_losses_are_counted_in_words_with_the_key_that_takes_them_out(open_program: Opened, grown: Path) -> None:
    program = open_program(grown)
    for page in (grown / "tiendas").iterdir():
        page.unlink()
    program.until(lambda: "Faltan 6 de 13 archivos" in program.said)
    assert "F5" in program.said
    program.read("texto 3 de la tienda", "Página 3")
    write(grown, "averias/router.es.md", RED_LIGHT)
    program.read("parpadea en rojo", "Luz roja")
    program.do("refresh")
    program.until(lambda: state(program) is State.READY)
    assert "Página 3" not in program.titles


BROKEN = "---\ntitle: [roto\ncustomer_says: no me funciona la fibra\n---\n## Qué decir\nAhora esto.\n"


def test_a_page_that_breaks_is_marked_at_once_in_its_row_and_on_its_card_and_no_more_once_it_is_mended(
    program: Program, folder: Path
) -> None:
    program.read("no me funciona la fibra", "Sin conexión a internet")
    place = folder / "averias/sin-internet.es.md"
    before = place.read_text(encoding="utf-8")
    write(folder, "averias/sin-internet.es.md", BROKEN)
    card = child(program.window.page_view, AnswerCard)
    program.until(lambda: "en la línea" in " ".join(words(card)))
    assert answer(program.window.page_view).toPlainText() == "Ahora esto."
    program.until(lambda: program.window.hits.rows[0].mark == "página con un error")
    place.write_text(before, encoding="utf-8")
    program.until(lambda: "en la línea" not in " ".join(words(card)))
    program.until(lambda: program.window.hits.rows[0].mark == "")


def test_a_file_that_a_crashed_save_left_empty_of_text_is_shown_as_it_was_and_says_so(
    program: Program, folder: Path
) -> None:
    program.read("no me funciona la fibra", "Sin conexión a internet")
    (folder / "averias/sin-internet.es.md").write_bytes(b"\0" * 300)
    card = child(program.window.page_view, AnswerCard)
    program.until(lambda: "no se puede leer desde" in " ".join(words(card)))
    assert answer(program.window.page_view).toPlainText() == "Vamos a verlo."
