"""Rendering that always comes back: hostile text is rendered in a child process that can be ended.

Python-Markdown's time grows with the square of some inputs (more than 5 s on 4,000 opening brackets). Ordinary pages
are rendered at once; a text that is long or opens many brackets goes to a child with a time limit, and what the child
cannot do is shown as plain text.
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass

from procdesk.render.markdown import MarkdownConverter, can_be_laid_out, plain_html
from procdesk.subprocesses import ChildState, ChildTask, end_with_input, report_result

TIME_LIMIT_S = 3.0
_CHARACTERS_AT_ONCE = 60_000
_LINES_AT_ONCE = 1_500
_MARKS_AT_ONCE = 2_500
_OPEN_AT_ONCE = 40
_CHARACTERS_AT_MOST = 1_000_000
_LINE_AT_MOST = 100_000
_MARKS = ("[", "<", "*", "_", "`", "&", ">", "\\")
_BRACKETS = re.compile(r"[\[\]()<>]")
_OPENED_BY = {"]": "[", ")": "(", ">": "<"}


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    """Safe HTML; `plain` is true where Markdown could not be rendered and the text stands as it was written."""

    html: str
    plain: bool = False


class PageRenderer:
    """Renders the parts of the page in the file `path`; children get `time_limit_s` for all of them together."""

    def __init__(self, path: str, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._path = path
        self._left_s = time_limit_s
        self._converter: MarkdownConverter | None = None

    def render(self, text: str) -> RenderedHtml:
        """Safe HTML of `text`, in good time whatever the text is."""
        html = self._at_once(text) if _harmless(text) else self._in_child(text)
        return (
            RenderedHtml(plain_html(text), plain=True)
            if html is None or not can_be_laid_out(html)
            else RenderedHtml(html)
        )

    def _at_once(self, text: str) -> str | None:
        self._converter = self._converter or MarkdownConverter()
        try:
            return self._converter.to_html(text, self._path)
        except RecursionError:
            self._converter = None
            return None

    def _in_child(self, text: str) -> str | None:
        if len(text) > _CHARACTERS_AT_MOST or self._left_s <= 0 or _has_long_line(text):
            return None
        start = time.monotonic()
        given = json.dumps([text, self._path]) + "\n"
        task = ChildTask("procdesk.render.limits", given=given, time_limit_s=self._left_s)
        succeeded = task.wait() is ChildState.SUCCEEDED
        self._left_s -= time.monotonic() - start
        return str(task.result) if succeeded and task.result is not None else None


def render(text: str, path: str, time_limit_s: float = TIME_LIMIT_S) -> RenderedHtml:
    """Safe HTML of one `text` from the file `path`, within `time_limit_s` whatever the text is."""
    return PageRenderer(path, time_limit_s).render(text)


def _harmless(text: str) -> bool:
    return (
        len(text) <= _CHARACTERS_AT_ONCE
        and text.count("\n") <= _LINES_AT_ONCE
        and sum(text.count(mark) for mark in _MARKS) <= _MARKS_AT_ONCE
        and _most_open(text) <= _OPEN_AT_ONCE
    )


def _most_open(text: str) -> int:
    """How many brackets of one kind are open at most at one place."""
    now = dict.fromkeys("[(<", 0)
    most = 0
    for bracket in _BRACKETS.findall(text):
        if bracket in now:
            now[bracket] += 1
            most = max(most, now[bracket])
        else:
            now[_OPENED_BY[bracket]] = max(now[_OPENED_BY[bracket]] - 1, 0)
    return most


def _has_long_line(text: str) -> bool:
    return len(text) > _LINE_AT_MOST and any(len(line) > _LINE_AT_MOST for line in text.split("\n"))


def _child() -> None:
    text, path = json.loads(sys.stdin.buffer.readline())
    end_with_input()
    report_result(MarkdownConverter().to_html(text, path))


if __name__ == "__main__":
    _child()
