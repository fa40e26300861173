"""Columns and sheets of a bill of quantities, by all the names in use for them.

Own names are those of the field notes, 6.2. Others are headers of LCAbyg tables and of One Click
LCA imports.
"""

import re
from collections.abc import Iterable, Mapping

SHEETS: Mapping[str, str] = {
    "boq": "boq",
    "billofquantities": "boq",
    "bill": "boq",
    "lines": "boq",
    "products": "boq",
    "project": "project",
    "energy": "energy",
    "grid": "grid",
    "siteworks": "site",
    "site": "site",
    "ict": "ict",
    "declarations": "declarations",
}

FACTORS = ("A1A3", "A4", "A5", "B1", "B2", "B3", "C1", "C2", "C3", "C4", "D")
"""Modules a line may declare a factor for."""

_OWN = frozenset(
    {
        "line_id",
        "element_code",
        "description",
        "quantity",
        "unit",
        "mass_kg",
        "density_kg_m3",
        "declaration",
        "declared_for_site",
        "epd_id",
        "epd_url",
        "programme_operator",
        "verifier",
        "epd_issue",
        "epd_valid_until",
        "epd_standard",
        "data_class",
        "declared_amount",
        "declared_unit",
        "conv_to_declared",
        "transport_class",
        "km_road",
        "km_sea",
        "waste_rate",
        "service_life_y",
        "reused",
        "rsd",
        "comment",
        "kg_co2e",
        "module",
        "carrier",
        "kwh_per_year",
        "exported_kwh",
        "year",
        "kwh",
        "factor",
        "device",
        "kg",
        "watts",
        "pue",
        "life",
        "item",
        "value",
    }
)

_ALIASES: Mapping[str, str] = {
    "line": "line_id",
    "id": "line_id",
    "ifcmaterial": "description",
    "product": "description",
    "element_category": "element_code",
    "element": "element_code",
    "class": "element_code",
    "indicator_amount": "quantity",
    "qty": "quantity",
    "qty_type": "unit",
    "indicator_unit": "unit",
    "mass": "mass_kg",
    "density": "density_kg_m3",
    "declaration_file": "declaration",
    "epd_file": "declaration",
    "operator": "programme_operator",
    "valid_until": "epd_valid_until",
    "standard": "epd_standard",
    "conversion": "conv_to_declared",
    "conv": "conv_to_declared",
    "transport_km": "km_road",
    "transport": "transport_class",
    "wastage": "waste_percent",
    "waste": "waste_rate",
    "servicelife": "service_life_y",
    "service_life": "service_life_y",
    "rsl": "service_life_y",
    "material_reused": "reused",
    "kgco2e": "kg_co2e",
    "kg_co2": "kg_co2e",
    "kwh_yr": "kwh_per_year",
    "kwh_year": "kwh_per_year",
    "kwh_a": "kwh_per_year",
    "exported": "exported_kwh",
    "exported_kwh_yr": "exported_kwh",
    "factor_kgco2e_per_kwh": "factor",
    "kgco2e_per_kwh": "factor",
    "grid_factor": "factor",
    "kgco2e_kwh": "factor",
    "kg_embodied": "kg",
    "power_w": "watts",
    "name": "item",
    "key": "item",
}

_FACTOR = re.compile(r"(?:gwp|gwptotal|gwp_total)_(a1_?a3|a[45]|b[123]|c[1-4]|d)(_fossil|_total)?")
_STORED = re.compile(r"gwp_(a1_?a3|c3)_bio(genic)?|gwp_biogenic_(a1_?a3|c3)")

STATED = frozenset({"gwp_b4", "replacements"})
"""What another program counted: only held against what follows from the lines."""

_RESULTS = frozenset({"indicator_amount", "gwp_b4_a1a3", "gwp_b4_c3", "gwp_b4_c4"})
"""Headers that only a table of results has, as LCAbyg writes it."""

IGNORED = frozenset(
    {
        "construction",
        "construction_amount",
        "construction_unit",
        "product_amount_per_construction_unit",
        "product_stage_unit",
        "gwp",
        "gwp_b4_a1a3",
        "gwp_b4_c3",
        "gwp_b4_c4",
        "thickness_mm",
        "transportdistance_kmleg2",
        "signatory",
        "boundary",
    }
)


def sheet_of(title: str) -> str:
    """Return which part of a bill a sheet holds; empty if it is none of them."""
    return SHEETS.get(re.sub(r"[^a-z]", "", title.lower()), "")


def column_of(header: str) -> str:
    """Return the column a header names: own name, ``gwp_C3``, ``stored_C3``; empty if unknown."""
    plain = _plain(header)
    if plain in _OWN:
        return plain
    if plain in _ALIASES:
        return _ALIASES[plain]
    if stored := _STORED.fullmatch(plain):
        return "stored_" + (stored.group(1) or stored.group(3)).replace("_", "").upper()
    if factor := _FACTOR.fullmatch(plain):
        return "gwp_" + factor.group(1).replace("_", "").upper()
    return plain if plain in STATED or plain in IGNORED else ""


def marks_results(headers: Iterable[str]) -> bool:
    """Say whether headers are those of a table of results, whose factors are totals of lines."""
    return any(_plain(one) in _RESULTS for one in headers)


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", header.strip().lower()).strip("_")
