"""What was recognised and told of files, and how many words were lost: `python -m tests.authoring.importing.report`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.authoring.importing.lost_words import lost_words
from tests.authoring.importing.reading import DATA, planned

_READABLE = (".docx", ".docm", ".html", ".htm", ".xhtml", ".txt", ".csv", ".tsv", ".xlsx", ".pdf")


def rows(given: Sequence[Path]) -> Iterator[str]:
    """A line of a table for each file."""
    yield "| file | pages | recognised | not understood | words lost |"
    yield "| --- | --- | --- | --- | --- |"
    files = [one for path in given for one in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    for path in files:
        if path.suffix.lower() in _READABLE:
            yield _row(path)


def _row(path: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        plan = planned([path], Path(folder))
        told = {one.code.removeprefix("import-") for page in plan.pages for one in page.remarks}
        told |= {f"refused: {one.refused.code.removeprefix('import-')}" for one in plan.refused if one.refused}
        sections = {key for page in plan.pages for _, key in page.recognised}
        lost = lost_words(path, plan.pages) if plan.pages else ()
    cells = (path.name, str(len(plan.pages)), ", ".join(sorted(sections)), ", ".join(sorted(told)), str(len(lost)))
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for line in rows([Path(one) for one in sys.argv[1:]] or [DATA]):
        sys.stdout.write(line + "\n")
