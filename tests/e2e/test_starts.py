"""Starts of the real program: the first, a second beside it, one after a crash, and one without a screen."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk.resources import sample_content
from tests.conftest import write
from tests.e2e.conftest import DEADLINE_S, Start, wait_for

SENTENCE, BEST = "me han cobrado dos veces la factura", "facturacion/cobro-duplicado"


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "procdesk", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )


@pytest.mark.first_start
def test_the_first_start_of_all_answers_the_question_it_was_given(start: Start) -> None:
    program = start("open", "--query", SENTENCE)
    program.wait_for_line("painted")
    program.wait_for_line(f"answered: {SENTENCE} -> {BEST}")


def test_a_second_start_hands_over_its_question_and_ends(start: Start, own_home: Path) -> None:
    first = start()
    first.wait_for_line("answered: ")
    second = start("open", "--query", SENTENCE)
    assert second.wait_for_end() == 0
    assert "painted" not in second.lines()
    first.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    third = start("open", f"procdesk:{BEST}")
    assert third.wait_for_end() == 0
    first.wait_for_line(f"opened: {BEST}")


def test_a_second_start_with_another_folder_says_which_one_is_open(
    start: Start, environment: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, "first/averias/router.es.md", "# Router averiado\n\nSe cambia en el día.\n")
    (tmp_path / "second").mkdir()
    start("--content", str(tmp_path / "first")).wait_for_line("answered: ")
    other = run(environment, "--content", str(tmp_path / "second"), "--lang", "en")
    assert (other.returncode, other.stdout) == (0, "")
    assert f"open already with “{tmp_path / 'first'}”" in other.stderr
    assert f"switch to “{tmp_path / 'second'}”" in other.stderr
    same = run(environment, "--content", f"{tmp_path}/second/../first/")
    assert (same.returncode, same.stderr) == (0, "")


def test_another_home_is_another_desk(start: Start, tmp_path: Path) -> None:
    first = start("open", "--query", SENTENCE)
    first.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    second = start(PROCDESK_HOME=str(tmp_path / "another"))
    second.wait_for_line("painted")


@pytest.mark.first_start
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is what POSIX systems know")
def test_a_start_after_a_kill_in_the_middle_of_indexing_works(
    start: Start, tmp_path: Path, own_home: Path, environment: dict[str, str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(sample_content(), content)
    for number in range(1_500):
        write(content, f"archivo/asunto-{number}.es.md", f"# Asunto {number}\n\n" + f"Texto del asunto {number}. " * 40)
    killed = start("open", "--content", str(content))
    killed.wait_for_line("painted")
    wait_for(lambda: any((own_home / "cache/indexes").rglob("*")), lambda: "no index was begun")
    os.killpg(killed.process.pid, signal.SIGKILL)
    assert killed.wait_for_end() == -signal.SIGKILL
    again = start("open", "--content", str(content), "--query", SENTENCE)
    again.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    found = run(environment, "search", "--content", str(content), "--json", SENTENCE)
    assert found.returncode == 0
    assert BEST in found.stdout


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is what POSIX systems know")
def test_a_start_after_the_window_alone_was_killed_works(start: Start) -> None:
    killed = start("open", "--query", SENTENCE)
    killed.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    killed.process.kill()
    killed.wait_for_end()
    again = start("open", "--query", SENTENCE)
    again.wait_for_line(f"answered: {SENTENCE} -> {BEST}")


def test_a_file_saved_beside_the_running_program_is_found(start: Start, tmp_path: Path) -> None:
    content = tmp_path / "content"
    write(content, "averias/router.es.md", "# Router averiado\n\nSe cambia en el día.\n")
    program = start("open", "--content", str(content), "--query", "luz roja parpadea")
    program.wait_for_line("answered: luz roja parpadea")
    write(content, "averias/luces.es.md", "# Luz roja\n\nLa luz roja parpadea cuando no hay señal.\n")
    program.wait_for_line("answered: luz roja parpadea -> averias/luces")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize(("lang", "words"), [("es", "procdesk search"), ("en", "procdesk search")])
def test_without_a_screen_it_says_so_and_offers_the_terminal(
    environment: dict[str, str], lang: str, words: str
) -> None:
    blind = {name: value for name, value in environment.items() if name != "QT_QPA_PLATFORM"}
    done = run(blind, "open", "--lang", lang)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_a_screen_that_is_not_there_ends_in_words_and_not_in_an_abort(environment: dict[str, str]) -> None:
    blind = {name: value for name, value in environment.items() if name != "QT_QPA_PLATFORM"}
    done = run({**blind, "DISPLAY": ":4095"}, "open")
    assert done.returncode == 2
    assert "procdesk search" in done.stderr


def test_odd_settings_do_not_keep_it_from_starting(start: Start, own_home: Path) -> None:
    (own_home / "settings.toml").write_text('theme = "purple"\n', encoding="utf-8")
    program = start("open", "--query", SENTENCE)
    program.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
