"""A planned page as safe HTML: its title, how customers say it, and its text."""

from __future__ import annotations

import html
import re

from procdesk.authoring.importing.plan import PlannedPage

_DETAILS = re.compile(r"\A---\n(?P<details>.*?)\n---\n", re.DOTALL)


def preview_html(page: PlannedPage) -> str:
    """Safe HTML of a planned page; its pictures have the addresses that they will have in the content folder."""
    # The window is not kept waiting by what turns Markdown into HTML.
    from procdesk.render.limits import render

    found = _DETAILS.match(page.text)
    body = page.text[found.end() :] if found else page.text
    phrases = [line[4:].strip('"') for line in (found["details"] if found else "").split("\n") if line[:4] == "  - "]
    listed = "".join(f"<li>{html.escape(one)}</li>" for one in phrases)
    title = f"<h1>{html.escape(page.title)}</h1>"
    return title + (f"<ul>{listed}</ul>" if listed else "") + render(body, page.path or "page.md").html
