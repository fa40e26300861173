"""What is looked at before a tender with privacy criteria is issued."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity

PACK = "privacy"

READS: Mapping[str, str] = {
    "risk-information": "residual-risk",
    "breach-limit": "breach-hours",
    "contact-named": "privacy-contact",
    "lawful-basis": "data-inventory",
}
"""Criteria that ask nothing themselves, and the one whose answers they read."""


def what_is_read_is_asked(lock: Lock) -> tuple[Finding, ...]:
    """Find each criterion in force without the one that asks for what it reads."""
    named = {criterion.id for criterion in lock.criteria}
    return tuple(
        Finding(
            "privacy.E1",
            Severity.ERROR,
            "tender.yaml",
            Message(
                "{reader} reads the answers to {asker}, which this tender does not use. Use that "
                "criterion too, or leave this one out.",
                {"reader": f"{PACK}/{reader}", "asker": f"{PACK}/{asker}"},
            ),
        )
        for reader, asker in READS.items()
        if f"{PACK}/{reader}" in named and f"{PACK}/{asker}" not in named
    )


def earlier_notice_earns_more(lock: Lock) -> tuple[Finding, ...]:
    """Return an error if all points for notice of a breach are for later notice than none."""
    if f"{PACK}/breach-hours" not in {criterion.id for criterion in lock.criteria}:
        return ()
    settings = lock.pack(PACK).settings
    full, zero = settings.get("breach-hours-full"), settings.get("breach-hours-zero")
    if not isinstance(full, str) or not isinstance(zero, str) or Decimal(full) < Decimal(zero):
        return ()
    what = Message(
        "breach-hours-full is {full}, which is not below breach-hours-zero ({zero}): earlier notice"
        " must earn more. Exchange or correct them.",
        {"full": Decimal(full), "zero": Decimal(zero)},
    )
    where = f"tender.yaml packs.{PACK}.settings.breach-hours-full"
    return (Finding("privacy.B1", Severity.ERROR, where, what),)


def hours_fit_the_law(lock: Lock) -> tuple[Finding, ...]:
    """Find hours of notice that end later than the buyer's own deadline in the profile."""
    return tuple(_hours(lock))


def _hours(lock: Lock) -> Iterator[Finding]:
    named = {criterion.id for criterion in lock.criteria}
    if not named & {f"{PACK}/breach-limit", f"{PACK}/breach-hours"}:
        return
    pack = lock.pack(PACK)
    law = pack.settings.get("jurisdiction")
    for row in pack.tables.get("profiles", ()):
        if row["jurisdiction"] != law or row["matter"] != "breach" or not row.get("most-hours"):
            continue
        for name in ("breach-hours-zero", "breach-hours-most"):
            chosen = pack.settings.get(name)
            if isinstance(chosen, str) and Decimal(chosen) > Decimal(row["most-hours"]):
                what = Message(
                    "{name} is {chosen} hours, and the buyer's own deadline is {most} ({document}, "
                    "{date}, {confidence}).",
                    {
                        "name": name,
                        "chosen": Decimal(chosen),
                        "most": Decimal(row["most-hours"]),
                        "document": row["document"],
                        "date": row["date"],
                        "confidence": row["confidence"],
                    },
                )
                where = f"tender.yaml packs.{PACK}.settings.{name}"
                yield Finding("privacy.G5", Severity.WARNING, where, what)
