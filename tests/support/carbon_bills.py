"""Bills of quantities made in tests, in each of the formats they may come in."""

import csv
import io
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from procure_carbon.boq import read_boq

from procure.api import EvidenceContent, Reading

Sheets = Mapping[str, Iterable[Iterable[object]]]

CONCRETE: dict[str, object] = {
    "line_id": "L1",
    "description": "Concrete",
    "quantity": 1200000,
    "unit": "kg",
    "mass_kg": 1200000,
    "data_class": 1,
    "epd_id": "S-P-1",
    "verifier": "Ann Example",
    "epd_valid_until": "2030-12-31",
    "epd_standard": "EN 15804+A2",
    "declared_amount": 1000,
    "declared_unit": "kg",
    "gwp_A1A3_fossil": 120,
    "transport_class": "ready-mix",
    "waste_rate": "0.05",
    "service_life_y": 60,
}
"""Line L1 of the hand-worked example (field notes, 6.6)."""

EXAMPLE: tuple[dict[str, object], ...] = (
    CONCRETE,
    CONCRETE
    | {
        "line_id": "L2",
        "description": "Rebar",
        "epd_id": "S-P-2",
        "quantity": 60000,
        "mass_kg": 60000,
        "gwp_A1A3_fossil": 760,
        "transport_class": "national",
    },
    CONCRETE
    | {
        "line_id": "L3",
        "description": "Windows",
        "epd_id": "S-P-3",
        "quantity": 100,
        "unit": "m2",
        "mass_kg": 3500,
        "declared_amount": 1,
        "declared_unit": "m2",
        "transport_class": "european",
        "waste_rate": "0.01",
        "service_life_y": 30,
        "gwp_D": -40,
    },
    CONCRETE
    | {
        "line_id": "L4",
        "description": "CLT",
        "epd_id": "S-P-4",
        "quantity": 50,
        "unit": "m3",
        "mass_kg": 23500,
        "data_class": 3,
        "declared_amount": 1,
        "declared_unit": "m3",
        "gwp_A1A3_fossil": "117.5",
        "gwp_A1A3_biogenic": "-770.8",
        "gwp_C3_biogenic": "770.8",
        "transport_class": "european",
        "waste_rate": "0.10",
    },
    CONCRETE
    | {
        "line_id": "L5",
        "description": "LED",
        "epd_id": "S-P-5",
        "quantity": 200,
        "unit": "pcs",
        "mass_kg": 600,
        "data_class": 4,
        "declared_amount": 1,
        "declared_unit": "pcs",
        "gwp_A1A3_fossil": 25,
        "transport_class": "national",
        "waste_rate": 0,
        "service_life_y": 15,
    },
)
"""The hand-worked example of the field notes, 6.6: its five lines."""

PUBLISHED: dict[str, Any] = {
    "study_period": "60",
    "area_m2": "1000",
    "grid": ("2027:0.15", "2037:0.05"),
    "start_year": "2027",
}
"""Its published scope."""

ENERGY = (("carrier", "kWh/yr", "exported kWh"), ("electricity", 40000, None))


def without(line: Mapping[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in line.items() if name not in names}


def table(lines: Iterable[Mapping[str, object]]) -> list[list[object]]:
    lines = list(lines)
    columns = list(dict.fromkeys(name for line in lines for name in line))
    return [list(columns), *([line.get(name) for name in columns] for line in lines)]


def as_csv(lines: Iterable[Mapping[str, object]]) -> EvidenceContent:
    text = io.StringIO()
    csv.writer(text).writerows(table(lines))
    return EvidenceContent("boq.csv", text.getvalue().encode())


def as_xlsx(lines: Iterable[Mapping[str, object]], **sheets: Iterable[Iterable[object]]) -> Any:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "BoQ"
    for row in table(lines):
        sheet.append(row)
    for title, rows in sheets.items():
        other = book.create_sheet(title)
        for cells in rows:
            other.append(list(cells))
    saved = io.BytesIO()
    book.save(saved)
    return EvidenceContent("boq.xlsx", saved.getvalue())


def read(file: EvidenceContent, **settings: Any) -> Reading:
    return read_boq(file, settings)


def kilograms(reading: Reading, name: str) -> Fraction:
    """Return a measure's number; a missing one fails the test by its name."""
    values = {one.name.removeprefix("carbon."): one.value for one in reading.measures}
    value = values[name]
    assert isinstance(value, Fraction)
    return value


def cents(reading: Reading, name: str) -> float:
    return round(float(kilograms(reading, name)), 2)


def names(reading: Reading) -> set[str]:
    return {one.name.removeprefix("carbon.") for one in reading.measures}


def codes(reading: Reading, *severities: str) -> list[str]:
    return [
        one.code.removeprefix("carbon.")
        for one in reading.findings
        if one.severity in (severities or ("error", "warning"))
    ]
