"""Tables of a pack in a tender of another language: locked as published, gaps told by table."""

from collections.abc import Callable

import pytest

from procure.procedure.issue import check_tender
from procure.tender.folder import Folder

Written = Callable[..., Folder]

PACK = """procure_pack: 1
id: shelter
version: 1.0
title: Shelters
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources: {guide: {document: Street guide, date: 2025, confidence: judgement}}
tables:
  parts:
    {file: parts.csv, title: Parts, key: part, source: guide,
     columns: {part: {title: Part}, title: {title: What}}}
  colours:
    {file: colours.csv, title: Colours, key: colour, source: guide,
     columns: {colour: {title: Colour}, title: {title: What}}}
  never-shown:
    {file: parts.csv, title: Parts, key: part, source: guide,
     columns: {part: {title: Part}, title: {title: What}}}
criteria:
  - id: parts
    title: Parts
    kind: information
    requirements:
      - question: Which parts?
        type: table
        rows: {table: parts, show: [part, title]}
        columns: {there: {title: There, type: boolean}}
  - id: colours
    title: Colours
    kind: information
    requirements:
      - question: Which colours?
        type: table
        rows: {table: colours, show: [colour, title]}
        columns: {there: {title: There, type: boolean}}
"""
ROWS = {
    "criteria/shelter/criteria.yaml": PACK,
    "criteria/shelter/parts.csv": "part,title\nroof,Roof\nwall,Wall\nseat,Seat\n",
    "criteria/shelter/colours.csv": "colour,title\nred,Red\nblue,Blue\n",
}
SPANISH = """reviewed_by: Ana
texts:
  title: Refugios
  tables/parts/rows/roof/title: Techo
  tables/colours/rows/red/title: Rojo
  tables/colours/rows/blue/title: Azul
"""


@pytest.fixture(name="tender")
def _tender(written: Written) -> Callable[..., Folder]:
    """Return a function that writes a tender with two tables, in a language."""

    def write(language: str, asked: str = "shelter/parts, shelter/colours") -> Folder:
        return written(
            ("language: en", f"language: {language}"),
            ("settings: {zero: 60}", "settings: {zero: 60}\n  shelter: {}"),
            ("information: [street/wood]", f"information: [street/wood, {asked}]"),
            files={**ROWS, "criteria/shelter/translations/es.yaml": SPANISH},
        )

    return write


def said(folder: Folder) -> list[str]:
    found = check_tender(folder).findings
    return [str(one.what) for one in found if one.where == "shelter"]


def test_texts_without_translation_stay_as_published_and_are_counted(
    tender: Callable[..., Folder],
) -> None:
    assert (
        "6 of 6 texts of pack shelter are not translated into Spanish and stay as published."
    ) in said(tender("es"))


def test_rows_without_translation_are_counted_table_by_table(tender: Callable[..., Folder]) -> None:
    assert (
        "Rows of tables of pack shelter are not translated into Spanish and stay as published:"
        " parts (2)."
    ) in said(tender("es"))


def test_rows_of_tables_that_nobody_is_asked_about_are_not_counted(
    tender: Callable[..., Folder],
) -> None:
    assert not [line for line in said(tender("es", "shelter/colours")) if "Rows" in line]


def test_tables_are_locked_as_published(tender: Callable[..., Folder]) -> None:
    locked = check_tender(tender("es")).lock.pack("shelter")
    assert locked.tables["parts"][0] == {"part": "roof", "title": "Roof"}
    assert locked.translations["es"].texts["tables/parts/rows/roof/title"] == "Techo"


def test_the_lock_holds_no_translation_that_is_not_issued(tender: Callable[..., Folder]) -> None:
    assert check_tender(tender("en")).lock.pack("shelter").translations == {}
