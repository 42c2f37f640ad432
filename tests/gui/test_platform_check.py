"""Before Qt is asked, it is known whether a window can open: where it cannot, Qt would end the process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from procdesk.gui.platform_check import PlatformError, install_command, missing_libraries, platform_error

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack what Qt needs")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_nothing_can_be_missing(system: str) -> None:
    assert platform_error({}, system) is None


def test_without_a_display_there_is_no_window() -> None:
    assert platform_error({}) == PlatformError("no-display")
    assert platform_error({"DISPLAY": "", "WAYLAND_DISPLAY": ""}) == PlatformError("no-display")


def test_a_display_that_does_not_answer_is_none() -> None:
    assert platform_error({"DISPLAY": ":4095"}, missing_in=lambda plugin: frozenset()) == PlatformError("no-display")


def test_offscreen_needs_no_display() -> None:
    assert platform_error({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_missing_libraries_are_named_with_the_line_that_installs_them() -> None:
    lacking = frozenset({"libxcb-cursor.so.0", "libEGL.so.1"})
    found = platform_error({"DISPLAY": ":0"}, missing_in=lambda plugin: lacking)
    assert found == PlatformError("missing-libraries", ("libEGL.so.1", "libxcb-cursor.so.0"))
    assert "libxcb-cursor0" in found.command
    assert found.command == install_command()


def test_one_plugin_that_loads_is_enough() -> None:
    asked: list[str] = []

    def missing_in(plugin: Path) -> frozenset[str]:
        asked.append(plugin.name)
        return frozenset() if "wayland" in plugin.name else frozenset({"libxcb-x.so"})

    environment = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    found = platform_error(environment, missing_in=missing_in)
    assert "libqxcb.so" in asked
    assert (found is None) == any("wayland" in name for name in asked)


def test_a_file_that_cannot_be_loaded_is_told_by_its_reason(tmp_path: Path) -> None:
    plugin = tmp_path / "libqxcb.so"
    plugin.write_bytes(b"no library")
    assert missing_libraries(plugin)
