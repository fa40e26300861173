"""The ranking as tables for spreadsheet programs, by pandas; never used in scoring or reports."""

from collections.abc import Iterable

import pandas as pd

from procure.evaluation.model import Evaluation
from procure.evaluation.ranking import HEADS, ranking_rows

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
"""Signs a spreadsheet program may take for the start of a formula, full-width ones too."""

CONTROL_STARTS = ("\t", "\r", "\n")


def ranking_frame(evaluation: Evaluation) -> "pd.DataFrame":
    """Return a row a bid with the ranking and the points of each criterion, all as text."""
    points = [criterion.id for criterion in evaluation.criteria if criterion.kind == "award"]
    earned = [{one.id: one.points or "" for one in bid.criteria} for bid in evaluation.bids]
    rows = [
        [*row, *(by_id.get(id_, "") for id_ in points)]
        for row, by_id in zip(ranking_rows(evaluation), earned, strict=True)
    ]
    return pd.DataFrame(rows, columns=[*HEADS, *points], dtype=str).map(harmless)


def ranking_frames(evaluations: Iterable[Evaluation]) -> "pd.DataFrame":
    """Return the rows of all lots, the lot first where there are lots."""
    frames = []
    for evaluation in evaluations:
        frame = ranking_frame(evaluation)
        if evaluation.lot:
            frame.insert(0, "Lot", evaluation.lot)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True).fillna("")


def to_csv(frame: "pd.DataFrame") -> str:
    """Return a table as CSV in UTF-8, with a line feed at each line's end."""
    return str(frame.to_csv(index=False, lineterminator="\n"))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    risky = cell.lstrip().startswith(FORMULA_STARTS) or cell.startswith(CONTROL_STARTS)
    return f"'{cell}" if risky else cell
