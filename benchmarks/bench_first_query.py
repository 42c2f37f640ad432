"""A process that opens an index, asks one question and ends."""

from __future__ import annotations

from benchmarks.measurement import Setup, since_start
from benchmarks.peers import ENGINES
from benchmarks.timing import Facts, present, read_from_disk_mb


def measure(setup: Setup, engine: str) -> Facts:
    """`first_s` from process start to the hits, and `first_read_mb` that came from the disk."""
    before = read_from_disk_mb()
    asked = ENGINES[engine]()
    asked.open(setup.index(engine))
    asked.search(setup.questions()[-1], typing=False)
    seconds, after = since_start(), read_from_disk_mb()
    return present(first_s=seconds, first_read_mb=after - before if after is not None and before is not None else None)
