"""A price form written as YAML."""

from procure.bid.given import GivenPrice
from procure.bid.yaml_bid import Source
from procure.files.yaml import Document
from procure.model.lock import Lock

LINE = ("quantity", "rate", "total")


def given_price_in_yaml(lock: Lock, document: Document) -> GivenPrice:
    """Return what stands in a ``price.yaml``; unknown lines and keys are problems."""
    source = Source(document)
    top = source.mapping((), document.value)
    source.only((), top, ("tenderer", "currency", "vat", "total", "lines"))
    known = {line.id for line in lock.tender.price.lines}
    lines = {}
    added = []
    for id_, item in source.mapping(("lines",), top.get("lines")).items():
        key = ("lines", id_)
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
        currency=source.given(("currency",), top.get("currency")),
        vat=source.given(("vat",), top.get("vat")),
        total=source.given(("total",), top.get("total")),
        lines=lines,
        problems=tuple(source.problems),
        added=tuple(added),
    )
