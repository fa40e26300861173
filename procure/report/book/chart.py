"""The chart of points below the ranking, with the words that stand for it."""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from procure.evaluation.model import Evaluation
from procure.forms.sheet_names import sheet_name
from procure.report.award_chart import points_chart
from procure.report.award_words import in_order, language
from procure.report.book.results import by_pack
from procure.report.render_text import words

_INK, _PAPER = "#1F2A37", "#FFFFFF"
FILLINGS: tuple[tuple[str, str], ...] = (
    ("", _INK),
    ("wide_upward_diagonal", _PAPER),
    ("", "#C7CDD4"),
    ("dark_horizontal", _PAPER),
    ("", _PAPER),
    ("large_checker", _PAPER),
)
"""Pattern, or none, and ground: told apart without colour, in print and as small as a legend's."""


def add_chart(workbook: Workbook, made: Worksheet, evaluation: Evaluation, rows: int) -> None:
    """Put the chart below a ranking of so many rows."""
    figures = points_chart(evaluation)
    if not figures:
        return
    figure, tongue = figures[0], language(evaluation)
    packs = by_pack(evaluation)
    sheet = sheet_name(words(packs.title, tongue), [])
    ranked = sum(bid.place is not None for bid in in_order(evaluation))
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column in range(1, len(packs.heads)):
        chart.add_series(
            {
                "name": [sheet, 0, column],
                "categories": [sheet, 1, 0, ranked, 0],
                "values": [sheet, 1, column, ranked, column],
                **_filling(column - 1),
                "border": {"color": _INK},
                "data_labels": {"value": True, "fill": {"color": _PAPER}, "font": {"color": _INK}},
            }
        )
    chart.set_title({"name": words(getattr(figure, "caption", ""), tongue)})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 820, "height": 120 + 60 * ranked})
    told = words(getattr(figure, "alternative", ""), tongue)
    made.insert_chart(rows + 2, 0, chart, {"description": told, "object_position": 2})


def _filling(order: int) -> dict[str, dict[str, str]]:
    pattern, ground = FILLINGS[order % len(FILLINGS)]
    if not pattern:
        return {"fill": {"color": ground}}
    return {"pattern": {"pattern": pattern, "fg_color": _INK, "bg_color": ground}}
