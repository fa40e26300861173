"""Letters: one assessment summary for each bidder, made from the record, when nothing is open."""

from datetime import date, datetime
from pathlib import Path

from procure.disclosure.profiles import Profile, profiles
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.model import Evaluation
from procure.evaluation.ranking import still_open
from procure.procedure.act import Act
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.roles import require_chair
from procure.record.events import Announced
from procure.record.store import put_on_record
from procure.report.letter import Announcement, letter
from procure.report.write import write_document
from procure.tender.folder import Folder
from procure.tender.opened import load_opened

LETTERS = "letters"


def announce(folder: Folder, standstill_ends: str, review: str, act: Act) -> None:
    """Record that the bidders are told the result: until when nothing is signed, who reviews.

    Raises:
        Refused: if the person is not the chair, or either is missing.
        StillOpen: while something is open, or a query about a low price is.
        InputFault: if the standstill would end before the letters are sent.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    _require_settled(evaluate_folder(folder))
    missing = [
        name
        for name, value in (("--standstill-ends", standstill_ends), ("--review", review))
        if not value.strip()
    ]
    if missing:
        raise Refused(
            f"{' and '.join(missing)} missing: a letter says until when the contract is not"
            " concluded, and who reviews the decision. Without both, no letter is made."
        )
    event = act.event(Announced, standstill_ends=standstill_ends, review=review)
    if date.fromisoformat(event.standstill_ends) <= datetime.fromisoformat(act.at).date():
        what = f"{event.standstill_ends} is not after the day of the letters, {act.at[:10]}."
        raise InputFault([Problem("--standstill-ends", what, "Write the last day it runs.")])
    put_on_record(folder.record, [event])


def too_short(folder: Folder) -> date | None:
    """Return the earliest day the standstill may end by the profile, if it ends before."""
    opened = load_opened(folder)
    announced, profile = opened.state.announced, _profile(opened.lock.tender.disclosure)
    if announced is None or profile.standstill is None:
        return None
    earliest = profile.standstill.last_day(datetime.fromisoformat(announced.at).date())
    return earliest if date.fromisoformat(announced.standstill_ends) < earliest else None


def write_letters(folder: Folder) -> dict[str, tuple[Path, Path]]:
    """Write ``out/letters/<bidder>.pdf`` and ``.html``; return them by bidder.

    Nobody who withdrew gets one.

    Raises:
        StillOpen: if the result was not announced, or something is open.
    """
    opened, evaluation = load_opened(folder), evaluate_folder(folder)
    _require_settled(evaluation)
    announced = opened.state.announced
    if announced is None:
        raise StillOpen(
            "The result was not announced. Next: procure letters TENDER --as CHAIR"
            " --standstill-ends DAY --review TEXT."
        )
    said = Announcement(announced.at[:10], announced.standstill_ends, announced.review)
    profile = _profile(opened.lock.tender.disclosure)
    return {
        bid.bidder: write_document(
            folder.out / LETTERS, bid.bidder, letter(evaluation, bid.bidder, profile, said)
        )
        for bid in evaluation.bids
        if bid.state != "withdrawn"
    }


def _profile(name: str) -> Profile:
    return profiles()[name]


def _require_settled(evaluation: Evaluation) -> None:
    lines = [f"- {line}" for line in still_open(evaluation)]
    lines += [
        f"- {one.bidder}: the query about its low price is not decided on."
        for one in evaluation.low_prices
        if not one.settled
    ]
    if lines:
        raise StillOpen("No letter is made while something is open:\n" + "\n".join(lines))
