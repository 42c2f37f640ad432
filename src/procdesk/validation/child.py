"""`procdesk check` in a child process, for the window: every problem of a folder, while searches are answered."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from procdesk.model import Level, Problem
from procdesk.subprocesses import ChildTask, Priority, end_with_input, report_result

# So many problems are taken in at once: all of them, of a large folder, would hold up the window.
_PART = 250


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """What a check found: all `problems` in the order of paths and lines, and those `of_rules` among them.

    The others were found by reading single files.
    """

    problems: tuple[Problem, ...] = ()
    of_rules: tuple[Problem, ...] = ()


def start_check(root: Path, today: date) -> ChildTask:
    """A running check of the folder `root` that lets everybody else come first; `checked_part` reads its results."""
    given = json.dumps([str(root), today.isoformat()]) + "\n"
    return ChildTask("procdesk.validation.child", given=given, priority=Priority.LOW)


def checked_part(result: Sequence[Sequence[Any]]) -> CheckedFolder:
    """What one of the `results` of a check says: some of the problems, which go on where those before it ended."""
    found = [(_problem(path, line, level, code, facts), by_rule) for path, line, level, code, facts, by_rule in result]
    return CheckedFolder(
        tuple(problem for problem, _ in found), tuple(problem for problem, by_rule in found if by_rule)
    )


def checked_folder(parts: Sequence[CheckedFolder]) -> CheckedFolder:
    """What all parts of a check say together."""
    return CheckedFolder(
        tuple(problem for part in parts for problem in part.problems),
        tuple(problem for part in parts for problem in part.of_rules),
    )


def _problem(path: str, line: int, level: str, code: str, facts: Sequence[Sequence[str]]) -> Problem:
    return Problem(path, line, Level(level), code, tuple((name, fact) for name, fact in facts))


def _child() -> None:
    # The window imports this module to start the child, and is to do without the rest.
    from procdesk.content.folder import read_all
    from procdesk.validation.checks import check

    root, today = json.loads(sys.stdin.buffer.readline())
    end_with_input()
    folder = read_all(Path(root))
    by_reading = set(folder.problems)
    found = check(folder, date.fromisoformat(today))
    for at in range(0, len(found), _PART):
        report_result(
            [
                (one.path, one.line, one.level, one.code, one.facts, one not in by_reading)
                for one in found[at : at + _PART]
            ]
        )


if __name__ == "__main__":
    _child()
