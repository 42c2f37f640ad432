"""Searches every phrase of a content folder as if it were new: how customers fare whose words nobody wrote down yet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from procdesk.content.catalogue import catalogue_of
from procdesk.content.folder import Folder
from procdesk.indexing import Progress, languages_of, read
from procdesk.search.evaluate import Outcome, Report, ask, report_of
from procdesk.search.left_out import Pair, confused, plan, same, without
from procdesk.search.noise import Noise
from procdesk.search.trial import trial_engine

_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsal gave: the report, the pairs that are confused, most often first, and the titles by id.

    `phrases` are the different ones that the folder holds, of which `report.queries` were asked; `parts` is how many
    times an index was built without some of them.
    """

    report: Report
    pairs: tuple[Pair, ...]
    phrases: int
    parts: int
    titles: Mapping[str, str]


def rehearse(root: Path, lang: str, noise: Noise) -> Generator[Progress, None, Rehearsal]:
    """Leaves the phrases out part by part, asks them of an index of the rest, and returns what came of it.

    The noise's seed also deals the phrases. Raises ContentUnreachable, and OSError where no temporary index can be
    written.
    """
    folder = yield from read(root)
    planned = plan(folder.processes, noise.seed)
    # Reading was the first half of the bar.
    half = planned.queries + len(planned.parts) * len(folder.processes)
    done = half
    outcomes: list[Outcome] = []
    clean: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="procdesk-") as place:
        for number, part in enumerate(planned.parts):
            yield Progress(done, 2 * half)
            missing = {same(one.text) for one in part}
            here = Path(place) / str(number)
            kept = (without(process, missing) for process in folder.processes)
            with trial_engine(here, kept, _languages(folder), folder.company.synonyms) as engine:
                done += len(folder.processes)
                for start in range(0, len(part), _AT_ONCE):
                    some = part[start : start + _AT_ONCE]
                    outcomes += ask(engine, some, lang, noise)
                    clean += ask(engine, some, lang) if noise.kinds else []
                    done += len(some)
                    yield Progress(done, 2 * half)
            shutil.rmtree(here, ignore_errors=True)
    titles = {process.id: process.in_language(lang).title for process in folder.processes}
    report = report_of(outcomes, clean if noise.kinds else None)
    return Rehearsal(report, confused(outcomes), planned.phrases, len(planned.parts), titles)


def _languages(folder: Folder) -> tuple[str, ...]:
    return languages_of(catalogue_of(folder))
