"""The items of a section that is nothing but a plain list."""

from __future__ import annotations

import re

_LIST = re.compile(r"<(ul|ol)(?: [^>]*)?>(.*)</\1>", re.DOTALL)
_ITEM = re.compile(r"<li>\s*(.*?)\s*</li>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_BLOCKS = re.compile(r"<(?:p|ul|ol|li|table|pre|blockquote|h[1-6]|hr|img|div)\b")
# Boxes that the text brings along; ours are drawn.
_BOX = re.compile(r"^[☐☑]\s*")


def plain_items(html: str) -> tuple[str, ...]:
    """Each item's safe HTML, without its own paragraph; none where there is anything but one list of single lines."""
    whole = _LIST.fullmatch(html.strip())
    if whole is None:
        return ()
    items = [_without_paragraph(one) for one in _ITEM.findall(whole[2])]
    left = _ITEM.sub("", whole[2]).strip()
    if left or any(_BLOCKS.search(one) or not one for one in items):
        return ()
    return tuple(items)


def _without_paragraph(item: str) -> str:
    inside = _PARAGRAPH.fullmatch(item)
    return _BOX.sub("", inside[1].strip() if inside else item)
