"""The small window in real life: F8, another start with words, a link of the CRM, and the keyboard's way out."""

from __future__ import annotations

import sys

import pytest

from tests.e2e.conftest import Screen, Start, wait_for

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
BEST = "facturacion/cobro-duplicado"


def width(screen: Screen) -> int:
    """How wide the visible window is; 0 while there is none."""
    found = screen.keyboard("search", "--onlyvisible", "--name", "procdesk$").split()
    shape = screen.keyboard("getwindowgeometry", "--shell", found[-1]) if found else ""
    lines = dict(line.split("=", 1) for line in shape.splitlines() if "=" in line)
    return int(lines.get("WIDTH", 0))


def test_another_start_types_its_words_into_the_small_window(start: Start, screen: Screen) -> None:
    program = start()
    program.wait_for_line("answered: ")
    screen.focus_window()
    screen.keyboard("key", "F8")
    wait_for(lambda: width(screen) == 420, lambda: f"the window is {width(screen)} pixels wide")
    assert start("open", "--query", "cobrado dos veces").wait_for_end() == 0
    program.wait_for_line(f"answered: cobrado dos veces -> {BEST}")
    assert start("open", "--", "procdesk://search/?q=m%C3%B3vil+en+el+extranjero").wait_for_end() == 0
    program.wait_for_line("answered: móvil en el extranjero -> movil/")
    assert start("open", f"PROCDESK://{BEST}/").wait_for_end() == 0
    program.wait_for_line(f"opened: {BEST}")
    # The words of the last search are selected: typing begins a new one, without a click.
    screen.keyboard("type", "--delay", "15", "fibra")
    program.wait_for_line("answered: fibra -> ")
    assert width(screen) == 420
    # With a note that was not copied the window would ask before it closes.
    screen.keyboard("key", "ctrl+Return")
    program.wait_for_line("copied the note")
    screen.keyboard("key", "ctrl+q")
    assert program.wait_for_end() == 0


def test_the_next_start_is_compact_again(start: Start, screen: Screen) -> None:
    first = start()
    first.wait_for_line("answered: ")
    screen.focus_window()
    screen.keyboard("key", "F8")
    wait_for(lambda: width(screen) == 420, lambda: f"the window is {width(screen)} pixels wide")
    screen.keyboard("key", "ctrl+q")
    assert first.wait_for_end() == 0
    second = start("open", "procdesk:?q=cobrado%20dos%20veces")
    second.wait_for_line(f"answered: cobrado dos veces -> {BEST}")
    assert width(screen) == 420
    screen.focus_window()
    screen.keyboard("key", "F8")
    wait_for(lambda: width(screen) > 1000, lambda: f"the window is {width(screen)} pixels wide")
    # With a note that was not copied the window would ask before it closes.
    screen.keyboard("key", "ctrl+Return")
    second.wait_for_line("copied the note")
    screen.keyboard("key", "ctrl+q")
    assert second.wait_for_end() == 0
    for program in (first, second):
        assert program.process.stderr is not None
        assert "Traceback" not in program.process.stderr.read()
