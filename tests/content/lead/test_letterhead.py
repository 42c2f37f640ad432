"""What stands on many pages of a folder answers nobody."""

from __future__ import annotations

from procdesk.content.lead.letterhead import MOST_PAGES, first_own, paragraph_marks, repeated_marks
from tests.conftest import ReadFolder


def says(read: ReadFolder, files: dict[str, str]) -> dict[str, str]:
    return {one.path: one.say for process in read(files).processes for one in process.write_ups}


def test_a_letterhead_is_left_out_once_it_stands_on_three_pages(read: ReadFolder) -> None:
    head = "Norvia, a company of the **Grupo Norte**.\n\n"
    two = says(read, {"a/x.md": f"{head}One.", "a/y.md": f"{head}Two."})
    assert set(two.values()) == {"Norvia, a company of the Grupo Norte."}
    three = says(read, {"a/x.md": f"{head}One.", "a/y.md": f"{head}Two.", "b/z.md": f"# Z\n\n{head}Three."})
    assert three == {"a/x.md": "One.", "a/y.md": "Two.", "b/z.md": "Three."}


def test_pages_with_nothing_of_their_own_are_left_without_an_answer(read: ReadFolder) -> None:
    assert set(says(read, {f"a/{number}.md": "To be written soon." for number in range(4)}).values()) == {""}


def test_what_to_say_may_be_the_same_on_many_pages(read: ReadFolder) -> None:
    files = {f"a/{number}.md": "## Qué decir\n\nLo miro ahora." for number in range(4)}
    assert set(says(read, files).values()) == {"Lo miro ahora."}


def test_a_paragraph_twice_on_one_page_is_no_letterhead() -> None:
    marks = paragraph_marks(["a", "a", "a", "b"])
    assert repeated_marks([marks, marks[:1]]) == frozenset()
    assert repeated_marks([marks] * (MOST_PAGES + 1)) == frozenset(marks)


def test_the_first_paragraph_of_its_own_is_chosen() -> None:
    assert first_own(["a", "b"], frozenset(paragraph_marks(["a"]))) == "b"
    assert first_own(["a", "b"], frozenset()) == "a"
    assert first_own([], frozenset()) == ""
