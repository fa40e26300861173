"""Drawing lots between bids that share a place."""

from procure.errors import InputFault, Problem, Refused
from procure.evaluation.model import Evaluation
from procure.procedure.act import Act
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.roles import require_chair
from procure.record.events import TieDrawn
from procure.record.store import put_on_record
from procure.tender.folder import Folder
from procure.tender.opened import load_opened


def draw(folder: Folder, bidders: tuple[str, ...], seed: str, witness: str, act: Act) -> None:
    """Record a draw between bids that share a place.

    Raises:
        Refused: if the person is not the chair, no such tie stands, or ``draw`` was not published.
    """
    evaluation = evaluate_folder(folder)
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    if "draw" not in opened.lock.tender.ties:
        raise Refused("The tender published no draw as a tie rule.")
    if not seed.strip():
        raise InputFault([Problem("--seed", "is empty.", "Draw it in public, and write it here.")])
    if len(set(bidders)) != len(bidders):
        raise InputFault([Problem(", ".join(bidders), "names a bidder twice.", "Name each once.")])
    if any(set(tie.bidders) == set(bidders) for tie in opened.state.ties):
        raise Refused("These bids were drawn already; a draw is not repeated.")
    shared = _shared_places(evaluation)
    if set(bidders) not in [set(names) for names in shared.values()]:
        known = "; ".join(f"place {place}: {', '.join(names)}" for place, names in shared.items())
        raise Refused(
            f"{', '.join(bidders)} are not all the bids of a shared place. Places that are shared:"
            f" {known or 'none'}."
        )
    put_on_record(folder.record, [act.event(TieDrawn, bidders=bidders, seed=seed, witness=witness)])


def _shared_places(evaluation: Evaluation) -> dict[int, list[str]]:
    """Return the bidders of each place that more than one of them holds."""
    found: dict[int, list[str]] = {}
    for bid in evaluation.bids:
        if bid.place is not None:
            found.setdefault(bid.place, []).append(bid.bidder)
    return {place: names for place, names in found.items() if len(names) > 1}
