"""What is wrong with a tender's carbon settings, before it is issued."""

import re
from collections.abc import Iterator
from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity
from procure_carbon.whole import STATED

PACK = "carbon"

SCALES = (
    ("unit-footprint", "zero-at", "full-at"),
    ("upfront-carbon", "upfront-zero-at", "upfront-full-at"),
    ("embodied-carbon", "embodied-zero-at", "embodied-full-at"),
    ("whole-life-carbon", "whole-life-zero-at", "whole-life-full-at"),
    ("offer-carbon", "offer-zero-at", "offer-full-at"),
    ("offer-limit", "offer-zero-at", "offer-full-at"),
    ("environmental-cost", "cost-zero-at", "cost-full-at"),
    ("service-footprint", "service-zero-at", "service-full-at"),
)
"""Criterion, and the settings that hold the ends of its scale; less carbon earns more."""

_APART = re.compile(
    r"\bmodule d\b|\bbiogenic\b|\bsequest|\bstored carbon\b|\boffset", re.IGNORECASE
)


def ends_in_order(lock: Lock) -> tuple[Finding, ...]:
    """Return an error for each scale in force whose full end is not below its zero end."""
    return tuple(_ends(lock))


def _ends(lock: Lock) -> Iterator[Finding]:
    in_force = {criterion.id for criterion in lock.criteria}
    for name, zero, full in SCALES:
        if f"{PACK}/{name}" not in in_force:
            continue
        settings = lock.pack(PACK).settings
        zero_at, full_at = settings.get(zero), settings.get(full)
        if not isinstance(zero_at, str) or not isinstance(full_at, str):
            continue
        if Decimal(full_at) >= Decimal(zero_at):
            what = Message(
                "{full} is {full_at}, which is not below {zero} ({zero_at}): less carbon must earn "
                "more. Exchange or correct them.",
                {"full": full, "full_at": full_at, "zero": zero, "zero_at": zero_at},
            )
            where = f"tender.yaml packs.{PACK}.settings"
            yield Finding("carbon.E1", Severity.ERROR, where, what)


def items_have_a_whole(lock: Lock) -> tuple[Finding, ...]:
    """Return a warning where items of a footprint are asked for, and nothing gives the whole."""
    in_force = {criterion.id for criterion in lock.criteria}
    if f"{PACK}/product-data" not in in_force:
        return ()
    settings = lock.pack(PACK).settings
    counts = f"{PACK}/bill-gates" in in_force and settings.get("figures-from") == "bill"
    stated = [
        name
        for name, turned in STATED.items()
        if f"{PACK}/{name}" in in_force
        and (not name.endswith("-limit") or settings.get("figures-from") != "bill")
        and all(one == "tonnes" or settings.get(one) for one in turned)
    ]
    if counts or stated or f"{PACK}/service-footprint" in in_force:
        return ()
    what = Message(
        "product-data asks for items that make up 80 percent of the footprint, and nothing in force"
        " states or counts that footprint, so a bid may list a small part of it. Ask unit-footprint"
        " or offer-carbon, a figure for each square metre with area-m2, or a bill of quantities."
    )
    return (
        Finding("carbon.E12", Severity.WARNING, f"tender.yaml points.{PACK}/product-data", what),
    )


def stages_within_scope(lock: Lock) -> tuple[Finding, ...]:
    """Return an error for each row of the stages table that may not count in a total."""
    if f"{PACK}/unit-footprint" not in {criterion.id for criterion in lock.criteria}:
        return ()
    return tuple(
        Finding(
            "carbon.G8",
            Severity.ERROR,
            f"tables/stages {row['stage']}",
            Message(
                "'{title}' is not a stage of the total: stored carbon, module D and offsets are "
                "reported apart. Remove the row.",
                {"title": row["title"]},
            ),
        )
        for row in lock.pack(PACK).tables.get("stages", ())
        if re.fullmatch(r"d[12]?", row["stage"], re.IGNORECASE)
        or _APART.search(f"{row['stage']} {row['title']}")
    )
