"""What `check` writes for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from procdesk.cli.content import ReportFormat
from procdesk.cli.reports.check_report import CheckReport, write_report
from procdesk.content.problems import CODES, problem
from procdesk.i18n import Messages
from procdesk.model import Level, Problem

ODD = problem("misspelt-key", "a b/ñandú, 100%.md", 7, key="x\n::error::\x07y", suggestion="<owner>")
PROBLEMS = (
    problem("bad-date", "a/x.md", 3, key="verified", value="ayer"),
    problem("no-owner", "a/x.md", 1, key="owner"),
    problem("no-owner", "a/y.md", 1, key="owner"),
    problem("no-owner", "b/z.md", 1, key="owner"),
    ODD,
)
FILES = ("a b/ñandú, 100%.md", "a/x.md", "a/y.md", "b/z.md", "clean.md")


def report(folder: Path, problems: tuple[Problem, ...] = PROBLEMS, strict: bool = False) -> CheckReport:
    failing = frozenset(Level) if strict else frozenset({Level.ERROR})
    return CheckReport(folder, FILES, problems, failing)


def written(form: str, made: CheckReport, capsys: pytest.CaptureFixture[str], lang: str = "en") -> tuple[str, str]:
    write_report(made, form, Messages(lang))
    out, err = capsys.readouterr()
    return out, err


@pytest.mark.parametrize("form", list(ReportFormat))
def test_every_format_is_written_without_a_problem_and_with_each(
    form: ReportFormat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = tuple(problem(code, "a/x.md", 0, **dict.fromkeys(facts, "x")) for code, (_, facts) in CODES.items())
    written(form, report(tmp_path, ()), capsys)
    out, _ = written(form, report(tmp_path, every), capsys, "es")
    assert all(code in out for code in CODES) or form is ReportFormat.TEXT


def test_people_are_told_the_folder_then_file_by_file_then_what_to_do_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = written("text", report(tmp_path), capsys)
    assert err.startswith(f"Folder checked: {tmp_path}.\n")
    assert out.split("\n")[0].startswith("a/x.md:3: error: ")
    assert [bool(line) for line in out.split("\n")[:5]] == [True, True, False, True, False]
    summary = err.strip().split("\n")[-3:]
    assert summary[0] == "Files checked: 5; errors: 1; warnings: 4."
    assert summary[1] == "Begin with the errors: a/x.md:3."
    assert summary[2].startswith("What is most frequent: Nobody answers")
    assert summary[2].endswith("It is in 3 files.")


def test_a_sound_folder_is_named_and_said_to_be_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = written("text", report(tmp_path, ()), capsys, "es")
    assert out == ""
    assert err == f"Carpeta revisada: {tmp_path}.\nNo hay nada que corregir; archivos revisados: 5.\n"


def test_json_keeps_its_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(written("json", report(tmp_path), capsys)[0])
    assert {key: found[key] for key in ("files", "errors", "warnings")} == {"files": 5, "errors": 1, "warnings": 4}
    assert found["problems"][0].keys() == {"path", "line", "level", "code", "message"}


def test_github_is_given_one_command_a_problem_with_everything_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = written("github", report(Path("content")), capsys)[0].splitlines()
    assert len(lines) == len(PROBLEMS)
    assert lines[0].startswith("::error file=content/a/x.md,line=3,title=bad-date::")
    assert lines[-1].startswith("::warning file=content/a b/ñandú%2C 100%25.md,line=7,title=misspelt-key::")
    assert "%0A::error::" in lines[-1]


def test_a_folder_elsewhere_is_named_in_full_and_a_line_is_one_at_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    whole = (problem("folder-unreadable", "a", 0, reason="x"),)
    out, _ = written("github", report(tmp_path / "content", whole), capsys)
    assert out.startswith(f"::error file={(tmp_path / 'content' / 'a').as_posix()},line=1,")


@pytest.mark.parametrize(("strict", "failures"), [(False, 1), (True, 5)])
def test_junit_counts_files_and_problems_and_fails_for_what_the_verb_fails(
    strict: bool, failures: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = written("junit", report(tmp_path, strict=strict), capsys)
    suites = ElementTree.fromstring(out)
    (suite,) = suites
    assert (suite.get("tests"), suite.get("failures")) == ("6", str(failures))
    assert len(suite.findall("testcase")) == 6
    assert len(suite.findall("testcase/failure")) == failures
    assert len(suite.findall("testcase/system-out")) == 5 - failures
    odd = suite.findall("testcase")[-1]
    assert odd.get("file") == ODD.path
    assert "\ufffdy" in "".join(odd.itertext()) + str([one.attrib for one in odd])


def test_sarif_has_what_the_standard_requires(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    log = json.loads(written("sarif", report(tmp_path / "content"), capsys)[0])
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "procdesk"
    assert [one["id"] for one in rules] == ["bad-date", "misspelt-key", "no-owner"]
    assert all(one["shortDescription"]["text"] for one in rules)
    assert len(run["results"]) == len(PROBLEMS)
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] in ("error", "warning")
        assert one["message"]["text"]
        place = one["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert uris[0] == "content/a/x.md"
    assert uris[-1] == "content/a%20b/%C3%B1and%C3%BA%2C%20100%25.md"


def test_warnings_fail_only_where_that_is_asked(tmp_path: Path) -> None:
    warnings = PROBLEMS[1:]
    assert not report(tmp_path, warnings).failed
    assert report(tmp_path, warnings, strict=True).failed
    assert report(tmp_path).failed
