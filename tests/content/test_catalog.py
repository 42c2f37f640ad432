from __future__ import annotations

from datetime import date, time

import pytest

from procdesk.content.catalog import Catalog, FileRecord, ProcessEntry, from_json, to_json
from procdesk.content.folder import Neighbours
from procdesk.model import Company, Department, DepartmentCard


@pytest.mark.parametrize("count", [0, 1, 500, 1_201])
def test_a_catalogue_is_read_as_it_was_kept(count: int) -> None:
    files = {f"a/{number}.es.md": FileRecord(number, number, f"a/{number}") for number in range(count)}
    entries = {f"a/{number}": ProcessEntry("a", {"es": f"Título\n\u2028{number}"}) for number in range(count // 2)}
    company = Company("Norvia", closing_days=(date(2026, 12, 24),), outsiders=("Notary",))
    department = Department(
        "a", (DepartmentCard("es", "A", weekend=(5, 6), cut_off=time(14)), DepartmentCard("en", "A"))
    )
    whole = Catalog(
        company, (department,), files=files, entries=entries, neighbours=Neighbours("es", frozenset({"a/x"}))
    )
    assert from_json(to_json(whole)) == whole


def test_no_part_of_a_large_catalogue_holds_up_other_threads_for_long() -> None:
    files = {f"a/{number}.es.md": FileRecord(number, number, f"a/{number}") for number in range(10_000)}
    assert max(len(line) for line in to_json(Catalog(files=files)).split(b"\n")) < 50_000


@pytest.mark.parametrize("raw", [b"", b"\n", b"{}\n", b"{}\nnull", b"\xff", b"[]"])
def test_what_is_no_catalogue_is_none(raw: bytes) -> None:
    assert from_json(raw) is None
