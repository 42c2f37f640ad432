from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from procdesk.authoring.moving.kept_moves import MoveHistory
from procdesk.authoring.moving.plan import MovePlan, plan
from procdesk.authoring.moving.scope import MoveRefused, MoveScope, scope_of_department, scope_of_process
from procdesk.content.catalog import catalog_of
from procdesk.content.folder import read_all
from procdesk.content.translation import content_hash, translation_mark
from procdesk.model import Problem
from procdesk.validation.checks import check
from tests.authoring.moving.killed_move import bytes_of
from tests.validation.good_folder import GOOD

TODAY = date(2026, 11, 22)
PNG = b"\x89PNG picture"

# What stands in a page of another department -> what stands there after `facturacion` was moved to `cobros`.
LINKS_ES = {
    "[a](../facturacion/cobro.es.md)": "[a](../cobros/cobro.es.md)",
    "[b](../facturacion/cobro.md#que-pasa-despues)": "[b](../cobros/cobro.md#que-pasa-despues)",
    "[c](../facturacion/cobro)": "[c](../cobros/cobro)",
    "[d](/facturacion/cobro.es.md?plain=1#x)": "[d](/cobros/cobro.es.md?plain=1#x)",
    "[e](<../facturacion/cobro.es.md> 'Título')": "[e](<../cobros/cobro.es.md> 'Título')",
    "[f](../facturacion/co%62ro.es.md)": "[f](../cobros/cobro.es.md)",
    '<a class="x" href="../facturacion/cobro.es.md">g</a>': '<a class="x" href="../cobros/cobro.es.md">g</a>',
    "<A HREF='../facturacion/cobro.html#x'>h</A>": "<A HREF='../cobros/cobro.html#x'>h</A>",
    "[[facturacion/cobro]]": "[[cobros/cobro]]",
    "[[facturacion/cobro#que-pasa-despues|i]]": "[[cobros/cobro#que-pasa-despues|i]]",
    "[j](procdesk:facturacion/cobro)": "[j](procdesk:cobros/cobro)",
    "[k](../facturacion/)": "[k](../cobros/)",
    "[l](../facturacion/_index.es.md)": "[l](../cobros/_index.es.md)",
    "[m](../facturacion/cobro/)": "[m](../cobros/cobro/)",
    "[n](./../facturacion/cobro.es.md)": "[n](../cobros/cobro.es.md)",
    "[**o** `x`](../facturacion/cobro.es.md), [p](../facturacion/cobro.es.md)": (
        "[**o** `x`](../cobros/cobro.es.md), [p](../cobros/cobro.es.md)"
    ),
    '[q][ref]\n\n[ref]: ../facturacion/cobro.es.md "T"': '[q][ref]\n\n[ref]: ../cobros/cobro.es.md "T"',
    "![r](../facturacion/fotos/a%20b.png)": "![r](../cobros/fotos/a%20b.png)",
    "[![s](../facturacion/fotos/c.png)](../facturacion/cobro.es.md)": (
        "[![s](../cobros/fotos/c.png)](../cobros/cobro.es.md)"
    ),
    '<img alt="" src="/facturacion/fotos/c.png">': '<img alt="" src="/cobros/fotos/c.png">',
    "[t](../facturacion/hoja.pdf)": "[t](../cobros/hoja.pdf)",
    "| [[facturacion/cobro\\|u]] | v |\n| --- | --- |": "| [[cobros/cobro\\|u]] | v |\n| --- | --- |",
    "[w]({% link facturacion/cobro.es.md %})": "[w]({% link cobros/cobro.es.md %})",
    "[z]({{ site.baseurl }}/facturacion/cobro)": "[z]({{ site.baseurl }}/cobros/cobro)",
}
UNTOUCHED = (
    "`[a](../facturacion/cobro.es.md)`",
    "```\n[a](../facturacion/cobro.es.md)\n```",
    "~~~\n[[facturacion/cobro]]\n~~~",
    "<!-- [a](../facturacion/cobro.es.md) -->",
    "%% [[facturacion/cobro]] %%",
    "    [indented](../facturacion/cobro.es.md)",
    "[out](https://norvia.example/facturacion/cobro.es.md)",
    "[mail](mailto:facturacion@norvia.example)",
    "\\[a](../facturacion/cobro.es.md)",
    "La palabra facturacion y Facturación en un texto.",
    "[ancla](#que-pasa-despues)",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The good folder with pictures and a document in one of its departments."""
    for path, text in GOOD.items():
        place = tmp_path / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    root = tmp_path / "content"
    for name in ("fotos/a b.png", "fotos/c.png", "hoja.pdf"):
        (root / "facturacion" / name).parent.mkdir(exist_ok=True)
        (root / "facturacion" / name).write_bytes(PNG)
    return root


def scope(root: Path, old: str) -> MoveScope:
    catalog = catalog_of(read_all(root))
    return (scope_of_process if "/" in old else scope_of_department)(root, catalog, old)


def planned(root: Path, old: str, new: str, **names: str) -> MovePlan:
    return plan(scope(root, old), new, names)


def moved(root: Path, old: str, new: str, **names: str) -> MovePlan:
    made = planned(root, old, new, **names)
    MoveHistory(root, root.parent / "kept").carry_out(made.transaction)
    return made


def problems(root: Path) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in check(read_all(root), TODAY)]


def codes(found: tuple[Problem, ...]) -> list[str]:
    return sorted(one.code for one in found)


def undo(root: Path) -> None:
    history = MoveHistory(root, root.parent / "kept")
    kept = history.newest()
    assert kept is not None
    history.undo(kept)


def write(root: Path, path: str, text: str, encoding: str = "utf-8") -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode(encoding))
    return place


def test_a_department_with_many_links_to_it_is_renamed_with_all_of_them_and_back(root: Path) -> None:
    english = {old.replace(".es.md", ".en.md"): new.replace(".es.md", ".en.md") for old, new in LINKS_ES.items()}
    for lang, links in (("es", LINKS_ES), ("en", english)):
        text = "\n\n".join((*links, *UNTOUCHED))
        write(root, f"tesoreria/enlaces.{lang}.md", f"---\ntitle: Enlaces {lang}\n---\n\n{text}\n")
    before, told = bytes_of(root), codes(check(read_all(root), TODAY))
    made = moved(root, "facturacion", "cobros", es="Cobros", en="Collections")
    assert not made.warnings
    for lang, links in (("es", LINKS_ES), ("en", english)):
        text = (root / f"tesoreria/enlaces.{lang}.md").read_text("utf-8").split("---\n\n", 1)[1]
        assert text.rstrip("\n").split("\n\n") == "\n\n".join((*links.values(), *UNTOUCHED)).split("\n\n")
    assert not (root / "facturacion").exists()
    assert codes(check(read_all(root), TODAY)) == told
    undo(root)
    assert bytes_of(root) == before


def test_nothing_is_wrong_with_a_good_folder_after_any_move(root: Path) -> None:
    before = bytes_of(root)
    assert problems(root) == []
    for old, new, names in (
        ("facturacion", "cobros", {}),
        ("facturacion", "facturacion", {"es": "Cobros", "en": "Collections"}),
        ("facturacion", "Facturación y cobros", {"es": "Cargos"}),
        ("tesoreria", "caja", {"es": "Caja", "en": "Cash desk"}),
        ("facturacion/cobro", "pago-doble", {}),
        ("facturacion/cobro", "tesoreria/", {}),
        ("tesoreria/queja", "facturacion/reclamar", {}),
        ("tesoreria/devolucion", "facturacion/x y", {}),
    ):
        moved(root, old, new, **names)
        assert [one for one in problems(root) if one[2] not in ("bad-name",)] == [], (old, new)
        undo(root)
        assert bytes_of(root) == before, (old, new)


def test_the_name_of_a_department_is_changed_wherever_the_directory_reads_it(root: Path) -> None:
    text = (
        "---\ntitulo: Otro\ndepartamento: Facturación\n---\n\n## Qué decir\n\n"
        "Lo tendrá {hasta:Facturación|pronto}. Facturación lo mira.\n\n"
        "## Qué pasa después\n\n1. **Facturacion** (Ana) lo mira. (1 día)\n"
        "2. **Tesorería y FACTURACIÓN** pagan. (1 día)\n\n"
        "## Si hay que pasarlo\n\n- **A:** Facturación, ext. 210\n- Ten a mano: la factura de Facturación\n"
        "- Di al cliente: Le llama Facturación.\n"
    )
    write(root, "tesoreria/otro.es.md", text)
    moved(root, "facturacion", "cargos", es="Cargos")
    assert (root / "tesoreria/otro.es.md").read_text("utf-8") == text.replace(
        "departamento: Facturación", "departamento: Cargos"
    ).replace("{hasta:Facturación|", "{hasta:Cargos|").replace("**Facturacion** (Ana)", "**Cargos** (Ana)").replace(
        "y FACTURACIÓN**", "y Cargos**"
    ).replace("**A:** Facturación, ext", "**A:** Cargos, ext")
    assert "name: Billing" in (root / "cargos/_index.en.md").read_text("utf-8")
    assert "**Billing**" in (root / "cargos/cobro.en.md").read_text("utf-8")


def test_the_old_id_still_finds_the_process_and_stands_in_every_language(root: Path) -> None:
    moved(root, "facturacion/cobro", "cargo")
    for lang, key in (("es", "ids_anteriores"), ("en", "former_ids")):
        assert f"{key}: [facturacion/cobro]" in (root / f"facturacion/cargo.{lang}.md").read_text("utf-8")
    catalog = catalog_of(read_all(root))
    assert catalog.known_as("facturacion/cobro") == "facturacion/cargo"
    moved(root, "facturacion/cargo", "cobro")
    assert "facturacion/cargo" in (root / "facturacion/cobro.es.md").read_text("utf-8")
    assert "facturacion/cobro]" not in (root / "facturacion/cobro.es.md").read_text("utf-8")
    assert problems(root) == []


@pytest.mark.parametrize(
    ("encoding", "ends"),
    [("utf-8-sig", "\r\n"), ("cp1252", "\r\n"), ("utf-16", "\n"), ("utf-16", "\r\n"), ("utf-8", "\r")],
)
def test_every_other_byte_of_a_changed_page_stays(root: Path, encoding: str, ends: str) -> None:
    text = "---\ntitle: Señal\n---\n\nSeñal: [a](../facturacion/cobro.es.md)  \n\tFin sin línea".replace("\n", ends)
    page = write(root, "tesoreria/otra.es.md", text, encoding)
    raw = page.read_bytes()
    moved(root, "facturacion/cobro", "cargo")
    old, new = (f"../facturacion/{name}.es.md" for name in ("cobro", "cargo"))
    plain = encoding.replace("utf-8-sig", "utf-8").replace("utf-16", "utf-16-le")
    assert page.read_bytes() == raw.replace(old.encode(plain), new.encode(plain))


def test_links_inside_a_moved_page_still_lead_where_they_led(root: Path) -> None:
    body = (
        "[a](_index.es.md) [b](cobro.es.md) [c](../tesoreria/queja.es.md) ![d](fotos/c.png) ![e](fotos/a%20b.png)\n"
        "[f](/tesoreria/queja) [g](hoja.pdf) [h](nada.es.md) [i](#ancla) [[cobro]] [[tesoreria/queja]]\n"
    )
    write(root, "facturacion/otro.es.md", f"---\ntitulo: Otro\n---\n\n{body}")
    write(root, "facturacion/mas.es.md", "---\ntitulo: Más\n---\n\n![e](<fotos/a b.png>)\n")
    moved(root, "facturacion/otro", "tesoreria/otro")
    text = (root / "tesoreria/otro.es.md").read_text("utf-8")
    assert text.endswith(
        "[a](../facturacion/_index.es.md) [b](../facturacion/cobro.es.md) [c](../tesoreria/queja.es.md)"
        " ![d](fotos/c.png) ![e](../facturacion/fotos/a%20b.png)\n"
        "[f](/tesoreria/queja) [g](hoja.pdf) [h](nada.es.md) [i](#ancla) [[facturacion/cobro]] [[tesoreria/queja]]\n"
    )
    assert (root / "tesoreria/fotos/c.png").read_bytes() == PNG
    assert (root / "facturacion/fotos/a b.png").exists()
    assert (root / "tesoreria/hoja.pdf").exists()


def test_a_translation_is_not_behind_for_a_move_and_one_that_was_stays_so(root: Path) -> None:
    for kind in ("whole", "passages"):
        write(root, "tesoreria/t.es.md", "---\ntitulo: T\n---\n\n## Qué decir\n\n[a](../facturacion/cobro.es.md)\n")
        original = next(one for one in read_all(root).processes if one.id == "tesoreria/t").in_language("es")
        mark = content_hash(original) if kind == "whole" else translation_mark(original)
        write(root, "tesoreria/t.en.md", f"---\ntitle: T\ntranslates: {mark}\n---\n\n## Say this\n\nA.\n")
        write(root, "tesoreria/u.es.md", "---\ntitulo: U\n---\n\n## Qué decir\n\n[a](../facturacion/cobro.es.md)\n")
        write(root, "tesoreria/u.en.md", "---\ntitle: U\ntranslates: 0123456789ab\n---\n\n## Say this\n\nA.\n")
        moved(root, "facturacion", "cobros")
        told = [(path, code) for path, _, code in problems(root) if code == "translation-outdated"]
        assert told == [("tesoreria/u.en.md", "translation-outdated")]
        undo(root)


def test_related_processes_the_complaint_and_navigation_follow(root: Path) -> None:
    company = (root / "procdesk.yaml").read_text("utf-8")
    write(
        root,
        "mkdocs.yml",
        "docs_dir: .\nnav:\n  - Quejas: tesoreria/queja.es.md\n  - tesoreria/queja # x\nother: tesoreria/queja\n",
    )
    write(root, "toc.yml", "- name: queja\n  href: tesoreria/queja.md\n")
    write(
        root,
        "sidebars.js",
        "module.exports = {a: ['tesoreria/queja', {type: 'doc', id: \"tesoreria/queja\", label: 'x'}]}\n",
    )
    write(root, "SUMMARY.md", "- [Queja](tesoreria/queja.es.md)\n")
    write(
        root, "tesoreria/z.es.md", "---\ntitulo: Z\nrelacionados: tesoreria/queja, /tesoreria/devolucion.md\n---\nx\n"
    )
    moved(root, "tesoreria/queja", "reclamar")
    assert (root / "procdesk.yaml").read_text("utf-8") == company.replace("tesoreria/queja", "tesoreria/reclamar")
    assert (root / "toc.yml").read_text("utf-8") == "- name: queja\n  href: tesoreria/reclamar.md\n"
    assert (root / "sidebars.js").read_text("utf-8").count("tesoreria/reclamar") == 2
    assert (root / "SUMMARY.md").read_text("utf-8") == "- [Queja](tesoreria/reclamar.es.md)\n"
    assert "tesoreria/reclamar, /tesoreria/devolucion.md" in (root / "tesoreria/z.es.md").read_text("utf-8")
    assert (root / "mkdocs.yml").read_text("utf-8") == (
        "docs_dir: .\nnav:\n  - Quejas: tesoreria/queja.es.md\n  - tesoreria/reclamar # x\nother: tesoreria/queja\n"
    )


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("devolucion", "move-target-exists"),
        ("Devolucion", "move-target-exists"),
        ("facturacion/cobro", "move-target-exists"),
        ("queja", "move-same"),
        ("aux", "move-bad-name"),
        ("a:b", "move-bad-name"),
        ("punto.", "move-bad-name"),
        ("..", "move-bad-name"),
        ("../fuera", "move-bad-name"),
        ("a//b", "move-bad-name"),
        (".oculto", "move-bad-name"),
        ("_index", "move-bad-name"),
        ("¿?", "move-bad-name"),
        ("ñ" * 150, "move-bad-name"),
        ("nota.tmp", "move-bad-name"),
        ("viejo", "move-former-id-taken"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_happens(root: Path, new: str, code: str) -> None:
    write(root, "tesoreria/otro.es.md", "---\ntitulo: Otro\nids_anteriores: tesoreria/viejo\n---\nx\n")
    before = bytes_of(root)
    with pytest.raises(MoveRefused) as refused:
        planned(root, "tesoreria/queja", new)
    assert refused.value.code == code
    assert bytes_of(root) == before


@pytest.mark.parametrize(("new", "code"), [("tesoreria", "move-department-exists"), ("a/b", "move-department-path")])
def test_a_department_does_not_get_the_folder_of_another(root: Path, new: str, code: str) -> None:
    with pytest.raises(MoveRefused) as refused:
        planned(root, "facturacion", new)
    assert refused.value.code == code


def test_names_may_be_typed_with_the_ending_of_a_file(root: Path) -> None:
    assert planned(root, "tesoreria/queja", "reclamar.es.md").new == "tesoreria/reclamar"
    assert planned(root, "tesoreria/queja", "/reclamar").new == "reclamar"
    assert planned(root, "tesoreria/queja", " facturacion/ ").new == "facturacion/queja"


def test_only_capitals_may_change(root: Path) -> None:
    made = moved(root, "tesoreria/queja", "Queja")
    assert [one.code for one in made.warnings] == ["move-case-only"]
    assert (root / "tesoreria/Queja.es.md").exists()
    assert problems(root) == []


def test_a_copy_goes_with_its_original(root: Path) -> None:
    write(root, "tesoreria/queja (1).es.md", "copy\n")
    told = [code for _, _, code in problems(root)]
    moved(root, "tesoreria/queja", "reclamar")
    assert [code for _, _, code in problems(root)] == told


def test_a_page_whose_details_are_broken_is_moved_and_named(root: Path) -> None:
    write(root, "tesoreria/roto.es.md", "---\n{titulo: Roto}\n---\nx\n")
    made = moved(root, "tesoreria/roto", "nuevo")
    assert [(one.code, dict(one.facts)["path"]) for one in made.warnings] == [
        ("move-no-former-id", "tesoreria/roto.es.md")
    ]
    assert (root / "tesoreria/nuevo.es.md").read_text("utf-8") == "---\n{titulo: Roto}\n---\nx\n"


def test_a_plan_shows_every_line_before_and_after(root: Path) -> None:
    write(root, "tesoreria/z.es.md", "---\ntitulo: Z\n---\n\nuno\n[a](queja.es.md)\n")
    made = planned(root, "tesoreria/queja", "reclamar")
    shown = {one.before: one for one in made.files}
    assert [(one.number, one.before, one.after) for one in shown["tesoreria/z.es.md"].lines] == [
        (6, "[a](queja.es.md)", "[a](reclamar.es.md)")
    ]
    assert shown["tesoreria/queja.es.md"].after == "tesoreria/reclamar.es.md"
    assert made.ids == {"tesoreria/queja": "tesoreria/reclamar"}


def test_a_title_is_changed_in_the_language_that_is_asked_for(root: Path) -> None:
    moved(root, "tesoreria/queja", "tesoreria/queja", es="Poner una queja")
    assert "titulo: Poner una queja" in (root / "tesoreria/queja.es.md").read_text("utf-8")
    assert "former" not in (root / "tesoreria/queja.en.md").read_text("utf-8")


def test_folders_of_other_programs_are_moved_without_harm(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write(root, "docs/pay/index.md", "# Pay\n\nSee [refunds](refunds/) and [more](../ship/late.md).\n")
    write(root, "docs/pay/refunds.md", "---\naliases: [/old/]\n---\n# Refunds\n\n[Up](../) [Pay](./index.md)\n")
    write(root, "docs/ship/late.md", '+++\ntitle = "Late"\n+++\n\n[refunds](../pay/refunds.md), [pay](/pay/)\n')
    for number in range(8):
        write(root, f"docs/ship/p{number}.md", "# Page\n\nText of a page.\n")
    told = codes(check(read_all(root), TODAY))
    moved(root, "pay", "billing")
    assert (root / "docs/ship/late.md").read_text().endswith("[refunds](../billing/refunds.md), [pay](/billing/)\n")
    moved(root, "docs/ship/late", "delayed")
    assert 'former_ids = ["docs/ship/late"]' in (root / "docs/ship/delayed.md").read_text()
    assert "[more](../ship/delayed.md)" in (root / "docs/billing/index.md").read_text()
    assert codes(check(read_all(root), TODAY)) == told


def test_a_page_that_is_a_link_on_the_disk_stays_one(root: Path) -> None:
    page = write(root, "tesoreria/z.es.md", "---\ntitulo: Z\n---\n\n[a](queja.es.md)\n")
    (root / "tesoreria/otra.es.md").symlink_to("z.es.md")
    before = bytes_of(root)
    moved(root, "tesoreria/queja", "reclamar")
    assert (root / "tesoreria/otra.es.md").is_symlink()
    assert "[a](reclamar.es.md)" in page.read_text("utf-8")
    undo(root)
    assert bytes_of(root) == before


def test_what_a_title_is_called_in_one_language_has_to_be_translated(root: Path) -> None:
    write(root, "tesoreria/t.es.md", "---\ntitulo: T\n---\n\n## Qué decir\n\nSí.\n")
    original = next(one for one in read_all(root).processes if one.id == "tesoreria/t").in_language("es")
    mark = translation_mark(original)
    write(root, "tesoreria/t.en.md", f"---\ntitle: T\ntranslates: {mark}\n---\n\n## Say this\n\nYes.\n")
    moved(root, "tesoreria/t", "u", es="Otro")
    told = [dict(one.facts)["passages"] for one in check(read_all(root), TODAY) if one.code == "translation-outdated"]
    assert told == ["Otro"]
    undo(root)
    moved(root, "tesoreria/t", "u", es="Otro", en="Other")
    assert "translation-outdated" not in codes(check(read_all(root), TODAY))
