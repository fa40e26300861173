"""Names of sheets: unique, at most 31 characters, without what Excel forbids."""

import re
from collections.abc import Collection

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]|^'|'$")
_LONGEST = 31
_JOINING = frozenset({"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to"})


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a sheet name close to ``wanted``, cut at a word, that is not taken."""
    name = " ".join(_FORBIDDEN.sub(" ", wanted).split()) or "Sheet"
    name = _cut(name, _LONGEST)
    lowered = {one.casefold() for one in taken} | {"history"}
    number = 2
    candidate = name
    while candidate.casefold() in lowered:
        candidate = f"{_cut(name, _LONGEST - len(f' {number}'))} {number}"
        number += 1
    return candidate


def _cut(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    words = name[: most + 1].split(" ")[:-1]
    while words and words[-1] in _JOINING:
        words.pop()
    whole = " ".join(words)
    return whole if len(whole) > most // 2 else name[:most].strip()
