"""An index from nothing, its size, and for procdesk what it takes until one can search, and in memory."""

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
    """`seconds`, `cpu_s`, `disk_mb` of the whole index; of procdesk with all that it encodes and learns."""
    if engine == "procdesk":
        return _index(setup)
    documents = list(load_documents(setup.documents))
    cpu = time.process_time()
    seconds = milliseconds(lambda: ENGINES[engine]().build(documents, setup.index(engine))) / 1000
    return {"seconds": seconds, "cpu_s": time.process_time() - cpu, "disk_mb": folder_mb(setup.index(engine))}


def _index(setup: Setup) -> Facts:
    """`searchable_s` until an index is in force, `after_s` and `after_cpu_s` from then to the end, `peak_mb` memory."""
    command = [sys.executable, "-P", "-m", "procdesk", "index", "--content", str(setup.content), "--json"]
    pointer = index_folder(setup.content) / POINTER
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most: float | None = None
    searchable = searchable_cpu = None
    while child.poll() is None:
        most = memory_mb(child.pid, most=True) or most
        if searchable is None and pointer.exists():
            searchable, searchable_cpu = time.perf_counter() - began, cpu_s(child.pid)
        time.sleep(_POLL_S)
    ended = time.perf_counter() - began
    if child.returncode:
        raise RuntimeError(child.stderr.read() if child.stderr else "procdesk index failed")
    spent = os.times()
    all_cpu = spent.children_user + spent.children_system
    searchable, searchable_cpu = searchable or ended, searchable_cpu or all_cpu
    facts = {"seconds": ended, "cpu_s": all_cpu, "searchable_s": searchable, "after_s": ended - searchable}
    facts |= {"after_cpu_s": all_cpu - searchable_cpu, "disk_mb": folder_mb(setup.index("procdesk"))}
    return facts | present(peak_mb=most)
