"""The guide made ready to be run: safe texts by anchor, in the language there is."""

from __future__ import annotations

import pytest

from procdesk.content.parser import read_source
from procdesk.model import Process
from procdesk.render.guide import GuidePage, build_guide
from tests.render.safe import faults

TEXT = """---
title: Twice
---
## Guide
### Is it twice?
Look at **both**, see [that page](../x/other.en.md).

- [Yes](#done)
### Done
Say *so*.<script>alert(1)</script>
### Done
The second of that name.
### Nothing
"""


def built(text: str, lang: str = "en", **options: float) -> GuidePage:
    write_up = read_source("a/twice.en.md", text.encode(), None).write_up
    assert write_up
    return build_guide(Process(write_up.id, (write_up,)), lang, {"x": "Title"}, **options)


def test_each_question_has_its_text_as_safe_html_and_choices_are_no_part_of_it() -> None:
    page = built(TEXT)
    assert page.texts == {
        "is-it-twice": '<p>Look at <strong>both</strong>, see <a href="procdesk:x/other">that page</a>.</p>',
        "done": "<p>Say <em>so</em>.</p>",
        "done-1": "<p>The second of that name.</p>",
        "nothing": "",
    }
    assert page.titles == {"x": "Title"}


def test_another_language_gives_the_one_there_is() -> None:
    assert built(TEXT, "es").write_up.lang == "en"


@pytest.mark.parametrize("text", ["[" * 5_000, "<div>" * 500, "*_" * 20_000, "|a" * 3_000])
def test_hostile_texts_come_back_in_time_and_safe(text: str) -> None:
    page = built(f"---\ntitle: T\n---\n## Guide\n### Q\n{text}\n- [x](#y)\n### Y\n", time_limit_s=1.0)
    for html in page.texts.values():
        assert faults(html) == []


def test_a_write_up_without_a_guide_has_no_texts() -> None:
    assert built("---\ntitle: T\n---\nJust text.\n").texts == {}


def test_a_text_too_long_for_one_step_is_cut() -> None:
    page = built("---\ntitle: T\n---\n## Guide\n### Q\n" + ("word " * 20 + "\n") * 400 + "\n- [x](#y)\n### Y\nEnd.\n")
    assert len(page.texts["q"]) < 13_000
    assert page.texts["q"].endswith("…</p>")
    assert page.texts["y"] == "<p>End.</p>"
