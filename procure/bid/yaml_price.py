"""A price form written as YAML."""

from collections.abc import Mapping

from procure.bid.given import GivenPrice
from procure.bid.yaml_bid import Source
from procure.files.yaml import Document, Key, Value
from procure.model.lock import Lock

LINE = ("quantity", "rate", "total")
_STATED = ("tenderer", "currency", "vat", "total", "lines")


def given_price_in_yaml(lock: Lock, document: Document) -> GivenPrice:
    """Return what stands in a ``price.yaml``; unknown lines and keys are problems."""
    source = Source(document)
    whole = source.mapping((), document.value)
    source.only((), whole, ("tenderer", "lots") if lock.lot else _STATED)
    at: Key = ("lots", lock.lot) if lock.lot else ()
    top = _of_lot(source, lock.lot, whole) if lock.lot else whole
    named = "tenderer" in whole
    tenderer = source.given(("tenderer",), whole["tenderer"]) if named else None
    known = {line.id for line in lock.tender.price.lines}
    lines = {}
    added = []
    for id_, item in source.mapping((*at, "lines"), top.get("lines")).items():
        key = (*at, "lines", id_)
        if id_ not in known:
            remedy = "Check the id, or leave it out."
            source.say(key, "is not a price line of this tender.", remedy)
            added.append(id_)
            continue
        line = source.mapping(key, item)
        source.only(key, line, LINE)
        lines[id_] = {
            name: source.given((*key, name) if name in line else key, line.get(name))
            for name in LINE
        }
    return GivenPrice(
        file=document.file,
        currency=source.given((*at, "currency"), top.get("currency")),
        vat=source.given((*at, "vat"), top.get("vat")),
        total=source.given((*at, "total"), top.get("total")),
        lines=lines,
        problems=tuple(source.problems),
        added=tuple(added),
        tenderer=tenderer,
    )


def _of_lot(source: Source, lot: str, whole: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return what stands in the file for one lot."""
    lots = source.mapping(("lots",), whole.get("lots"))
    top = source.mapping(("lots", lot), lots.get(lot))
    source.only(("lots", lot), top, _STATED[1:])
    return top
