"""Kills programs in the middle of saving; `python -m tests.authoring.killed_saves 200` tells what is left of pages.

Each program saves two long texts in turn, without a pause, until it is killed.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from procdesk.authoring.drafts import DraftStore
from procdesk.authoring.page_file import read_page_file, save_page_file
from procdesk.content.scan.scanner import scan

LINES = 200
TEXTS = tuple("---\ntitulo: x\n---\n" + (f"línea {letter} de la página, " * 200 + "\n") * LINES for letter in "AB")
SAVING = """
import sys
from pathlib import Path
from procdesk.authoring.page_file import read_page_file, save_page_file
path = Path(sys.argv[1])
page = read_page_file(path)
texts = [page.text, page.text.translate(str.maketrans("AB", "BA"))]
print("saving", flush=True)
while True:
    page = save_page_file(page, texts[1])
    texts.reverse()
"""

KEEPING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from procdesk.authoring.drafts import DraftStore
folder = Path(sys.argv[1])
store = DraftStore(folder / "home" / "drafts", folder)
store.keep("fact/x.es.md", "texto A\\n" * 50_000, "abc", datetime.now(UTC))
print("keeping", flush=True)
while True:
    for letter in "BA":
        store.keep("fact/x.es.md", f"texto {letter}\\n" * 50_000, "abc", datetime.now(UTC))
"""


def _killed(code: str, argument: Path, pause_s: float) -> None:
    """Starts a program, and kills it a moment after it has told that it begins."""
    with subprocess.Popen([sys.executable, "-c", code, str(argument)], stdout=subprocess.PIPE) as program:
        assert program.stdout
        program.stdout.readline()
        time.sleep(pause_s)
        program.kill()


def kill_while_keeping(folder: Path, times: int, seed: int) -> Iterator[bool]:
    """For each kill: whether what was typed is offered again, whole."""
    pauses = random.Random(seed)
    for _ in range(times):
        _killed(KEEPING, folder, pauses.uniform(0.0, 0.08))
        found = DraftStore(folder / "home" / "drafts", folder).drafts()
        texts = [draft.text.split("\n")[:-1] for draft in found.drafts]
        yield not found.broken and [(len(lines), len(set(lines))) for lines in texts] == [(50_000, 1)]


def kill_while_saving(folder: Path, times: int, seed: int) -> Iterator[tuple[bool, bool]]:
    """For each kill: whether a half-written file was left, and whether the reader sees nothing but the whole page."""
    pauses = random.Random(seed)
    path = folder / "fact" / "x.es.md"
    path.parent.mkdir()
    path.write_text(TEXTS[0], "utf-8")
    for _ in range(times):
        _killed(SAVING, path, pauses.uniform(0.0, 0.08))
        left = len(list(path.parent.iterdir())) > 1
        yield left, path.read_text("utf-8") in TEXTS and list(scan(folder).files) == ["fact/x.es.md"]


def save_once_more(folder: Path) -> list[str]:
    """The names in the folder after the next save."""
    path = folder / "fact" / "x.es.md"
    page = read_page_file(path)
    save_page_file(page, page.text + "fin\n")
    return sorted(one.name for one in path.parent.iterdir())


def main(times: int) -> None:
    """Prints what was found."""
    with tempfile.TemporaryDirectory() as name:
        found = list(kill_while_saving(Path(name), times, int(time.time())))
        after = save_once_more(Path(name))
        drafts = sum(kill_while_keeping(Path(name), times, int(time.time())))
    left, whole = (sum(column) for column in zip(*found, strict=True))
    told = f"killed: {times}; a half-written file beside it: {left}; page whole: {whole}; after the next save: {after}"
    print(f"{told}; draft whole: {drafts}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
