"""Bids that came twice over, as a workbook and as YAML, compared answer by answer."""

from procure.bid.differences import Difference
from procure.bid.read import compare_files
from procure.procedure.roles import require_chair
from procure.tender.folder import Folder
from procure.tender.opened import load_whole


def compare_bids(folder: Folder, person: str) -> dict[str, tuple[Difference, ...]]:
    """Return, for each opened bid that came as both, where the two differ; writes nothing.

    Raises:
        Refused: if the person is not the chair.
        StillOpen: if bids have not been opened.
    """
    opened = load_whole(folder)
    require_chair(opened.lock.tender, person)
    return {
        bidder: compare_files(opened.lock, folder.bids / bidder)
        for bidder in opened.bids
        if {"bid.xlsx", "bid.yaml"} <= set(opened.state.received[bidder].files)
    }
