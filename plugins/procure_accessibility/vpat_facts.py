"""The front of a VPAT: product, version, date, methods, notes."""

import re
from collections.abc import Mapping
from itertools import pairwise

LABELS: Mapping[str, tuple[str, ...]] = {
    "product": ("name of product/version", "name of product", "product name/version", "product"),
    "date": ("report date", "date of report", "date"),
    "methods": ("evaluation methods used", "evaluation methods", "evaluation method"),
    "notes": ("notes",),
    "description": ("product description",),
    "contact": ("contact information", "contact for more information"),
    "standards": ("applicable standards/guidelines", "applicable standards"),
    "terms": ("terms",),
}
"""How the front of the form names its fields; description, contact and so on only end others."""

MOST_CHARACTERS = 20_000
_VERSION = re.compile(
    r"(?P<name>.*?)[\s,/–-]+(?:version|ver\.?|release|v\.?)?\s*(?P<version>\d[\w.+-]{0,40})\s*\Z",
    re.IGNORECASE | re.DOTALL,
)


def front(paragraphs: tuple[str, ...]) -> dict[str, str]:
    """Return the fields of the front by name: the text after a label, up to the next one."""
    starts = [
        (index, name, rest)
        for index, text in enumerate(paragraphs)
        for name, rest in [_label(text)]
        if name
    ]
    found: dict[str, str] = {}
    ends = [*starts, (len(paragraphs), "", "")]
    for (index, name, rest), (after, _, _) in pairwise(ends):
        more = "\n".join((rest, *paragraphs[index + 1 : after])).strip()
        if more:
            found.setdefault(name, more[:MOST_CHARACTERS])
    for name in ("product", "date"):
        if name in found:
            found[name] = found[name].split("\n", 1)[0].strip()
    return found


def product_and_version(text: str) -> tuple[str, str]:
    """Return name and version of a product as written on one line; version may be empty."""
    if len(text) > 300:
        return text, ""
    found = _VERSION.fullmatch(text.strip())
    if not found or not found["name"].strip():
        return text.strip(), ""
    return found["name"].strip(" ,/-–"), found["version"]


def _label(text: str) -> tuple[str, str]:
    head, colon, rest = text.partition(":")
    said = " ".join(head.lower().split())
    for name, labels in LABELS.items():
        if said in labels and (colon or len(text) < 60):
            return name, rest.strip()
    return "", ""
