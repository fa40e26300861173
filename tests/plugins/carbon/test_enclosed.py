"""Lines of a bill that take their figures from a product declaration enclosed with it."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.ilcd import read_ilcd
from support.carbon_bills import (
    CONCRETE,
    EXAMPLE,
    PUBLISHED,
    as_csv,
    as_xlsx,
    codes,
    kilograms,
    names,
    read,
    without,
)
from support.declarations import BIOGENIC, TOTAL, epd, mean, open_epd, result

from procure.api import EvidenceContent, Reading

Lines = Iterable[Mapping[str, object]]

CEMENT = epd(result(TOTAL, ("A1-A3", "120")), amount=1000)
"""The factor of line L1 of the hand-worked example: 120 kgCO2e for 1,000 kg (field notes, 6.6)."""

NAMED = without(CONCRETE, "gwp_A1A3_fossil", "declared_amount", "declared_unit") | {
    "declaration": "cement.json"
}


def bill(lines: Lines, file: Callable[..., Any], declared: Mapping[str, object]) -> Reading:
    """Return a bill as read, with declarations beside it by name (without ``.json``)."""
    beside = {
        f"{name}.json": EvidenceContent(f"acme/{name}.json", json.dumps(one).encode())
        for name, one in declared.items()
    }
    return read(replace(file(lines), beside=beside), **PUBLISHED)


def reading(*lines: Mapping[str, object], **declared: object) -> Reading:
    return bill(lines, as_csv, declared)


def said(found: Reading) -> str:
    return " ".join(str(one.what) for one in found.findings)


@pytest.mark.parametrize("file", [as_csv, as_xlsx])
def test_a_blank_factor_is_taken_from_the_declaration_the_line_names(file: Any) -> None:
    stated = bill(EXAMPLE, file, {})
    taken = bill((NAMED, *EXAMPLE[1:]), file, {"cement": CEMENT})
    assert kilograms(taken, "A1A3") == kilograms(stated, "A1A3")
    assert kilograms(taken, "B4") == kilograms(stated, "B4")


def test_what_is_taken_is_told_with_the_file_it_comes_from() -> None:
    found = reading(NAMED, cement=CEMENT)
    assert "Taken from acme/cement.json LCIAResult[0], in kgCO2e for 1000 'kg': A1-A3 120." in said(
        found
    )


def test_openepd_is_taken_as_ilcd_is() -> None:
    found = reading(NAMED, cement=open_epd({"A1A2A3": mean("0.12")}))
    assert kilograms(found, "A1A3") == kilograms(reading(CONCRETE), "A1A3") == 144_000


def test_a_line_in_the_unit_of_its_declaration_that_nobody_knows_is_counted() -> None:
    panel = epd(result(TOTAL, ("A1-A3", "120")), amount=1000, unit="m2 RSI")
    found = reading(NAMED | {"unit": "m2 RSI"}, cement=panel)
    assert kilograms(found, "A1A3") == 144_000
    assert "G14" not in codes(found, "error")


def test_a_declared_amount_the_line_states_scales_the_figure() -> None:
    for_one = NAMED | {"declared_amount": 1, "declared_unit": "kg"}
    assert kilograms(reading(for_one, cement=CEMENT), "A1A3") == 144_000


def test_stored_carbon_stands_apart_and_is_no_part_of_the_factor() -> None:
    wood = epd(result(TOTAL, ("A1-A3", "-653.3")), result(BIOGENIC, ("A1-A3", "-770.8")), unit="m3")
    line = without(EXAMPLE[3], "gwp_A1A3_fossil", "gwp_A1A3_biogenic", "declared_amount")
    taken = reading(without(line, "declared_unit") | {"declaration": "wood.json"}, wood=wood)
    stated = reading(EXAMPLE[3])
    assert kilograms(taken, "A1A3") == kilograms(stated, "A1A3")
    assert kilograms(taken, "sequestration") == kilograms(stated, "sequestration")


def test_a_declaration_in_another_unit_is_a_fault_and_no_figure_is_taken() -> None:
    line = NAMED | {"declared_amount": 1, "declared_unit": "m3", "conv_to_declared": "0.0004"}
    found = reading(line, cement=CEMENT)
    assert "A1A3" not in names(found)
    assert "The line is for 'm3', and its declaration for 'kg': no figure is taken" in said(found)
    assert "G14" in codes(found, "error")


@pytest.mark.parametrize(
    ("declared", "remedy"),
    [
        ({}, "'cement.json' is not among the files enclosed for this part of the bid. Enclose it"),
        ({"cement": {"a": 1}}, "is no product declaration in ILCD+EPD or openEPD that can be read"),
        ({"cement": epd(result(TOTAL, ("C3", "2")))}, "gives no A1-A3 for a declared unit."),
        ({"cement": epd(result(TOTAL, ("A1-A3", "ND")))}, "gives no A1-A3 for a declared unit."),
    ],
)
def test_what_gives_no_figure_is_told_and_is_never_a_zero(
    declared: dict[str, object], remedy: str
) -> None:
    found = reading(NAMED | {"declared_amount": 1000, "declared_unit": "kg"}, **declared)
    assert remedy in said(found)
    assert "A1A3" not in names(found)


def test_a_stated_factor_that_differs_is_a_finding_and_counts() -> None:
    found = reading(CONCRETE | {"gwp_A1A3_fossil": 90, "declaration": "cement.json"}, cement=CEMENT)
    assert "gwp_A1A3 is 90 here, and 120 for the same amount in acme/cement.json" in said(found)
    assert "G6" in codes(found, "warning")
    assert kilograms(found, "A1A3") == 108_000


@pytest.mark.parametrize("stated", ["119.4", "120", "120.6"])
def test_a_stated_factor_within_half_a_percent_is_no_finding(stated: str) -> None:
    line = CONCRETE | {"gwp_A1A3_fossil": stated, "declaration": "cement.json"}
    assert "for the same amount" not in said(reading(line, cement=CEMENT))


def test_validity_and_standard_are_the_declarations_where_the_line_says_none() -> None:
    line = without(NAMED, "epd_valid_until", "epd_standard", "epd_id")
    old = epd(result(TOTAL, ("A1-A3", "120")), amount=1000, dataSetValidUntil=2020)
    found = read(
        replace(
            as_csv([line]),
            beside={"cement.json": EvidenceContent("cement.json", json.dumps(old).encode())},
        ),
        **PUBLISHED,
        as_of="2026-04-14",
    )
    assert "The declaration was valid until 2020-12-31 only" in said(found)


def test_a_file_several_lines_name_is_read_once_and_told_to_be_taken() -> None:
    asked: list[str] = []

    class Beside(dict[str, EvidenceContent]):
        def get(self, name: str, default: Any = None) -> Any:
            asked.append(name)
            return super().get(name, default)

    cement = EvidenceContent("cement.json", json.dumps(CEMENT).encode())
    file = as_csv([NAMED, NAMED | {"line_id": "L9"}])
    found = read(replace(file, beside=Beside({"cement.json": cement})), **PUBLISHED)
    assert asked == ["cement.json"]
    assert found.taken == ("cement.json",)


@given(st.fractions(min_value=0, max_value=10**6), st.integers(1, 10**6), st.integers(1, 10**6))
def test_any_declared_amount_gives_the_same_carbon(
    figure: Fraction, declared: int, stated: int
) -> None:
    written = round(figure, 6)
    text = f"{float(written):.6f}"
    document = epd(result(TOTAL, ("A1-A3", text)), amount=declared)
    line = NAMED | {"declared_amount": stated, "declared_unit": "kg"}
    found = kilograms(reading(line, cement=document), "A1A3")
    assert found == Fraction(text) / declared * 1_200_000


FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "carbon" / "ilcd"


@pytest.mark.reference
@pytest.mark.skipif(
    "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
)
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_line_of_one_declared_unit_is_what_the_real_declaration_gives(path: Path) -> None:
    file = EvidenceContent(path.name, path.read_bytes())
    given = {one.name.removeprefix("carbon."): one.value for one in read_ilcd(file, {}).measures}
    line = {
        "line_id": "L1",
        "quantity": 1,
        "unit": given["declared_unit"],
        "declaration": path.name,
        "data_class": 1,
        "verifier": "Ann Example",
        "epd_valid_until": "2030-12-31",
        "epd_standard": "EN 15804",
    }
    found = read(replace(as_csv([line]), beside={path.name: file}), **PUBLISHED)
    apart = kilograms(found, "sequestration") if "sequestration" in names(found) else 0
    assert kilograms(found, "A1A3") + apart == given["gwp_total_A1A3"]
    assert kilograms(found, "A1A3") > 0
