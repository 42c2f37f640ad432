"""Clean HTML becomes Markdown of the format: each table has a head, and no word can be taken for a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

from procdesk.authoring.importing.document import Remark, remark
from procdesk.authoring.importing.formats.escaping import escaped_words

_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[>+-](?=\s|$)|={3,}|-{3,}|:{3,})")
_SPACES = re.compile(r"[ \t\xa0]+")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_BLOCKS: Final = ("p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl")
_CELLS: Final = ("td", "th")
_LINE_BREAK: Final = "<br>"
# A private letter of Unicode stands for a break until all lines are written.
_BREAK: Final = "\ue000"
_BREAKS = re.compile("(?:\ue000[ \t]*\n[ \t]*){2,}")
_BREAK_BEFORE_TEXT = re.compile("\ue000[ \t]*\n[ \t]*(?=[^\\s\ue000])")
_MOST_COLUMNS: Final = 60
_QUOTED: Final = str.maketrans(
    {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "|": "%7C"}
)


class _Writer(MarkdownConverter):
    """Markdownify with the format's own tables, notes at the foot, line breaks in cells, and escapes."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            autolinks=False,
            strip_pre=None,
            table_infer_header=True,
            strip_document=None,
        )
        self.remarks: list[Remark] = []
        self._cells: dict[int, str] = {}
        self._merged = 0

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """The words of a text, none of which begins a line as a mark."""
        # The types of the library leave this method out.
        text = str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc]
        if parent_tags and "_noformat" in parent_tags:
            return text
        text = _SPACES.sub(" ", text.replace("\n", " "))
        before = el.previous_sibling
        begins = before is None or (isinstance(before, Tag) and before.name in (*_BLOCKS, "br"))
        return _LINE_START.sub(r"\1\\\2", text) if begins else text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Signs of Markdown and HTML that are only words here."""
        escaped = escaped_words(text)
        return escaped.replace("|", "\\|") if not parent_tags.isdisjoint(_CELLS) else escaped

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A line break, which in a cell must not end the row."""
        if not parent_tags.isdisjoint(_CELLS):
            return _LINE_BREAK
        before = el.previous_sibling
        if "_inline" in parent_tags:
            return " "
        # An empty line would end the item of a list.
        return "" if "li" in parent_tags and isinstance(before, Tag) and before.name == "br" else f"{_BREAK}\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link; one without an address is its words."""
        href = str(el.get("href", "")).strip()
        words = text.strip()
        if not href or not words:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        inside = re.sub(r"\s+", " ", words.replace(f"{_BREAK}\n", " "))
        return f"{before}[{inside}]({_address(href)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture with the words that stand for it."""
        words = re.sub(r"[\[\]\n|]+", " ", str(el.get("alt", ""))).strip()
        return f"![{words}]({_address(str(el.get('src', '')))})"

    def convert_input(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A box to tick."""
        return "" if el.get("type") != "checkbox" else "☒ " if el.has_attr("checked") else "☐ "

    def convert_footnote_reference(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The mark of a note at the foot."""
        return f"[^{el['number']}]"

    def convert_footnote_text(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A note at the foot; its further lines are indented."""
        words = "\n".join(line.strip() for line in text.strip().split("\n"))
        return f"\n\n[^{el['number']}]: {words}\n\n".replace("\n\n\n", "\n\n").replace(
            words, re.sub(r"\n+", "\n    ", words)
        )

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Kept until the table is complete."""
        cell = re.sub(r"\s*\n\s*", " ", text).strip()
        while cell.startswith(_LINE_BREAK):
            cell = cell[len(_LINE_BREAK) :].lstrip()
        while cell.endswith(_LINE_BREAK):
            cell = cell[: -len(_LINE_BREAK)].rstrip()
        self._cells[id(el)] = re.sub(rf"(?:\s*{_LINE_BREAK}\s*)+", _LINE_BREAK, cell)
        return ""

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Written by its table."""
        return ""

    convert_thead = convert_tbody = convert_tfoot = convert_tr

    def convert_caption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The words above a table."""
        return f"{text.strip()}\n\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The rows below a head, which is the first; what a merged cell says stands in the first of its cells."""
        rows = [row for row in _grid(el, self._cells) if any(row)]
        if not rows:
            return f"\n\n{text}\n\n"
        self._merged += sum(_is_merged(cell) for cell in el.find_all(_CELLS))
        width = max(map(len, rows))
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return f"\n\n{text.strip()}\n\n" + "\n".join(lines) + "\n\n"

    def finish(self) -> None:
        """Tells what was found in all tables together."""
        if self._merged:
            self.remarks.append(remark("import-merged-cells", count=str(self._merged)))


def to_markdown(soup: BeautifulSoup) -> tuple[str, tuple[Remark, ...]]:
    """Markdown of clean HTML, and what of it a page cannot show as it was. Changes `soup`."""
    writer = _Writer()
    nested = sum(_open_cells(table) for table in list(soup.find_all("table")) if table.parent is not None)
    if nested:
        writer.remarks.append(remark("import-nested-tables", count=str(nested)))
    text: str = writer.convert_soup(soup)
    writer.finish()
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    # Two blanks break a line, but only where another one follows.
    text = _BREAKS.sub("\n\n", text)
    text = _BREAK_BEFORE_TEXT.sub("  \n", text).replace(_BREAK, "")
    return _BLANK_LINES.sub("\n\n", text).strip(), tuple(writer.remarks)


def _address(href: str) -> str:
    """An address as it may stand in round brackets."""
    return re.sub(r"\s+", "", href.translate(_QUOTED))


def _own_rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _own_cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(_CELLS) if cell.find_parent("tr") is row]


def _grid(table: Tag, texts: dict[int, str]) -> Iterator[list[str]]:
    """The rows of a table, each cell in its column."""
    busy: dict[int, int] = {}
    for row in _own_rows(table):
        line: list[str] = []
        cells = iter(_own_cells(row))
        below = {column: left - 1 for column, left in busy.items() if left > 1}
        while len(line) < _MOST_COLUMNS:
            if busy.get(len(line), 0):
                line.append("")
                continue
            cell = next(cells, None)
            if cell is None:
                break
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(line), len(line) + width):
                if height > 1:
                    below[column] = height - 1
            line.extend([texts.get(id(cell), ""), *[""] * (width - 1)])
        # A table may say that it has more columns than anybody could read.
        line.extend(texts.get(id(cell), "") for cell in cells)
        busy = below
        yield line


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name, "1"))
    return min(max(int(written), 1), _MOST_COLUMNS) if written.isascii() and written.isdigit() else 1


def _is_merged(cell: Tag) -> bool:
    return _span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1


def _open_cells(table: Tag) -> int:
    """Turns what stands in blocks in the cells of a table into lines; gives how many tables stood in them."""
    nested = 0
    for cell in [one for row in _own_rows(table) for one in _own_cells(row)]:
        for inner in cell.find_all("table"):
            if inner.find_parent(_CELLS) is not None:
                nested += 1
                _as_lines(inner)
        for item in cell.find_all("li"):
            item.insert(0, NavigableString("• "))
        for code in cell.find_all("pre"):
            code.name = "code"
        for heading in cell.find_all(re.compile(r"h[1-6]$")):
            heading.name = "strong"
            heading.insert_after(_line_break())
        for block in cell.find_all(["p", "div", "li", "ul", "ol", "blockquote", "dl", "dt", "dd"]):
            block.insert_before(_line_break())
            block.insert_after(_line_break())
            block.unwrap()
    return nested


def _as_lines(table: Tag) -> None:
    """A table inside a cell: a line for each row, its cells one after the other."""
    for row in table.find_all("tr"):
        for cell in _own_cells(row)[1:]:
            cell.insert_before(NavigableString(" · "))
    for part in table.find_all(["td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"]):
        part.unwrap()
    for row in table.find_all("tr"):
        row.name = "div"
    table.name = "div"


def _line_break() -> Tag:
    return BeautifulSoup("", "html.parser").new_tag("br")
