"""The verbs: results on standard output, messages on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from procdesk.cli import app
from procdesk.cli.common import interface_language
from procdesk.library import Library
from procdesk.model import Answer, Evidence, Query, Why
from tests.conftest import write

runner = CliRunner()
HEAVY = "PySide6 numpy whoosh pydantic markdown nh3 yaml rapidfuzz rich holidays opening_hours procdesk.model"
LOADED = f"import sys; import procdesk.cli; print(*sorted(set('{HEAVY}'.split()) & set(sys.modules)))"


def run(*words: str | Path, keys: str = "") -> Result:
    return runner.invoke(app, [str(word) for word in words], input=keys)


def facts(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_the_verbs_are_known_before_anything_is_loaded_that_one_of_them_needs() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


def test_search_gives_programs_what_the_product_promises(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "me", "han", "cobrado", "dos", "veces"))
    assert found["query"] == "me han cobrado dos veces"
    first = found["hits"][0]
    assert first["id"] == "facturacion/cobro-duplicado"
    assert first["department"] == "Facturación"
    assert first["say"] == "Lo compruebo ahora mismo."
    assert {"title", "lang", "score", "why"} <= first.keys()
    assert found["took_ms"] > 0


def test_search_tells_people_the_answer_and_why(folder: Path) -> None:
    result = run("search", "--content", folder, "me han cobrado dos veces")
    assert result.exit_code == 0
    assert "Cobro duplicado en la factura" in result.stdout
    assert "Lo compruebo ahora mismo." in result.stdout
    assert "me han cobrado dos veces" in result.stdout


def test_search_without_words_goes_line_by_line(folder: Path) -> None:
    result = run("search", "--content", folder, keys="me han cobrado\nno me funciona la fibra\n\n")
    assert result.stdout.index("Cobro duplicado") < result.stdout.index("Sin conexión a internet")


def test_search_without_a_hit_says_so_and_is_no_failure(folder: Path) -> None:
    result = run("search", "--content", folder, "xylophon")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "xylophon" in result.stderr


MEANT = Why(Evidence.PHRASE, "you charged me twice", (), "en", is_meant=True)


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search finds a page by its meaning, and knows of none that answers for certain."""
    real = Library.search

    def search(library: Library, query: Query) -> Answer:
        answer = real(library, query)
        return replace(answer, hits=tuple(replace(hit, why=(MEANT,)) for hit in answer.hits), is_sure=False)

    monkeypatch.setattr(Library, "search", search)


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize(
    ("lang", "said", "reason"),
    [
        ("es", "Ninguna página responde a esto con seguridad. Las más cercanas:", "se parece a: you charged me twice"),
        ("en", "No page here answers this for certain. The nearest ones:", "similar to: you charged me twice"),
    ],
)
def test_search_says_where_no_page_answers_and_what_was_found_by_meaning(
    folder: Path, lang: str, said: str, reason: str
) -> None:
    result = run("search", "--content", folder, "--lang", lang, "cobrado dos veces")
    assert result.exit_code == 0
    assert said in " ".join(result.stderr.split())
    assert reason in result.stdout


@pytest.mark.usefixtures("unsure")
def test_search_tells_programs_where_no_page_answers_and_what_was_found_by_meaning(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "cobrado dos veces"))
    assert found["sure"] is False
    assert [one["by_meaning"] for one in found["hits"][0]["why"]] == [True]


def test_search_tells_programs_where_a_page_answers(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "me han cobrado dos veces"))
    assert found["sure"] is True
    assert [one["by_meaning"] for one in found["hits"][0]["why"]] == [False]


def test_nothing_that_is_found_is_no_answer_for_programs_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "search", lambda _library, query: Answer(query, (), 1.0))
    assert facts(run("search", "--content", folder, "--json", "xylophon"))["sure"] is False


def test_search_stays_within_a_department(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "--department", "averias", "fibra cobrado"))
    assert {hit["department_id"] for hit in found["hits"]} == {"averias"}


def test_an_unknown_department_is_named_with_a_suggestion(folder: Path) -> None:
    result = run("search", "--content", folder, "--department", "facturas", "cobro")
    assert result.exit_code == 2
    assert "facturacion" in result.stderr


def test_the_language_of_the_answer_can_be_chosen(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "--lang", "en", "me han cobrado dos veces"))
    assert found["hits"][0]["title"] == "Charged twice on the bill"


def test_an_unknown_language_is_refused(folder: Path) -> None:
    assert run("search", "--content", folder, "--lang", "fr", "cobro").exit_code == 2


def test_show_gives_the_whole_process(folder: Path) -> None:
    found = facts(run("show", "--content", folder, "--json", "facturacion/cobro-duplicado"))
    assert found["title"] == "Cobro duplicado en la factura"
    assert found["customer_says"] == ["me han cobrado dos veces"]
    assert found["first_contact"] == "solve"
    assert [section["key"] for section in found["sections"]] == ["say", "decide", "journey"]
    assert found["journey"][0]["department"] == "Facturación"


def test_show_gives_the_dates_of_the_journey_counted_from_now(folder: Path) -> None:
    calm = "## Say this\nSeen {dates:1|soon}, paid {dates:2|in days}.\n## What happens next\n"
    write(folder, "procdesk.yaml", "country: ES\n")
    write(folder, "facturacion/abono.en.md", f"{calm}1. **Customer** looks. (10 days)\n2. **Nobody** pays. (1 day)\n")
    before = date.today()
    found = facts(run("show", "--content", folder, "--json", "--lang", "en", "facturacion/abono"))
    after = date.today()
    first, second = found["journey"]
    days = [(day + timedelta(days=10)).isoformat() for day in (before, after)]
    assert first["earliest"] == first["latest"]
    assert first["latest"] in days
    assert (second["earliest"], second["latest"]) == (None, None)
    assert "{" not in found["say"]
    assert found["say"].endswith("paid in days.")
    assert "Seen on " in run("show", "--content", folder, "--lang", "en", "facturacion/abono").stdout


def test_show_reads_like_a_page(folder: Path) -> None:
    result = run("show", "--content", folder, "procdesk:facturacion/cobro-duplicado")
    assert result.exit_code == 0
    assert result.stdout.index("Lo compruebo") < result.stdout.index("Hasta 30 €")


def test_show_suggests_the_nearest_id(folder: Path) -> None:
    result = run("show", "--content", folder, "facturacion/cobro-dupicado")
    assert result.exit_code == 1
    assert "facturacion/cobro-duplicado" in result.stderr


def test_index_counts_and_times(folder: Path) -> None:
    found = facts(run("index", "--content", folder, "--json"))
    assert found["processes"] == 3
    assert found["seconds"] > 0


def test_a_missing_folder_is_told_in_the_users_language(tmp_path: Path) -> None:
    spanish, english = (run("index", "--content", tmp_path / "no", "--lang", lang) for lang in ("es", "en"))
    assert (spanish.exit_code, english.exit_code) == (2, 2)
    assert spanish.stderr != english.stderr
    assert str(tmp_path / "no") in spanish.stderr


READING = [
    ["search", "cobro"],
    ["search"],
    ["show", "facturacion/cobro-duplicado"],
    ["print", "facturacion/cobro-duplicado"],
    ["binder", "all.pdf"],
    ["eval", "queries.tsv"],
]
ANEW = [["index"], ["check"], ["new", "Cobro", "--department", "a"], ["eval", "--self"]]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds queries, a file, and a link that leads to itself."""
    place = tmp_path / "elsewhere"
    write(place, "queries.tsv", "me han cobrado dos veces\tfacturacion/cobro-duplicado\n")
    (place / "loop").symlink_to(place / "loop")
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize("content", ["no", "queries.tsv", "loop"])
@pytest.mark.parametrize("verb", [*READING, *ANEW], ids=" ".join)
def test_a_verb_that_cannot_reach_its_folder_says_so_and_is_unusable(
    elsewhere: Path, verb: list[str], content: str
) -> None:
    result = run(*verb, "--content", elsewhere / content, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(elsewhere / content) in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("verb", READING, ids=" ".join)
@pytest.mark.usefixtures("qapp")
def test_what_was_last_known_of_a_folder_out_of_reach_answers_after_saying_so(
    folder: Path, elsewhere: Path, verb: list[str]
) -> None:
    assert run("index", "--content", folder).exit_code == 0
    folder.rename(elsewhere / "away")
    result = run(*verb, "--content", folder, "--lang", "es", keys="cobro\n\n")
    assert result.exit_code == 2
    assert f"No existe la carpeta de contenido «{folder}»" in result.stderr
    assert "puede no estar al día" in result.stderr
    assert result.stdout


def test_a_process_that_was_not_known_of_a_folder_out_of_reach_is_told_with_the_code_of_the_folder(
    folder: Path, elsewhere: Path
) -> None:
    assert run("index", "--content", folder).exit_code == 0
    folder.rename(elsewhere / "away")
    assert run("show", "a/b", "--content", folder).exit_code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("verb", ["search cobro", "show a/b", "check", "index"])
def test_a_folder_without_permission_is_told(folder: Path, verb: str) -> None:
    folder.chmod(0)
    result = run(*verb.split(), "--content", folder, "--lang", "es")
    folder.chmod(0o700)
    assert result.exit_code == 2
    assert f"No tienes permiso para leer «{folder}»" in result.stderr


@pytest.mark.parametrize("verb", ANEW, ids=" ".join)
def test_a_verb_that_reads_the_folder_itself_has_no_use_for_what_was_last_known(
    folder: Path, elsewhere: Path, verb: list[str]
) -> None:
    assert run("index", "--content", folder).exit_code == 0
    folder.rename(elsewhere / "away")
    assert run(*verb, "--content", folder).exit_code == 2
    assert not folder.exists()


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    result = run("search", "--content", tmp_path, "cobro")
    assert result.exit_code == 0
    assert str(tmp_path) in result.stderr


def test_check_names_path_and_line_and_fails_on_errors(folder: Path) -> None:
    write(folder, "averias/malo.es.md", "---\ntitle: Malo\nverified: 2026-02-31\n---\nTexto.\n")
    result = run("check", "--content", folder)
    assert result.exit_code == 1
    assert "averias/malo.es.md:3: " in result.stdout


def test_check_gives_programs_counts_and_problems(folder: Path) -> None:
    write(folder, "averias/malo.es.md", "---\ntitle: Malo\nverified: 2026-02-31\n---\nTexto.\n")
    result = run("check", "--content", folder, "--json")
    found = json.loads(result.stdout)
    bad = [one for one in found["problems"] if one["code"] == "bad-date"]
    assert found["errors"] == 1
    assert found["files"] == 8
    assert bad[0].keys() == {"path", "line", "level", "code", "message"}


def test_new_writes_a_file_that_is_found_and_never_overwrites(folder: Path) -> None:
    made = run("new", "Cambiar el PIN", "--department", "movil", "--new-department", "--content", folder)
    assert made.exit_code == 0
    path = Path(made.stdout.strip())
    assert path == folder / "movil" / "cambiar-el-pin.es.md"
    before = path.read_bytes()
    again = run("new", "Cambiar el PIN", "--department", "movil", "--content", folder)
    assert again.exit_code == 1
    assert path.read_bytes() == before
    assert facts(run("search", "--content", folder, "--json", "cambiar pin"))["hits"][0]["id"] == "movil/cambiar-el-pin"


def test_a_new_page_of_a_kind_has_the_sections_of_that_kind(folder: Path) -> None:
    made = run("new", "Cobro de más", "--department", "facturacion", "--kind", "claim", "--content", folder)
    assert made.exit_code == 0
    text = Path(made.stdout.strip()).read_text("utf-8")
    assert "primer_contacto: resolver-y-pasar" in text
    assert "## Guía" not in text
    assert run("new", "Otra", "--department", "facturacion", "--kind", "x", "--content", folder).exit_code == 2


def test_a_title_without_letters_is_refused_and_leaves_nothing_behind(folder: Path) -> None:
    result = run("new", "!!!", "--department", "movil", "--new-department", "--content", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "!!!" in result.stderr
    assert not (folder / "movil").exists()


@pytest.mark.parametrize("named", ["facturacion", "Facturación", "FACTURACION", "Billing", " billing "])
def test_new_takes_a_department_by_its_folder_or_its_name_in_any_language(folder: Path, named: str) -> None:
    made = run("new", "Cambiar la cuenta", "--department", named, "--content", folder)
    assert (made.exit_code, Path(made.stdout.strip()).parent) == (0, folder / "facturacion")


@pytest.mark.parametrize(
    ("named", "suggestion"), [("facturas", "facturacion"), ("Bilings", "Billing"), ("averia", "averias"), ("zzz", "")]
)
def test_new_refuses_an_unknown_department_where_nobody_can_be_asked(folder: Path, named: str, suggestion: str) -> None:
    for lang, word in (("es", "Facturación"), ("en", "Billing")):
        result = run("new", "Cambiar", "--department", named, "--content", folder, "--lang", lang, keys="facturacion\n")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{named}" in result.stderr
        assert suggestion in result.stderr
        assert word in result.stderr
        assert "--new-department" in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["averias", "facturacion", "procdesk.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are those of Unix")
@pytest.mark.parametrize(("typed", "code"), [("Billng\nBilling\n", 0), ("\n", 2)])
def test_new_asks_a_person_for_the_department_until_it_is_one(folder: Path, typed: str, code: int) -> None:
    ours, theirs = os.openpty()
    os.write(ours, typed.encode())
    words = ["new", "Cambiar", "--department", "nada", "--lang", "en", "--content", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "procdesk", *words],
        stdin=theirs,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == code
    assert "There is no department “nada”." in done.stderr
    assert ("perhaps you meant “Billing”" in done.stderr) == (code == 0)
    assert done.stdout == (f"{folder / 'facturacion' / 'cambiar.en.md'}\n" if code == 0 else "")


def test_a_first_department_is_made_on_purpose(tmp_path: Path) -> None:
    refused = run("new", "Alta", "--department", "Ventas", "--content", tmp_path, "--lang", "en")
    assert refused.exit_code == 2
    assert "--new-department" in refused.stderr
    made = run("new", "Alta", "--department", "Ventas", "--new-department", "--content", tmp_path, "--lang", "es")
    assert made.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "ventas").iterdir()) == ["_index.es.md", "alta.es.md"]
    again = run("new", "Baja", "--department", "ventas", "--new-department", "--content", tmp_path, "--lang", "es")
    assert again.exit_code == 0
    assert "ficha" not in again.stderr


def test_a_new_department_needs_a_name_with_letters(folder: Path) -> None:
    result = run("new", "Alta", "--department", "¿?", "--new-department", "--content", folder, "--lang", "es")
    assert result.exit_code == 2
    assert "«¿?»" in result.stderr


def test_search_and_binder_take_a_department_by_its_name(folder: Path) -> None:
    found = facts(run("search", "--content", folder, "--json", "--department", "Billing", "cobrado fibra"))
    assert {hit["department_id"] for hit in found["hits"]} == {"facturacion"}


@pytest.mark.parametrize(("lang", "key"), [("es", "el_cliente_dice:"), ("en", "customer_says:")])
def test_new_writes_the_keys_in_the_language_of_the_page(folder: Path, lang: str, key: str) -> None:
    made = run("new", "Otra", "--department", "averias", "--content", folder, "--lang", lang)
    assert key in Path(made.stdout.strip()).read_text("utf-8")


@pytest.mark.parametrize(("lang", "key"), [("es", "idiomas: [es, en]"), ("en", "languages: [en, es]")])
def test_init_writes_the_company_in_the_language_that_is_spoken(tmp_path: Path, lang: str, key: str) -> None:
    assert run("init", tmp_path / "mine", "--lang", lang).exit_code == 0
    assert key in (tmp_path / "mine" / "procdesk.yaml").read_text("utf-8")
    assert "nombre: Facturación" in (tmp_path / "mine/facturacion/_index.es.md").read_text("utf-8")
    assert "name: Billing" in (tmp_path / "mine/facturacion/_index.en.md").read_text("utf-8")


BAD = {
    "procdesk.yaml": "languages: [es]\ncalendar:\n  country: SPAN\ncomplaint: b/reclamaciom\n"
    "crm_url: crm.example?x={notte}\nnote_template: |\n  {date}\n  {promissed}\n",
    "b/_index.es.md": "---\nname: Facturación\nhours: L-V 8:00-20:00\nweekend: Saturn\ncut_off: 25:00\n---\n",
    "b/reclamacion.es.md": "## Qué decir\n\nHola.\nLo tiene {fecha} o {hasta:7}, {fechas:Facturacio}.\n\n"
    "## Guía\n### A?\n- [x](#bb)\n- [y](reclamacio.md)\n- [z](#b)\n### B\n- [w](#a)\n### C\n"
    "## Qué pasa después\n1. **Facturacio** x (3 dais laborables)\n2. **Facturación** x (3-2 días)\n"
    "3. **Facturación** x (5000 días)\n4. **Facturación** x\n5. x (1 día)\n",
    "b/otra.es.md": "## Qué decir\nLo tiene {fechas|pronto}.\n## Qué pasa después\nYa veremos.\n",
    "c/otra.es.md": "## Qué decir\nLo tiene {fechas|pronto}.\n",
}
NAMED = [
    ("b/_index.es.md", 3, "bad-hours", "Mo-Fr 08:00-20:00"),
    ("b/_index.es.md", 4, "bad-weekend", "Sa Su"),
    ("b/_index.es.md", 5, "bad-hour", "14:00"),
    ("b/otra.es.md", 4, "journey-without-steps", "numbered list"),
    ("b/reclamacion.es.md", 4, "unknown-placeholder", "{fechas}"),
    ("b/reclamacion.es.md", 4, "unknown-step", "5"),
    ("b/reclamacion.es.md", 8, "guide-dead-anchor", "#b"),
    ("b/reclamacion.es.md", 9, "unknown-guide-target", "b/reclamacion"),
    ("b/reclamacion.es.md", 12, "guide-loop", "somewhere else"),
    ("b/reclamacion.es.md", 13, "guide-dead-end", "say what to do"),
    ("b/reclamacion.es.md", 13, "outcome-undecided", "Timeline: as on the page"),
    ("b/reclamacion.es.md", 15, "unknown-department", "Facturación"),
    ("b/reclamacion.es.md", 15, "unknown-unit", "3 días laborables"),
    ("b/reclamacion.es.md", 16, "range-reversed", "2-3 días"),
    ("b/reclamacion.es.md", 17, "bad-time", "(2 working days)"),
    ("b/reclamacion.es.md", 18, "step-without-time", "(2 working days)"),
    ("b/reclamacion.es.md", 19, "step-without-department", "**Billing**"),
    ("c/otra.es.md", 1, "same-title", "copy"),
    ("c/otra.es.md", 2, "placeholder-without-journey", "What happens next"),
    ("procdesk.yaml", 3, "unknown-country", "ES"),
    ("procdesk.yaml", 4, "unknown-complaint", "b/reclamacion"),
    ("procdesk.yaml", 5, "bad-crm-url", "https://"),
    ("procdesk.yaml", 5, "unknown-placeholder", "{note}"),
    ("procdesk.yaml", 8, "unknown-placeholder", "{promised}"),
]


def test_check_names_all_that_would_fail_during_a_call_with_its_line_and_a_remedy(tmp_path: Path) -> None:
    for name, text in BAD.items():
        write(tmp_path, name, text)
    problems = json.loads(run("check", "--content", tmp_path, "--lang", "en", "--json").stdout)["problems"]
    told = {(one["path"], one["line"], one["code"]): one["message"] for one in problems}
    for *place, remedy in NAMED:
        assert remedy in told[tuple(place)], place


def test_init_makes_a_folder_that_passes_check_and_can_be_searched(tmp_path: Path) -> None:
    assert run("init", tmp_path / "mine").exit_code == 0
    assert run("check", "--content", tmp_path / "mine").exit_code == 0
    assert facts(run("index", "--content", tmp_path / "mine", "--json"))["processes"] >= 2


def test_init_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    write(tmp_path, "mine/letter.txt", "keep me")
    assert run("init", tmp_path / "mine").exit_code == 1
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_eval_counts_a_hit_among_the_expected(folder: Path, tmp_path: Path) -> None:
    queries = write(
        tmp_path, "queries.tsv", "me han cobrado dos veces\tfacturacion/cobro-duplicado\nfibra\taverias/router,x\n"
    )
    found = facts(run("eval", "--content", folder, queries, "--json"))
    assert found["queries"] == 2
    assert found["acc@1"] == 50.0
    assert {"acc@3", "acc@5", "mrr@10", "search_ms", "keystroke_ms"} <= found.keys()


def test_eval_names_the_line_that_it_cannot_read(folder: Path, tmp_path: Path) -> None:
    queries = write(tmp_path, "queries.tsv", "good\tid\nno tab here\n")
    result = run("eval", "--content", folder, queries)
    assert result.exit_code == 2
    assert "2" in result.stderr


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        "q.tsv",
        "me han cobrado dos veces\tfacturacion/cobro-duplicado\nno funciona la fibra\taverias/router\n",
    )


def test_eval_weighs_noise_against_the_queries_as_they_stand(folder: Path, queries: Path) -> None:
    found = facts(run("eval", "--content", folder, queries, "--typo", "--fold", "--seed", "7", "--json"))
    assert found["noise"] == ["fold", "typo"]
    assert found["seed"] == 7
    assert found["clean"]["acc@1"] == 50.0
    assert found["fall"]["acc@1"] == 50.0 - found["acc@1"]
    shown = run("eval", "--content", folder, queries, "--capitals", "--lang", "en")
    assert "unaltered: 50.0 (+0.0)" in shown.stdout


def test_eval_without_noise_speaks_of_none(folder: Path, queries: Path) -> None:
    assert {"noise", "clean", "fall", "misses"}.isdisjoint(facts(run("eval", "--content", folder, queries, "--json")))


def test_eval_tells_programs_what_failed_and_what_won(folder: Path, queries: Path) -> None:
    missed = facts(run("eval", "--content", folder, queries, "--misses", "--json"))["misses"]
    assert [one["query"] for one in missed] == ["no funciona la fibra"]
    assert missed[0]["expected"] == [{"id": "averias/router", "place": None}]
    assert missed[0]["won"]["id"] == "averias/sin-internet"
    assert missed[0]["won"]["why"][0]["text"] == "no me funciona la fibra"


@pytest.mark.parametrize(("lang", "words"), [("es", "no está entre los 10 primeros"), ("en", "not among the first 10")])
def test_eval_tells_people_what_failed_and_what_won(folder: Path, queries: Path, lang: str, words: str) -> None:
    shown = run("eval", "--content", folder, queries, "--misses", "--lang", lang).stdout
    assert f"averias/router ({words})" in shown
    assert "no me funciona la fibra" in shown


def test_eval_names_expected_processes_that_the_folder_lacks(folder: Path, tmp_path: Path) -> None:
    result = run("eval", "--content", folder, write(tmp_path, "q.tsv", "fibra\taverias/ruter,averias/router\n"))
    assert result.exit_code == 0
    assert "averias/ruter" in result.stderr


def test_eval_self_lists_what_is_confused(folder: Path) -> None:
    write(
        folder, "averias/mando.es.md", "---\ntitle: Mando\ncustomer_says: [no tengo conexión a internet]\n---\nVale.\n"
    )
    found = facts(run("eval", "--content", folder, "--self", "--json"))
    assert (found["queries"], found["phrases"], found["seed"]) == (4, 4, 1)
    pair = next(one for one in found["confused"] if one["processes"][0]["id"] == "averias/mando")
    assert pair["processes"][0] == {"id": "averias/mando", "title": "Mando", "mistaken": 1}
    assert pair["times"] == sum(one["mistaken"] for one in pair["processes"]) == len(pair["examples"])
    own = {"phrase": "no tengo conexión a internet", "of": "averias/mando", "found": "averias/sin-internet"}
    assert own in pair["examples"]


def test_eval_self_tells_an_owner_what_to_do_about_a_phrase_that_finds_another_page(folder: Path) -> None:
    path = write(
        folder,
        "averias/mando.es.md",
        "---\ntitle: Mando\ncustomer_says:\n  - el mando no va\n  - no tengo conexión a internet\n---\nVale.\n",
    )
    spanish, english = (run("eval", "--content", folder, "--self", "--lang", lang).stdout for lang in ("es", "en"))
    assert "De 5 frases, " in spanish
    assert ". «no tengo conexión a internet»" in spanish
    assert f"Está en: Mando, averias/{path.name}:5" in spanish
    assert "Encuentra antes: Sin conexión a internet, averias/sin-internet.es.md:" in spanish
    assert "Por su título: «Sin conexión a internet»" in spanish
    assert "Qué hacer: " in spanish
    assert "Of 5 phrases, " in english
    assert "What to do: " in english
    assert "acc@" not in spanish + english
    worst = facts(run("eval", "--content", folder, "--self", "--json", "--lang", "en"))["worst"]
    one = next(one for one in worst if one["phrase"] == "no tengo conexión a internet")
    assert one["process"] == {"id": "averias/mando", "title": "Mando", "path": "averias/mando.es.md", "line": 5}
    assert one["found"]["id"] == "averias/sin-internet"
    assert one["shared"] == ["conexión", "internet"]
    assert one["unknown"] == ["conexión", "internet"]
    assert one["because_of"] == {"kind": "title", "text": "Sin conexión a internet"}
    assert one["advice"] == "move-or-add"
    assert one["message"] in english


def test_eval_self_leaves_no_index_behind(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert run("eval", "--content", folder, "--self").exit_code == 0
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("pages", [0, 1])
def test_eval_self_says_when_there_is_nothing_to_try(tmp_path: Path, pages: int) -> None:
    for number in range(pages):
        write(tmp_path, f"averias/{number}.es.md", "# Sin frases\n\nVale.\n")
    spanish, english = (run("eval", "--content", tmp_path, "--self", "--lang", lang) for lang in ("es", "en"))
    assert (spanish.exit_code, english.exit_code) == (0, 0)
    assert spanish.stderr != english.stderr
    assert str(tmp_path) in spanish.stderr
    assert facts(run("eval", "--content", tmp_path, "--self", "--json"))["queries"] == 0


def test_eval_self_of_one_process_says_that_nothing_can_be_confused(tmp_path: Path) -> None:
    write(tmp_path, "a/b.es.md", "---\ntitle: Mando\ncustomer_says: [no va el mando, mando roto]\n---\nVale.\n")
    result = run("eval", "--content", tmp_path, "--self", "--lang", "en")
    assert result.exit_code == 0
    assert "only one process" in result.stderr


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\tid\n", "UTF-8"), (b"\n\n", "no queries"), (None, "cannot be read")]
)
def test_eval_refuses_a_file_without_queries(folder: Path, tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "q.tsv"
    if content is not None:
        path.write_bytes(content)
    result = run("eval", "--content", folder, path, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert str(path) in result.stderr


def test_eval_wants_a_file_or_the_folder_itself_and_not_both(folder: Path, queries: Path) -> None:
    neither, both = (run("eval", "--content", folder, *more) for more in ([], [queries, "--self"]))
    assert (neither.exit_code, both.exit_code) == (2, 2)
    assert "--self" in neither.stderr
    assert str(queries) in both.stderr


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("en", {"LANG": "es_ES.UTF-8"}, "en"),
        ("auto", {"LANG": "en_GB.UTF-8"}, "en"),
        ("auto", {"LANG": "C.UTF-8"}, "es"),
        ("auto", {"LC_ALL": "es_ES", "LANG": "en_GB"}, "es"),
    ],
)
def test_the_interface_speaks_the_chosen_language_or_the_systems(
    chosen: str, environment: dict[str, str], expected: str
) -> None:
    assert interface_language(chosen, environment) == expected


TYPED = """———
título: Recibo: cómo devolverlo
el_cliente_dice:
	• me sale: error 691
  - la factura #12 no me llega
  – - y la tele
  -"dice "hola" y cuelga"
responsable: “Ana”
———

## Qué decir

Lo miro ahora.

## Qué pasa después

1º **Facturación** comprueba el recibo. (1 día)
Paso 2: **Tesorería** lo devuelve. (2 días)
"""


def test_a_page_as_word_and_the_notepad_save_it_is_found_and_shown(folder: Path) -> None:
    (folder / "facturacion/recibo.ES.markdown").write_bytes(TYPED.encode().replace("cómo".encode(), b"c\xf3mo"))
    write(folder, "facturacion/recibo.es (conflicted copy 2026-01-01).md", TYPED.replace("ahora", "nunca"))
    for words in ("me sale error 691", "la factura 12 no me llega", "y la tele", "dice hola y cuelga"):
        hits = facts(run("search", "--content", folder, "--json", words))["hits"]
        assert (hits[0]["id"], hits[0]["say"]) == ("facturacion/recibo", "Lo miro ahora."), words
    found = facts(run("show", "facturacion/recibo", "--content", folder, "--json"))
    assert (found["title"], found["owner"], found["lang"]) == ("Recibo: cómo devolverlo", "Ana", "es")
    assert found["customer_says"] == [
        "me sale: error 691",
        "la factura #12 no me llega",
        "- y la tele",
        'dice "hola" y cuelga',
    ]
    assert [(one["department"], one["text"]) for one in found["journey"]] == [
        ("Facturación", "comprueba el recibo."),
        ("Tesorería", "lo devuelve."),
    ]
    told = json.loads(run("check", "--content", folder, "--json", "--lang", "es").stdout)["problems"]
    here = [(one["line"], one["code"]) for one in told if one["path"] == "facturacion/recibo.ES.markdown"]
    assert {(2, "not-utf-8"), (4, "tab-indentation")} <= set(here)
    copies = [one for one in told if "conflicted" in one["path"]]
    assert [one["code"] for one in copies] == ["copy-left-out"]


BROKEN = "---\ntitle: [roto\ncustomer_says:\n  - no me funciona la fibra\n---\n## Qué decir\nAhora esto.\n"


def test_a_page_with_a_mistake_is_read_and_the_terminal_says_so_with_the_line(folder: Path) -> None:
    write(folder, "averias/sin-internet.es.md", BROKEN)
    searched = run("search", "--content", folder, "--lang", "es", "no me funciona la fibra")
    assert "página con un error" in searched.stdout
    assert "Ahora esto." in searched.stdout
    shown = run("show", "--content", folder, "--lang", "es", "averias/sin-internet")
    assert "Ahora esto." in shown.stdout
    assert "error en la línea 2" in shown.stderr


def test_files_that_are_missing_at_once_are_told_with_what_takes_them_out(folder: Path) -> None:
    pages = [write(folder, f"tiendas/pagina-{n}.es.md", f"# Página {n}\n\nTexto {n}.\n") for n in range(9)]
    run("search", "--content", folder, "texto 3")
    for page in pages:
        page.unlink()
    result = run("search", "--content", folder, "--lang", "es", "texto 3")
    assert "Página 3" in result.stdout
    assert "Faltan de golpe 9 de 16 archivos" in result.stderr
    assert "procdesk index" in result.stderr
    run("index", "--content", folder)
    assert "Página 3" not in run("search", "--content", folder, "texto 3").stdout


def test_search_names_the_dates_that_show_names(folder: Path) -> None:
    write(
        folder,
        "facturacion/abono.es.md",
        "---\ntitle: Abono\ncustomer_says: [quiero mi abono]\n---\n## Qué decir\nLo tiene {fechas|hoy mismo}.\n"
        "## Qué pasa después\n1. **Facturación** lo paga. (9 días)\n",
    )
    found = facts(run("search", "--content", folder, "--lang", "es", "--json", "quiero mi abono"))
    said = found["hits"][0]["say"]
    assert "hoy mismo" not in said
    assert said in " ".join(run("show", "--content", folder, "--lang", "es", "facturacion/abono").stdout.split())
