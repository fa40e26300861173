"""Which plugins are installed, and the hash of their code."""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path, PurePath, PurePosixPath

from procure.files.canonical import file_sha256
from procure.plugin.fault import Owner

GROUP = "inclusive_procure"
"""The one door: the entry-point group that every plugin's distribution names."""

CORE = "procure"
"""Package of the core, and start of its finding codes; no plugin may be called so."""

NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*$")

UNKNOWN = "an unnamed distribution"


@dataclass(frozen=True, slots=True)
class Installed:
    """An entry point of the group, and who owns it."""

    owner: Owner
    point: EntryPoint

    @property
    def name(self) -> str:
        """Name of the plugin: that of the entry point."""
        return self.owner.name


def installed() -> tuple[Installed, ...]:
    """Return all installed plugins by name, without importing any."""
    return _installed(tuple(_searched()))


def _searched() -> Iterator[tuple[str, int]]:
    """Yield the places distributions are looked for in, each with its last change."""
    for place in sys.path:
        try:
            yield place, Path(place).stat().st_mtime_ns
        except OSError:
            yield place, 0


@lru_cache(maxsize=1)
def _installed(_searched: tuple[tuple[str, int], ...]) -> tuple[Installed, ...]:
    """Look again only where a distribution came or went: every command of a demo asks."""
    found = (Installed(_owner(point), point) for point in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.owner.distribution)))


def owner_of(name: str) -> Owner:
    """Return the plugin called ``name`` as a sentence names it, installed or not."""
    for plugin in installed():
        if plugin.name == name:
            return plugin.owner
    return Owner(name, UNKNOWN, "")


def _owner(point: EntryPoint) -> Owner:
    if point.dist is None:
        return Owner(point.name, UNKNOWN, "")
    return Owner(point.name, point.dist.name or UNKNOWN, point.dist.version or "")


def code_sha256(point: EntryPoint, packs: Iterable[object]) -> str:
    """Return the SHA-256 of an imported plugin's code, empty if it does not lie in files.

    It covers the files that the distribution installed beside its metadata, names and contents.
    Left out: the core, other plugins of the distribution, and criteria packs, as a lock names each
    of those on its own; so a checkout and a wheel of the same code have the same hash. Left out as
    well: catalogues of translations, which change no result, so that one may be mended meanwhile.
    """
    folders = tuple(f"{pack.resolve()}{os.sep}" for pack in packs if isinstance(pack, Path))
    top = _top(point.value)
    files = _listed(point)
    if not any(_top_of_file(name) == top for name in files):
        files = _beside(top)
    lines = [
        f"{name}\0{file_sha256(path)}\n"
        for name, path in sorted(files.items())
        if path.is_file() and not os.path.realpath(path).startswith(folders)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest() if lines else ""


def _listed(point: EntryPoint) -> dict[str, Path]:
    """Return the files an installer wrote down; an editable installation lists none of the code."""
    if point.dist is None:
        return {}
    others = {_top(other.value) for other in point.dist.entry_points if other.group == GROUP}
    apart = (others - {_top(point.value)}) | {CORE}
    return {
        file.as_posix(): Path(str(point.dist.locate_file(file)))
        for file in point.dist.files or ()
        if _is_code(file) and _top_of_file(file.as_posix()) not in apart
    }


def _beside(top: str) -> dict[str, Path]:
    """Return the files of an imported top-level module or package."""
    module = sys.modules[top]
    if not hasattr(module, "__path__"):
        return {f"{top}.py": Path(module.__file__)} if module.__file__ else {}
    return {
        f"{top}/{name}": Path(folder, name)
        for folder in module.__path__
        for name in _names(folder)
        if _is_code(PurePosixPath(name))
    }


def _names(folder: str) -> Iterator[str]:
    """Yield the files below a folder, each relative to it with slashes."""
    for at, _, files in os.walk(folder):
        within = os.path.relpath(at, folder).replace(os.sep, "/")
        yield from files if within == "." else (f"{within}/{one}" for one in files)


def _is_code(file: PurePath) -> bool:
    if file.is_absolute() or file.suffix in {".pyc", ".pth", ".po", ".pot"}:
        return False
    return not any(
        part.startswith((".", "__pycache__", "__editable__"))
        or part.endswith((".dist-info", ".egg-info"))
        for part in file.parts
    )


def _top(value: str) -> str:
    return re.split(r"[.:\s]", value, maxsplit=1)[0]


def _top_of_file(name: str) -> str:
    return re.split(r"[./]", name, maxsplit=1)[0]
