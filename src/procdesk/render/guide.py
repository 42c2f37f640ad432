"""The guide of a write-up, made ready to be run: the text of each question, and the names of where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from procdesk.model import Process, WriteUp
from procdesk.render.limits import TIME_LIMIT_S, PageRenderer

_CHARACTERS = 12_000
"""What is longer is no text for one step of a guide, and would take longer than a frame to lay out."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A write-up with its guide; `texts` is safe HTML by anchor, `titles` the processes it leads to, by id.

    A process that is not among `titles` is not there. `record` is the write-up in which the way through the guide is
    recorded. A text that is too long for one step is cut, its page has it all.
    """

    write_up: WriteUp
    texts: Mapping[str, str]
    titles: Mapping[str, str]
    record: WriteUp


def build_guide(
    process: Process, lang: str, titles: Mapping[str, str], record_lang: str = "", time_limit_s: float = TIME_LIMIT_S
) -> GuidePage:
    """The guide of `process` in `lang`, or in the language there is; hostile text is plain after `time_limit_s`."""
    write_up = process.in_language(lang)
    renderer = PageRenderer(write_up.path, time_limit_s)
    texts: dict[str, str] = {}
    for question in write_up.guide:
        # Of two equal anchors the first is the one that is led to.
        if question.anchor not in texts:
            texts[question.anchor] = renderer.render(_cut(question.markdown)).html if question.markdown else ""
    return GuidePage(write_up, texts, titles, process.in_language(record_lang or write_up.lang))


def _cut(markdown: str) -> str:
    return markdown if len(markdown) <= _CHARACTERS else f"{markdown[:_CHARACTERS]} …"
