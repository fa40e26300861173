"""Rows that a bid form was issued with and that a received one no longer has."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from procure.bid.given import LostRows
from procure.forms.issued import lock_as_issued
from procure.forms.layout import FORM_SHEET, LISTS_SHEET
from procure.forms.planned import PlannedSheet, RowIds, planned_sheets
from procure.forms.workbook import OpenedForm
from procure.model.lock import Lock


def lost_rows(form: OpenedForm, lock: Lock) -> Iterator[LostRows]:
    """Yield what is lost, a sheet each time; sheets and rows may stand anywhere, by any name.

    Rows at the end of a series may be deleted: a bidder that needs three of twelve lines loses
    nothing by it. Rows before one that is left may have held something, and are lost.
    """
    titles = {sheet.title for sheet in form.sheets} - {FORM_SHEET, LISTS_SHEET}
    for sheet in planned_sheets(lock_as_issued(lock, form.said.get("language", ""))):
        if lost := tuple(_lost(sheet, form.rows)):
            offered = {*sheet.rows, *(id_ for series in sheet.series for id_ in series)}
            stands = next((row.sheet.title for id_, row in form.rows.items() if id_ in offered), "")
            title = stands or sheet.title
            yield LostRows(title, _named(lost, sheet.series), whole=title not in titles)


def _lost(sheet: PlannedSheet, present: Collection[str]) -> Iterator[str]:
    yield from (id_ for id_ in sheet.rows if id_ not in present)
    for series in sheet.series:
        left = [number for number, id_ in enumerate(series) if id_ in present]
        before = series[: left[-1]] if left else series
        yield from (id_ for id_ in before if id_ not in present)


def _named(lost: RowIds, series: Sequence[RowIds]) -> RowIds:
    """Return the ids, rows of a series that follow each other as "first to last"."""
    place = {id_: (number, at) for number, ids in enumerate(series) for at, id_ in enumerate(ids)}

    def run(pair: tuple[int, str]) -> tuple[int, int]:
        index, id_ = pair
        number, at = place.get(id_, (-1, 0))
        return (number, at - index) if number >= 0 else (-1, -index)

    runs = ([id_ for _, id_ in group] for _, group in groupby(enumerate(lost), key=run))
    return tuple(ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}" for ids in runs)
