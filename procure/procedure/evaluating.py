"""The evaluation of a tender's folder as it stands, and the files made from it."""

from pathlib import Path

from procure.evaluation.build import evaluate
from procure.evaluation.model import EVALUATION, EVALUATION_FILE, Evaluation
from procure.files.canonical import pretty
from procure.procedure.unseal import read_unsealed
from procure.record.store import heads
from procure.tender.folder import Folder
from procure.tender.opened import load_opened


def evaluate_folder(folder: Folder) -> Evaluation:
    """Return the evaluation of a tender as it stands now.

    Raises:
        StillOpen: if bids have not been opened.
        InputFault: if a file changed since it was recorded.
    """
    opened = load_opened(folder)
    return evaluate(opened, read_unsealed(folder, opened), heads(folder.record))


def write_evaluation(folder: Folder, evaluation: Evaluation) -> Path:
    """Write ``out/evaluation.json`` and return its path."""
    folder.out.mkdir(parents=True, exist_ok=True)
    path = folder.out / EVALUATION_FILE
    content = EVALUATION.dump_python(evaluation, mode="json", by_alias=True)
    path.write_text(pretty(content), encoding="utf-8")
    return path
