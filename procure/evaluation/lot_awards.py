"""Which bid each lot goes to where a limit says how many lots one tenderer may win."""

from collections import Counter
from collections.abc import Mapping

from procure.evaluation.model import Evaluation, ShownFinding
from procure.evaluation.ranking import still_open
from procure.evaluation.shown import show_findings
from procure.model.finding import Finding, Severity
from procure.model.message import Message, MessageValue
from procure.model.tender import Tender

CODE = "procure.lot-award"


def lot_awards(
    tender: Tender, evaluations: Mapping[str, Evaluation]
) -> dict[str, tuple[ShownFinding, ...]]:
    """Return what follows for each lot from the limit, a step a finding; nothing without a limit.

    Lots are awarded one after the other in the published order. Each goes to its first bid whose
    tenderer has not won as many as it may. What is open in a lot leaves those after it open too.

    Args:
        tender: with all its lots.
        evaluations: of each lot.
    """
    most = tender.lot_limits.win
    if most is None:
        return {}
    order = tender.lot_limits.order or tender.lot_ids
    won: Counter[str] = Counter()
    found: dict[str, tuple[ShownFinding, ...]] = {}
    waits = ""
    for lot in order:
        title = tender.lot(lot).title
        if not waits and _is_open(evaluations[lot]):
            waits = title
        if waits:
            steps = [_said(Severity.WARNING, title, "Waits for what is open in {other}.", waits)]
        else:
            steps, winner = _award(evaluations[lot], title, won, most)
            won[winner] += 1
        found[lot] = show_findings(steps)
    return found


def _is_open(evaluation: Evaluation) -> bool:
    """Return whether places may still change, or the first place is shared."""
    first = [bid for bid in evaluation.bids if bid.place == 1]
    queried = any(not one.settled for one in evaluation.low_prices)
    return any(still_open(evaluation)) or len(first) > 1 or queried


def _award(
    evaluation: Evaluation, title: str, won: Counter[str], most: int
) -> tuple[list[Finding], str]:
    """Return the steps of one lot, and the bidder it goes to; empty if to nobody."""
    steps: list[Finding] = []
    placed = sorted((bid.place, bid.bidder, bid.name) for bid in evaluation.bids if bid.place)
    for place, bidder, name in placed:
        values: dict[str, MessageValue] = {
            "bidder": name,
            "lot": title,
            "place": place,
            "won": won[bidder],
            "most": most,
        }
        if won[bidder] < most:
            words = Message(
                "{lot}: goes to {bidder}, at place {place}, which had won {won} of at most {most}"
                " lots before.",
                values,
            )
            severity = Severity.INFO if place == 1 else Severity.WARNING
            return [*steps, Finding(CODE, severity, title, words)], bidder
        words = Message(
            "{lot}: {bidder}, at place {place}, has won {won} lots already, the most one may win.",
            values,
        )
        steps.append(Finding(CODE, Severity.WARNING, title, words))
    steps.append(_said(Severity.WARNING, title, "{other}: no bid can be awarded it.", title))
    return steps, ""


def _said(severity: Severity, where: str, words: str, other: str) -> Finding:
    return Finding(CODE, severity, where, Message(words, {"other": other}))
