"""Rows that a pack publishes, in forms of several languages; keys and scoring know of none."""

import io
from pathlib import Path

import openpyxl
import pytest

from procure.bid.asked import AskedTable, questions
from procure.bid.read import read_bid
from procure.evaluation.as_read import as_read
from procure.evaluation.shown import show_tables
from procure.forms.bid_form import bid_form
from procure.model.bid import Bid, Row
from procure.model.blocks import Table
from procure.model.lock import Lock
from procure.model.pack import Translation
from procure.pack.case_file import PackCase
from procure.pack.case_lock import lock_for_case
from procure.pack.read import read_pack
from procure.scoring.rules import prepare
from procure.tender.folder import lock_hash
from procure.tender.foreign import foreign_texts

PACK = """procure_pack: 1
id: street
version: 1.0
title: Street furniture
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources:
  guide: {document: Street guide, date: 2025, confidence: judgement}
tables:
  kinds:
    file: kinds.csv
    title: Kinds
    key: kind
    source: guide
    columns: {kind: {title: Kind}, title: {title: What}}
criteria:
  - id: features
    title: Features
    kind: award
    requirements:
      - id: features
        question: Which?
        type: table
        rows: {table: kinds, show: [kind, title]}
        columns: {met: {title: Met, type: boolean}}
    scoring: {shape: share, table: features, column: met}
"""
SPANISH = {
    "tables/kinds/rows/bench/title": "Banco",
    "tables/kinds/rows/lamp/title": "Farola",
    "tables/kinds/columns/kind/title": "Tipo",
}
TURKISH = {"tables/kinds/rows/bench/title": "Bank"}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "street"
    folder.mkdir()
    (folder / "criteria.yaml").write_text(PACK, encoding="utf-8")
    (folder / "kinds.csv").write_text("kind,title\nbench,Bench\nlamp,Lamp\n", encoding="utf-8")
    return folder


def lock_of(folder: Path, counts: str, *others: str) -> Lock:
    """Return a lock in which ``counts`` is the language that counts."""
    case = {"criterion": "street/features", "expect": {"points": "10"}, "why": "-"}
    lock = lock_for_case(read_pack(folder, "local"), PackCase.model_validate(case))
    translations = {"es": Translation(texts=SPANISH), "tr": Translation(texts=TURKISH)}
    pack = lock.packs[0].model_copy(update={"translations": translations})
    tender = lock.tender.model_copy(update={"language": counts, "languages": others})
    lock = lock.model_copy(update={"packs": (pack,), "tender": tender})
    return lock.model_copy(update={"hash": lock_hash(lock)})


def rows_printed(lock: Lock, language: str) -> list[tuple[str, str]]:
    """Return key and title of each row of the table's sheet, headings first."""
    workbook = openpyxl.load_workbook(io.BytesIO(bid_form(lock, language)))
    sheet = next(
        one
        for one in workbook.worksheets
        if any(str(cell.value).startswith("street/features:") for cell in one["A"])
    )
    first = next(cell.row for cell in sheet["A"] if str(cell.value).endswith(":bench"))
    return [
        (str(sheet[f"B{row}"].value), str(sheet[f"C{row}"].value)) for row in (first, first + 1)
    ]


def filled(lock: Lock, language: str, root: Path, bench: str = "") -> Bid:
    """Return the bid read from a form in which both rows are met."""
    workbook = openpyxl.load_workbook(io.BytesIO(bid_form(lock, language)))
    for sheet in workbook.worksheets:
        for cell in sheet["A"]:
            if str(cell.value).startswith("street/features:"):
                sheet[f"D{cell.row}"] = "yes"
                if bench and str(cell.value).endswith(":bench"):
                    sheet[f"C{cell.row}"] = bench
            if cell.value == "bidder.name":
                sheet[f"C{cell.row}"] = "Acme"
    folder = root / "acme"
    folder.mkdir()
    workbook.save(folder / "bid.xlsx")
    read = read_bid(lock, folder, "bidder")
    assert read.bid, read.problems
    return read.bid


def table_of(lock: Lock) -> AskedTable:
    (question,) = questions(lock)
    assert question.table
    return question.table


def rows_of(bid: Bid) -> tuple[Row, ...]:
    return bid.tables["street/features"]


def test_a_form_prints_rows_in_its_language_under_the_same_keys(folder: Path) -> None:
    lock = lock_of(folder, "en", "es")
    assert rows_printed(lock, "en") == [("bench", "Bench"), ("lamp", "Lamp")]
    assert rows_printed(lock, "es") == [("bench", "Banco"), ("lamp", "Farola")]


def test_a_row_without_translation_stays_as_published(folder: Path) -> None:
    assert rows_printed(lock_of(folder, "tr"), "tr") == [("bench", "Bank"), ("lamp", "Lamp")]


def test_a_row_without_translation_is_in_the_language_that_counts(folder: Path) -> None:
    lock = lock_of(folder, "es", "tr")
    assert rows_printed(lock, "tr") == [("bench", "Bank"), ("lamp", "Farola")]


def test_a_form_in_the_pack_s_own_language_prints_rows_as_published(folder: Path) -> None:
    lock = lock_of(folder, "es", "en")
    assert rows_printed(lock, "en") == [("bench", "Bench"), ("lamp", "Lamp")]


def test_headings_of_printed_columns_are_in_the_form_s_language(folder: Path) -> None:
    assert table_of(lock_of(folder, "es")).columns[0].title == "Tipo"


@pytest.mark.parametrize("language", ["es", "tr", "en"])
def test_rows_of_every_form_of_the_tender_are_known(
    folder: Path, tmp_path: Path, language: str
) -> None:
    bid = filled(lock_of(folder, "es", "tr", "en"), language, tmp_path)
    assert [one for one in bid.findings if one.code == "procure.changed"] == []
    assert [row.key for row in rows_of(bid)] == ["bench", "lamp"]


def test_a_row_that_says_what_no_form_says_is_told(folder: Path, tmp_path: Path) -> None:
    bid = filled(lock_of(folder, "es", "en"), "en", tmp_path, bench="Stool")
    (finding,) = [one for one in bid.findings if one.code == "procure.changed"]
    assert str(finding.what) == "'Stool' replaces the buyer's 'Banco', which counts."


def test_a_bid_is_shown_in_the_language_that_counts(folder: Path, tmp_path: Path) -> None:
    lock = lock_of(folder, "es", "en")
    blocks = as_read(lock, filled(lock, "en", tmp_path))
    shown = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert any("Banco" in row for row in shown)
    assert not any("Bench" in row for row in shown)


def test_evaluators_get_tables_as_published_in_every_language(folder: Path) -> None:
    tables = [prepare(lock_of(folder, language), {}).tables for language in ("en", "es", "tr")]
    assert tables[0]["street"]["kinds"][0]["title"] == "Bench"
    assert tables[1] == tables[2] == tables[0]


def test_a_row_without_translation_is_told_in_the_pack_s_language(folder: Path) -> None:
    found = foreign_texts(lock_of(folder, "tr"))
    assert found["Lamp"] == "en"
    assert "Bank" not in found


def test_a_row_of_the_language_that_counts_is_told_in_it(folder: Path) -> None:
    found = foreign_texts(lock_of(folder, "es", "tr"), "tr")
    assert found["Farola"] == "es"


def test_a_report_heads_and_fills_printed_columns_as_the_form_does(
    folder: Path, tmp_path: Path
) -> None:
    lock = lock_of(folder, "es")
    (table,) = show_tables(filled(lock, "es", tmp_path), lock.criteria[0], lock)
    assert table.columns == ("Tipo", "What", "Met")
    assert table.rows[0] == ("bench", "Banco", "yes")
