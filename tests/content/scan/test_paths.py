from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.links import process_of
from procdesk.content.scan.paths import known_language, paired_stems, parse_page_path, split_path

LANGUAGES = ("es", "en", "pt-BR")


@pytest.mark.parametrize(
    ("path", "identifier", "lang"),
    [
        ("a/x.es.md", "a/x", "es"),
        ("a/x.md", "a/x", ""),
        ("notes.v2.md", "notes.v2", ""),
        ("x.pt-BR.md", "x", "pt-BR"),
        ("x.pt_br.md", "x", "pt-BR"),
        ("x.es-MX.md", "x", "es"),
        ("x.fr.md", "x.fr", ""),
        ("x.EN.MD", "x", "en"),
        (".es.md", ".es", ""),
        ("a.es/x.md", "a.es/x", ""),
        ("x.markdown", "x", ""),
        ("x.ES.Markdown", "x", "es"),
        ("a/que-es.md", "a/que-es", ""),
        ("x.md.md", "x", ""),
        ("x.es.md.MD", "x", "es"),
        ("a/como-es.es.md", "a/como-es", "es"),
        ("a/x-es.md", "a/x-es", ""),
        ("a/_index-es.md", "a/_index", "es"),
        ("a/_index_en.markdown", "a/_index", "en"),
    ],
)
def test_an_id_is_the_path_without_language_and_ending(path: str, identifier: str, lang: str) -> None:
    assert split_path(path, LANGUAGES) == (identifier, lang)


@pytest.mark.parametrize(
    ("path", "lang", "department"),
    [
        ("billing/x.es.md", "es", "billing"),
        ("Facturación/x.md", "", "facturacion"),
        ("es/billing/x.md", "es", "billing"),
        ("docs/en/x.md", "en", "docs"),
        ("x.md", "", ""),
        ("es/x.en.md", "en", ""),
    ],
)
def test_folders_tell_language_and_department(path: str, lang: str, department: str) -> None:
    found = parse_page_path(path, ())
    assert (found.lang, found.folder) == (lang, department)


def test_a_language_folder_stays_in_the_id() -> None:
    assert parse_page_path("es/billing/x.md", ()).id == "es/billing/x"


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("a/_index.es.md", True),
        ("a/_index.md", True),
        ("_index.md", False),
        ("a/b/_index.md", False),
        ("a/x.md", False),
        ("a/_index-es.md", True),
        ("a/_INDEX.es.MD", True),
    ],
)
def test_the_index_of_a_first_level_folder_is_a_department(path: str, card: bool) -> None:
    assert parse_page_path(path, ()).card is card


def test_a_readme_is_called_like_its_folder() -> None:
    assert parse_page_path("human-resources/README.md", ()).title == "Human resources"
    assert parse_page_path("README.md", ()).title == "README"
    assert parse_page_path("a/cobro-duplicado.es.md", ()).title == "Cobro duplicado"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("es", "es"),
        ("ES", "es"),
        ("Español", "es"),
        ("english", "en"),
        ("en_GB", "en"),
        ("pt-br", "pt-BR"),
        ("fr", ""),
        ("", ""),
    ],
)
def test_languages_are_known_by_code_and_name(text: str, lang: str) -> None:
    assert known_language(text, LANGUAGES) == lang


@given(st.text(), st.text())
def test_no_path_raises(path: str, folder: str) -> None:
    parse_page_path(path + ".md", LANGUAGES)
    assert not process_of(path + ".md", f"{folder}/x.md").startswith("/")


@pytest.mark.parametrize(
    ("paths", "stems"),
    [
        (["a/x-es.md", "a/x-en.md"], {"a/x"}),
        (["a/x_es.md", "a/x_en.md"], {"a/x"}),
        (["a/x-es.md", "a/x.en.md"], {"a/x"}),
        (["a/x.md", "a/x-en.md"], {"a/x"}),
        (["a/x-ES.md", "a/x_EN.markdown"], {"a/x"}),
        (["a/x-es.md", "a/x-pt-BR.md"], {"a/x"}),
        (["a/x-es.md"], set()),
        (["a/x-es.md", "b/x-en.md"], set()),
        (["a/que-es.md"], set()),
        (["a/que-es.md", "a/que.md"], set()),
        (["a/como-es.es.md", "a/como-es.en.md"], set()),
        (["a/como-es.es.md", "a/como.md"], set()),
        (["a/x-fr.md", "a/x-de.md"], set()),
        (["a/x-es.md", "a/x_es.md"], set()),
    ],
)
def test_a_language_behind_a_dash_is_one_where_another_page_shares_the_name(paths: list[str], stems: set[str]) -> None:
    assert paired_stems(paths, LANGUAGES) == stems
