"""The calls that have ended, with the note of each as the user left it, until the program ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from procdesk.call.note import Fields

if TYPE_CHECKING:
    from procdesk.call.guide import GuideSession
    from procdesk.render.guide import GuidePage


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note: as it was made, as the user has it, the values it was made of, and those it was taken with.

    Taken means copied, sent or saved; `taken` is None where it never was, or where the user has changed it since.
    """

    made: str
    text: str
    fields: Fields
    taken: Fields | None = None


@dataclass(frozen=True, slots=True)
class GuideState:
    """A guide under way: where it stands, the texts of its processes by id, and the language it is run in."""

    run: GuideSession
    pages: dict[str, GuidePage]
    lang: str


@dataclass(frozen=True, slots=True)
class ScreenState:
    """What a call had on the screen: the question, the department kept to, the page with its filing day, the guide.

    `in_guide` tells whether the guide was what was looked at.
    """

    question: str = ""
    department: str = ""
    page: str = ""
    filed: datetime | None = None
    guide: GuideState | None = None
    in_guide: bool = False


@dataclass(slots=True)
class EndedCall:
    """A call that has ended: when, what was asked first, its note, and what stood on the screen.

    `text` is the note, which may still be changed, and `copied` whether it was copied, sent or saved as it is now.
    """

    began: datetime
    until: datetime
    question: str
    draft: NoteDraft
    screen: ScreenState
    copied: bool
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.draft.text

    def write(self, text: str) -> None:
        """Keeps another text as its note; what was copied before is no longer the same."""
        if text != self.text:
            self.text, self.copied = text, False


class EndedCalls:
    """All calls that have ended since the program was started, kept in memory only."""

    def __init__(self) -> None:
        self._calls: list[EndedCall] = []

    def __iter__(self) -> Iterator[EndedCall]:
        """The calls, newest first."""
        return reversed(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    @property
    def newest(self) -> EndedCall | None:
        """The call that ended last."""
        return self._calls[-1] if self._calls else None

    @property
    def not_copied(self) -> int:
        """How many notes were not copied, sent or saved as they are now."""
        return sum(not one.copied for one in self._calls)

    def add(self, call: EndedCall) -> None:
        """Keeps a call that has just ended."""
        self._calls.append(call)

    def take_back(self) -> EndedCall:
        """Gives the call that ended last, which goes on and is kept here no more; IndexError where there is none."""
        return self._calls.pop()
