"""Applies the remedies of the planted mistakes; `python -m tests.authoring.mended` prints how many have one."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from procdesk.authoring.mending.mend import Remedy, RemedyContext
from procdesk.authoring.remedies import remedies
from procdesk.content.folder import Folder, read_folder
from procdesk.model import Problem
from procdesk.validation.checks import check
from tests.conftest import write
from tests.validation.good_folder import GOOD
from tests.validation.planted import PLANTED, Planted

TODAY = date(2026, 11, 22)
FILES = tuple(path for path in GOOD if not path.endswith((".md", ".yaml")))
CONTEXTS = {
    lang: RemedyContext(TODAY, (owner,), (department,), files=FILES)
    for lang, owner, department in (
        ("es", "facturacion@norvia.example", "Tesorería"),
        ("en", "billing@norvia.example", "Treasury"),
    )
}


@dataclass(frozen=True, slots=True)
class Mended:
    """A planted mistake, one of its remedies, and what is wrong with the folder once it is applied."""

    planted: Planted
    remedy: Remedy
    left: tuple[Problem, ...]


class GoodFolder:
    """The good folder on the disk, in which mistakes are planted and mended."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in GOOD.items():
            write(root, path, text)
        self.known = self._read(None)

    def problems(self, path: str, text: str) -> tuple[Problem, ...]:
        """What is wrong with the folder where one file has another text."""
        write(self.root, path, text)
        found = check(self._read(self.known), TODAY)
        write(self.root, path, GOOD[path])
        return found

    def mended(self, planted: Planted) -> Iterator[Mended]:
        """Each remedy of a planted mistake, applied."""
        (problem,) = self.problems(planted.path, planted.text)
        context = CONTEXTS["en" if planted.path.endswith(".en.md") else "es"]
        for remedy in remedies(problem, planted.text, context):
            yield Mended(planted, remedy, self.problems(planted.path, remedy.text))

    def _read(self, known: Folder | None) -> Folder:
        reading = read_folder(self.root, known)
        while True:
            try:
                next(reading)
            except StopIteration as end:
                folder: Folder = end.value
                return folder


def main() -> None:
    """Prints the counts, and what is not mended."""
    with tempfile.TemporaryDirectory() as name:
        folder = GoodFolder(Path(name) / "content")
        found = {planted: list(folder.mended(planted)) for planted in PLANTED}
    mended = [one for one in PLANTED if found[one]]
    head = f"planted: {len(PLANTED)}; with a remedy: {len(mended)}; remedies: {sum(map(len, found.values()))}"
    left = [
        f"{one.planted.code}: {one.remedy.code} {one.remedy.facts} leaves {one.left}"
        for several in found.values()
        for one in several
        if one.left
    ]
    without = Counter(one.code for one in PLANTED if not found[one])
    print("\n".join((head, *left, f"without: {dict(without)}")))  # noqa: T201


if __name__ == "__main__":
    main()
