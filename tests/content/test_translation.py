"""What a translation says of its original."""

from __future__ import annotations

from procdesk.content.translation import content_hash
from procdesk.model import Section, WriteUp


def page(markdown: str) -> WriteUp:
    return WriteUp("x", "es", "x.md", "T", "", sections=(Section("say", "Qué decir", markdown, 1),))


def test_the_hash_marks_what_a_page_says_and_not_how_it_is_laid_out() -> None:
    assert len(content_hash(page("a"))) == 12
    assert content_hash(page("caf\u00e9  uno\n\ndos")) == content_hash(page("cafe\u0301 uno dos"))
    assert content_hash(page("uno")) != content_hash(page("dos"))
