"""What `procdesk eval` prints: the figures, the queries that failed, and the processes that are confused."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from procdesk.cli.output import why_facts, write_json
from procdesk.evaluation.cross_validation import ConfusedPair, Confusion, CrossValidation
from procdesk.evaluation.metrics import DEPTH, EvaluationReport, Outcome, Quality, Timing
from procdesk.evaluation.noise import Noise
from procdesk.i18n import Messages
from procdesk.model import Hit

# What a person reads; programs get all of it.
_MOST_PAIRS, _EXAMPLES = 25, 3


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
    """How well a folder's own phrases were answered while they were left out, and what they were mistaken for."""
    if as_json:
        facts = _report_facts(found.report, noise, misses=misses)
        pairs = [_pair_facts(pair, found) for pair in found.pairs]
        write_json(facts | {"seed": noise.seed, "phrases": found.phrases, "parts": found.parts, "confused": pairs})
        return
    _write(_report_lines(found.report, words))
    if misses:
        _write(_miss_lines(found.report.misses, words))
    if found.report.queries:
        _write(_pair_lines(found, words))


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


def _pair_lines(found: CrossValidation, words: Messages) -> Iterator[str]:
    yield ""
    if not found.pairs:
        yield words.say("no-confusion")
        return
    yield f"{words.say('confused-pairs')}: {len(found.pairs)}"
    for pair in found.pairs[:_MOST_PAIRS]:
        yield ""
        yield f"{len(pair.mistakes):>4}  " + "  /  ".join(f"{found.titles[id_]} ({id_})" for id_ in pair.ids)
        for one in _examples(pair):
            yield f"      {one.phrase}  ->  {words.say('mistaken-for')} {one.found}"
    if len(found.pairs) > _MOST_PAIRS:
        yield ""
        yield words.count("more-pairs", len(found.pairs) - _MOST_PAIRS)


def _examples(pair: ConfusedPair) -> Iterator[Confusion]:
    """The first mistakes in each direction."""
    by_process = ([one for one in pair.mistakes if one.of == id_] for id_ in pair.ids)
    return chain.from_iterable(mistakes[:_EXAMPLES] for mistakes in by_process)


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
