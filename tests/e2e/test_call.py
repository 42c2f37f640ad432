"""A call with the keyboard alone, in a real window; what each moment costs in keys is what `docs/keys.md` says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.conftest import Program, Screen, Start

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
SENTENCE, BEST = "me han cobrado dos veces la factura", "facturacion/cobro-duplicado"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "keys.md"
_ROW = re.compile(r"^\| (?P<moment>[^|]+?) \| (?P<count>\d+)\b[^|]*\|", re.MULTILINE)


@dataclass
class Agent:
    """Somebody with a headset on: types the customer's words, then presses keys, which are counted."""

    program: Program
    screen: Screen
    said_at_first: str
    pressed: list[str] = field(default_factory=list)

    def hear(self, words: str) -> None:
        self.screen.keyboard("type", "--delay", "15", words)
        self.program.wait_for_line(f"answered: {words} -> {BEST}")

    def press(self, key: str, then: str) -> None:
        """Presses a key and waits until the log tells what came of it."""
        self.pressed.append(key)
        self.screen.keyboard("key", key)
        self.program.wait_for_line(then)


@pytest.fixture
def agent(start: Start, screen: Screen) -> Agent:
    said = said_now(screen.environment)
    program = start("--lang", "es")
    program.wait_for_line("painted")
    screen.focus_window()
    agent = Agent(program, screen, said)
    agent.hear(SENTENCE)
    return agent


def documented(moment: str) -> int:
    """How many keys the documentation says that a moment takes."""
    rows = {row["moment"]: int(row["count"]) for row in _ROW.finditer(DOCUMENTED.read_text("utf-8"))}
    return rows[moment]


def said_now(environment: dict[str, str]) -> str:
    """What a terminal says to the customer at this moment, with the dates that hold now."""
    shown = [sys.executable, "-m", "procdesk", "show", "--json", "--lang", "es", BEST]
    done = subprocess.run(shown, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    say: str = json.loads(done.stdout)["say"]
    return say


def test_the_answer_is_copied(agent: Agent) -> None:
    agent.press("ctrl+c", "copied: ")
    # The page was opened a moment ago: an hour at which the dates change may lie between.
    assert agent.screen.clipboard() in (agent.said_at_first, said_now(agent.screen.environment))
    assert len(agent.pressed) == documented("the answer is copied") <= 3


def test_the_answer_is_copied_in_the_customers_language(agent: Agent) -> None:
    agent.press("ctrl+l", "copied: ")
    assert "You're right" in agent.screen.clipboard() or "the" in agent.screen.clipboard().split()
    assert len(agent.pressed) == documented("the answer is copied in the other language")


def test_the_message_for_the_colleague_is_copied(agent: Agent) -> None:
    agent.press("F3", "hand-over: ")
    agent.press("ctrl+shift+c", "copied the message")
    message = agent.screen.clipboard()
    assert BEST in message
    assert SENTENCE in message
    assert len(agent.pressed) == documented("the message for the colleague is copied")


def test_the_guide_is_gone_through_to_its_end(agent: Agent) -> None:
    agent.press("F2", "guide: ")
    for number in range(1, 5):
        agent.press("1", f"guide step {number}: ")
    agent.program.wait_for_line("guide ended: ")
    assert len(agent.pressed) == documented("the end of a guide of four questions")


def test_a_complaint_opens_with_what_was_looked_up(agent: Agent) -> None:
    agent.press("F4", "opened: atencion/presentar-reclamacion")
    assert len(agent.pressed) == documented("the complaint is open")


def test_the_note_of_the_call_is_copied_and_nothing_of_it_is_kept(agent: Agent, own_home: Path) -> None:
    agent.press("ctrl+c", "copied: ")
    agent.pressed.clear()
    agent.press("F6", "note: shown")
    agent.press("ctrl+Return", "copied the note")
    note = agent.screen.clipboard()
    assert SENTENCE in note
    assert "Cobro duplicado" in note
    assert len(agent.pressed) == documented("the note is copied")
    agent.press("ctrl+q", "ended")
    agent.program.wait_for_end()
    kept = [path.read_bytes() for path in own_home.glob("*") if path.is_file()]
    assert not any(SENTENCE.encode() in raw for raw in kept)
