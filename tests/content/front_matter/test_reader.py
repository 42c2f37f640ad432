from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.front_matter.reader import FrontMatter, read_front_matter
from procdesk.content.limits import FRONT_MATTER_CHARACTERS


def read(text: str) -> FrontMatter:
    return read_front_matter(text, "x.md")


def values(text: str) -> dict[str, object]:
    return {entry.key: entry.value for entry in read(text).entries}


def codes(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in read(text).problems]


@pytest.mark.parametrize("value", ["no", "0123", "12:30", "2026-09-15", "1e3", "~", "null", "true", "0x1F"])
def test_every_value_is_the_text_that_stands_there(value: str) -> None:
    assert values(f"---\nkey: {value}\n---\n") == {"key": value}


def test_lists_texts_and_mappings_are_told_apart_with_their_lines() -> None:
    found = read("---\ntitle: A\nlist:\n  - one\n  - two\nmap:\n  x: 1\nempty:\nlong: |\n  a\n  b\n---\nBody\n")
    assert [(one.key, one.value, one.line, one.lines) for one in found.entries] == [
        ("title", "A", 2, (2,)),
        ("list", ("one", "two"), 3, (4, 5)),
        ("map", None, 6, ()),
        ("empty", "", 8, (8,)),
        ("long", "a\nb\n", 9, (9,)),
    ]
    assert (found.body, found.body_line) == ("Body\n", 13)


def test_a_page_without_front_matter_is_all_body() -> None:
    found = read("# Title\n\nText")
    assert (found.entries, found.body, found.body_line) == ((), "# Title\n\nText", 1)


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\n---", "---\n---\n", "---\n\n---\nBody"])
def test_empty_front_matter_is_no_problem(text: str) -> None:
    assert codes(text) == []


def test_two_rules_are_no_front_matter() -> None:
    text = "---\nJust a sentence between two rules\n---\nmore"
    assert read(text).body == text
    assert codes(text) == []


def test_front_matter_that_never_ends_is_a_problem_and_the_page_is_read() -> None:
    found = read("---\ntitle: A\n\nText")
    assert [(one.code, one.line) for one in found.problems] == [("front-matter-open", 1)]
    assert "Text" in found.body


def test_a_colon_in_a_value_of_ours_is_no_problem() -> None:
    text = '---\ntitle: Cobro: otra vez\ncustomer_says:\n  - me cobran\n  - "dos veces"\nowner: x\n---\nBody'
    assert codes(text) == []
    assert values(text) == {
        "title": "Cobro: otra vez",
        "customer_says": ("me cobran", "dos veces"),
        "owner": "x",
    }
    assert read(text).body == "Body"


def test_a_key_given_twice_is_a_problem_and_the_first_counts() -> None:
    text = "---\ntitle: A\nowner: x\ntitle: B\n---\n"
    assert codes(text) == [("duplicate-key", 4)]
    assert values(text)["title"] == "A"


def test_aliases_are_refused() -> None:
    assert codes("---\na: &x 1\ntitle: T\nb: *x\n---\n") == [("yaml-alias", 4)]
    assert values("---\na: &x 1\ntitle: T\nb: *x\n---\n")["title"] == "T"


def test_bombs_cost_no_time() -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    merge = "a: &a {x: 1}\n" + "b: {<<: [*a, *a, *a, *a]}\n" * 50
    deep = "a: " + "[" * 4000 + "]" * 4000
    deeper = "- " * 4000 + "\nx: y"
    begun = time.perf_counter()
    for block in (bomb, merge, deep, deeper, "? " * 4000 + ": x", "{" * 8000 + "a: b"):
        read(f"---\nkey: x\n{block}\n---\nBody")
    assert time.perf_counter() - begun < 5


def test_front_matter_has_a_limit_and_the_beginning_still_counts() -> None:
    phrases = "".join(f"  - phrase number {number}\n" for number in range(1_000))
    found = read(f"---\ntitle: A\ncustomer_says:\n{phrases}---\nBody")
    assert [one.code for one in found.problems] == ["front-matter-too-big"]
    assert found.entries[0].value == "A"
    assert 100 < len(found.entries[1].value or ()) < FRONT_MATTER_CHARACTERS / 10
    assert found.body == "Body"


def test_hugo_pages_with_toml_work() -> None:
    text = '+++\ntitle = "A title"\ndate = 2026-01-01\ncodes = ["a", "b"]\n[params]\nx = 1\n+++\nBody'
    assert values(text) == {"title": "A title", "date": "2026-01-01", "codes": ("a", "b"), "params": None}
    assert read(text).body == "Body"
    assert codes("+++\ntitle = = x\n+++\nBody") == [("toml-broken", 2)]


def test_tags_build_nothing() -> None:
    assert values("---\nkey: !!python/object/apply:os.system [x]\nother: !!int 3\n---\n") == {
        "key": ("x",),
        "other": "3",
    }


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for mark in ("---", "+++"):
        found = read_front_matter(f"{mark}\n{text}\n{mark}\nBody", "x.md")
        assert all(one.line >= 0 for one in found.problems)


@given(st.text(alphabet="abc:-[]{}#&*!|>'\"%@`,? \n\t~<=.0é\u2028\x07", max_size=200))
def test_no_text_made_of_marks_raises(text: str) -> None:
    read_front_matter(f"---\n{text}\n---\nBody", "x.md")


def test_pages_that_were_damaged_never_raise(templates: Path) -> None:
    texts = [path.read_text() for path in sorted(templates.rglob("*.md"))]
    chance = random.Random(5)
    for _ in range(1_000):
        text = list(chance.choice(texts))
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(text))
            change = chance.randrange(3)
            if change == 0:
                del text[place : place + chance.randint(1, 20)]
            elif change == 1:
                text.insert(place, chance.choice(":-[]{}#&*!|>'\"%@`,?\n\t\x07\x85\u2028é"))
            else:
                other = chance.randrange(len(text))
                text[place:place] = text[other : other + chance.randint(1, 60)]
        read_front_matter("".join(text), "x.md")
