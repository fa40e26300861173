"""Cases as they stand in ``criteria/connectivity/cases``, as what an evaluator gets."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import procure_connectivity
import pytest

from procure.api import (
    Bid,
    Case,
    LockedCriterion,
    Place,
    Response,
    Row,
    State,
    TableRow,
    Tenderer,
)
from procure.files.table import typed, typed_rows
from procure.model.pack import Column, ColumnType, Pack, Requirement
from procure.pack.read import PublishedPack, read_pack

Written: TypeAlias = Mapping[str, object]
Build: TypeAlias = Callable[[Written], Case]

PACK = "connectivity"


@pytest.fixture(scope="session")
def published() -> PublishedPack:
    (folder,) = procure_connectivity.procure_packs()
    assert isinstance(folder, Path)
    return read_pack(folder, PACK)


@pytest.fixture(scope="session")
def build(published: PublishedPack) -> Build:
    """Return a function from a case as written to the Case an evaluator gets."""
    own = {
        id_: typed_rows(rows, published.pack.tables[id_].columns)
        for id_, rows in published.tables.items()
    }
    return lambda written: _case(published.pack, own, written)


def _case(pack: Pack, own: Mapping[str, tuple[TableRow, ...]], written: Written) -> Case:
    name = str(written["criterion"]).removeprefix(f"{PACK}/")
    criterion = next(one for one in pack.criteria if one.id == name)
    chosen = _mapping(written, "settings")
    settings = {
        id_: typed(str(chosen.get(id_, one.default)), Column(title=id_, type=_type(one.type)))
        for id_, one in pack.settings.items()
        if one.type in {"number", "date", "choice"} and (id_ in chosen or one.default is not None)
    }
    tables = {
        **own,
        **{
            id_: typed_rows(tuple(_texts(row) for row in _rows(rows)), pack.settings[id_].columns)
            for id_, rows in _mapping(written, "tables").items()
        },
    }
    answers = _mapping(written, "answers")
    bid_tables = _mapping(written, "bid_tables")
    responses: dict[str, Response] = {}
    filled: dict[str, tuple[Row, ...]] = {}
    for requirement in criterion.requirements:
        id_ = f"{PACK}/{requirement.id or name}"
        place = Place("bid.yaml", "", requirement.id or name)
        if requirement.type == "table":
            rows = _rows(bid_tables.get(requirement.id or name, []))
            filled[id_] = tuple(_row(requirement, id_, row, n) for n, row in enumerate(rows, 1))
            continue
        answer = answers.get(requirement.id or name)
        given = answer if isinstance(answer, Mapping) else {"value": answer}
        responses[id_] = _response(id_, given.get("value"), requirement.type, place)
    locked = LockedCriterion(
        id=f"{PACK}/{name}", criterion=criterion, most=Decimal(str(written.get("most", 0)))
    )
    bid = Bid("acme", Tenderer("Acme"), responses, filled)
    return Case(locked, bid, settings, tables, {}, date(2026, 4, 14))


def _row(requirement: Requirement, id_: str, row: Written, number: int) -> Row:
    key = str(next(iter(row.values()))) if requirement.rows else str(number)
    cells = {
        name: _response(f"{id_}.{name}", row.get(name), column.type, Place("bid.yaml", key, name))
        for name, column in requirement.columns.items()
        if column.fill
    }
    return Row(key, Place("bid.yaml", key), cells)


def _response(id_: str, given: object, type_: str, place: Place) -> Response:
    if given is None:
        return Response(id_, State.BLANK, None, "", place)
    try:
        value = typed(str(given), Column(title=id_, type=_type(type_)))
    except (ValueError, KeyError):
        return Response(id_, State.UNREADABLE, None, str(given), place, unreadable=f"{given!r}.")
    return Response(id_, State.ANSWERED, value, str(given), place)


_TYPES: Mapping[str, ColumnType] = {"number": "number", "boolean": "boolean", "date": "date"}


def _type(type_: str) -> ColumnType:
    return _TYPES.get(type_, "text")


def _mapping(written: Written, key: str) -> Mapping[str, object]:
    value = written.get(key) or {}
    assert isinstance(value, Mapping)
    return value


def _rows(value: object) -> list[Written]:
    assert isinstance(value, list)
    return value


def _texts(row: Written) -> dict[str, str]:
    return {key: str(value) for key, value in row.items()}
