"""A new tender's file: commented, with the criteria of its packs to choose from."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procure.model.pack import Pack, Setting

WIDTH = 100
"""Most characters of a line of guidance."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The few things a new tender needs to begin with."""

    id: str
    title: str
    buyer: str
    country: str
    currency: str
    deadline: str
    chair: str
    assessors: tuple[str, ...]


def draft_tender(wanted: Wanted, packs: Mapping[str, Pack]) -> str:
    """Return the text of ``tender.yaml``: what was asked, and every choice of the packs, commented.

    Args:
        wanted: the answers.
        packs: those to use, by id.
    """
    lines = [
        "# A tender. Choose criteria, give them points, then run: procure check .",
        "# Nothing is frozen until: procure issue . --as " + wanted.chair,
        "",
        "procure: 1",
        f"id: {_word(wanted.id)}",
        f"title: {_quoted(wanted.title)}",
        f"buyer: {{name: {_quoted(wanted.buyer)}, country: {_quoted(wanted.country)}}}",
        "language: en",
        f"currency: {wanted.currency}",
        f"deadline: {wanted.deadline}   # also the as-of date of every rule of age or validity",
        'estimate: "100000"   # excluding VAT; change it',
        "",
        "packs:",
        *(line for pack in packs.values() for line in _pack(pack)),
        "",
        "# The most points each criterion can earn. They must add up to 100.",
        "points:",
        "  price: 40",
        *(line for pack in packs.values() for line in _of_kind(pack, "award", ": 10")),
        "",
        "# A failed gate excludes. Every gate is off until it is named here, with a reason.",
        "gates:",
        "  # pack/name: why",
        *(line for pack in packs.values() for line in _of_kind(pack, "gate", ": why")),
        "",
        "# Contract conditions the bidder is asked to accept.",
        "conditions:",
        *(line for pack in packs.values() for line in _of_kind(pack, "condition", listed=True)),
        "",
        "# minimums: {quality: 30}   # on unrounded points",
        "",
        "# band: points fall in a straight line from low to high, whatever others bid.",
        'price: {rule: band, low: "75000", high: "125000"}',
        "",
        "agreed: consensus   # or mean, median",
        "panel:",
        f"  chair: [{_word(wanted.chair)}]",
        f"  assessors: [{', '.join(map(_word, wanted.assessors))}]",
    ]
    return "\n".join(lines) + "\n"


def _pack(pack: Pack) -> Iterator[str]:
    yield f"  {pack.id}:   # {pack.title} {pack.version}"
    yield "    settings:"
    for name, setting in pack.settings.items():
        yield f"      # {name}: {_setting(setting)}"
        yield from textwrap.wrap(
            setting.guidance,
            WIDTH,
            initial_indent="      #   ",
            subsequent_indent="      #   ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _setting(setting: Setting) -> str:
    if setting.type == "table":
        columns = ", ".join(setting.columns)
        return f"FILE.csv   # {setting.title}; in tables/ with columns {columns}"
    many = isinstance(setting.default, tuple)
    default = f"[{', '.join(setting.default or ())}]" if many else setting.default
    how = "Some" if setting.type == "choices" else "One"
    choices = f" {how} of: {', '.join(setting.choices)}." if setting.choices else ""
    unit = f" {setting.unit}." if setting.unit not in {"", "1"} else ""
    return f"{default or '…'}   # {setting.title}.{unit}{choices}".replace("?.", "?")


def _of_kind(pack: Pack, kind: str, after: str = "", listed: bool = False) -> Iterator[str]:
    for criterion in pack.criteria:
        if criterion.kind == kind:
            start = "- " if listed else ""
            yield f"  # {start}{pack.id}/{criterion.id}{after}   # {criterion.title}"


def _word(name: str) -> str:
    """Return a name as YAML takes it for text."""
    return _quoted(name) if name in {"true", "false", "null"} else name


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
