"""An index from nothing, its size, and for procdesk what comes after it and the memory that all takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from benchmarks.corpus import load_documents
from benchmarks.measurement import Setup
from benchmarks.peers import ENGINES
from benchmarks.timing import Facts, cpu_s, folder_mb, memory_mb, milliseconds, present
from procdesk.search.index.snapshots import POINTER
from procdesk.settings import index_folder

_POLL_S = 0.02


def measure(setup: Setup, engine: str) -> Facts:
    """`seconds`, `cpu_s`, `disk_mb`; of procdesk until its index is in force, and what follows in `procdesk index`."""
    if engine == "procdesk":
        return _index(setup)
    documents = list(load_documents(setup.documents))
    cpu = time.process_time()
    seconds = milliseconds(lambda: ENGINES[engine]().build(documents, setup.index(engine))) / 1000
    return {"seconds": seconds, "cpu_s": time.process_time() - cpu, "disk_mb": folder_mb(setup.index(engine))}


def _index(setup: Setup) -> Facts:
    """`after_s` and `after_cpu_s` are what follows the index, such as training; `peak_mb` is the most memory of all."""
    command = [sys.executable, "-P", "-m", "procdesk", "index", "--content", str(setup.content), "--json"]
    pointer = index_folder(setup.content) / POINTER
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most: float | None = None
    seconds = cpu = None
    while child.poll() is None:
        most = memory_mb(child.pid, most=True) or most
        if seconds is None and pointer.exists():
            seconds, cpu = time.perf_counter() - began, cpu_s(child.pid)
        time.sleep(_POLL_S)
    ended = time.perf_counter() - began
    if child.returncode:
        raise RuntimeError(child.stderr.read() if child.stderr else "procdesk index failed")
    spent = os.times()
    all_cpu = spent.children_user + spent.children_system
    seconds, cpu = seconds or ended, cpu or all_cpu
    after = {"after_s": ended - seconds, "after_cpu_s": all_cpu - cpu}
    return after | present(seconds=seconds, cpu_s=cpu, disk_mb=folder_mb(setup.index("procdesk")), peak_mb=most)
