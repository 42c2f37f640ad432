from __future__ import annotations

import pytest

from procdesk.content.diagrams import without_diagrams
from procdesk.content.reference_links import reference_labels, without_references

LABELS = reference_labels(["[The Team]: team.md\n[us]: <a b.md> 'us'", "[^1]: a note"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write to [them][the team].", "Write to them."),
        ("Write to [The  team][].", "Write to The  team."),
        ("Write to [us], now.", "Write to us, now."),
        ("Press [Enter] and [x](y.md).", "Press [Enter] and [x](y.md)."),
        ("A \\[us\\] and [ ] box.", "A \\[us\\] and [ ] box."),
        ("[us]: team.md\nText.", "\nText."),
    ],
)
def test_a_link_by_reference_leaves_its_words(text: str, words: str) -> None:
    assert without_references(text, LABELS) == words


def test_a_page_without_addresses_keeps_its_brackets() -> None:
    assert without_references("[a][b] [c]", frozenset()) == "[a][b] [c]"


@pytest.mark.parametrize(
    "diagram",
    [
        *(
            "```mermaid\ngraph TD;\nA-->B\n```",
            "~~~ mermaid\ngraph TD;\n~~~",
            ":::mermaid\nA-->B\n:::",
            "```plantuml\nA -> B\n```",
        ),
        *(
            "``` {.mermaid}\nA-->B\n```",
            "```{mermaid}\nA-->B\n```",
            "```dot\ndigraph {}\n```",
            "> ```mermaid\n> A-->B\n> ```",
        ),
    ],
)
def test_a_diagram_is_left_out(diagram: str) -> None:
    assert without_diagrams(f"Before.\n{diagram}\nAfter.").split() == ["Before.", "After."]


def test_other_code_and_notes_stay() -> None:
    text = "```sh\nreboot\n```\n:::note\nmermaid\n:::"
    assert without_diagrams(text) == text
