"""What a row shows of a page that was written for another program: words, and nothing of its markup."""

from __future__ import annotations

import pytest

from procdesk.content.parser import read_source
from procdesk.search.index.document import plain_lines

PAGE = """# Setup

Write to [the team][team] or [us], see [this](x.md).

[!INCLUDE [note](includes/note.md)]

--8<-- "part.md"

{}

[team]: https://team.example
[us]: us.md
"""


def lines(text: str) -> list[str]:
    page = read_source("x.md", text.encode(), None).write_up
    assert page is not None
    return list(plain_lines(page))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Costs \\(twice\\) 5 \\* 3 &amp; more&nbsp;", ["Costs (twice) 5 * 3 & more"]),
        ("```mermaid\ngraph TD;\nA --> B\n```", []),
        (":::mermaid\ngraph LR\n:::", []),
        ("Is <b>bold</b> and <span class='x'>plain</span>.", ["Is bold and plain."]),
        ("{% include 'y.md' %}", []),
        ("{{#include y.md}}", []),
        ('<img src="x.png"\n     alt="A picture">\nAfter.', ["After."]),
        ("<style>\np { margin: 0 }\n</style>", []),
        ('!!! warning "Mind this"\n    Call first.', ["Mind this", "Call first."]),
        (":::tip\nCall first.\n:::", ["Call first."]),
        ("> [!NOTE]\n> Call first.", ["Call first."]),
        ("[Open](y.md){ .md-button }", ["Open"]),
        (
            "Dial **21*600123456#, *#06#, `##002#` or *611, **now**.",
            ["Dial **21*600123456#, *#06#, ##002# or *611, now."],
        ),
        ("## [Opening](y.md) <a name='x'></a>hours\n\nAt nine.", ["Opening hours", "At nine."]),
    ],
)
def test_a_row_shows_words_and_no_markup(written: str, shown: list[str]) -> None:
    assert lines(PAGE.replace("{}", written)) == ["Write to the team or us, see this.", *shown]


def test_the_lines_of_code_stay_for_whoever_searches_a_command() -> None:
    assert "reboot --now" in lines("```sh\nreboot --now\n```")
