"""Tests know the public names only: what ruff's SLF does not see is found here, replaced and imported private names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
REPLACING = ("setattr", "delattr", "patch", "object")


def private(name: str) -> bool:
    """Whether a part of a dotted name is private; names such as `__init__` are not."""
    return any(part.startswith("_") and not part.endswith("__") for part in name.split("."))


def private_names(source: str) -> Iterator[str]:
    """The private names that a test replaces, reads by `getattr` or imports from the project."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in ("procdesk", "benchmarks"):
            yield from (one.name for one in node.names if private(one.name))
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in (*REPLACING, "getattr"):
                texts = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
                yield from (text for text in texts if isinstance(text, str) and private(text))


@pytest.mark.parametrize(
    "line",
    [
        'monkeypatch.setattr(module, "_cores", lambda: 2)',
        'monkeypatch.setattr("procdesk.module._cores", lambda: 2)',
        'mock.patch.object(module, "_cores")',
        'getattr(module, "_cores")()',
        "from procdesk.module import _cores",
    ],
)
def test_a_private_name_is_found(line: str) -> None:
    assert [name.rpartition(".")[2] for name in private_names(line)] == ["_cores"]


@pytest.mark.parametrize(
    "line", ['monkeypatch.setattr(Problem, "__init__", checked)', 'setattr(module, "cores", 2)', "from os import _exit"]
)
def test_a_public_name_is_none(line: str) -> None:
    assert list(private_names(line)) == []


def test_no_test_replaces_or_imports_a_private_name() -> None:
    found = {str(path.relative_to(TESTS)): list(private_names(path.read_text("utf-8"))) for path in TESTS.rglob("*.py")}
    assert len(found) > 100
    assert {path: names for path, names in found.items() if names} == {}
