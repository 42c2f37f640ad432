"""Diagrams that a page holds as the source text of a drawing program, which says nothing to a reader."""

from __future__ import annotations

import re

_DIAGRAM = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}|:{3,})[ \t]*\{?[ \t.]*(?:mermaid|plantuml|puml|graphviz|dot|d2|kroki|ditaa)\b[^\n]*$"
    r".*?(?:^[ \t>]*\1[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_FENCES = ("```", "~~~", ":::")


def without_diagrams(text: str) -> str:
    """A text without its diagrams."""
    return _DIAGRAM.sub("", text) if any(fence in text for fence in _FENCES) else text
