"""Canonical JSON and SHA-256, so that the same content always has the same hash."""

import hashlib
import json
from pathlib import Path

from pydantic_core import to_json


def canonical(value: object) -> bytes:
    """Return ``value`` as JSON bytes: no spaces, UTF-8, one newline at the end.

    Keys keep their order: the order of columns and choices is part of what was published.
    """
    return (json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def pretty(value: object) -> str:
    """Return ``value`` as JSON a person can read, keys in their order, a newline at the end."""
    return to_json(value, indent=2).decode() + "\n"


def sha256(content: bytes) -> str:
    """Return the SHA-256 of ``content`` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
