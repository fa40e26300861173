"""Paths that somebody wrote down, which no file system need be able to hold."""

from pathlib import Path


def names_a_file(path: Path) -> bool:
    """Return whether a file is there; a name too long, or with a null in it, is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def lies_inside(path: Path, folder: Path) -> bool:
    """Return whether a path leads to a place inside a folder, also through links."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
