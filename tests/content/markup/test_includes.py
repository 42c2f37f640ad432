"""Files that a page takes in: left out of what is said and searched, a link on the page."""

from __future__ import annotations

import pytest

from procdesk.content.markup.includes import includes_as_links, without_includes

FORMS = [
    ("[!INCLUDE[x](includes/x.md)]", "[x](<includes/x.md>)"),
    ("[!INCLUDE [a note](../includes/x.md)]", "[a note](<../includes/x.md>)"),
    ("> [!INCLUDE [x](x.md)]", "> [x](<x.md>)"),
    ('--8<-- "parts/x.md"', "[x](<parts/x.md>)"),
    ('{% include "x.md" %}', "[x](<x.md>)"),
    ("{%- include_relative ../x.md -%}", "[x](<../x.md>)"),
    ("{{#include x.md}}", "[x](<x.md>)"),
    ("{{ #include ../x.md:2:10 }}", "[x](<../x.md>)"),
    ('<!--#include file="x.md" -->', "[x](<x.md>)"),
]


@pytest.mark.parametrize(("written", "link"), FORMS)
def test_a_page_that_is_taken_in_is_a_link_on_the_page_and_nothing_elsewhere(written: str, link: str) -> None:
    page = f"Before.\n\n{written}\n\nAfter."
    assert includes_as_links(page) == f"Before.\n\n{link}\n\nAfter."
    assert without_includes(page).split() == ["Before.", "After."] or written.startswith(">")


@pytest.mark.parametrize(
    "written", ['{% include "head.html" %}', '--8<-- "code.py"', "{{#include ../listing.rs:main}}"]
)
def test_what_is_no_page_is_left_out(written: str) -> None:
    assert includes_as_links(written) == ""


def test_one_within_a_sentence_is_left_out() -> None:
    assert includes_as_links("Read [!INCLUDE [x](x.md)] this.") == "Read  this."


@pytest.mark.parametrize("text", ["Include the bill.", "a << b", "INCLUDE everything", "{{ name }} [x](y.md)"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert without_includes(text) == includes_as_links(text) == text
