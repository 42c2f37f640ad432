"""The first hits after a cold start: a new process whose index has left the system's file cache."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median

from benchmarks.measurement import Setup, run
from benchmarks.timing import Facts

_TIMES = 3


def measure(setup: Setup, engine: str) -> Facts:
    """`cold_s` and `warm_s` from process start to the first hits, medians, and `cold_read_mb` from the disk.

    The interpreter and its libraries stay in the cache: to drop all of it takes root. Where the system cannot be asked
    to let go of files (no Linux), there is only `warm_s`.
    """
    run("bench_first_query", setup, engine)
    facts = {"warm_s": median(run("bench_first_query", setup, engine)["first_s"] for _ in range(_TIMES))}
    if hasattr(os, "posix_fadvise"):
        starts = [_cold_start(setup, engine) for _ in range(_TIMES)]
        facts |= {f"cold_{name.removeprefix('first_')}": median(one[name] for one in starts) for name in starts[0]}
    return facts


def _cold_start(setup: Setup, engine: str) -> Facts:
    _let_go(setup.index(engine))
    return run("bench_first_query", setup, engine)


def _let_go(folder: Path) -> None:
    """Asks the system to drop every file below `folder` from its cache, which it does for what is on the disk."""
    for path in (one for one in folder.rglob("*") if one.is_file()):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
