from __future__ import annotations

import pytest

from procdesk.content.markup.diagrams import without_diagrams


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
