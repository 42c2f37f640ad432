"""The structure of the program: `python tools/structure.py` prints its figures, `--picture FILE.svg` draws it.

The figures are the number of modules, the fullest folder, the modules with exactly one importer, the class names that
are used more than once, and the modules of more than 500 lines. The picture has a row for each layer of the contract in
`pyproject.toml`, and an arrow for each import between two packages unless a chain of other arrows leads there already.
The single modules of the lowest layers, which nearly everything imports, share one last row; in place of arrows, each
box names those it imports. The same imports give the same picture, byte for byte.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Final
from xml.sax.saxutils import escape

import grimp

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = "procdesk"
SOURCE: Final = ROOT / "src" / PACKAGE
MOST_LINES: Final = 500

Arrow = tuple[str, str]
"""Importer and imported, as names below `procdesk`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sizes of the program; modules are paths below `src/procdesk`."""

    modules: int
    fullest_folder: str
    modules_in_fullest_folder: int
    with_one_importer: tuple[str, ...]
    repeated_classes: Mapping[str, tuple[str, ...]]
    """Class name -> the modules that define one of that name"""
    long_modules: Mapping[str, int]
    """Module -> lines, for those of more than 500"""


def measure() -> Figures:
    """Figures of the modules under `src/procdesk`."""
    files = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    folders: dict[str, int] = defaultdict(int)
    classes: dict[str, list[str]] = defaultdict(list)
    for name, source in files.items():
        folders[Path(name).parent.as_posix()] += 1
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                classes[node.name].append(name)
    fullest = max(sorted(folders), key=folders.__getitem__)
    lines = {name: source.count("\n") for name, source in files.items()}
    return Figures(
        modules=len(files),
        fullest_folder=fullest,
        modules_in_fullest_folder=folders[fullest],
        with_one_importer=_with_one_importer(files),
        repeated_classes={name: tuple(found) for name, found in sorted(classes.items()) if len(found) > 1},
        long_modules={name: count for name, count in lines.items() if count > MOST_LINES},
    )


def layers() -> tuple[tuple[str, ...], ...]:
    """Rows of packages, the importing ones first, as the contract in `pyproject.toml` has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    rows = next(c["layers"] for c in contracts if c["type"] == "layers" and c.get("containers") == [PACKAGE])
    return tuple(tuple(name.strip() for name in row.replace(":", "|").split("|")) for row in rows)


def imports(packages: Iterable[str]) -> frozenset[Arrow]:
    """Which of the packages imports which other one."""
    known = frozenset(packages)
    graph = _graph()
    return frozenset(
        (importer, imported)
        for module in graph.modules
        for target in graph.find_modules_directly_imported_by(module)
        if (importer := _package_of(module)) in known
        and (imported := _package_of(target)) in known
        and importer != imported
    )


def libraries() -> dict[str, frozenset[str]]:
    """Each library that is not Python's own -> the packages that import it."""
    graph = grimp.build_graph(PACKAGE, include_external_packages=True, cache_dir=None)
    outside = (module for module in graph.modules if module.partition(".")[0] != PACKAGE)
    return {
        name: frozenset(_package_of(importer) for importer in graph.find_modules_that_directly_import(name))
        for name in outside
        if name.partition(".")[0] not in sys.stdlib_module_names
    }


def without_shortcuts(arrows: Iterable[Arrow]) -> tuple[Arrow, ...]:
    """The arrows of an acyclic graph that no chain of others replaces (its transitive reduction), sorted."""
    targets: dict[str, set[str]] = defaultdict(set)
    for importer, imported in arrows:
        targets[importer].add(imported)

    def reached(name: str) -> set[str]:
        return targets[name].union(*(reached(target) for target in tuple(targets[name])))

    return tuple(
        (importer, imported)
        for importer in sorted(targets)
        for imported in sorted(targets[importer])
        if not any(imported in reached(other) for other in targets[importer] - {imported})
    )


def picture() -> str:
    """The packages in their layers, and the imports between them, as an SVG."""
    rows = layers()
    height = 1 + max(number for number, row in enumerate(rows) for name in row if (SOURCE / name).is_dir())
    packages, base = rows[:height], tuple(name for row in rows[height:] for name in row)
    arrows = imports(name for row in rows for name in row)
    boxes = {
        name: Box(_file_name(name), ", ".join(other for other in base if (name, other) in arrows))
        for row in rows
        for name in row
    }
    drawn = without_shortcuts(arrow for arrow in arrows if arrow[1] not in base)
    return draw((*packages, base), drawn, boxes)


@dataclass(frozen=True, slots=True)
class Box:
    """A package as it is drawn: its file name, and below it the modules of the last row that it imports."""

    name: str
    note: str

    @property
    def width(self) -> float:
        """Wide enough for both lines."""
        return 2 * _PADDING + max(len(self.name) * _LETTER_WIDTH, len(self.note) * _NOTE_LETTER_WIDTH)


# --- drawing: a layered layout with a placeholder in each row that an arrow crosses

_BOX_HEIGHT: Final = 42
_ROW_HEIGHT: Final = 76
_LETTER_WIDTH: Final = 8
_NOTE_LETTER_WIDTH: Final = 5.6
_PADDING: Final = 10
_GAP: Final = 14
_MARGIN: Final = 12
_SWEEPS: Final = 24
_STYLE: Final = (
    # Each box has a fill of its own and the arrows are mid-grey, so that both read on a light page and on a dark one.
    ".folder{fill:#dbe9fb;stroke:#5b87c0}.module{fill:#ececec;stroke:#8a8f98}"
    "text{font:600 13px ui-monospace,Menlo,Consolas,monospace;fill:#16202c;text-anchor:middle}"
    ".note{font:10px Helvetica,Arial,sans-serif}"
    "path{fill:none;stroke:#7f8793;stroke-width:1.4}.head{fill:#7f8793;stroke:none}"
)


def draw(rows: Sequence[Sequence[str]], arrows: Sequence[Arrow], boxes: Mapping[str, Box]) -> str:
    """An SVG with a row of boxes for each layer; every arrow leads from a row to one further down."""
    chains = {arrow: _chain(arrow, rows) for arrow in arrows}
    placed = _placed(rows, chains, boxes)
    starts, ends = _ports(arrows, chains, placed)
    shapes = []
    for arrow in arrows:
        points = [starts[arrow], *(placed[name][0] for name in chains[arrow][1:-1]), ends[arrow]]
        shapes.append(f'<path d="{_path(points, _row_of(arrow[0], rows))}"/>')
        shapes.append(f'<path class="head" d="M{ends[arrow] - 4:.0f} {_top(_row_of(arrow[1], rows)) - 8}h8l-4 8z"/>')
    for number, row in enumerate(rows):
        for name in row:
            shapes += _box(boxes[name], placed[name][0], _top(number))
    left = min(x - width / 2 for x, width in placed.values()) - _MARGIN
    width = max(x + width / 2 for x, width in placed.values()) + _MARGIN - left
    height = _top(len(rows) - 1) + _BOX_HEIGHT + _MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} 0 {width:.0f} {height}" '
            f'width="{width:.0f}" height="{height}" role="img">',
            "<title>Packages of procdesk: each imports only from the rows below it</title>",
            f"<style>{_STYLE}</style>",
            *shapes,
            "</svg>\n",
        ]
    )


def _box(box: Box, x: float, top: int) -> list[str]:
    kind = "folder" if box.name.endswith("/") else "module"
    shapes = [
        f'<rect class="{kind}" x="{x - box.width / 2:.0f}" y="{top}" width="{box.width:.0f}" height="{_BOX_HEIGHT}" '
        'rx="5"/>',
        f'<text x="{x:.0f}" y="{top + (18 if box.note else 26)}">{escape(box.name)}</text>',
    ]
    if box.note:
        shapes.append(f'<text class="note" x="{x:.0f}" y="{top + 33}">{escape(box.note)}</text>')
    return shapes


def _chain(arrow: Arrow, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Both ends of the arrow, and between them a placeholder for each row that it crosses."""
    crossed = range(_row_of(arrow[0], rows) + 1, _row_of(arrow[1], rows))
    return arrow[0], *(f"{arrow[0]}>{arrow[1]}@{number}" for number in crossed), arrow[1]


def _placed(
    rows: Sequence[Sequence[str]], chains: Mapping[Arrow, tuple[str, ...]], boxes: Mapping[str, Box]
) -> dict[str, tuple[float, float]]:
    """Middle and width of each box and placeholder: near what it is connected with, and apart from its neighbours."""
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    members = [list(row) for row in rows]
    for chain in chains.values():
        first = _row_of(chain[0], rows)
        for number, (upper, lower) in enumerate(pairwise(chain), first):
            below[upper].append(lower)
            above[lower].append(upper)
            if lower != chain[-1]:
                members[number + 1].append(lower)
    widths = {name: box.width for name, box in boxes.items()}
    middle = {name: 0.0 for row in members for name in row}
    for row in members:
        middle |= _apart({name: middle[name] for name in row}, widths)
    for sweep in range(_SWEEPS):
        linked, order = (above, members) if sweep % 2 == 0 else (below, members[::-1])
        for row in order:
            wanted = {name: fmean([middle[n] for n in linked[name]] or [middle[name]]) for name in row}
            middle |= _apart(wanted, widths)
    for row in members:
        if not any(above[name] or below[name] for name in row):
            others = [x for name, x in middle.items() if name not in row]
            middle |= _apart(dict.fromkeys(row, (min(others) + max(others)) / 2), widths)
    return {name: (x, widths.get(name, 0.0)) for name, x in middle.items()}


def _apart(wanted: Mapping[str, float], widths: Mapping[str, float]) -> dict[str, float]:
    """Positions in the wanted order, none nearer to the next than a gap, and as a whole where they were wanted."""
    order = sorted(wanted, key=wanted.__getitem__)
    found: dict[str, float] = {}
    edge = float("-inf")
    for name in order:
        half = widths.get(name, 0.0) / 2
        found[name] = max(wanted[name], edge + half)
        edge = found[name] + half + _GAP
    shift = fmean(wanted[name] - found[name] for name in order)
    return {name: round(x + shift, 3) for name, x in found.items()}


def _ports(
    arrows: Sequence[Arrow], chains: Mapping[Arrow, tuple[str, ...]], placed: Mapping[str, tuple[float, float]]
) -> tuple[dict[Arrow, float], dict[Arrow, float]]:
    """Where each arrow leaves its box and where it arrives, side by side in the order of where it goes."""
    starts: dict[Arrow, float] = {}
    ends: dict[Arrow, float] = {}
    for end, near, found in ((0, 1, starts), (1, -2, ends)):
        boxes: dict[str, list[Arrow]] = defaultdict(list)
        for arrow in arrows:
            boxes[arrow[end]].append(arrow)
        for box, members in boxes.items():
            members.sort(key=lambda arrow: (placed[chains[arrow][near]][0], arrow))
            x, width = placed[box]
            for number, arrow in enumerate(members, 1):
                found[arrow] = x - width / 2 + width * number / (len(members) + 1)
    return starts, ends


def _path(points: Sequence[float], first_row: int) -> str:
    """A curve from the foot of the first row through the rows between to the head of the last."""
    parts = [f"M{points[0]:.0f} {_top(first_row) + _BOX_HEIGHT}"]
    for number, (here, there) in enumerate(pairwise(points), first_row + 1):
        head = _top(number)
        foot = head - _ROW_HEIGHT + _BOX_HEIGHT
        bend = (head + foot) // 2
        parts.append(f"C{here:.0f} {bend} {there:.0f} {bend} {there:.0f} {head}")
        if number < first_row + len(points) - 1:
            parts.append(f"V{head + _BOX_HEIGHT}")
    return "".join(parts)


def _top(row: int) -> int:
    return _MARGIN + row * _ROW_HEIGHT


def _row_of(name: str, rows: Sequence[Sequence[str]]) -> int:
    return next(number for number, row in enumerate(rows) if name in row)


def _file_name(name: str) -> str:
    return f"{name}/" if (SOURCE / name).is_dir() else f"{name}.py"


# --- reading the imports


def _graph() -> grimp.ImportGraph:
    return grimp.build_graph(PACKAGE, cache_dir=None)


def _package_of(module: str) -> str:
    """The name below `procdesk` that a module belongs to; empty for `procdesk` itself."""
    return module.removeprefix(PACKAGE).strip(".").partition(".")[0]


def _with_one_importer(files: Iterable[str]) -> tuple[str, ...]:
    """Those of the files, other than `__init__.py` and `__main__.py`, that exactly one module imports."""
    graph = _graph()
    return tuple(
        name
        for name in files
        if not name.endswith(("__init__.py", "__main__.py"))
        and len(graph.find_modules_that_directly_import(f"{PACKAGE}.{name[:-3].replace('/', '.')}")) == 1
    )


def report(figures: Figures) -> str:
    """The figures as lines of text."""
    repeated = [f"  {name}: {', '.join(found)}" for name, found in figures.repeated_classes.items()]
    long = [f"  {name}: {lines}" for name, lines in figures.long_modules.items()]
    return "\n".join(
        [
            f"modules: {figures.modules}",
            f"fullest folder: {figures.fullest_folder} ({figures.modules_in_fullest_folder})",
            f"modules with exactly one importer: {len(figures.with_one_importer)}",
            f"class names used more than once: {len(figures.repeated_classes)}",
            *repeated,
            f"modules over {MOST_LINES} lines: {len(figures.long_modules)}",
            *long,
        ]
    )


def main(arguments: Sequence[str]) -> int:
    """Prints the figures, and writes the picture where one is asked for."""
    parser = argparse.ArgumentParser(description="Figures of the program's structure, and its packages as a picture.")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="draw the packages and their imports")
    given = parser.parse_args(arguments)
    sys.stdout.write(report(measure()) + "\n")
    if given.picture:
        given.picture.write_text(picture(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
