"""Real declarations, public files by others (see SOURCES.txt beside them)."""

import csv
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from procure_carbon.ilcd import is_ilcd, read_ilcd
from procure_carbon.openepd import is_openepd, read_openepd

from procure.api import EvidenceContent, Reading

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]

FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "carbon"


def expected() -> Iterator[dict[str, str]]:
    table = FOLDER / "ilcd" / "expected.csv"
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def content(path: Path) -> EvidenceContent:
    return EvidenceContent(path.name, path.read_bytes())


def value(reading: Reading, name: str) -> str:
    """Return a measure as ``expected.csv`` writes it: 6 places; empty if there is none."""
    for one in reading.measures:
        if one.name == f"carbon.{name}":
            return one.value if isinstance(one.value, str) else f"{float(one.value):.6f}"
    return ""


def six(text: str) -> str:
    return f"{float(text):.6f}" if text else ""


@pytest.mark.parametrize("row", list(expected()), ids=lambda row: row["file"][:8])
def test_a_real_declaration_gives_the_expected_figures(row: dict[str, str]) -> None:
    file = content(FOLDER / "ilcd" / row["file"])
    assert is_ilcd(file)
    reading = read_ilcd(file, {})
    assert value(reading, "gwp_total_A1A3") == six(row["GWPtotal_A1A3_per_1_unit"])
    assert value(reading, "gwp_total_D") == six(row["GWPtotal_default_D_per_1_unit"])
    assert value(reading, "gwp_biogenic_A1A3") == six(row["GWPbio_A1A3_per_1_unit"])
    assert value(reading, "declared_unit") == row["declared_unit"]
    assert value(reading, "valid_until") == f"{row['valid_until_year']}-12-31"
    assert not [one for one in reading.findings if one.severity == "error"]


def test_the_example_of_openepd_gives_its_own_figures() -> None:
    file = content(FOLDER / "openepd" / "openepd_example_worksurface.json")
    assert is_openepd(file)
    reading = read_openepd(file, {"as_of": date(2026, 4, 14)})
    assert value(reading, "gwp_total_A1A3") == "50.000000"
    assert value(reading, "gwp_total_A1A3_p80") == "58.766386"
    assert value(reading, "valid_until") == "2026-02-24"
    assert "carbon.G6" in [one.code for one in reading.findings]
