"""Searches every phrase of a content folder as if it were new: how customers fare whose words nobody wrote down yet."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from procdesk.content.catalog import catalog_of
from procdesk.content.folder import Folder
from procdesk.indexing.builder import Progress, languages_of, read_folder_in_portions
from procdesk.search.evaluate import EvaluationReport, Outcome, ask_all, report_of
from procdesk.search.left_out import ConfusedPair, confused_pairs, fold_plan, phrase_key, without
from procdesk.search.noise import Noise
from procdesk.search.trial import trial_engine

_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What a rehearsal gave: the report, the pairs that are confused, most often first, and the titles by id.

    `phrases` are the different ones that the folder holds, of which `report.queries` were asked; `parts` is how many
    times an index was built without some of them.
    """

    report: EvaluationReport
    pairs: tuple[ConfusedPair, ...]
    phrases: int
    parts: int
    titles: Mapping[str, str]


def cross_validate(root: Path, lang: str, noise: Noise) -> Generator[Progress, None, CrossValidation]:
    """Leaves the phrases out part by part, asks them of an index of the rest, and returns what came of it.

    The noise's seed also deals the phrases. Raises ContentUnreachable, and OSError where no temporary index can be
    written.
    """
    folder = yield from read_folder_in_portions(root)
    planned = fold_plan(folder.processes, noise.seed)
    # Reading was the first half of the bar.
    half = planned.queries + len(planned.parts) * len(folder.processes)
    done = half
    outcomes: list[Outcome] = []
    clean: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="procdesk-") as place:
        for number, part in enumerate(planned.parts):
            yield Progress(done, 2 * half)
            missing = {phrase_key(one.text) for one in part}
            here = Path(place) / str(number)
            kept = (without(process, missing) for process in folder.processes)
            with trial_engine(here, kept, _languages(folder), folder.company.synonyms) as engine:
                done += len(folder.processes)
                for start in range(0, len(part), _AT_ONCE):
                    some = part[start : start + _AT_ONCE]
                    outcomes += ask_all(engine, some, lang, noise)
                    clean += ask_all(engine, some, lang) if noise.kinds else []
                    done += len(some)
                    yield Progress(done, 2 * half)
            shutil.rmtree(here, ignore_errors=True)
    titles = {process.id: process.in_language(lang).title for process in folder.processes}
    report = report_of(outcomes, clean if noise.kinds else None)
    return CrossValidation(report, confused_pairs(outcomes), planned.phrases, len(planned.parts), titles)


def _languages(folder: Folder) -> tuple[str, ...]:
    return languages_of(catalog_of(folder))
