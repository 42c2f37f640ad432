"""The real program, started offscreen with an index on disk, timed by the facts in its own log."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks.measurement import Setup
from benchmarks.timing import Facts, memory_mb, present

_PATIENCE_S, _PATIENCE_FOR_EACH_S = 60, 0.005
_SETTLE_S = 1.0


def measure(setup: Setup, _engine: str) -> Facts:
    """Medians of several starts: seconds to the first paint, from there to the first result, memory a moment later."""
    starts = [_start(setup, number) for number in range(setup.times)]
    return {name: median(start[name] for start in starts) for name in starts[0]}


def _start(setup: Setup, number: int) -> Facts:
    log = setup.work / f"start-{number}.log"
    command = [sys.executable, "-P", "-m", "procdesk", "open", "--content", str(setup.content)]
    began = time.time()
    child = subprocess.Popen(
        [*command, "--query", setup.questions()[0]],
        env=os.environ | {"PROCDESK_LOG": str(log)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    patience = _PATIENCE_S + _PATIENCE_FOR_EACH_S * setup.size
    try:
        painted = _wait_for(log, " painted", child, patience)
        answered = _wait_for(log, " answered: ", child, patience)
        time.sleep(_SETTLE_S)
        memory = memory_mb(child.pid)
    finally:
        child.terminate()
        child.wait()
    return present(painted_s=painted - began, result_s=max(0.0, answered - painted), start_memory_mb=memory)


def _wait_for(log: Path, fact: str, child: subprocess.Popen[bytes], patience: float) -> float:
    """The Unix time at which the log tells a fact for the first time."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and child.poll() is None:
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        told = next((line for line in lines if fact in line), None)
        if told is not None:
            return datetime.strptime(told[:23], "%Y-%m-%d %H:%M:%S,%f").timestamp()
        time.sleep(0.01)
    raise TimeoutError(f"the program never told{fact}")
