from __future__ import annotations

import pytest

from procdesk.content.markup.reference_links import reference_labels, without_references

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
