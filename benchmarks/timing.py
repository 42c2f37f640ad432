"""Milliseconds and megabytes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Facts = dict[str, float]


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def milliseconds_and_cpu(work: Callable[[], object]) -> tuple[float, float]:
    """Wall time of one call, and what of it this thread had the processor."""
    cpu = time.thread_time()
    wall = milliseconds(work)
    return wall, (time.thread_time() - cpu) * 1000


def percentile(times: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def spread(name: str, times: Sequence[float]) -> Facts:
    """Median and 95th percentile as facts, or none where nothing was measured."""
    return {f"{name}_p50": percentile(times, 0.5), f"{name}_p95": percentile(times, 0.95)} if times else {}


def folder_mb(folder: Path) -> float:
    """What the files below a folder take on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def memory_mb(pid: int | str = "self", *, most: bool = False) -> float | None:
    """Resident memory of a process now, or the `most` it ever had; None where the system does not tell (no Linux)."""
    if sys.platform != "linux":
        return None
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return None
    wanted = "VmHWM:" if most else "VmRSS:"
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(wanted)), None)


def cpu_s(pid: int) -> float | None:
    """The processor time that a running process has had; None where the system does not tell (no Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def waited_ms() -> float | None:
    """How long this thread has waited for a processor that others had; None where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e6
    except (OSError, ValueError, IndexError):
        return None


def read_from_disk_mb() -> float | None:
    """What this process has had to wait for the disk to read; None where the system does not tell (no Linux)."""
    try:
        lines = Path("/proc/self/io").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1e6 for line in lines if line.startswith("read_bytes:")), None)


def present(**facts: float | None) -> Facts:
    """The facts that were found out."""
    return {name: value for name, value in facts.items() if value is not None}
