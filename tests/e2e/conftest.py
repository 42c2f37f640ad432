"""Starts the real program as a process of its own, and waits for what its log says instead of for time to pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from procdesk.gui.platform_check import platform_error
from procdesk.resources import sample_content

DEADLINE_S = 60
_POLL_S = 0.05
_CLIPBOARD = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(application.clipboard().text(), end="")
"""


def wait_for(ready: Callable[[], object], what: Callable[[], str], deadline_s: float = DEADLINE_S) -> None:
    """Asks again and again until something is so; fails with the words of `what` where it does not come in time."""
    end = time.monotonic() + deadline_s
    while not ready():
        if time.monotonic() > end:
            pytest.fail(what())
        time.sleep(_POLL_S)


@dataclass
class Program:
    """A running `python -m procdesk` and the log it writes."""

    process: subprocess.Popen[str]
    log: Path

    def lines(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    def wait_for_line(self, words: str) -> None:
        """Waits until the log holds these words."""

        self.wait_for(lambda: words in self.lines(), f"“{words}” in the log")

    def wait_for(self, ready: Callable[[], bool], what: str) -> None:
        """Waits until something is so; `what` says it in words."""

        def running_and_ready() -> bool:
            assert self.process.poll() is None, f"ended with {self.process.returncode}:\n{self.lines()}"
            return ready()

        wait_for(running_and_ready, lambda: f"it never came that: {what}\n{self.lines()}")

    def wait_for_end(self) -> int:
        """Waits until the program has ended, and gives its exit code."""
        return self.process.wait(DEADLINE_S)


Start = Callable[..., Program]


@pytest.fixture(scope="session")
def sample_cache(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> Path:
    """The index of the sample, made once: to make it anew for each start takes longer than all else that is tested."""
    home = tmp_path_factory.mktemp("indexed")
    (home / "cache").mkdir()
    (home / "cache/encoder").symlink_to(encoder_cache)
    subprocess.run(
        [sys.executable, "-m", "procdesk", "index", "--content", str(sample_content())],
        env={**os.environ, "PROCDESK_HOME": str(home)},
        capture_output=True,
        check=True,
    )
    return home / "cache/indexes"


@pytest.fixture
def environment(own_home: Path, sample_cache: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """A home of its own and a window that nobody sees; only a test marked `first_start` finds no index there."""
    if request.node.get_closest_marker("first_start") is None:
        shutil.copytree(sample_cache, own_home / "cache/indexes")
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PROCDESK_LOG"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PROCDESK_HOME": str(own_home), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts the program with arguments; what still runs at the end is ended."""
    started: list[Program] = []

    def begin(*arguments: str, **more: str) -> Program:
        log = tmp_path / f"log-{len(started)}.txt"
        process = subprocess.Popen(
            [sys.executable, "-m", "procdesk", *arguments],
            env={**environment, "PROCDESK_LOG": str(log), **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(Program(process, log))
        return started[-1]

    yield begin
    for program in started:
        if program.process.poll() is None:
            program.process.terminate()
        program.process.communicate(timeout=DEADLINE_S)


@dataclass
class Screen:
    """A display without a window manager, with the keyboard and the mouse of `xdotool`."""

    environment: dict[str, str]

    def keyboard(self, *arguments: str) -> str:
        """One call of xdotool; "" where it found nothing."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def click(self, button: int) -> None:
        """A click with a button of the mouse in the middle of the display; 8 and 9 are the side buttons."""
        self.keyboard("mousemove", "683", "384", "click", str(button))

    def focus_window(self) -> None:
        """Waits for the window and puts the keyboard's focus on it, as a window manager would."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.keyboard("search", "--onlyvisible", "--name", "procdesk$").split()
            return bool(found)

        wait_for(there, lambda: "no window on the display")
        self.keyboard("windowfocus", found[-1])
        wait_for(lambda: self.keyboard("getwindowfocus") == found[-1], lambda: "the window does not take the focus")

    def clipboard(self) -> str:
        """What another program would paste."""
        done = subprocess.run(
            [sys.executable, "-c", _CLIPBOARD],
            env={**self.environment, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=True,
        )
        return done.stdout


@pytest.fixture
def screen(environment: dict[str, str]) -> Iterator[Screen]:
    """A display of its own, on a number that the server finds free."""
    for name in ("Xvfb", "xdotool"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed: no keyboard can be pressed here (apt-get install xvfb xdotool)")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    assert number, "Xvfb did not start"
    environment["DISPLAY"] = f":{number}"
    environment["QT_QPA_PLATFORM"] = "xcb"
    missing = platform_error({**os.environ, **environment})
    if missing is None:
        yield Screen(environment)
    server.terminate()
    server.wait(DEADLINE_S)
    if missing is not None:
        pytest.skip(f"Qt lacks system libraries for a real window: {', '.join(missing.libraries)}")
