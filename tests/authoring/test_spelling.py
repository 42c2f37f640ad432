import pytest

from procdesk.authoring.spelling import LANGUAGES, SpellChecker, company_words
from procdesk.resources import resource, sample_content

FOLDER = resource("spelling")

ES = """---
titulo: Me an cobrado dos vezes
el_cliente_dice:
  - me an covrado
propietario: fakturas@norvia.example
---
## Qué decir

Tiene razón en **revisarlo**. Lo compruebo aora y le abono la diferensia.

Acompáñale a la tienda, dígaselo y explícaselo. Llama a [la web](https://webb.example/pajina) o a Gorka.

<!-- nota sin corrijir -->

```
kodigo
```

`XJ-12` y BADEXCUG son códigos; {fin_plazo} es una fecha. Equipo RT5003X en tienda/colores.es.md.
"""


@pytest.fixture(scope="module")
def spanish():
    return SpellChecker("es", FOLDER)


@pytest.fixture(scope="module")
def english():
    return SpellChecker("en", FOLDER)


def test_misspelt_words_of_title_and_text_are_found_where_they_stand(spanish):
    found = spanish.check(ES)
    assert [(one.word, one.line) for one in found] == [("an", 2), ("vezes", 2), ("aora", 9), ("diferensia", 9)]
    assert all(ES[one.start :].startswith(one.word) for one in found)


def test_what_the_customers_say_stays_as_they_say_it(spanish):
    assert all(one.word != "covrado" for one in spanish.check(ES))


def test_imperatives_with_pronouns_are_right(spanish):
    right = ("acompáñale", "dígaselo", "explícaselo", "llámales", "abónalo", "contéstenos", "anótalo")
    assert [word for word in right if not spanish.is_right(word)] == []


@pytest.mark.parametrize("word", ["apologise", "apologize", "colour", "color", "don't", "customer’s", "centre"])
def test_british_and_american_spelling_are_both_right(english, word):
    assert english.is_right(word)


@pytest.mark.parametrize("word", ["recieve", "acount", "wich", "teh", "adress"])
def test_an_english_slip_is_found_and_mended(english, word):
    meant = {"recieve": "receive", "acount": "account", "wich": "which", "teh": "the", "adress": "address"}
    assert not english.is_right(word)
    assert meant[word] in english.suggestions(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("informacion", "información"),
        ("devolusion", "devolución"),
        ("facutra", "factura"),
        ("Nesesita", "Necesita"),
        ("aver\u00edas\u0301", "averías"),
    ],
)
def test_a_spanish_slip_is_mended_with_its_accent_and_capital(spanish, word, meant):
    assert meant in spanish.suggestions(word)


def test_names_and_abbreviations_within_a_sentence_are_right(spanish):
    assert spanish.check("Pregunta por Gorka en ASNEF o con VoLTE.\n") == ()
    assert [one.word for one in spanish.check("Gorkka pregunta.\n")] == ["Gorkka"]


def test_words_that_three_pages_use_are_the_companys_own(english):
    pages = ["The Blipster is on.", "Restart the blipster twice", "blipster, blipster", "A flurp"]
    own = company_words(pages)
    assert "blipster" in own
    assert "flurp" not in own
    checker = SpellChecker("en", FOLDER, own)
    assert checker.is_right("blipster")
    assert not checker.is_right("flurp")


def test_a_language_without_dictionary_is_refused():
    assert "ca" not in LANGUAGES
    with pytest.raises(ValueError, match="ca"):
        SpellChecker("ca", FOLDER)


@pytest.mark.parametrize(
    "text", ["", "---\n", "---\ntitle: x\n", "<!-- open", "```\nopen", "\ufeffhello\u200b", "a" * 9_000]
)
def test_broken_pages_are_checked_all_the_same(english, text):
    assert english.check(text) in ((), english.check(text))
    assert all(one.start < len(text) for one in english.check(text))


def test_of_the_sample_hardly_a_word_is_told():
    texts = [path.read_text("utf-8") for path in sorted(sample_content().rglob("*.es.md"))]
    checker = SpellChecker("es", FOLDER, company_words(texts))
    told = {one.word for text in texts for one in checker.check(text)}
    assert len(told) < 80, sorted(told)
