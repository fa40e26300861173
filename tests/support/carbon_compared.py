"""A tender and bids as comparisons of carbon get them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from procure.api import Lock, Measure
from procure.pack.read import PublishedPack
from support.carbon_bills import ENERGY, EXAMPLE, PUBLISHED, as_xlsx, read
from support.locked import lock_of

PRICES = tuple(
    {
        "id": f"eur-{price}",
        "body": "Somebody",
        "price": price,
        "currency": currency,
        "valid-to": "",
        "confidence": "recalled",
        "source": "invented",
    }
    for price, currency in (("300", "EUR"), ("65", "EUR"), ("250", "EUR"), ("190", "USD"))
)
BANDS = (
    {"id": "a", "use": "schools", "scope": "upfront", "band": "A++", "most": "100"},
    {"id": "b", "use": "schools", "scope": "upfront", "band": "A+", "most": "200"},
    {"id": "c", "use": "office", "scope": "upfront", "band": "A++", "most": "150"},
)


def locked(
    published: PublishedPack,
    *criteria: str,
    settings: Mapping[str, Any] | None = None,
    tables: Mapping[str, Any] | None = None,
) -> Lock:
    """Return a lock with this pack and the criteria of these names in force."""
    return lock_of(published, criteria, settings or {}, tables or {}, most=8)


def bill(
    lines: Iterable[Mapping[str, object]] = EXAMPLE,
    *,
    energy: Any = ENERGY,
    **settings: Any,
) -> dict[str, Measure]:
    """Return what the reader finds in a bill; without settings that of the field notes, 6.6."""
    sheets = {"Energy": energy} if energy else {}
    reading = read(as_xlsx(lines, **sheets), **{**PUBLISHED, **settings})
    return {one.name: one for one in reading.measures}


def figure(name: str, value: str | int, unit: str = "kgCO2e/m2") -> dict[str, Measure]:
    """Return a bid that has one figure."""
    return {f"carbon.{name}": Measure(f"carbon.{name}", Fraction(value), unit, "bid.yaml")}
