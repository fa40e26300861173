from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from procure.api import (
    Bid,
    Case,
    LockedCriterion,
    Place,
    Response,
    Row,
    SettingValue,
    State,
    TableRow,
    Tenderer,
    Value,
)
from procure.model.pack import Pack
from procure.pack.read import PublishedPack, read_pack

PACK = Path(__file__).parents[3] / "criteria" / "privacy"

Cells = Mapping[str, Value]
CaseOf = Callable[..., Case]


@pytest.fixture(scope="session")
def published() -> PublishedPack:
    return read_pack(PACK, "privacy")


@pytest.fixture(scope="session")
def pack(published: PublishedPack) -> Pack:
    return published.pack


@pytest.fixture(scope="session")
def case_of(pack: Pack) -> CaseOf:
    """Return a function from a criterion's id, answers and tables to a case.

    Answers are (value, evidence), with None for a blank. A table's cells that are not given are
    blank, as they are in a form.
    """

    def build(  # noqa: PLR0913, PLR0917
        criterion: str,
        answers: Mapping[str, tuple[Value | None, str]] | None = None,
        rows: Mapping[str, tuple[Cells, ...]] | None = None,
        tables: Mapping[str, tuple[TableRow, ...]] | None = None,
        settings: Mapping[str, SettingValue] | None = None,
        most: str = "20",
    ) -> Case:
        found = next(one for one in pack.criteria if one.id == criterion)
        bid = Bid(
            "acme",
            Tenderer("Acme"),
            {
                f"privacy/{name}": _response(name, value, evidence)
                for name, (value, evidence) in (answers or {}).items()
            },
            {
                f"privacy/{name}": tuple(
                    _row(pack, name, number, cells) for number, cells in enumerate(given, 1)
                )
                for name, given in (rows or {}).items()
            },
        )
        return Case(
            criterion=LockedCriterion(
                id=f"privacy/{criterion}", criterion=found, most=Decimal(most)
            ),
            bid=bid,
            settings={**DEFAULTS, **(settings or {})},
            tables=tables or {},
            measures={},
            as_of=date(2026, 4, 14),
        )

    return build


DEFAULTS: Mapping[str, SettingValue] = {
    "pia-trigger": "always",
    "screening-threshold": Decimal(2),
    "critical-from": Decimal(12),
    "notice-days": Decimal(30),
    "breach-hours-most": Decimal(72),
}


def _row(pack: Pack, name: str, number: int, cells: Cells) -> Row:
    asked = next(
        item for one in pack.criteria for item in one.requirements if (item.id or one.id) == name
    )
    published = asked.rows.show[0] if asked.rows else ""
    key = str(cells.get(published, number))
    place = Place("acme/bid.yaml", cell=f"{name} {key}")
    return Row(
        key,
        place,
        {column: _response(f"{name}.{column}", cells.get(column), "") for column in asked.columns},
    )


def _response(name: str, value: Value | None, evidence: str) -> Response:
    state = State.BLANK if value is None else State.ANSWERED
    place = Place("acme/bid.yaml", cell=name)
    raw = "" if value is None else str(value)
    return Response(f"privacy/{name}", state, value, raw, place, evidence)
