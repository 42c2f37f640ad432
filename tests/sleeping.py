"""A pytest plugin for runs under a moved clock: `time.sleep` there is built on `select`.

libfaketime 0.9.10 refuses `clock_nanosleep` with a monotonic deadline, which is what Python's own `time.sleep` calls.
"""

from __future__ import annotations

import select
import time


def pytest_configure() -> None:
    time.sleep = lambda seconds: select.select([], [], [], seconds) and None
