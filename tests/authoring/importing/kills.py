"""Imports that are killed while they write: `python -m tests.authoring.importing.kills 200` kills so many of them."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from procdesk.authoring.importing.writing import write_plan

CARDS = {"es": "---\nnombre: {name}\n---\n", "en": "---\nname: {name}\n---\n"}
DOCUMENTS = 40
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(100)


def folder_of_documents(folder: Path) -> Path:
    """A folder of documents, each with a picture."""
    (folder / "Averías").mkdir(parents=True)
    (folder / "Averías" / "x.png").write_bytes(PIXEL)
    for number in range(DOCUMENTS):
        text = f"<h1>Proceso {number}</h1><p>{'una frase ' * 200}</p><img src='x.png' alt='pantalla'>"
        (folder / "Averías" / f"{number}.html").write_text(text, "utf-8")
    return folder


def plan_file(sources: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A file that holds the plan of an import, and what each page holds once it is whole, by its path."""
    # A process that only writes is to begin with that at once.
    from tests.authoring.importing.reading import planned

    plan = planned([sources], tmp_path / "whole", "")
    path = tmp_path / "plan.pickle"
    path.write_bytes(pickle.dumps(plan))
    return path, {page.path: page.text for page in plan.pages}


def killed_writer(plan: Path, content: Path, after_s: float) -> bool:
    """Writes a plan in another process and kills it after a while; whether it was still writing."""
    content.mkdir()
    command = [sys.executable, "-m", "tests.authoring.importing.kills", "write", str(plan), str(content)]
    writer = subprocess.Popen(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(after_s)
    still = writer.poll() is None
    writer.kill()
    writer.communicate()
    return still


def check_after_kill(content: Path, whole: dict[str, str]) -> list[str]:
    """The pages that are neither whole nor not there, and those whose picture is missing."""
    wrong = []
    for path, text in whole.items():
        page = content / path
        if page.exists() and (page.read_text("utf-8") != text or not _has_picture(content, path)):
            wrong.append(path)
    return wrong


def _has_picture(content: Path, path: str) -> bool:
    stem = Path(path).name.partition(".")[0]
    return (content / "averias" / "_imagenes" / f"{stem}-1.png").read_bytes() == PIXEL


def _write(plan: Path, content: Path) -> None:
    made = pickle.loads(plan.read_bytes())
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    write_plan(content, made, CARDS)


def _kill(times: int) -> None:
    chance = random.Random(13)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plan, whole = plan_file(folder_of_documents(root / "sources"), root)
        killed = pages = 0
        for number in range(times):
            content = root / f"content-{number}"
            killed += killed_writer(plan, content, chance.random() * 0.1)
            wrong = check_after_kill(content, whole)
            pages += sum((content / path).exists() for path in whole)
            assert not wrong, wrong
    sys.stdout.write(f"{times} imports, {killed} killed while they wrote; {pages} pages, all of them whole\n")


if __name__ == "__main__":
    if sys.argv[1] == "write":
        _write(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        _kill(int(sys.argv[1]))
