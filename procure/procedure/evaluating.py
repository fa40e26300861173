"""The evaluation of a tender's folder as it stands, and the files made from it."""

from pathlib import Path

from procure.evaluation.build import evaluate
from procure.evaluation.lot_awards import lot_awards
from procure.evaluation.model import EVALUATION, EVALUATION_FILE, Evaluation
from procure.files.canonical import pretty
from procure.procedure.unseal import read_unread, read_unsealed
from procure.record.store import heads
from procure.tender.folder import Folder, read_lock
from procure.tender.opened import load_opened, require_lot


def evaluate_folder(folder: Folder) -> Evaluation:
    """Return the evaluation of a tender as it stands now.

    Raises:
        StillOpen: if bids have not been opened.
        InputFault: if a file changed since it was recorded.
    """
    opened = load_opened(folder)
    offers, unread = read_unsealed(folder, opened), read_unread(folder, opened)
    return evaluate(opened, offers, heads(folder.record), unread)


def evaluate_lots(folder: Folder) -> dict[Folder, Evaluation]:
    """Return the evaluation of each lot, with what the limits on lots say, by its own folder.

    A tender without lots has one, and so has a folder that names its lot.

    Raises:
        StillOpen: if bids have not been opened.
        InputFault: if a file changed since it was recorded, or there is no such lot.
    """
    tender = read_lock(folder.lock_file).tender
    if folder.lot:
        require_lot(tender, folder.lot)
    parts = {lot: folder.for_lot(lot) for lot in tender.lot_ids or ("",)}
    found = {lot: evaluate_folder(part) for lot, part in parts.items()}
    awards = lot_awards(tender, found)
    return {
        part: found[lot].model_copy(
            update={"findings": (*found[lot].findings, *awards.get(lot, ()))}
        )
        for lot, part in parts.items()
        if folder.lot in {"", lot}
    }


def write_evaluation(folder: Folder, evaluation: Evaluation) -> Path:
    """Write ``out/evaluation.json``, or a lot's ``out/<lot>/evaluation.json``; return its path."""
    folder.out.mkdir(parents=True, exist_ok=True)
    path = folder.out / EVALUATION_FILE
    content = EVALUATION.dump_python(evaluation, mode="json", by_alias=True)
    path.write_text(pretty(content), encoding="utf-8")
    return path
