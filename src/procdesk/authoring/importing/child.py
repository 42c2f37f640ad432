"""The reading of sources in a child process, one after the other, so that no file can stop or end the program."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from procdesk.authoring.importing.document import ReadSource, as_facts, remark
from procdesk.authoring.importing.limits import MEMORY_BYTES
from procdesk.authoring.importing.reader import read
from procdesk.authoring.importing.sources import find_sources
from procdesk.subprocesses import end_with_input, report_result


def limit_memory() -> None:
    """Lets this process take no more memory than reading may need, where the system can hold it to that."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_BYTES, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _child() -> None:
    given, staging, skip = json.loads(sys.stdin.buffer.readline())
    end_with_input()
    limit_memory()
    folder = Path(staging)
    unpacked = folder / "unpacked"
    sources, refused = find_sources([Path(one) for one in given], unpacked)
    report_result({"sources": [one.name for one in sources], "refused": [as_facts(one) for one in refused]})
    for number, source in enumerate(sources[skip:], skip):
        report_result({"began": number})
        try:
            found = read(source, folder)
        except MemoryError:
            found = ReadSource(source.name, refused=remark("import-out-of-memory"))
        report_result({"read": as_facts(found)})


if __name__ == "__main__":
    _child()
