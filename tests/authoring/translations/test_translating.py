"""A translation is begun as the page in another language, with its headings and labels and the text still to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.authoring.translations.translating import begin_translation, path_in_language
from procdesk.content.parser import FileResult, read_source

PAGE = """---
titulo: Cobro duplicado
el_cliente_dice:
  - me han cobrado dos veces
responsable: facturacion@norvia.example   # with Ana
verificado: 2026-09-15
codigos: [FAC-021]
---
# Cobro duplicado
## Qué decir
Lo compruebo ahora: Pasar a nadie.
## Guía
### ¿Es el mismo importe?
- [Sí](#abrir)
- [No](otra.es.md)
### Abrir
Ábrelo.

#### Qué pasa después
1. **Facturación** lo mira. (1 día)

- **Pasar a:** Facturación
- Sin promesa
- Ver plazos: ninguno
```
- Pasar a: esto es un ejemplo
```
## Si hay que pasarlo
- A: Facturación
  Ten a mano: contrato
  **Di al cliente:** Le llaman hoy.
  Si no contestan: mañana
## Códigos del banco
A: esto no es una etiqueta
"""


def read(path: str, text: str) -> FileResult:
    return read_source(path, text.encode(), None)


def test_headings_and_labels_are_those_of_the_other_language() -> None:
    begun = begin_translation("facturacion/cobro.es.md", PAGE, "en", ("es", "en"))
    assert begun.path == "facturacion/cobro.en.md"
    result = read(begun.path, begun.text)
    page, original = result.write_up, read("facturacion/cobro.es.md", PAGE).write_up
    assert page is not None
    assert original is not None
    assert (page.id, page.lang, page.title) == ("facturacion/cobro", "en", "Cobro duplicado")
    assert [one.heading for one in page.sections] == ["Say this", "Guide", "Hand over", "Códigos del banco"]
    assert [one.key for one in page.sections] == [one.key for one in original.sections]
    assert page.hand_overs[0].have_ready == ("contrato",)
    assert [one.rules.pass_to for one in page.guide] == [one.rules.pass_to for one in original.guide]
    assert "#### What happens next" in begun.text
    for words in ("- **Hand over to:** Facturación", "- No promise", "- Timeline: ninguno", "- To: Facturación"):
        assert f"{words}\n" in begun.text
    for words in ("  Have ready: contrato", "  **Tell the customer:** Le llaman hoy.", "  If nobody answers: mañana"):
        assert f"{words}\n" in begun.text


def test_what_belongs_to_one_language_is_left_out_and_the_rest_stays() -> None:
    begun = begin_translation("facturacion/cobro.es.md", PAGE, "en", ("es", "en"))
    page = read(begun.path, begun.text).write_up
    assert page is not None
    assert (page.phrases, page.verified, page.translates) == ((), None, "pending")
    assert (page.owner, page.codes) == ("facturacion@norvia.example", ("FAC-021",))
    assert "responsable: facturacion@norvia.example   # with Ana\n" in begun.text
    assert "Lo compruebo ahora: Pasar a nadie.\n" in begun.text
    assert "A: esto no es una etiqueta\n" in begun.text
    assert "```\n- Pasar a: esto es un ejemplo\n```\n" in begun.text
    assert "### ¿Es el mismo importe?\n- [Sí](#abrir)\n" in begun.text


@pytest.mark.parametrize(
    ("path", "lang", "other"),
    [
        ("a/b.es.md", "en", "a/b.en.md"),
        ("a/b.md", "en", "a/b.en.md"),
        ("a/b-es.md", "en", "a/b-en.md"),
        ("a/b.ES.MD", "en", "a/b.en.MD"),
        ("a/b.es.markdown", "ca", "a/b.ca.markdown"),
        ("b.c.es.md", "en", "b.c.en.md"),
    ],
)
def test_the_file_of_the_other_language_stands_beside_it(path: str, lang: str, other: str) -> None:
    assert path_in_language(path, lang, ("es", "en")) == other


@pytest.mark.parametrize(
    "text", ["", "Sin detalles.\n", "---\ntitle: x\n---", "+++\ntitle = 'x'\n+++\n## Qué decir\nA\n"]
)
def test_any_page_can_be_begun(text: str) -> None:
    begun = begin_translation("a/b.es.md", text, "en", ("es", "en"))
    page = read(begun.path, begun.text).write_up
    assert page is not None
    assert page.translates == "pending"


def test_every_page_of_the_sample_keeps_its_structure() -> None:
    root = Path(__file__).resolve().parents[3] / "content"
    for path in sorted(root.glob("*/*.es.md"))[::4]:
        name = path.relative_to(root).as_posix()
        text = path.read_text("utf-8")
        if path.name.startswith("_index"):
            continue
        begun = begin_translation(name, text, "en", ("es", "en"))
        page, original = read(begun.path, begun.text).write_up, read(name, text).write_up
        assert page is not None
        assert original is not None
        assert [one.key for one in page.sections] == [one.key for one in original.sections], name
        assert len(page.guide) == len(original.guide), name
        assert len(page.hand_overs) == len(original.hand_overs), name
        for one, other in zip(page.guide, original.guide, strict=True):
            assert (one.rules.pass_to, one.rules.promise) == (other.rules.pass_to, other.rules.promise), name
