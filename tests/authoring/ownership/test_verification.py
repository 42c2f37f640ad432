"""A page is confirmed by writing its day and who says so, and by nothing else; what was written can be taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from procdesk.authoring.ownership.owners import assign, pages_of
from procdesk.authoring.ownership.verification import confirm, in_the_way, signed_by, take_back
from procdesk.authoring.ownership.verification_history import (
    HISTORY_FILE,
    HistoryEvent,
    HistoryLine,
    add_to_history,
    read_history,
)
from procdesk.authoring.ownership.worklist import owned_pages
from procdesk.authoring.page_file import FileChanged
from procdesk.authoring.page_file_error import PageFileError
from procdesk.content.folder import read_all
from procdesk.content.problems import problem
from procdesk.content.scan.scanner import scan
from tests.conftest import write

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0)
SPANISH = "---\ntitulo: Uno\nverificado: 2026-05-01  # con Ana\n# nota\nresponsable: ana@x.example\n---\nTexto.\n"


def test_only_the_day_and_the_name_change(tmp_path: Path) -> None:
    path = write(tmp_path, "a/b.es.md", SPANISH)
    confirm(tmp_path, "a/b.es.md", TODAY, "Ana López")
    expected = SPANISH.replace("2026-05-01", "2026-11-23").replace("# nota\n", "# nota\n")
    without = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("verificado_por")]
    assert without == expected.splitlines()
    assert "verificado_por: Ana López\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "# Uno\n\nTexto.\n",
        "---\ntitle: Uno\n---\n",
        "---\r\ntitle: Uno\r\nverified: 15/09/2026\r\n---\r\nTexto.\r\n",
        "\ufeff---\ntitle: Uno\nverified_by: 'Luis'\n---\nTexto",
        '+++\ntitle = "Uno"\n+++\nTexto.\n',
        "---\ntitle: Uno\nverified:\nverified_by:\n---\nTexto.\n",
    ],
)
def test_the_reader_finds_what_was_written_and_taking_it_back_restores_every_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a" / "b.es.md"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    done = confirm(tmp_path, "a/b.es.md", TODAY, "Ana: la de #1")
    (page,) = owned_pages(read_all(tmp_path).processes)
    assert (page.verified, page.verified_by) == (TODAY, "Ana: la de #1")
    take_back(done)
    assert path.read_bytes() == text.encode()


def test_without_a_name_an_earlier_name_does_not_stay(tmp_path: Path) -> None:
    write(tmp_path, "a/b.es.md", "---\ntitle: Uno\nverified: 2026-05-01\nverified_by: Ana\n---\nTexto.\n")
    confirm(tmp_path, "a/b.es.md", TODAY, "")
    (page,) = owned_pages(read_all(tmp_path).processes)
    assert (page.verified, page.verified_by) == (TODAY, "")


def test_what_somebody_has_saved_since_is_not_taken_back(tmp_path: Path) -> None:
    path = write(tmp_path, "a/b.es.md", SPANISH)
    done = confirm(tmp_path, "a/b.es.md", TODAY, "Ana")
    path.write_text(path.read_text("utf-8") + "Más.\n", "utf-8")
    with pytest.raises(FileChanged):
        take_back(done)
    assert path.read_text("utf-8").endswith("Más.\n")


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(PageFileError):
        confirm(tmp_path, "a/b.es.md", TODAY, "Ana")


def test_errors_stand_in_the_way_and_warnings_do_not() -> None:
    found = (
        problem("quote-open", "a/b.es.md", 2),
        problem("quote-open", "a/c.es.md", 2),
        problem("no-phrases", "a/b.es.md", 2, key="k"),
    )
    assert in_the_way(found, "a/b.es.md") == found[:1]


@pytest.mark.parametrize(
    ("owner", "agent", "name"), [("ana@x, Calidad", "Luis", "ana@x"), ("", " Luis ", "Luis"), ("", "", "")]
)
def test_a_page_is_signed_as_owner_else_with_the_name_of_the_calls(owner: str, agent: str, name: str) -> None:
    assert signed_by(owner, agent) == name


def line(minutes: float, who: str = "Ana", id_: str = "a/b") -> HistoryLine:
    return HistoryLine(NOON + timedelta(minutes=minutes), id_, "es", who)


def test_the_history_is_a_table_to_which_lines_are_added(tmp_path: Path) -> None:
    add_to_history(tmp_path, [line(0)])
    add_to_history(tmp_path, [line(60, "Luis\tPérez\n", "a/c")])
    assert (tmp_path / HISTORY_FILE).read_text("utf-8") == (
        "date\ttime\tid\tlang\twho\twhat\tin_a_row\n"
        "2026-11-23\t12:00:00\ta/b\tes\tAna\tverified\t1\n"
        "2026-11-23\t13:00:00\ta/c\tes\tLuis Pérez\tverified\t1\n"
    )
    assert [one.who for one in read_history(tmp_path)] == ["Ana", "Luis Pérez"]


def test_what_one_person_confirms_without_a_pause_is_counted(tmp_path: Path) -> None:
    for minutes, who in ((0, "Ana"), (1, "Luis"), (4, " ana"), (8, "ANA"), (13.5, "Ana"), (14, "Ana")):
        add_to_history(tmp_path, [line(minutes, who)])
    assert [one.in_a_row for one in read_history(tmp_path)] == [1, 1, 2, 3, 1, 2]


def test_many_at_once_are_counted_on(tmp_path: Path) -> None:
    add_to_history(tmp_path, [line(0)])
    add_to_history(tmp_path, [line(0, id_=f"a/{n}") for n in range(37)])
    assert read_history(tmp_path)[-1].in_a_row == 38


def test_what_was_taken_back_is_told_and_does_not_count(tmp_path: Path) -> None:
    back = HistoryLine(NOON + timedelta(minutes=1), "a/b", "es", "Ana", HistoryEvent.TAKEN_BACK)
    for one in (line(0), back, line(2)):
        add_to_history(tmp_path, [one])
    assert [(one.event, one.in_a_row) for one in read_history(tmp_path)][2] == (HistoryEvent.VERIFIED, 2)


@pytest.mark.parametrize("left", ["2026-11-23\t12:00:00\ta/b\tes\tAn", "\x00\x00\x00", "2026-11-23", '"'])
def test_a_line_that_a_crash_has_cut_off_costs_only_itself(tmp_path: Path, left: str) -> None:
    add_to_history(tmp_path, [line(0)])
    with (tmp_path / HISTORY_FILE).open("a", encoding="utf-8") as file:
        file.write(left)
    add_to_history(tmp_path, [line(60)])
    assert [one.moment for one in read_history(tmp_path)] == [NOON, NOON + timedelta(hours=1)]
    assert left in (tmp_path / HISTORY_FILE).read_text("utf-8")


def test_several_people_write_at_once_and_every_line_stays_whole(tmp_path: Path) -> None:
    def write_lines(who: str) -> None:
        for n in range(20):
            add_to_history(tmp_path, [line(0, who, f"a/{n}")])

    people = [f"person {n}" for n in range(4)]
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write_lines, people))
    found = read_history(tmp_path)
    assert len(found) == 80
    assert {one.who for one in found} == set(people)


def test_the_history_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, "a/b.es.md", SPANISH)
    before = scan(tmp_path)
    add_to_history(tmp_path / "a", [line(0)])
    after = scan(tmp_path)
    assert (before.files, before.problems, before.documents) == (after.files, after.problems, after.documents)


def test_no_history_is_an_empty_one(tmp_path: Path) -> None:
    assert read_history(tmp_path) == ()


def test_pages_go_to_another_owner_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, "procdesk.yaml", "languages: [es]\n")
    write(tmp_path, "a/b.es.md", SPANISH)
    write(tmp_path, "a/c.es.md", "---\ntitle: Dos\nowner: ANA@x.example\n---\nTexto.\n")
    write(tmp_path, "a/d.es.md", "---\ntitle: Tres\nowner: luis\n---\nTexto.\n")
    pages = pages_of(owned_pages(read_all(tmp_path).processes), "ana@X.example")
    (tmp_path / "a/c.es.md").unlink()
    done = [assign(tmp_path, page, "Calidad: turno #2") for page in pages]
    assert [(one.page.path, one.complaint is None) for one in done] == [("a/b.es.md", True), ("a/c.es.md", False)]
    owners = {page.path: page.owner for page in owned_pages(read_all(tmp_path).processes)}
    assert owners == {"a/b.es.md": "Calidad: turno #2", "a/d.es.md": "luis"}
