"""Runs the tests under moved clocks: `python -m tests.clocks` for the quick part, with `--all` for the whole suite.

libfaketime moves the clock of a test run and of all processes that it starts. Timers stay as they are, and so do the
times at which files were written.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

ROOT: Final = Path(__file__).resolve().parents[1]
QUICK: Final = (
    # What asks for the time of day comes first: a clock that starts just before midnight is past it soon.
    "tests/cli/test_cli.py",
    "tests/cli/test_print.py",
    "tests/call",
    "tests/validation",
    "tests/content/front_matter/test_schema.py",
    "tests/authoring/test_templates.py",
    "tests/authoring/ownership",
)
"""Where a date can matter, and where tests are quick."""
ONLY_GIVEN_DAYS: Final = (
    "tests/call/test_arithmetic.py",
    "tests/call/test_sample.py",
    "tests/call/test_whole_call.py",
    "tests/validation/test_planted_mistakes.py",
    "tests/validation/test_mutated_files.py",
    "tests/validation/test_draft.py",
)
"""Left out of the quick part: slow, and nothing in them asks for the time. The evaluation's tests are as well."""
AT_ONCE: Final = 2
_MINUTES_OF_A_START: Final = 2
_LOADED: Final = "import os; print(os.environ['LD_PRELOAD'])"
_NOW: Final = "from datetime import datetime; print(datetime.now().astimezone().isoformat())"


@dataclass(frozen=True, slots=True)
class Clock:
    """A local time at which a test run begins; `zone` is a name of the time zone database."""

    name: str
    zone: str
    start: datetime

    @property
    def moment(self) -> datetime:
        """The start with its time zone."""
        return self.start.replace(tzinfo=ZoneInfo(self.zone))


# Those that begin seconds before a change run on both sides of it.
CLOCKS: Final = (
    Clock("31-december", "Pacific/Auckland", datetime(2026, 12, 31, 23, 59, 45)),
    Clock("29-february", "Asia/Kolkata", datetime(2028, 2, 29, 12, 0)),
    Clock("clocks-forward", "Europe/Madrid", datetime(2027, 3, 28, 1, 59, 50)),
    Clock("clocks-back", "Europe/Madrid", datetime(2027, 10, 31, 2, 59, 50)),
    Clock("sunday", "America/Los_Angeles", datetime(2027, 2, 14, 18, 30)),
    Clock("holiday", "Europe/Madrid", datetime(2026, 12, 8, 10, 0)),
    Clock("23-59", "America/New_York", datetime(2027, 4, 30, 23, 59, 45)),
)


class CannotMoveError(Exception):
    """The clock cannot be moved on this machine; the message says why and what to do."""


def faketime_library(environment: Mapping[str, str]) -> str:
    """What the loader has to load so that the clock of a process can be moved. Raises CannotMoveError."""
    program = shutil.which("faketime", path=environment.get("PATH", ""))
    if program is None:
        raise CannotMoveError(
            "faketime is not installed, so no test can run under another clock: apt-get install faketime"
        )
    # The program itself is not used to start the tests: its lock between processes hangs once one of them is killed.
    done = subprocess.run(
        [program, "-m", "-f", "+0", sys.executable, "-c", _LOADED],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise CannotMoveError(f"faketime does not work on this system: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


def moved(clock: Clock, library: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that starts now, at the moment of the clock."""
    offset = clock.moment.timestamp() - time.time()
    return {
        **environment,
        "TZ": clock.zone,
        "LD_PRELOAD": library,
        "FAKETIME": f"{offset:+.3f}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # An index and the bytecode of a module are known by the times of their files.
        "NO_FAKE_STAT": "1",
    }


def check_moved(clock: Clock, library: str, environment: Mapping[str, str]) -> None:
    """Asks a child process for the time. Raises CannotMoveError where it is not the clock's, in the clock's zone."""
    done = subprocess.run(
        [sys.executable, "-c", _NOW],
        env=moved(clock, library, environment),
        capture_output=True,
        text=True,
        check=True,
    )
    seen, wanted = datetime.fromisoformat(done.stdout.strip()), clock.moment
    if not timedelta(0) <= seen - wanted < timedelta(minutes=_MINUTES_OF_A_START):
        raise CannotMoveError(f"faketime is installed, but does not move the clock: {seen} instead of {wanted}")
    if seen.utcoffset() != seen.astimezone(wanted.tzinfo).utcoffset():
        raise CannotMoveError(f"this system does not know the time zone {clock.zone}: apt-get install tzdata")


def run(clock: Clock, library: str, arguments: Sequence[str], output: int | None) -> subprocess.CompletedProcess[str]:
    """Runs pytest under a clock; its output is kept with `output` PIPE, and shown as it comes with None."""
    surroundings = {"HYPOTHESIS": "few", "QT_QPA_PLATFORM": "offscreen", **os.environ}
    with tempfile.TemporaryDirectory(prefix="clocks-") as folder:
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-p",
                "tests.sleeping",
                "-p",
                "no:cacheprovider",
                "--basetemp",
                f"{folder}/tests",
                *arguments,
            ],
            env=moved(clock, library, surroundings),
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )


def run_all(clocks: Sequence[Clock], arguments: Sequence[str], at_once: int) -> bool:
    """Runs pytest under each of the clocks and tells how it went; False where a test failed under one."""
    library = faketime_library(os.environ)
    for clock in clocks:
        check_moved(clock, library, os.environ)
    output = subprocess.PIPE if at_once > 1 else None
    good = True
    with ThreadPoolExecutor(at_once) as pool:
        for clock, done in zip(clocks, pool.map(lambda one: run(one, library, arguments, output), clocks), strict=True):
            good = good and done.returncode == 0
            whole = done.stdout or f"exit code {done.returncode}\n"
            said = whole if done.returncode != 0 else f"{whole.rstrip().rpartition(chr(10))[2]}\n"
            sys.stdout.write(f"{clock.name} ({clock.start:%A %d %B %Y %H:%M:%S}, {clock.zone}): {said}")
            sys.stdout.flush()
    return good


def main(words: Sequence[str]) -> int:
    """The exit code: 0 where all is well, 1 where a test failed, 2 where the clock cannot be moved."""
    parser = argparse.ArgumentParser(prog="python -m tests.clocks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="the whole suite in place of the quick part")
    parser.add_argument("--clock", choices=[clock.name for clock in CLOCKS], help="only under this clock")
    chosen, arguments = parser.parse_known_args(words)
    clocks = [clock for clock in CLOCKS if chosen.clock in (None, clock.name)]
    # The whole suite presses keys in real windows, which two at a time would make slow. libfaketime 0.9.10 lets a timed
    # wait of Qt return at once, so that a window's threads are busier than they are without it.
    quick = [*QUICK, *(f"--ignore={path}" for path in ONLY_GIVEN_DAYS), "-k", "not eval"]
    paths, at_once = ([], 1) if chosen.all else (quick, AT_ONCE)
    try:
        return 0 if run_all(clocks, [*paths, *arguments], at_once) else 1
    except CannotMoveError as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
