"""Reading goes on in child processes: what holds one up or ends it is told, and everything else is read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from procdesk.authoring.importing.reading_task import ReadingTask
from tests.authoring.importing.reading import DATA, read_sources
from tests.conftest import write


def done(task: ReadingTask) -> dict[str, str]:
    """What came of each source: the code of why it was refused, "" where it was read."""
    for _ in task.steps():
        pass
    return {one.source: one.refused.code if one.refused else "" for one in task.results}


def test_a_folder_is_read_as_in_this_process(tmp_path: Path) -> None:
    staging = tmp_path / "staging"
    staging.mkdir()
    given = [DATA / "pandoc-es.docx", DATA / "confluence", DATA / "libreoffice-es.rtf"]
    task = ReadingTask(given, staging)
    done(task)
    assert task.results == read_sources(given, staging)
    assert (task.progress.done, task.progress.total) == (5, 5)


def test_a_source_that_takes_too_long_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    given = [DATA / "pandoc-es.docx", DATA / "pandoc-en.docx", DATA / "libreoffice-es.rtf"]
    assert done(ReadingTask(given, tmp_path, time_limit_s=0.0)) == {
        "pandoc-es.docx": "import-took-too-long",
        "pandoc-en.docx": "import-took-too-long",
        "libreoffice-es.rtf": "import-other-format",
    }


def test_a_child_that_ends_without_an_answer_is_told(tmp_path: Path) -> None:
    task = ReadingTask([DATA / "pandoc-es.docx"], tmp_path, module="procdesk.authoring.importing.limits")
    (code,) = done(task).values()
    assert code == "import-reader-ended"


@pytest.mark.skipif(sys.platform == "win32", reason="the system holds no process to its memory")
def test_a_source_that_needs_too_much_memory_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    many = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 600_000
    from tests.authoring.importing.hostile import word_with

    given = [word_with(tmp_path / "a.docx", many), write(tmp_path, "b.txt", "Buenos días a todos.")]
    (tmp_path / "staging").mkdir()
    found = done(ReadingTask(given, tmp_path / "staging", time_limit_s=20.0))
    assert found["b.txt"] == ""
    assert found["a.docx"] in ("import-out-of-memory", "import-too-big-inside", "import-took-too-long", "")


def test_reading_that_is_stopped_keeps_what_it_has(tmp_path: Path) -> None:
    task = ReadingTask([DATA], tmp_path)
    steps = task.steps()
    while task.progress.done < 1:
        next(steps)
    task.stop()
    assert len(task.results) >= 1
    assert task.poll() is False


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    (code,) = done(ReadingTask([tmp_path / "nada.docx"], tmp_path)).values()
    assert code == "import-not-there"
