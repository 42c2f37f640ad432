"""Station: an index from nothing, its size, and for procdesk the memory of the process that makes it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from benchmarks.corpus import load_documents
from benchmarks.peers import ENGINES
from benchmarks.station import Setup
from benchmarks.timing import Facts, folder_mb, memory_mb, milliseconds, present

_POLL_S = 0.02


def measure(setup: Setup, engine: str) -> Facts:
    """`seconds`, `cpu_s` and `disk_mb`; of procdesk also `peak_mb`, of `procdesk index` from its start to its end."""
    if engine == "procdesk":
        return _index(setup)
    documents = list(load_documents(setup.documents))
    cpu = time.process_time()
    seconds = milliseconds(lambda: ENGINES[engine]().build(documents, setup.index(engine))) / 1000
    return {"seconds": seconds, "cpu_s": time.process_time() - cpu, "disk_mb": folder_mb(setup.index(engine))}


def _index(setup: Setup) -> Facts:
    command = [sys.executable, "-m", "procdesk", "index", "--content", str(setup.content), "--json"]
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most: float | None = None
    while child.poll() is None:
        most = memory_mb(child.pid, most=True) or most
        time.sleep(_POLL_S)
    seconds = time.perf_counter() - began
    if child.returncode:
        raise RuntimeError(child.stderr.read() if child.stderr else "procdesk index failed")
    spent = os.times()
    cpu = spent.children_user + spent.children_system
    return present(seconds=seconds, cpu_s=cpu, disk_mb=folder_mb(setup.index("procdesk")), peak_mb=most)
