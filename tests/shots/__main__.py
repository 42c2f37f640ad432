"""The README's pictures, taken of the real window on the sample company; `python -m tests.shots FOLDER [SCENE ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.shots.press import print_all
from tests.shots.scenes import SCENES
from tests.shots.studio import opened

_LANGUAGES, _THEMES, _PAPER, _FIRST = ("es", "en"), ("light", "dark"), "paper", "first_start"


def take_all(folder: Path, wanted: frozenset[str]) -> None:
    """Every picture in both languages and both themes; paper has no themes. Nothing wanted by name: all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    scenes = [scene for scene in SCENES if not wanted or scene.__name__ in wanted]
    with tempfile.TemporaryDirectory() as home:
        os.environ["PROCDESK_HOME"] = home
        for lang in _LANGUAGES:
            for theme in _THEMES if scenes else ():
                with opened(Path(home), folder, lang, theme) as studio:
                    for scene in scenes:
                        scene(studio)
            for theme in _THEMES if not wanted or _FIRST in wanted else ():
                with opened(Path(home), folder, lang, theme, (), ()) as studio:
                    studio.keep("first-start")
        if not wanted or _PAPER in wanted:
            print_all(folder, _LANGUAGES)


take_all(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"), frozenset(sys.argv[2:]))
