from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.authoring.pictures import (
    LARGEST_BYTES,
    PictureTooLarge,
    picture_ending,
    picture_markdown,
    save_picture,
)

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_picture_gets_a_free_name_made_of_the_page_s(tmp_path: Path) -> None:
    page = tmp_path / "Cobro doble.es.md"
    names = [save_picture(page, PNG, ".png").name for _ in range(3)]
    assert names == ["cobro-doble-1.png", "cobro-doble-2.png", "cobro-doble-3.png"]
    assert (tmp_path / names[0]).read_bytes() == PNG


def test_a_picture_that_is_too_large_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(PictureTooLarge) as told:
        save_picture(tmp_path / "a.md", bytes(LARGEST_BYTES + 1), ".png")
    assert told.value.size == LARGEST_BYTES + 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "ending"),
    [(PNG, ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), (b"GIF89a", ".gif"), (b"<svg", ""), (b"", ""), (b"%PDF", "")],
)
def test_only_what_begins_like_a_picture_is_one(data: bytes, ending: str) -> None:
    assert picture_ending(data) == ending


def test_the_words_of_a_picture_cannot_break_its_link() -> None:
    assert picture_markdown(Path("a b.png"), "la [factura]\n") == "![la  factura](a%20b.png)"
