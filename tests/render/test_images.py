"""A picture that is not there leaves the words that stand for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from procdesk.library import Library
from procdesk.render.images import with_words_for_missing_images
from tests.conftest import MakeFolder


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<p><img alt="The form" src="content:gone.png"></p>', "<p>The form</p>"),
        ('<img src="content:a/gone.png" alt="A &amp; B">', "A &amp; B"),
        ('<p>x <img src="content:gone.png"> y</p>', "<p>x  y</p>"),
        ('<img alt="Here" src="content:a/here.png">', '<img alt="Here" src="content:a/here.png">'),
        ('<img alt="A folder" src="content:a">', "A folder"),
        ("<p>no picture</p>", "<p>no picture</p>"),
    ],
)
def test_a_missing_picture_leaves_its_words(make: MakeFolder, written: str, shown: str) -> None:
    root = make({"a/here.png": "x"})
    assert with_words_for_missing_images(written, root) == shown


def test_so_it_does_on_the_page_as_it_is_opened(make: MakeFolder) -> None:
    root = make({"a/x.md": "# X\n\nText.\n\n![The form to fill in](gone.png)", "a/y.md": "# Y\n\n![Here](here.png)"})
    (root / "a/here.png").write_bytes(b"x")
    library = Library(root, root.parent / "index")
    for _ in library.catch_up():
        pass
    opened = library.opened("a/x", "en", datetime(2026, 11, 24, 10))
    page = library.page("a/y", "en")
    library.close()
    assert opened is not None
    assert "The form to fill in" in opened.page.body
    assert "<img" not in opened.page.body
    assert page is not None
    assert "content:a/here.png" in page.body
