"""What `procdesk eval` prints: the figures, the queries that failed, and the phrases that find another page first."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from procdesk.cli.output import why_facts, write_json
from procdesk.evaluation.confused_phrases import ConfusedPhrase, TextPlace
from procdesk.evaluation.cross_validation import ConfusedPair, CrossValidation
from procdesk.evaluation.metrics import DEPTH, EvaluationReport, Outcome, Quality, Timing
from procdesk.evaluation.noise import Noise
from procdesk.i18n import Messages
from procdesk.model import Hit

_LONGEST_TEXT = 120


def write_report(report: EvaluationReport, noise: Noise, words: Messages, *, misses: bool, as_json: bool) -> None:
    """How well a set of queries was answered."""
    if as_json:
        write_json(_report_facts(report, noise, misses=misses))
        return
    _write(_report_lines(report, words))
    if misses:
        _write(_miss_lines(report.misses, words))


def write_cross_validation(
    found: CrossValidation, noise: Noise, words: Messages, *, misses: bool, as_json: bool
) -> None:
    """How many of a folder's own phrases find their page while they are left out, and what to do about the worst."""
    if as_json:
        facts = _report_facts(found.report, noise, misses=misses)
        pairs = [_pair_facts(pair, found) for pair in found.pairs]
        worst = [_confused_facts(one, words) for one in found.worst]
        more = {"seed": noise.seed, "phrases": found.phrases, "parts": found.parts, "worst": worst, "confused": pairs}
        write_json(facts | more)
        return
    if not found.report.queries:
        return
    _write(_summary_lines(found, words))
    if noise.kinds:
        _write(_report_lines(found.report, words))
    if misses:
        _write(_miss_lines(found.report.misses, words))
    _write(_worst_lines(found, words))


def _report_facts(report: EvaluationReport, noise: Noise, *, misses: bool) -> dict[str, Any]:
    now = Quality(report.accuracy, report.mrr)
    facts: dict[str, Any] = {"queries": report.queries, **_quality_facts(now), "search_ms": _times(report.search_ms)}
    if report.keystroke_ms:
        facts["keystroke_ms"] = _times(report.keystroke_ms)
    if report.clean:
        clean = _quality_facts(report.clean)
        facts["noise"] = sorted(noise.kinds)
        facts["seed"] = noise.seed
        facts["clean"] = clean
        facts["fall"] = {name: round(value - facts[name], 4) for name, value in clean.items()}
    if misses:
        facts["misses"] = [_miss_facts(one) for one in report.misses]
    return facts


def _quality_facts(quality: Quality) -> dict[str, float]:
    return {**{f"acc@{at}": value for at, value in quality.accuracy.items()}, "mrr@10": quality.mrr}


def _times(timing: Timing) -> dict[str, float]:
    return {"p50": timing.p50, "p95": timing.p95}


def _miss_facts(one: Outcome) -> dict[str, Any]:
    return {
        "query": one.expected.text,
        "asked": one.asked,
        "expected": [{"id": id_, "place": place} for id_, place in one.places.items()],
        "won": {"id": one.first.id, "title": one.first.title, "why": why_facts(one.first)} if one.first else None,
    }


def _pair_facts(pair: ConfusedPair, found: CrossValidation) -> dict[str, Any]:
    return {
        "processes": [{"id": id_, "title": found.titles[id_], "mistaken": pair.times(id_)} for id_ in pair.ids],
        "times": len(pair.mistakes),
        "examples": [{"phrase": one.phrase, "of": one.of, "found": one.found} for one in pair.mistakes],
    }


def _report_lines(report: EvaluationReport, words: Messages) -> Iterator[str]:
    now = _quality_facts(Quality(report.accuracy, report.mrr))
    clean = _quality_facts(report.clean) if report.clean else {}
    yield _row("queries", str(report.queries))
    for name, value in now.items():
        before = clean.get(name)
        shown = f"{value:<8}"
        if before is not None:
            shown += words.say("without-noise", clean=str(before), change=f"{round(value - before, 4):+}")
        yield _row(name, shown)
    times = {"search_ms": report.search_ms, "keystroke_ms": report.keystroke_ms}
    for name, timing in times.items():
        if timing:
            yield _row(name, f"p50 {timing.p50}  p95 {timing.p95}")


def _row(name: str, value: str) -> str:
    return f"{name:<14}{value}".rstrip()


def _miss_lines(missed: Sequence[Outcome], words: Messages) -> Iterator[str]:
    yield ""
    if not missed:
        yield words.say("no-misses")
        return
    yield f"{words.say('failed-queries')}: {len(missed)}"
    for one in missed:
        places = (f"{id_} ({_place(place, words)})" for id_, place in one.places.items())
        yield ""
        yield one.expected.text
        if one.asked != one.expected.text:
            yield "  " + words.say("asked-as", text=one.asked)
        yield f"  {words.say('expected')} {', '.join(places)}"
        yield f"  {words.say('instead')} {_winner(one.first, words)}"


def _place(place: int | None, words: Messages) -> str:
    return words.say("at-place", place=str(place)) if place else words.say("not-found", depth=str(DEPTH))


def _winner(first: Hit | None, words: Messages) -> str:
    if first is None:
        return words.say("nothing")
    return f"{first.id}, {first.title}" + "".join(f"; {words.say(f'why-{one.kind}')}: {one.text}" for one in first.why)


def _summary_lines(found: CrossValidation, words: Messages) -> Iterator[str]:
    """The figures in words: so many phrases find their page first, so many among the first ones."""
    report = found.report
    own = report.queries - len(report.misses)
    yield words.say("self-summary", asked=words.number(report.queries), own=words.number(own))
    yield words.say(
        "self-figures",
        first=words.decimal(report.accuracy[1]),
        three=words.decimal(report.accuracy[3]),
        five=words.decimal(report.accuracy[5]),
    )


def _worst_lines(found: CrossValidation, words: Messages) -> Iterator[str]:
    yield ""
    if not found.worst:
        yield words.say("no-confusion")
        return
    missed = sum(one.first is not None for one in found.report.misses)
    yield words.count("worst-phrases", len(found.worst), all=words.number(missed))
    for number, one in enumerate(found.worst, 1):
        yield ""
        yield words.say("self-phrase", number=str(number), phrase=one.phrase)
        yield from (f"   {line}" for line in _confused_lines(one, words))
    if missed > len(found.worst):
        yield ""
        yield words.say("self-all-misses")


def _confused_lines(one: ConfusedPhrase, words: Messages) -> Iterator[str]:
    place = words.say("at-place", place=str(one.place)) if one.place else words.say("not-found", depth=str(DEPTH))
    yield f"{words.say('self-stands-in')} {_page(one.own)} ({place})"
    yield f"{words.say('self-finds')} {_page(one.other)}"
    if one.attraction:
        yield words.say(f"self-by-{one.attraction.kind}", text=_shortened(one.attraction.text))
    listed = {"self-shared": one.shared, "self-unknown": one.unknown, "self-telling": one.telling}
    yield from (f"{words.say(label)} {', '.join(some)}" for label, some in listed.items() if some)
    yield f"{words.say('self-advice')} {_advice(one, words)}"


def _page(place: TextPlace) -> str:
    where = f"{place.path}:{place.line}" if place.line else place.path
    return f"{place.title}, {where}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT].rstrip()}…"


def _advice(one: ConfusedPhrase, words: Messages) -> str:
    """What to do, as a sentence for the owner of the page."""
    return words.say(
        f"advice-{one.advice}",
        own=one.own.title,
        other=one.other.title,
        shared=", ".join(one.shared),
        unknown=", ".join(one.unknown),
        telling=", ".join(one.telling),
        text=_shortened(one.attraction.text) if one.attraction else "",
        times=str(one.times),
    )


def _confused_facts(one: ConfusedPhrase, words: Messages) -> dict[str, Any]:
    by = {"kind": one.attraction.kind.value, "text": one.attraction.text} if one.attraction else None
    return {
        "phrase": one.phrase,
        "process": asdict(one.own),
        "found": asdict(one.other),
        "place": one.place,
        "times": one.times,
        "because_of": by,
        "shared": list(one.shared),
        "unknown": list(one.unknown),
        "telling": list(one.telling),
        "advice": one.advice.value,
        "message": _advice(one, words),
    }


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
