"""`python -m procdesk.worker`: takes jobs from its standard input and gives their results on its standard output.

It is started by `workers.Workers` and ends when its input does, so that a parent that was killed leaves none behind.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import BinaryIO


def serve(jobs: BinaryIO, results: BinaryIO) -> None:
    """Does pickled (function, arguments) one after the other until there are no more."""
    while True:
        try:
            # Only our own parent writes here.
            job, given = pickle.load(jobs)  # noqa: S301
        except EOFError:
            return
        pickle.dump(job(*given), results, pickle.HIGHEST_PROTOCOL)
        results.flush()


def main() -> None:
    """Serves the process that started this one."""
    # Ctrl-C reaches the whole group; the parent ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    results = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand among the results.
    os.dup2(2, 1)
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, results)


if __name__ == "__main__":
    main()
