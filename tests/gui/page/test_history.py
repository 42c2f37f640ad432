"""Where somebody has been: what is read stays, what is only looked at is replaced, and going back loses nothing."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from procdesk.gui.page.history import LONGEST, History, HistoryEntry

HOME = HistoryEntry()
FILED = datetime(2026, 11, 12)


def process(id_: str, text: str = "", **more: object) -> HistoryEntry:
    return HistoryEntry(process=id_, text=text, row=id_, **more)  # type: ignore[arg-type]


def read(*ids: str) -> History:
    history = History()
    for id_ in ids:
        history.show(process(id_, f"about {id_}"))
        history.read()
    return history


def walk(history: History, by: int) -> list[str]:
    """The processes that one comes by, to the end."""
    found = []
    while (place := history.back() if by < 0 else history.forward()) is not None:
        found.append(place.process)
    return found


def test_it_begins_on_the_start_page_with_nowhere_to_go() -> None:
    history = History()
    assert (history.here, history.can_go_back, history.can_go_forward) == (HOME, False, False)
    assert history.back() is None
    assert history.forward() is None


def test_back_leads_to_the_start_page_and_forward_to_the_end() -> None:
    history = read("a", "b")
    assert walk(history, -1) == ["a", ""]
    assert walk(history, 1) == ["a", "b"]
    assert history.here.text == "about b"


def test_what_was_only_looked_at_is_replaced() -> None:
    history = read("a")
    for id_ in ("b", "c"):
        history.show(process(id_))
        assert history.unread
    history.show(process("d"))
    history.read()
    assert walk(history, -1) == ["a", ""]


def test_going_back_from_what_was_only_looked_at_leads_to_what_was_read_and_forward_again() -> None:
    history = read("a")
    history.show(process("b", "half a quest"))
    back = history.back()
    assert back is not None
    assert back.process == "a"
    assert history.forward() == process("b", "half a quest")


def test_looking_at_something_else_keeps_the_way_forward_and_reading_it_ends_that() -> None:
    history = read("a", "b")
    history.back()
    history.show(process("c"))
    assert history.can_go_forward
    history.read()
    assert not history.can_go_forward
    assert walk(history, -1) == ["a", ""]


def test_forward_from_what_is_only_looked_at_goes_to_what_one_came_back_from() -> None:
    history = read("a", "b")
    history.back()
    history.show(process("c"))
    assert history.forward() == process("b", "about b")


def test_one_process_is_one_place_with_the_newest_question() -> None:
    history = read("a")
    history.show(process("b", "b or a"))
    history.show(process("a", "rather a"))
    assert not history.unread
    assert history.here.text == "rather a"
    assert walk(history, -1) == [""]


def test_two_questions_without_an_answer_are_two_places() -> None:
    history = read("a")
    for text in ("zx", "zxqw"):
        history.show(HistoryEntry(text=text))
        history.read()
    assert walk(history, -1) == ["", "a", ""]


def test_how_a_page_was_left_is_kept() -> None:
    history = read("a")
    history.amend(process("a", "about a", scroll=120, lang="en", filed=FILED))
    history.show(process("b"))
    history.amend(process("a", "not here"))
    back = history.back()
    assert back is not None
    assert (back.scroll, back.lang, back.filed, back.text) == (120, "en", FILED, "about a")


def test_a_pane_is_closed_first_and_opened_again_by_going_forward() -> None:
    history = read("a", "b")
    history.open_pane("guide")
    closed = history.back()
    assert closed is not None
    assert (closed.process, closed.pane) == ("b", "")
    assert history.can_go_forward
    opened = history.forward()
    assert opened is not None
    assert (opened.process, opened.pane) == ("b", "guide")
    history.open_pane("")
    assert not history.can_go_forward


def test_from_a_process_that_a_guide_jumped_to_one_comes_back_to_the_page_of_the_first() -> None:
    history = read("a")
    history.open_pane("guide")
    history.show(process("b"))
    history.read()
    back = history.back()
    assert back is not None
    assert (back.process, back.pane) == ("a", "")
    forward = history.forward()
    assert forward is not None
    assert (forward.process, forward.pane) == ("b", "guide")


def test_a_pane_that_was_closed_otherwise_is_not_opened_again() -> None:
    history = read("a", "b")
    history.open_pane("note")
    history.open_pane("")
    assert not history.can_go_forward
    assert walk(history, -1) == ["a", ""]
    assert walk(history, 1) == ["a", "b"]


def test_a_process_that_is_gone_is_left_out_in_both_directions() -> None:
    history = read("a", "b", "c")
    history.back()
    assert history.skip(-1).process == "a"
    assert walk(history, 1) == ["c"]
    history.back()
    history.forward()
    assert history.skip(1).process == "a"


def test_the_two_around_a_process_that_is_gone_are_one_place() -> None:
    history = read("a", "b", "a")
    history.back()
    assert history.skip(-1) == HOME
    assert walk(history, 1) == ["a"]


def test_when_all_is_gone_the_start_page_is_left() -> None:
    history = read("a")
    history.back()
    history.skip(-1)
    history.skip(1)
    assert history.here == HOME


def test_with_the_call_the_customers_words_end_and_the_pages_stay() -> None:
    history = read("a")
    history.show(process("b", "my words", filed=FILED, scroll=40, department="x"))
    history.read()
    history.show(HistoryEntry(text="zxqw"))
    history.read()
    history.show(process("c", "more words"))
    history.forget_customer()
    assert history.here == HistoryEntry(process="c")
    places = [history.here]
    while (place := history.back()) is not None:
        places.append(place)
    assert [(one.process, one.text, one.filed, one.row) for one in places] == [
        (id_, "", None, "") for id_ in ("c", "", "b", "a", "")
    ]
    assert places[2].scroll == 40


def test_the_oldest_places_are_dropped() -> None:
    history = read(*(str(number) for number in range(LONGEST + 20)))
    assert len(walk(history, -1)) == LONGEST - 1


MOVES = st.one_of(
    st.tuples(st.sampled_from(["show", "show and read"]), st.sampled_from("abc")),
    st.tuples(st.just("pane"), st.sampled_from(["", "guide", "note"])),
    st.tuples(st.sampled_from(["back", "forward", "forget"]), st.just("")),
    st.tuples(st.just("skip"), st.sampled_from(["-1", "1"])),
)


@given(st.lists(MOVES, max_size=40))
def test_whatever_is_done_one_can_walk_to_both_ends_and_no_step_shows_the_same_twice(
    moves: list[tuple[str, str]],
) -> None:
    history = History()
    for move, what in moves:
        match move:
            case "show" | "show and read":
                history.show(process(what, f"about {what}"))
                if move != "show":
                    history.read()
            case "pane":
                history.open_pane(what)
            case "skip":
                history.skip(int(what))
            case "forget":
                history.forget_customer()
            case _:
                walked = history.back() if move == "back" else history.forward()
                assert walked is None or walked.same_as(history.here)
    history.open_pane("")
    there = walk(history, -1)
    assert not history.can_go_back
    assert len(there) <= LONGEST
    back_again = [place for place in walk(history, 1) if place]
    assert not history.can_go_forward
    assert all(one != other for one, other in pairwise(there))
    assert len(back_again) <= len(there) + 1
