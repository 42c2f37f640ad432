"""The one way to the files that ship with the program: icons, themes, words, translations, templates, the sample."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A wheel carries the files inside the package, a checkout beside `src`."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`."""
    return _shipped("resources").joinpath(*parts)


def sample_content() -> Path:
    """The content folder of the sample company."""
    return _shipped("content")
