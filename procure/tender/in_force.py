"""The criteria a tender puts in force, and where in its file it names them."""

from collections.abc import Iterator, Mapping

from procure.errors import Problem
from procure.files.yaml import Key
from procure.model.pack import Criterion, Pack
from procure.model.tender import Tender
from procure.tender.read import Drafted

_SECTION = {
    "award": "points",
    "gate": "gates",
    "condition": "conditions",
    "information": "information",
}


def criteria_in_force(
    drafted: Drafted, packs: Mapping[str, Pack], problems: list[Problem]
) -> dict[str, Criterion]:
    """Return criteria by id in the order of the tender: award, gates, conditions, information.

    Args:
        drafted: the tender as read.
        packs: those in use, as changed by the tender; packs that have a fault are not among them.
        problems: what is wrong is added here.
    """
    tender = drafted.tender
    known = {
        f"{pack}/{criterion.id}": criterion
        for pack, content in packs.items()
        for criterion in content.criteria
    }
    found: dict[str, Criterion] = {}
    for key, id_, kind in _named(tender):
        where = drafted.document.where(key)
        pack = id_.split("/")[0]
        criterion = known.get(id_)
        if pack not in tender.packs:
            what = f"{id_!r} is of a pack the tender does not use."
            problems.append(Problem(where, what, "Add the pack under packs."))
        elif criterion is None:
            if pack in packs:
                what = f"there is no criterion {id_!r}."
                problems.append(Problem(where, what, f"See: procure check {pack}."))
        elif criterion.kind != kind:
            what = f"{id_!r} is of kind {criterion.kind}, not {kind}."
            problems.append(Problem(where, what, f"Name it under {_SECTION[criterion.kind]}."))
        elif id_ in found:
            problems.append(Problem(where, f"{id_!r} is named twice.", "Keep one."))
        else:
            found[id_] = criterion
    return found


def named_at(id_: str, tender: Tender) -> Key:
    """Return the key under which a tender puts a criterion in force."""
    return next((key for key, named, _ in _named(tender) if named == id_), ())


def _named(tender: Tender) -> Iterator[tuple[Key, str, str]]:
    yield from ((("points", id_), id_, "award") for id_ in tender.points if id_ != "price")
    yield from ((("gates", id_), id_, "gate") for id_ in tender.gates)
    for index, id_ in enumerate(tender.conditions):
        yield ("conditions", index), id_, "condition"
    for index, id_ in enumerate(tender.information):
        yield ("information", index), id_, "information"
