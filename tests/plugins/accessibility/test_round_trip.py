"""What a bidder fills in becomes OpenACR that the official schema and catalogues accept."""

import io
import os
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from openpyxl import load_workbook
from procure_accessibility.__main__ import converted
from procure_accessibility.sheet_form import empty_report, sheet_of
from procure_accessibility.sheet_layout import TERMS

from procure.api import EvidenceContent

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]

TARGETS = ["wcag20-aa", "wcag21-aa", "wcag22-aa"]
PARTS = ["web", "electronic-docs", "software", "authoring-tool"]
FACTS = ["Acme report", "Kiosk", "4.10", "2026-01-31", "Acme", "Acme", "Ann, 2025-12-01", "NVDA",
         "All."]  # fmt: skip


def official(*path: str) -> Any:
    file = Path(os.environ["PROCURE_REFERENCE_DATA"]).joinpath("openacr", *path)
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@cache
def schema() -> Any:
    return official("schema", "openacr-0.1.0.json")


def filled_in(target: str, parts: list[str]) -> bytes:
    """Return our sheet as a bidder's spreadsheet program saves it, each row answered."""
    book = load_workbook(io.BytesIO(sheet_of(empty_report(target, parts))))
    for row, fact in enumerate(FACTS, 2):
        book["Product"].cell(row, 2).value = fact
    levels = [*TERMS.values()]
    for row in range(2, book["Criteria"].max_row + 1):
        book["Criteria"].cell(row, 5).value = levels[row % len(levels)]
        book["Criteria"].cell(row, 6).value = f"=Seen in row {row}: no"[row % 2 :]
        book["Criteria"].cell(row, 7).value = "2026-09-30" if row % 3 else None
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def as_openacr(target: str, parts: list[str]) -> Any:
    return yaml.safe_load(converted(EvidenceContent("acr.xlsx", filled_in(target, parts))))


@pytest.mark.parametrize("target", TARGETS)
def test_a_filled_in_sheet_becomes_openacr_valid_by_the_official_schema(target: str) -> None:
    jsonschema.validate(as_openacr(target, PARTS), schema())


@pytest.mark.parametrize("target", TARGETS)
def test_an_empty_sheet_becomes_openacr_valid_by_the_official_schema(target: str) -> None:
    sheet = sheet_of(empty_report(target, ["web"]))
    document = yaml.safe_load(converted(EvidenceContent("acr.xlsx", sheet)))
    jsonschema.validate(document, schema())


@pytest.mark.parametrize("target", TARGETS)
def test_each_answer_stands_where_the_catalogue_it_names_has_a_place(target: str) -> None:
    """What the official program checks beyond the schema: number, component and term."""
    document = as_openacr(target, PARTS)
    catalogue = official("catalog", f"{document['catalog']}.yaml")
    terms = {one["id"] for one in catalogue["terms"]}
    places = {
        (chapter["id"], criterion["id"], part)
        for chapter in catalogue["chapters"]
        for criterion in chapter["criteria"]
        for part in criterion["components"]
    }
    answers = [
        (name, criterion["num"], part["name"], part["adherence"]["level"])
        for name, chapter in document["chapters"].items()
        for criterion in chapter["criteria"]
        for part in criterion["components"]
    ]
    assert len(answers) == 4 * {"wcag20-aa": 38, "wcag21-aa": 50, "wcag22-aa": 55}[target]
    assert {one[:3] for one in answers} <= places
    assert {one[3] for one in answers} == terms


def test_the_schema_refuses_what_is_no_report() -> None:
    """So that the tests above cannot pass by a schema that takes anything."""
    document = as_openacr("wcag20-aa", ["web"])
    del document["author"]["email"]
    with pytest.raises(jsonschema.ValidationError, match="email"):
        jsonschema.validate(document, schema())
