"""Versions as people write them: ``10``, ``v10``, ``Release 10`` and ``Portal 10`` are the same."""

import re
from fractions import Fraction

from procure_accessibility.published import factor

_NUMBER = re.compile(r"(?<![\w.])v?(\d[\w.\-]*)")
_NAMED = re.compile(r"\b(?:version|release|ver|rel|v)\.?\s*(\d[\w.\-]*)")


def version_match(reported: str, offered: str) -> Fraction:
    """Return 1 if the versions are the same, 0.5 if only the major number is, else 0."""
    one, other = _version(reported), _version(offered)
    if not one or not other:
        return Fraction(0)
    if one == other or _plain(reported) == _plain(offered):
        return Fraction(1)
    same_major = one.split(".")[0] == other.split(".")[0]
    return factor("version.same-major") if same_major else Fraction(0)


def names_version(text: str, version: str) -> bool:
    """Say whether a text such as “Portal for Windows 11, 4.1” names a version."""
    return version_match(version, text) == 1 or _version(version) in _numbers(text)


def _version(text: str) -> str:
    """Return the number that is called a version, the only number, or else the whole text."""
    if found := _NAMED.search(_plain(text)):
        return found[1].rstrip(".-")
    numbers = _numbers(text)
    return numbers[0] if len(numbers) == 1 else _plain(text)


def _numbers(text: str) -> list[str]:
    return [one.rstrip(".-") for one in _NUMBER.findall(_plain(text))]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
