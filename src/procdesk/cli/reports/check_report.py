"""What `procdesk check` prints: words for people; JSON, GitHub's annotations, JUnit's XML and SARIF for programs."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree

from procdesk import __version__
from procdesk.cli.output import write_json
from procdesk.content.problems import CODES
from procdesk.i18n import Messages
from procdesk.model import Level, Problem

_NO_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FEW_PLACES: Final = 3
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The problems of a content folder, and the paths of all files that were read there.

    `failing` are the levels for which the verb fails.
    """

    folder: Path
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    failing: frozenset[Level]

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(one.level is Level.ERROR for one in self.problems)

    @property
    def failed(self) -> bool:
        """Whether a problem is one for which the verb fails."""
        return any(one.level in self.failing for one in self.problems)


def write_report(report: CheckReport, form: str, words: Messages) -> None:
    """The problems in one of the formats `text`, `json`, `github`, `junit` and `sarif`, on standard output."""
    _WRITERS[form](report, words)


def _write_text(report: CheckReport, words: Messages) -> None:
    """A line each, "path:line: level: sentence", an empty line between files; folder, sum and advice on stderr."""
    sys.stderr.write(words.say("check-folder", path=str(report.folder)) + "\n")
    for number, (_, group) in enumerate(groupby(report.problems, key=lambda one: one.path)):
        sys.stdout.write("\n" if number else "")
        for one in group:
            sys.stdout.write(f"{one.path}:{one.line}: {words.say(one.level.value)}: {words.problem(one)}\n")
    sys.stdout.flush()
    files, errors = str(len(report.files)), report.errors
    if not report.problems:
        sys.stderr.write(words.say("check-clean", files=files) + "\n")
        return
    warnings = str(len(report.problems) - errors)
    sys.stderr.write("\n" + words.say("check-summary", files=files, errors=str(errors), warnings=warnings) + "\n")
    for line in _advice(report.problems, words):
        sys.stderr.write(line + "\n")


def _advice(problems: Sequence[Problem], words: Messages) -> Iterator[str]:
    """What to do first: the errors, then the kind that most files have."""
    errors = [one for one in problems if one.level is Level.ERROR]
    if errors:
        places = ", ".join(f"{one.path}:{one.line}" for one in errors[:_FEW_PLACES])
        yield words.say("check-errors-first", places=places + (" …" if len(errors) > _FEW_PLACES else ""))
    files = Counter(code for code, _ in {(one.code, one.path) for one in problems})
    code, count = min(files.items(), key=lambda one: (-one[1], one[0]))
    if count >= _FEW_PLACES:
        example = next(one for one in problems if one.code == code)
        yield words.say("check-most-frequent", files=str(count), example=words.problem(example))


def _write_json(report: CheckReport, words: Messages) -> None:
    found = [
        {
            "path": one.path,
            "line": one.line,
            "level": one.level.value,
            "code": one.code,
            "message": words.problem(one),
        }
        for one in report.problems
    ]
    warnings = len(found) - report.errors
    write_json({"files": len(report.files), "errors": report.errors, "warnings": warnings, "problems": found})


def _write_github(report: CheckReport, words: Messages) -> None:
    """Commands of a GitHub workflow, which mark the lines in a pull request."""
    for one in report.problems:
        place = f"file={_property(_reachable(report.folder, one.path))},line={max(one.line, 1)}"
        message = _escaped(words.problem(one))
        sys.stdout.write(f"::{one.level.value} {place},title={_property(one.code)}::{message}\n")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _reachable(folder: Path, path: str) -> str:
    """A file as seen from the working directory, where the folder lies in it; else its whole path."""
    whole = os.path.abspath(folder / path)  # noqa: PTH100 - a link to a folder is no other folder
    here = str(Path.cwd())
    inside = whole.startswith(here.rstrip(os.sep) + os.sep)
    return (os.path.relpath(whole, here) if inside else whole).replace(os.sep, "/")


def _write_junit(report: CheckReport, words: Messages) -> None:
    """A test for each file and one for each problem; what the verb does not fail for is told and has passed."""
    faulty = {one.path for one in report.problems}
    clean = [path for path in report.files if path not in faulty]
    failures = sum(one.level in report.failing for one in report.problems)
    counts = {"tests": str(len(clean) + len(report.problems)), "failures": str(failures), "errors": "0"}
    suites = ElementTree.Element("testsuites", counts)
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "procdesk check", **counts})
    for path in clean:
        ElementTree.SubElement(suite, "testcase", {"classname": _xml(path), "name": "check"})
    for one in report.problems:
        name = {"classname": _xml(one.path), "name": f"{one.line}: {one.code}", "file": _xml(one.path)}
        case = ElementTree.SubElement(suite, "testcase", {**name, "line": str(max(one.line, 1))})
        told = f"{one.path}:{one.line}: {words.problem(one)}"
        if one.level in report.failing:
            kind = {"type": one.level.value, "message": _xml(words.problem(one))}
            ElementTree.SubElement(case, "failure", kind).text = _xml(told)
        else:
            ElementTree.SubElement(case, "system-out").text = _xml(told)
    ElementTree.indent(suites)
    sys.stdout.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, "unicode") + "\n")


def _xml(text: str) -> str:
    """A text without the characters that no XML may hold, not even escaped."""
    return _NO_XML.sub("\ufffd", text)


def _write_sarif(report: CheckReport, words: Messages) -> None:
    """SARIF 2.1.0 (OASIS), with a rule for each code that was found."""
    codes = sorted({one.code for one in report.problems})
    rules = [_sarif_rule(code, words) for code in codes]
    results = [_sarif_result(one, codes.index(one.code), report.folder, words) for one in report.problems]
    driver = {"name": "procdesk", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, words: Messages) -> dict[str, Any]:
    level, facts = CODES[code]
    general = words.problem(Problem("", 0, level, code, tuple((name, "…") for name in facts)))
    return {"id": code, "shortDescription": {"text": general}, "defaultConfiguration": {"level": level.value}}


def _sarif_result(one: Problem, rule: int, folder: Path, words: Messages) -> dict[str, Any]:
    uri = _reachable(folder, one.path)
    address = Path(uri).as_uri() if Path(uri).is_absolute() else quote(uri)
    place = {"artifactLocation": {"uri": address}, "region": {"startLine": max(one.line, 1)}}
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.level.value,
        "message": {"text": words.problem(one)},
        "locations": [{"physicalLocation": place}],
    }


_WRITERS: Final[Mapping[str, Callable[[CheckReport, Messages], None]]] = MappingProxyType(
    {
        "text": _write_text,
        "json": _write_json,
        "github": _write_github,
        "junit": _write_junit,
        "sarif": _write_sarif,
    }
)
