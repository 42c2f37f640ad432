"""A write-up as the outcome of its guide rules it: answer, decision, steps and hand-overs in place of the page's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from procdesk.call.directory import DepartmentDirectory
from procdesk.call.guide import anchor_in
from procdesk.call.placeholders import names_in
from procdesk.content.plain_text import sayable
from procdesk.model import HandOver, OutcomeRules, Process, Question, Section, Timeline, WriteUp


@dataclass(frozen=True, slots=True)
class ReachedOutcome:
    """The outcome that a guide has come to: its `anchor` in the guide of the write-up in `lang`."""

    lang: str
    anchor: str


def outcome_in(process: Process, reached: ReachedOutcome | None, write_up: WriteUp) -> Question | None:
    """The outcome in the guide of `write_up`, one of the process; None where there is none such.

    A translation whose guide is built otherwise takes the outcome in the language in which it was reached.
    """
    if reached is None:
        return None
    origin = process.in_language(reached.lang)
    anchor = anchor_in(reached.anchor, origin, write_up)
    found = write_up.question(anchor) or origin.question(reached.anchor)
    return found if found is not None and not found.choices else None


def with_outcome(write_up: WriteUp, outcome: Question | None, directory: DepartmentDirectory) -> WriteUp:
    """The write-up with what the outcome puts in place of its sections, and without what the outcome rules out."""
    if outcome is None:
        return write_up
    rules = outcome.rules
    heading = {section.key: section.heading for section in write_up.sections}
    changed: dict[str, Section | None] = {}
    if rules.say is not None:
        changed["say"] = replace(rules.say, heading=rules.say.heading or heading.get("say", ""))
    elif _rules_out_answer(write_up, rules):
        changed["say"] = None
    if rules.decide is not None:
        changed["decide"] = rules.decide
    journey = write_up.journey
    if rules.journey is not None:
        changed["journey"], journey = rules.journey_section, rules.journey
    elif rules.timeline is Timeline.NONE:
        changed["journey"], journey = None, ()
    hand_overs = _hand_overs(write_up, rules, directory)
    if hand_overs != write_up.hand_overs:
        changed["hand-over"] = rules.hand_over_section
    say = changed.get("say", write_up.section("say"))
    return replace(
        write_up,
        say=_plain(say) if "say" in changed else write_up.say,
        sections=_replaced(write_up.sections, changed),
        journey=journey,
        hand_overs=hand_overs,
    )


def names_who_takes_it(outcome: Question | None) -> bool:
    """Whether the outcome itself tells to whom the matter goes, and be it to nobody."""
    if outcome is None:
        return False
    rules = outcome.rules
    return rules.hand_overs is not None or rules.pass_to is not None or rules.timeline is Timeline.NONE


def promises(outcome: Question | None) -> bool:
    """Whether dates may be promised."""
    return outcome is None or outcome.rules.dates_hold


def _rules_out_answer(write_up: WriteUp, rules: OutcomeRules) -> bool:
    """Whether the page's answer says what the outcome does not hold to."""
    if not rules.promise:
        return True
    said = write_up.section("say")
    dated = said is not None and any(one.kind for one in names_in(said.markdown))
    return rules.timeline is Timeline.NONE and dated


def _hand_overs(write_up: WriteUp, rules: OutcomeRules, directory: DepartmentDirectory) -> tuple[HandOver, ...]:
    if rules.hand_overs is not None:
        return rules.hand_overs
    if rules.pass_to is not None:
        found = [_card_of(name, write_up, directory) for name in rules.pass_to]
    elif rules.timeline is Timeline.NONE:
        found = []
    else:
        found = list(write_up.hand_overs)
    # What the page's cards tell the customer was written for the page's own answer.
    return tuple(found if rules.dates_hold else (replace(one, tell="") for one in found))


def _card_of(name: str, write_up: WriteUp, directory: DepartmentDirectory) -> HandOver:
    """The page's own card for a department, else one that holds its name alone."""
    meant = directory.identities(name)
    own = (one for one in write_up.hand_overs if meant & directory.identities(one.to))
    found = next(own, None)
    return replace(found, to=name) if found else HandOver(name, (), "", "", 0)


def _replaced(sections: Iterable[Section], changed: dict[str, Section | None]) -> tuple[Section, ...]:
    """The sections with the changed ones in their places; new ones come first, of two of a kind the first counts."""
    left = dict(changed)
    kept: list[Section] = []
    for section in sections:
        new = left.pop(section.key, section)
        if section.key in changed and new is section:
            continue
        if new is not None:
            kept.append(new)
    return (*(one for one in left.values() if one is not None), *kept)


def _plain(section: Section | None) -> str:
    return sayable(section.markdown) if section else ""
