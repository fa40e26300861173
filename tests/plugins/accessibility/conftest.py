from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from procure.api import Bid, Case, LockedCriterion, Measure, Place, Response, State, Tenderer, Value
from procure.model.pack import Pack
from procure.pack.read import PublishedPack, read_pack

PACK = Path(__file__).parents[3] / "criteria" / "accessibility"

Answers = Mapping[str, tuple[Value | None, str]]
CaseOf = Callable[..., Case]


@pytest.fixture(scope="session")
def published() -> PublishedPack:
    return read_pack(PACK, "accessibility")


@pytest.fixture(scope="session")
def pack(published: PublishedPack) -> Pack:
    return published.pack


@pytest.fixture(scope="session")
def case_of(pack: Pack) -> CaseOf:
    """Return a function from a criterion's id, answers (value, evidence) and measures to a case."""

    def build(
        criterion: str,
        answers: Answers,
        measures: Mapping[str, Fraction] | None = None,
        most: str = "20",
    ) -> Case:
        found = next(one for one in pack.criteria if one.id == criterion)
        responses = {
            f"accessibility/{name}": _response(name, value, evidence)
            for name, (value, evidence) in answers.items()
        }
        return Case(
            criterion=LockedCriterion(
                id=f"accessibility/{criterion}", criterion=found, most=Decimal(most)
            ),
            bid=Bid("acme", Tenderer("Acme"), responses),
            settings={"report-months": Decimal(18)},
            tables={},
            measures={
                name: Measure(name, value, "count", "acr.yaml")
                for name, value in (measures or {}).items()
            },
            as_of=date(2026, 4, 14),
        )

    return build


def _response(name: str, value: Value | None, evidence: str) -> Response:
    state = State.BLANK if value is None else State.ANSWERED
    place = Place("acme/bid.yaml", cell=name)
    return Response(f"accessibility/{name}", state, value, str(value), place, evidence)
