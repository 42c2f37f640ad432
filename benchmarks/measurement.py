"""Each measurement runs in a process of its own, so that none inherits another's memory, caches or imports."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Facts

_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Setup:
    """One size in its folder `work`: the content, the documents for the peers, the questions, procdesk's home."""

    work: Path
    size: int

    @property
    def patience_s(self) -> float:
        """How long background work may take before a measurement gives up: an index of 50,000 takes its time."""
        return 900 + 0.12 * self.size

    @property
    def content(self) -> Path:
        """The content folder, in procdesk's format."""
        return self.work / "content"

    @property
    def documents(self) -> Path:
        """The same as documents for the peers."""
        return self.work / "documents.jsonl"

    @property
    def home(self) -> Path:
        """Where procdesk keeps settings and index."""
        return self.work / "home"

    @property
    def times(self) -> int:
        """How often something is repeated for a median; a tiny size is a trial of the tool itself."""
        return 5 if self.size >= 1_000 else 1

    def index(self, engine: str) -> Path:
        """Where an engine keeps its index."""
        return self.home / "cache" if engine == "procdesk" else self.work / engine

    def ask(self, questions: list[str], typed: list[str]) -> None:
        """Keeps the questions: asked whole, and typed letter by letter."""
        text = json.dumps({"questions": questions, "typed": typed}, ensure_ascii=False)
        (self.work / "questions.json").write_text(text, encoding="utf-8")

    def questions(self) -> list[str]:
        """The questions that are asked whole."""
        return list(self._asked()["questions"])

    def typed(self) -> list[str]:
        """The questions that are typed letter by letter."""
        return list(self._asked()["typed"])

    def _asked(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = json.loads((self.work / "questions.json").read_text("utf-8"))
        return found


class MeasurementFailed(Exception):  # noqa: N818
    """A measurement that came to nothing; the message is the last of what its process said."""


def run(module: str, setup: Setup, engine: str) -> Facts:
    """What `measure(setup, engine)` of `benchmarks.<module>` gives in a new process. Raises `MeasurementFailed`."""
    command = [sys.executable, "-m", "benchmarks.measurement", module, str(setup.work), str(setup.size), engine]
    # An installed program keeps its compiled modules; without them every start would compile them anew.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {
        "PROCDESK_HOME": str(setup.home),
        "QT_QPA_PLATFORM": "offscreen",
        "PROCDESK_BENCH_BEGAN": repr(time.time()),
    }
    ended = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    if ended.returncode:
        raise MeasurementFailed(ended.stderr.strip()[-1_500:])
    facts: Facts = json.loads(ended.stdout.splitlines()[-1])
    return facts


def since_start() -> float:
    """Seconds since this process was asked for, its interpreter's start included."""
    return time.time() - float(os.environ["PROCDESK_BENCH_BEGAN"])


def _main(module: str, work: str, size: str, engine: str) -> None:
    measure = importlib.import_module(f"benchmarks.{module}").measure
    print(json.dumps(measure(Setup(Path(work), int(size)), engine)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
