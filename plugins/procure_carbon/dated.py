"""Benchmarks, limits and prices a tender uses, held against the days they are valid."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.api import Finding, Lock, Message, MessageValue, Severity

PACK = "carbon"
SETTINGS = f"tender.yaml packs.{PACK}.settings"
OWN = "own"

_ENDS: Mapping[str, tuple[str, ...]] = {
    "upfront-carbon": ("upfront-zero-at", "upfront-full-at"),
    "embodied-carbon": ("embodied-zero-at", "embodied-full-at"),
    "whole-life-carbon": ("whole-life-zero-at", "whole-life-full-at"),
    "upfront-limit": ("upfront-limit",),
    "embodied-limit": ("embodied-limit",),
    "whole-life-limit": ("whole-life-limit",),
    "site-limit": ("site-limit",),
}
"""Criterion, and the settings it takes its ends or its limit from."""


def numbers_are_valid(lock: Lock) -> tuple[Finding, ...]:
    """Return a warning for each end or limit that only stands in rows past their validity (E2).

    A number counts as taken from the table of benchmarks if it stands there in the same unit.
    """
    return tuple(_stale_ends(lock)) if _uses(lock) else ()


def _stale_ends(lock: Lock) -> Iterator[Finding]:
    pack = lock.pack(PACK)
    in_force = {criterion.id for criterion in lock.criteria}
    names = {
        name: None
        for criterion, settings in _ENDS.items()
        if f"{PACK}/{criterion}" in in_force
        for name in settings
    }
    for name in names:
        value = pack.settings.get(name)
        if not isinstance(value, str):
            continue
        unit = pack.declared_settings[name].unit
        rows = [
            row
            for row in pack.tables.get("benchmarks", ())
            if row["unit"] == unit and Decimal(row["value"]) == Decimal(value)
        ]
        day = lock.as_of.isoformat()
        if rows and all(row["valid-to"] and row["valid-to"] < day for row in rows):
            last = max(rows, key=lambda row: row["valid-to"])
            said: dict[str, MessageValue] = {
                "setting": name,
                "value": Decimal(value),
                "row": last["id"],
                "until": last["valid-to"],
            }
            what = Message(
                "{setting} is {value}, which the table of benchmarks has as {row}, valid until"
                " {until} only. Take what holds at the deadline, or your own calculation.",
                said,
            )
            yield Finding("carbon.E2", Severity.WARNING, f"{SETTINGS}.{name}", what)


def price_of_carbon_is_named(lock: Lock) -> tuple[Finding, ...]:
    """Return what is wrong with the price of a tonne that the price rule adds (E3 to E5)."""
    if not _uses(lock):
        return ()
    priced = [one for one in lock.tender.price.adjust if _tonne(one.measure)]
    named = lock.pack(PACK).settings.get("carbon-price")
    rows = {row["id"]: row for row in lock.pack(PACK).tables.get("carbon-prices", ())}
    if not priced:
        return ()
    if not isinstance(named, str) or not named:
        what = Message(
            "The price rule puts a price on carbon, and carbon-price does not say where it comes"
            " from: name a row of carbon_prices.csv, or own with the source in the papers."
        )
        return (Finding("carbon.E3", Severity.WARNING, SETTINGS, what),)
    if named == OWN:
        return ()
    if named not in rows:
        what = Message("{row} is no row of carbon_prices.csv.", {"row": named})
        return (Finding("carbon.E3", Severity.ERROR, f"{SETTINGS}.carbon-price", what),)
    return (*_stale_price(lock, rows[named]), *_other_price(lock, rows[named]))


def _tonne(measure: str) -> bool:
    others = ("_share", "ladder_step", "environmental_cost")
    return measure.startswith(f"{PACK}.") and not measure.endswith(others)


def _stale_price(lock: Lock, row: Mapping[str, str]) -> Iterator[Finding]:
    day = lock.as_of.isoformat()
    if row["valid-to"] and row["valid-to"] < day:
        what = Message(
            "The price {row} was valid until {until}, before the deadline.",
            {"row": row["id"], "until": row["valid-to"]},
        )
        yield Finding("carbon.E4", Severity.WARNING, f"{SETTINGS}.carbon-price", what)
    elif row["valid-from"] and row["valid-from"] > day:
        what = Message(
            "The price {row} is valid from {start} on, after the deadline.",
            {"row": row["id"], "start": row["valid-from"]},
        )
        yield Finding("carbon.E4", Severity.WARNING, f"{SETTINGS}.carbon-price", what)
    elif newer := row.get("replaced-by"):
        what = Message(
            "The price {row} has been replaced by {newer}.", {"row": row["id"], "newer": newer}
        )
        yield Finding("carbon.E4", Severity.WARNING, f"{SETTINGS}.carbon-price", what)


def _other_price(lock: Lock, row: Mapping[str, str]) -> Iterator[Finding]:
    where = "tender.yaml price.adjust"
    if row["currency"] != lock.tender.currency:
        what = Message(
            "The price {row} is in {currency}, and the tender in {own}: convert it, and say at"
            " which rate.",
            {"row": row["id"], "currency": row["currency"], "own": lock.tender.currency},
        )
        yield Finding("carbon.E5", Severity.WARNING, where, what)
        return
    for one in lock.tender.price.adjust:
        if not _tonne(one.measure):
            continue
        tonnes = Decimal(1) if one.measure == f"{PACK}.offer" else Decimal(1000)
        if one.per_unit * tonnes != Decimal(row["price"]):
            said: dict[str, MessageValue] = {
                "measure": one.measure,
                "price": one.per_unit * tonnes,
                "row": row["id"],
                "published": Decimal(row["price"]),
            }
            what = Message(
                "{measure} is priced at {price} a tonne, and {row} has {published}: name the row"
                " you mean, or own.",
                said,
            )
            yield Finding("carbon.E5", Severity.WARNING, where, what)


def _uses(lock: Lock) -> bool:
    return any(pack.id == PACK for pack in lock.packs)
