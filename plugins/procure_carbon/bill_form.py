"""Write the bill of quantities of a tender: its scope filled in, its lines to be filled."""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from procure.api import Lock
from procure_carbon.dated import PACK
from procure_carbon.published import factors_of, grid_series, own_grid, text_tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Line: TypeAlias = tuple[str, ...]

COLUMNS: Mapping[str, str] = {
    "line_id*": "Short name of the line, once in the bill.",
    "element_code*": "Element of the building, as the tender's table of service lives names it;"
    " where it is left blank, the shortest life of that table counts.",
    "description*": "What it is.",
    "quantity*": "How much, in the next column's unit.",
    "unit*": "kg, t, m, m2, m3, pcs or kWh.",
    "mass_kg": "Mass of the whole line; or its density in the next column; or a declaration that"
    " says it.",
    "density_kg_m3": "Density, where the quantity is in m3 and no mass is given.",
    "declaration": "Name of an enclosed declaration (ILCD+EPD or openEPD, JSON), as the bid lists"
    " it; what is left blank of factors, declared amount and unit, and of mass is taken from it.",
    "declared_for_site": "yes, where A4 and A5 of that declaration are transport to this very site"
    " and installation there; else they are not taken from it.",
    "epd_id": "Number of the declaration, or of your own calculation.",
    "programme_operator": "Who published the declaration.",
    "verifier": "Who checked it.",
    "epd_valid_until": "Last day it is valid, as 2030-12-31.",
    "epd_standard": "EN 15804+A2, ISO 14067 or equivalent.",
    "data_class*": "1 verified declaration of the product, or equivalent; 2 verified average of an"
    " industry; 3 general database; 4 not verified or run out; 5 the tender's default.",
    "declared_amount*": "What the factors are for, such as 1 or 1000.",
    "declared_unit*": "Unit of that amount.",
    "conv_to_declared": "How many declared units one unit of quantity has, where units differ.",
    "gwp_A1A3_fossil*": "kgCO2e of the declared amount, A1 to A3, stored carbon left out.",
    "gwp_A1A3_biogenic": "Stored carbon, as a negative number, though the bid form asks for it as a"
    " positive one; never part of a total.",
    "gwp_A4": "Transport to the site; left out, it is filled from the transport class.",
    "gwp_A5": "Installation, where it is declared and no waste rate is given.",
    "gwp_B1": "Use, where it is declared.",
    "gwp_B2": "Maintenance, where it is declared.",
    "gwp_B3": "Repair, where it is declared.",
    "gwp_C1": "Taking it down, where every line declares it.",
    "gwp_C2": "Transport to disposal; left out, it is filled by mass.",
    "gwp_C3": "Treatment of waste; left out, it is filled by mass.",
    "gwp_C3_biogenic": "Stored carbon given back, as a positive number.",
    "gwp_C4": "Disposal; left out, it is filled by mass.",
    "gwp_D": "Beyond the life cycle; always shown apart.",
    "transport_class*": "ready-mix, local, regional, national, european or global.",
    "km_road": "Instead of the class: kilometres by road.",
    "waste_rate*": "Share lost on site, such as 0.05; 0 where there is none.",
    "service_life_y*": "Years until it is replaced.",
    "rsd": "Relative standard deviation of the factor, where it is known.",
    "comment": "Whatever helps the reader.",
}
"""Columns of the lines by header, with what belongs in them; a star marks what is needed."""

ENERGY = ("carrier", "kwh_per_year", "exported_kwh", "factor")

EXPLAINED = (
    "Fill in the sheets BoQ, Energy, SiteWorks and ICT; leave the others as they are.",
    "Blank means not declared, which is not zero: write 0 where there is truly nothing.",
    "Columns with a star are needed. The rest is filled from the published factors, alike for all.",
    "Stored carbon, benefits beyond the life cycle (D), offsets and certificates lower no figure.",
    "Write decimals with a point. Write numbers and not formulas.",
    "Energy: a row for each carrier that is used, with its kWh of a year. Electricity is counted"
    " by the tender's factors, other carriers by those under Published factors; where none stands"
    " there, write your own in kgCO2e/kWh into the column factor. A row without kWh says nothing.",
    "ICT: a row for each kind of device; a PUE of 1 for what is in no data centre.",
    "Totals you state on the sheet Project may include the contingency of the tender or leave it"
    " out.",
    "Try it: procure inspect FILE shows what is calculated, and every question to it.",
)


def bill_form(lock: Lock) -> bytes:
    """Return the workbook of a tender; the same tender gives the same bytes.

    What the buyer or a stranger wrote is always text: no cell becomes a formula or a link.
    """
    # Needed only here, and a tenth of a second to load.
    from xlsxwriter import Workbook  # noqa: PLC0415

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(made, options) as book:
        book.set_properties({"title": "Bill of quantities", "created": datetime(2026, 1, 1)})  # noqa: DTZ001
        _sheet(
            book,
            "How to fill in",
            ("How to fill in this bill of quantities",),
            [(one,) for one in EXPLAINED],
        )
        _sheet(book, "Columns", ("Column of the sheet BoQ", "What belongs in it"), COLUMNS.items())
        _sheet(book, "Project", (), _project(lock))
        _sheet(book, "BoQ", tuple(COLUMNS), _lines(lock))
        _sheet(book, "Energy", ENERGY, _energy(lock), _counted_for_all(lock))
        _sheet(book, "SiteWorks", ("module", "kg_co2e"), [("A5.1",), ("A5.2",), ("C1",)])
        _sheet(book, "ICT", ("device", "quantity", "kg", "watts", "pue", "life"), ())
        _sheet(book, "Electricity", ("Year", "kgCO2e/kWh"), _electricity(lock))
        _sheet(book, "Published factors", ("Name", "Value", "Source"), _factors(lock))
    return made.getvalue()


def _sheet(book: "Workbook", title: str, heads: Line, rows: Iterable[Line], note: str = "") -> None:
    """Add a sheet: a note above all where there is one, the heads, and rows of text."""
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    text = book.add_format({"text_wrap": title in {"How to fill in", "Columns"}, "valign": "top"})
    wide = 90 if len(heads) == 1 else 18
    sheet.set_column(0, max(len(heads) - 1, 1), wide)
    if title in {"Columns", "Published factors"}:
        sheet.set_column(len(heads) - 1, len(heads) - 1, 70)
    above = 1 if note else 0
    if note:
        sheet.write_string(0, 0, note)
    for column, one in enumerate(heads):
        sheet.write_string(above, column, one, head)
    for row, cells in enumerate(rows, above + 1 if heads else above):
        for column, one in enumerate(cells):
            if one:
                sheet.write_string(row, column, one, text)
    if heads and len(heads) > 1:
        sheet.freeze_panes(above + 1, 1)


def _project(lock: Lock) -> Iterator[Line]:
    """Yield the published scope, and the totals a bidder may state."""
    settings = lock.pack(PACK).settings
    yield "tender", lock.tender.id
    for name, setting in (
        ("study_period", "study-years"),
        ("area_m2", "area-m2"),
        ("start_year", "start-year"),
        ("design_stage", "design-stage"),
        ("b4", "b4"),
        ("waste", "waste"),
        ("upkeep", "upkeep"),
        ("kwh_of_every_bid", "energy-kwh"),
    ):
        value = settings.get(setting)
        if isinstance(value, str) and value:
            yield name, value
    for name in ("stated_upfront", "stated_embodied", "stated_whole_life"):
        yield (name,)


def _lines(lock: Lock) -> Iterator[Line]:
    """Yield the buyer's reference lines: name, what it is, quantity and unit."""
    for row in lock.pack(PACK).tables.get("reference-quantities", ()):
        yield row["line"], "", row["title"], row["quantity"], row["unit"]


def _counted_for_all(lock: Lock) -> str:
    """Return what the sheet Energy says of electricity that the buyer fixed; empty if none is."""
    kwh = lock.pack(PACK).settings.get("energy-kwh")
    if not isinstance(kwh, str) or not kwh:
        return ""
    return (
        f"{kwh} kWh of electricity a year are counted for every bid. Write other carriers only, and"
        " what is exported."
    )


def _energy(lock: Lock) -> Iterator[Line]:
    """Yield the carriers to fill in: electricity unless the buyer fixed it, and the buyer's own."""
    if not _counted_for_all(lock):
        yield ("electricity",)
    for row in lock.pack(PACK).tables.get("energy-carriers", ()):
        yield (row["carrier"],)


def _electricity(lock: Lock) -> Iterator[Line]:
    pack, tables = lock.pack(PACK), text_tables(lock)
    constant = pack.settings.get("grid-factor")
    own = tuple(own_grid(tables))
    if not own and isinstance(constant, str) and constant:
        yield "every year", constant
        return
    named = str(pack.settings.get("grid-published", "none"))
    for year, factor in own or tuple(grid_series(tables, named)):
        yield str(year), f"{float(factor):g}"


def _factors(lock: Lock) -> Iterator[Line]:
    factors = factors_of(text_tables(lock))
    for key, value in factors.values.items():
        yield key, f"{float(value):g}", factors.sources[key]
    for row in lock.pack(PACK).tables.get("energy-carriers", ()):
        yield f"{row['carrier']}, kgCO2e/kWh", row["factor"], row["source"]
