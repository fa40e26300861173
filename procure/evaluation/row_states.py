"""How each row of a filled table counts, for whoever is told why it earns what it does."""

from collections.abc import Mapping

from procure.evaluation.model import RowState
from procure.model.bid import Response, Row, State
from procure.model.pack import Column
from procure.model.scoring import Share
from procure.scoring.shapes import backs, credit_of, unanswered


def row_state(row: Row, columns: Mapping[str, Column], scoring: object) -> RowState:
    """Return how a row counts: by the answer that is scored, else by all its yes and no.

    Args:
        row: as read, with clarifications laid over.
        columns: of the table as the form shows them.
        scoring: of the criterion.
    """
    share = scoring if isinstance(scoring, Share) else None
    asked = (share.column or "",) if share else _yes_or_no(columns)
    answers = [row.cells[name] for name in asked if name in row.cells]
    if any(map(unanswered, answers)):
        return "no answer"
    if any(one.state is State.BLANK for one in answers):
        return "blank"
    if any(_earns_nothing(one, share) for one in answers):
        return "no"
    if not any(one.state is State.ANSWERED for one in answers):
        return "left out"
    if share is None or share.bare_claim is None:
        return "met"
    return "met" if backs(row.cells.get(share.evidence_column or "")) else "claimed"


def _yes_or_no(columns: Mapping[str, Column]) -> tuple[str, ...]:
    return tuple(name for name, column in columns.items() if column.type == "boolean")


def _earns_nothing(response: Response, share: Share | None) -> bool:
    if response.state is not State.ANSWERED:
        return False
    return response.value is False if share is None else not credit_of(response, share)
