"""What stands around a page, in the interface's words: made by the wording, shown by the panes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AnswerLabels:
    """What stands around the answer: `who` may give it as (words, tone), `warning` why not to promise it ("": none)."""

    heading: str
    who: tuple[str, str] | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class PageLabels:
    """What stands around a page in the interface's words.

    `notices` are warnings above the answer, `say` what stands around it, `related` safe HTML with links to other
    processes ("": none). `call` has for each button of the call bar what it says, from the longest to the shortest
    (none: no button).
    """

    facts: str
    badges: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    say: AnswerLabels
    related: str = ""
    call: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
