"""The evaluation as a workbook that anybody can read, and as CSV."""

import csv
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from procure.cli.main import run
from procure.evaluation.model import EVALUATION, Evaluation
from procure.procedure.reporting import write_tables
from procure.report.book.chart import FILLINGS
from procure.report.workbook import evaluation_workbook
from procure.tender.folder import Folder

SHEETS = [
    "About",
    "Ranking",
    "Points by pack",
    "Points by criterion",
    "Gates",
    "Minimums",
    "Prices",
    "Conditions of the contract",
    "Criteria as published",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("workbook") / "demo"
    assert run(["demo", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def kiosks(folder: Path) -> Evaluation:
    content = json.loads((folder / "out" / "evaluation.json").read_text(encoding="utf-8"))
    return EVALUATION.validate_python(content)


@pytest.fixture(scope="module")
def book(kiosks: Evaluation) -> Any:
    return load_workbook(io.BytesIO(evaluation_workbook(kiosks)))


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body if any(row)]


def test_each_sheet_is_one_table_with_its_head_first(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes == "B2"
        head = next(sheet.iter_rows(values_only=True))
        assert all(head), sheet.title
        assert len(set(head)) == len(head)


def test_every_table_and_its_heads_have_a_name(book: Any) -> None:
    for number, sheet in enumerate(book.worksheets, start=1):
        named = [name for name in book.defined_names if name.startswith(f"TitleRegion{number}.A1.")]
        assert len(named) == 1
        place = book.defined_names[f"Table{number}"].attr_text
        assert sheet.title in place


def test_the_ranking_is_in_numbers(book: Any) -> None:
    first = rows(book, "Ranking")[0]
    assert first["Bidder"] == "Meridian Streetworks Ltd"
    assert (first["Place"], first["Total"], first["Price (EUR)"]) == (1, 66.5, 2925000)
    assert first["Total, exact"] == "66.5"
    excluded = rows(book, "Ranking")[3]
    assert excluded["Price (EUR)"] is None
    assert "Core tasks without vision" in excluded["Why it is not ranked"]


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_text(kiosks: Evaluation) -> None:
    long = "12.3456789012345678"
    bids = tuple(
        bid.model_copy(update={"total": long, "total_exact": long}) if bid.place == 1 else bid
        for bid in kiosks.bids
    )
    content = evaluation_workbook(kiosks.model_copy(update={"bids": bids}))
    first = rows(load_workbook(io.BytesIO(content)), "Ranking")[0]
    assert first["Total"] == long


def test_texts_never_become_formulas(kiosks: Evaluation) -> None:
    bids = tuple(
        bid.model_copy(update={"name": "=1+1"}) if bid.place == 1 else bid for bid in kiosks.bids
    )
    content = evaluation_workbook(kiosks.model_copy(update={"bids": bids}))
    cell = load_workbook(io.BytesIO(content))["Ranking"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_chart_has_words_that_hold_its_numbers(kiosks: Evaluation) -> None:
    with zipfile.ZipFile(io.BytesIO(evaluation_workbook(kiosks))) as archive:
        drawing = ElementTree.fromstring(archive.read("xl/drawings/drawing1.xml"))
    told = [one.get("descr") for one in drawing.iter() if one.get("descr")]
    assert len(told) == 1
    assert told[0] is not None
    for bid in kiosks.bids:
        if bid.place:
            assert bid.name in told[0]
            assert all(part.points in told[0] for part in bid.packs if part.points)


def test_no_two_fillings_of_the_chart_are_alike(kiosks: Evaluation) -> None:
    # as small as in a legend, two hatchings of one direction look the same
    assert len(set(FILLINGS)) == len(FILLINGS)
    families = [pattern.split("_")[-1] or ground for pattern, ground in FILLINGS]
    assert len(set(families)) == len(families)
    with zipfile.ZipFile(io.BytesIO(evaluation_workbook(kiosks))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert [kind for kind in ("wdUpDiag", "dkHorz") if kind not in chart] == []


def test_a_text_without_translation_runs_its_own_way_and_is_counted(kiosks: Evaluation) -> None:
    title = kiosks.criteria[0].title
    tender = kiosks.tender.model_copy(update={"language": "ar"})
    update = {"tender": tender, "untranslated": {"en": (title,)}}
    sheets = load_workbook(io.BytesIO(evaluation_workbook(kiosks.model_copy(update=update))))
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    orders = {int(cell.alignment.readingOrder or 0) for cell in cells if cell.value == title}
    assert orders == {1}  # from left to right
    about = [cell.value for (_, cell) in sheets.worksheets[0].iter_rows(max_col=2)]
    assert any("الإنجليزية" in str(one) and str(one).endswith(": 1.") for one in about)


def test_title_and_language_are_said(book: Any, kiosks: Evaluation) -> None:
    assert book.properties.title == f"Evaluation: {kiosks.tender.title}"
    assert {one.name: one.value for one in book.custom_doc_props.props} == {"Language": "en-IE"}


def test_arabic_runs_from_right_to_left(kiosks: Evaluation) -> None:
    tender = kiosks.tender.model_copy(update={"language": "ar"})
    content = evaluation_workbook(kiosks.model_copy(update={"tender": tender}))
    assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(io.BytesIO(content)))


def test_the_same_evaluation_gives_the_same_bytes(kiosks: Evaluation) -> None:
    assert evaluation_workbook(kiosks) == evaluation_workbook(kiosks)


def test_the_csv_has_the_ranking_and_every_criterion(folder: Path, kiosks: Evaluation) -> None:
    _, path = write_tables(Folder(folder), kiosks)
    before = path.read_bytes()
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["Bidder"] for row in found][:2] == [
        "Meridian Streetworks Ltd",
        "Lantern Kiosks Ltd",
    ]
    assert Decimal(found[0]["Total"]) == Decimal("66.5")
    awards = {one.id for one in kiosks.criteria if one.kind == "award"}
    assert awards <= set(found[0])
    write_tables(Folder(folder), kiosks)
    assert path.read_bytes() == before
