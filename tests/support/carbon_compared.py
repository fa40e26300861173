"""A tender and bids as comparisons of carbon get them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from procure.api import Lock, LockedCriterion, Measure
from procure.model.lock import LockedPack
from procure.pack.read import PublishedPack
from support.carbon_bills import ENERGY, EXAMPLE, PUBLISHED, as_xlsx, read
from support.examples import small_lock

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
    pack = published.pack
    in_lock = LockedPack(
        id=pack.id,
        version=pack.version,
        title=pack.title,
        language=pack.language,
        publisher=pack.publisher,
        licence=pack.licence,
        plugin="carbon",
        sha256=published.sha256,
        valid=pack.valid,
        review_by=pack.review_by,
        sources=pack.sources,
        declared_settings=pack.settings,
        settings=dict(settings or {}),
        declared_tables=pack.tables,
        tables=dict(tables or {}),
    )
    in_force = tuple(
        LockedCriterion(id=f"carbon/{name}", criterion=criterion, most=8)
        for name in criteria
        for criterion in pack.criteria
        if criterion.id == name
    )
    return small_lock().model_copy(update={"packs": (in_lock,), "criteria": in_force})


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
