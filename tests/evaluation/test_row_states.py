"""How rows of a table count, as the letter groups them."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from procure.evaluation.row_states import row_state
from procure.model.bid import Clarification, Place, Response, Row, State, Value
from procure.model.pack import Column
from procure.model.scoring import Share

COLUMNS = {
    "met": Column(title="Met", type="boolean"),
    "proof": Column(title="Proof", type="text", optional=True),
}
SHARE = Share(
    shape="share", table="x", column="met", evidence_column="proof", bare_claim=Decimal("0.5")
)
AT = Place("acme/bid.xlsx", "Street", "D4")


def cell(state: State, value: Value | None = None, asked: str | None = None) -> Response:
    note = None if asked is None else Clarification(asked, "R.", "mira", "2026-04-15T09:00:00Z")
    return Response("street/x.met", state, value, "", AT, clarification=note)


def row(met: Response, proof: str = "") -> Row:
    cells: Mapping[str, Response] = {
        "met": met,
        "proof": cell(State.ANSWERED, proof) if proof else cell(State.BLANK),
    }
    return Row("1", AT, cells)


@pytest.mark.parametrize(
    ("met", "proof", "state"),
    [
        (cell(State.ANSWERED, True), "acr.pdf#4", "met"),
        (cell(State.ANSWERED, True), "", "claimed"),
        (cell(State.ANSWERED, True), "none", "claimed"),
        (cell(State.ANSWERED, True, asked="yes"), "", "claimed"),
        (cell(State.ANSWERED, False), "acr.pdf#4", "no"),
        (cell(State.BLANK), "acr.pdf#4", "blank"),
        (cell(State.UNREADABLE, asked=""), "", "no answer"),
        (cell(State.BLANK, asked=""), "", "no answer"),
        (cell(State.UNREADABLE), "", "left out"),
        (cell(State.NOT_APPLICABLE), "", "left out"),
    ],
)
def test_a_row_is_in_the_group_it_is_counted_in(met: Response, proof: str, state: str) -> None:
    assert row_state(row(met, proof), COLUMNS, SHARE) == state


def test_without_a_published_share_every_yes_and_no_of_a_row_counts() -> None:
    assert row_state(row(cell(State.ANSWERED, False)), COLUMNS, None) == "no"
    assert row_state(row(cell(State.ANSWERED, True)), COLUMNS, None) == "met"
