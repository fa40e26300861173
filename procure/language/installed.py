"""The catalogues that are installed: the core's own, and those in the folders of plugins."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from procure.errors import Problem
from procure.language.catalogue import SOURCE_LANGUAGE, Catalogue, read_catalogue
from procure.plugin.installed import CORE, installed

FOLDER = "locale"
"""Folder beside a plugin's code, and in this package: ``locale/<language>.po``."""


@dataclass(frozen=True, slots=True)
class Found:
    """A catalogue, the package it belongs to, and what is wrong with it."""

    package: str
    catalogue: Catalogue
    problems: tuple[Problem, ...]


def catalogue_folders() -> Iterator[tuple[str, Path]]:
    """Yield each package that may have catalogues, with their folder: the core, then plugins.

    No plugin is imported for it; a plugin that is a single module has no folder.
    """
    yield CORE, Path(__file__).parent / FOLDER
    seen = set()
    for plugin in installed():
        top = plugin.point.module.split(".", maxsplit=1)[0]
        if top not in seen:
            seen.add(top)
            yield from ((plugin.name, folder / FOLDER) for folder in _folders(top))


def languages() -> tuple[str, ...]:
    """Return the languages the core speaks, English first."""
    translated = sorted(path.stem for path in (Path(__file__).parent / FOLDER).glob("*.po"))
    return (SOURCE_LANGUAGE, *translated)


def read_folder(package: str, folder: Path, language: str) -> Found | None:
    """Return the catalogue of a folder for a language, or None if it has none."""
    path = folder / f"{language}.po"
    if not path.is_file():
        return None
    catalogue, problems = read_catalogue(path.read_bytes(), language, f"{package}/{path.name}")
    return Found(package, catalogue, tuple(problems))


@lru_cache(maxsize=16)
def catalogues(language: str) -> tuple[Found, ...]:
    """Return the catalogues for a language, the core's first, then by name of plugin.

    ``es-MX`` finds ``es-MX.po``, else ``es.po``. English needs none.
    """
    if base(language) == SOURCE_LANGUAGE:
        return ()
    return tuple(
        found
        for package, folder in catalogue_folders()
        for found in (_nearest(package, folder, language),)
        if found
    )


@lru_cache(maxsize=256)
def base(language: str) -> str:
    """Return a language without its country: ``es`` of ``es-MX``."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()


def _nearest(package: str, folder: Path, language: str) -> Found | None:
    return read_folder(package, folder, language) or read_folder(package, folder, base(language))


def _folders(top: str) -> tuple[Path, ...]:
    try:
        spec = find_spec(top)
    except (ImportError, ValueError, AttributeError):
        return ()
    return tuple(map(Path, spec.submodule_search_locations or ())) if spec else ()
