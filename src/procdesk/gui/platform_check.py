"""Checks before Qt is imported whether a window can open: where a system library is missing, Qt ends the process.

Imports no Qt module: it looks at the files of the installed package only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = (
    *("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libfreetype6", "libxkbcommon0"),
    *("libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libxcb-image0", "libxcb-render-util0", "libxcb-xkb1", "libxcb-randr0", "libxcb-sync1", "libxcb-xfixes0"),
    "libxcb-shm0",
)
_FONTS = ("fonts-inter", "fonts-dejavu-core")


@dataclass(frozen=True, slots=True)
class PlatformError:
    """Why no window can open: `code` is `no-display` or `missing-libraries`; `libraries` are file names."""

    code: str
    libraries: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The line that installs what is missing on Debian and Ubuntu."""
        return install_command()


def install_command() -> str:
    """The line that installs everything a window needs on Debian and Ubuntu."""
    return "sudo apt-get install --no-install-recommends " + " ".join((*_PACKAGES, *_FONTS))


def missing_libraries(plugin: Path) -> frozenset[str]:
    """The libraries that a plugin needs and the system lacks; loading it is what Qt will do anyway."""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _listed(plugin) or frozenset({str(error).partition(":")[0]})
    return frozenset()


def platform_error(
    environment: Mapping[str, str] = os.environ,
    system: str = sys.platform,
    missing_in: Callable[[Path], frozenset[str]] = missing_libraries,
) -> PlatformError | None:
    """What keeps a window from opening on this machine, or None. Only Linux can lack what Qt needs."""
    if not system.startswith("linux"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not chosen and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return PlatformError("no-display")
    plugins = _plugins(chosen, environment)
    missing = {plugin: missing_in(plugin) for plugin in plugins}
    if missing and all(missing.values()):
        return PlatformError("missing-libraries", tuple(sorted(set().union(*missing.values()))))
    only_x11 = chosen == "xcb" or (not chosen and not environment.get("WAYLAND_DISPLAY"))
    return PlatformError("no-display") if only_x11 and not _answers(environment.get("DISPLAY", "")) else None


def _plugins(chosen: str, environment: Mapping[str, str]) -> list[Path]:
    """The platform plugins that Qt may take here, of which one must load."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return []
    names = ["wayland", "xcb"] if environment.get("WAYLAND_DISPLAY") else ["xcb"]
    if chosen in ("xcb", "wayland", "offscreen"):
        names = [chosen]
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    candidates = [folder / f"libq{name}.so" for name in names] + [folder / f"libq{name}-generic.so" for name in names]
    return [path for path in candidates if path.is_file()]


def _answers(display: str) -> bool:
    """Whether an X server takes us in; with none, Qt would end the process."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _listed(plugin: Path) -> frozenset[str]:
    """All missing libraries at once, as `ldd` lists them; empty where there is no `ldd`."""
    try:
        done = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True, timeout=10, check=False)  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(line.split()[0] for line in done.stdout.splitlines() if "not found" in line)


def _main() -> int:
    """Prints the packages that `tools/install-qt-libraries.sh` is to install; 0 where a window can open."""
    found = platform_error({**os.environ, "DISPLAY": os.environ.get("DISPLAY") or ":0"})
    if found is None or found.code == "no-display":
        return 0
    sys.stdout.write(" ".join((*_PACKAGES, *_FONTS)) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(_main())
