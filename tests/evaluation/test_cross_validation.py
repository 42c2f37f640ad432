"""A folder's own phrases, searched as if nobody had written them down yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.content.scan.scanner import ContentUnreachable
from procdesk.evaluation.cross_validation import CrossValidation, cross_validate
from procdesk.evaluation.noise import Noise, NoiseKind
from procdesk.model import Progress
from tests.conftest import write


def run(root: Path, noise: Noise | None = None) -> tuple[CrossValidation, list[Progress]]:
    steps = cross_validate(root, "es", noise or Noise())
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return end.value, seen


def page(root: Path, id_: str, title: str, *phrases: str) -> None:
    lines = "".join(f"  - {phrase}\n" for phrase in phrases)
    write(root, f"{id_}.es.md", f"---\ntitle: {title}\ncustomer_says:\n{lines}---\n## Qué decir\nVale.\n")


@pytest.fixture
def confusing(tmp_path: Path) -> Path:
    """The phrase of one process says what the title of the other says."""
    page(tmp_path, "a/tarjeta", "Tarjeta bloqueada", "se me ha perdido la llave")
    page(tmp_path, "a/llave", "Llave perdida", "no me abre la tarjeta bloqueada")
    page(tmp_path, "a/coche", "Cambio de ruedas", "quiero un cambio de ruedas", "las ruedas nuevas")
    return tmp_path


def test_a_phrase_that_is_only_itself_is_not_found(confusing: Path) -> None:
    found, _ = run(confusing)
    assert found.report.queries == found.phrases == 4
    assert found.report.accuracy[1] == 50.0


def test_the_pair_is_named_with_its_phrases(confusing: Path) -> None:
    found, _ = run(confusing)
    assert [pair.ids for pair in found.pairs] == [("a/llave", "a/tarjeta")]
    assert {one.phrase for one in found.pairs[0].mistakes} == {
        "se me ha perdido la llave",
        "no me abre la tarjeta bloqueada",
    }
    assert found.titles["a/llave"] == "Llave perdida"


def test_a_phrase_of_two_processes_is_left_out_of_both(tmp_path: Path) -> None:
    page(tmp_path, "a/uno", "Uno", "xilófono azul")
    page(tmp_path, "a/dos", "Dos", "Xilofono azul")
    found, _ = run(tmp_path)
    assert (found.report.queries, found.report.accuracy[5]) == (1, 0.0)


def test_noise_is_compared_with_the_phrases_as_they_stand(confusing: Path) -> None:
    found, _ = run(confusing, Noise(frozenset({NoiseKind.CAPITALS})))
    assert found.report.clean is not None
    assert found.report.clean.accuracy == found.report.accuracy


def test_it_tells_how_far_it_is_and_never_goes_back(confusing: Path) -> None:
    _, seen = run(confusing)
    shares = [step.done / step.total for step in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("pages", [0, 1])
def test_a_folder_with_little_in_it_gives_an_empty_rehearsal(tmp_path: Path, pages: int) -> None:
    for number in range(pages):
        write(tmp_path, f"a/{number}.es.md", "# Sin frases\n\nNada.\n")
    found, _ = run(tmp_path)
    assert (found.report.queries, found.pairs, found.parts, len(found.titles)) == (0, (), 0, pages)


def test_a_single_process_is_not_confused(tmp_path: Path) -> None:
    page(tmp_path, "a/uno", "Tarjeta", "no va la tarjeta", "la tarjeta falla")
    found, _ = run(tmp_path)
    assert (found.report.queries, found.report.accuracy[1], found.pairs) == (2, 100.0, ())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentUnreachable):
        run(tmp_path / "no")
