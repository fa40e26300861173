"""A line of a bill, filled from the declaration it names; what it states itself counts.

Transport and installation in a declaration (A4, A5) are general scenarios. They are taken only
where the line says in ``declared_for_site`` that they are those of this very site (field notes,
6.3); the published default stands for A4 otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from procure.api import Finding, Message, MessageValue, decimal, legible
from procure_carbon.bill_book import BillRow, Entry
from procure_carbon.declared import TOLERANCE, Declaration
from procure_carbon.declared_columns import FACTOR, GIVEN_BACK, SITE, STORED, columns_of
from procure_carbon.finding import error, info, warning
from procure_carbon.units import same_unit
from procure_carbon.weight import of_unit
from procure_carbon.written import NO, YES, kind, last_day, not_declared, number, shown

MASS = "declared_kg"
"""Column that only a declaration fills: kg of the line's declared amount."""

TAKEN = "taken"
"""Column that only a declaration fills: the modules that were taken; its place is where from."""

_SITE_COLUMNS = frozenset(f"gwp_{module}" for module in SITE)
_OWN_CLASS = (("generic", 3), ("template", 3), ("average", 2), ("representative", 2))
"""The best class that a declaration's kind of data can have (ILCD+EPD, subType)."""

_APART = (STORED, GIVEN_BACK)
_HEADS: Mapping[str, str] = {FACTOR: "A1-A3", STORED: "A1-A3", GIVEN_BACK: "C3"}


@dataclass(slots=True)
class Filled:
    """A line while it is filled.

    Attributes:
        name: of the line, as findings call it.
        taken: columns that were taken, in order.
        left_out: whether a scenario for A4 or A5 was not taken.
    """

    row: BillRow
    name: str
    cells: dict[str, Entry]
    findings: list[Finding]
    taken: list[str] = field(default_factory=list)
    left_out: bool = False

    def blank(self, column: str) -> bool:
        """Say whether the line says nothing in a column."""
        cell = self.row.at(column)
        return not_declared(cell.value) and not cell.fault

    def take(self, column: str, entry: Entry) -> None:
        """Fill a cell that is blank, with where the value stands."""
        if self.blank(column) and entry.value is not None:
            self.cells[column] = entry


def fill(row: BillRow, position: str, found: Declaration, findings: list[Finding]) -> Filled:
    """Return a line with what it leaves blank; every figure it takes is told once (S3)."""
    name = legible(str(row.at("line_id").value or position)[:20])
    filled = Filled(row, name, dict(row.cells), findings)
    share = _share(filled, found)
    if share is None or found.amount is None:
        return filled
    filled.take("declared_amount", Entry(found.amount, found.file))
    filled.take("declared_unit", Entry(found.unit, found.file))
    known_as = found.number or found.file.rsplit("/", maxsplit=1)[-1]
    filled.take("epd_id", Entry(known_as, found.file))
    filled.take("epd_valid_until", Entry(found.valid_until, found.file))
    filled.take("epd_standard", Entry(found.standard or None, found.file))
    _compare_validity(filled, found)
    _compare_class(filled, found)
    _figures(filled, columns_of(found, share))
    _weigh(filled, found, share)
    if filled.taken:
        place = found.places.get("gwp_total", found.file)
        filled.cells[TAKEN] = Entry(", ".join(_modules(filled.taken)), place)
        findings.append(info("S3", row.where, _told(filled, place)))
    return filled


def _share(filled: Filled, found: Declaration) -> Fraction | None:
    """Return the line's declared amount over the file's; None, with a finding, if units differ."""
    row = filled.row
    stated = row.at("declared_unit")
    if not filled.blank("declared_unit") and not same_unit(str(stated.value), found.unit):
        what = Message(
            "The line is for {unit}, and its declaration for {declared}: no figure is taken from"
            " it. Write declared amount and unit as the declaration has them.",
            {"unit": shown(stated.value), "declared": shown(found.unit)},
        )
        filled.findings.append(error("G14", stated.where, what))
        return None
    amount = found.amount
    if not filled.blank("declared_amount"):
        amount = number(row.at("declared_amount").value)
    return amount / found.amount if amount and found.amount and amount > 0 else None


def _figures(filled: Filled, columns: Mapping[str, Entry]) -> None:
    """Take the figures of blank cells, and hold stated ones to the declaration."""
    for_site = _for_site(filled)
    for column, entry in columns.items():
        kg = number(entry.value) or Fraction(0)
        general = column in _SITE_COLUMNS and not for_site
        if not filled.blank(column):
            _compare(filled, column, kg, entry.where, general)
        elif general:
            filled.left_out = True
        elif column != "gwp_A5" or (filled.blank("waste_rate") and filled.blank("waste_percent")):
            filled.cells[column] = entry
            filled.taken.append(column)
    site = [column.removeprefix("gwp_") for column in filled.taken if column in _SITE_COLUMNS]
    if site:
        what = Message(
            "{modules} is taken from the declaration, because the line says that it is for this"
            " site: ask for the proof.",
            {"modules": ", ".join(site)},
        )
        filled.findings.append(warning("G6", filled.row.at("declared_for_site").where, what))


def _for_site(filled: Filled) -> bool:
    """Say whether the line says that A4 and A5 of its declaration are those of this site."""
    cell = filled.row.at("declared_for_site")
    if filled.blank("declared_for_site"):
        return False
    if isinstance(cell.value, bool):
        return cell.value
    said = str(cell.value).strip().lower()
    if said not in YES | NO or cell.fault:
        what = Message("{value} is neither yes nor no, and counts as no.",
                       {"value": shown(cell.value)})  # fmt: skip
        filled.findings.append(error("G14", cell.where, what))
    return said in YES and not cell.fault


def _compare(filled: Filled, column: str, declared: Fraction, place: str, general: bool) -> None:
    """Find a stated figure that is more than 0.5 percent off the declaration it names.

    For transport and installation the declaration has a general scenario: there a figure that is
    the very same is asked about, and another one only told.
    """
    cell = filled.row.at(column)
    stated = number(cell.value)
    if stated is None:
        return
    same = abs(stated - declared) <= abs(declared) * TOLERANCE
    said: dict[str, MessageValue] = {
        "column": column,
        "stated": decimal(stated),
        "declared": decimal(declared),
        "place": place,
    }
    if general and same:
        what = Message(
            "{column} is the general scenario of {place}, {declared}: ask whether it holds for this"
            " site.",
            said,
        )
        filled.findings.append(warning("G6", cell.where, what))
    elif general:
        what = Message(
            "{column} is {stated} here; the general scenario of {place} has {declared} for the same"
            " amount. The stated one is counted.",
            said,
        )
        filled.findings.append(info("G6", cell.where, what))
    elif not same:
        what = Message(
            "{column} is {stated} here, and {declared} for the same amount in {place}: ask which"
            " one holds. The stated one is counted.",
            said,
        )
        filled.findings.append(warning("G6", cell.where, what))


def _compare_validity(filled: Filled, found: Declaration) -> None:
    """Find a stated last day or version of the standard that is not the declaration's."""
    cell = filled.row.at("epd_valid_until")
    stated = None if filled.blank("epd_valid_until") else last_day(cell.value)
    until = found.valid_until
    if stated and until and stated != until:
        _differs(filled, "epd_valid_until", stated.isoformat(), until.isoformat(), found.file)
    standard = str(filled.row.at("epd_standard").value or "")
    versions = [{one for one in ("A1", "A2") if one in text.upper()}
                for text in (standard, found.standard)]  # fmt: skip
    if all(versions) and versions[0] != versions[1]:
        _differs(filled, "epd_standard", shown(standard), found.standard, found.file)


def _compare_class(filled: Filled, found: Declaration) -> None:
    """Find a class that claims more than the declaration says of its own data."""
    cell = filled.row.at("data_class")
    stated = number(cell.value) if cell.value is not None else None
    best = next((least for kind_, least in _OWN_CLASS if kind_ in found.data_class.lower()), 1)
    if stated is not None and stated < best:
        _differs(filled, "data_class", shown(cell.value), found.data_class, found.file)


def _differs(filled: Filled, column: str, stated: str, declared: str, file: str) -> None:
    what = Message(
        "{column} is {stated} here, and {declared} in {place}: ask which one holds. The stated one"
        " is counted.",
        {"column": column, "stated": stated, "declared": declared, "place": file},
    )
    filled.findings.append(warning("G6", filled.row.at(column).where, what))


def _weigh(filled: Filled, found: Declaration, share: Fraction) -> None:
    """Give the line the mass of its declared amount, and a density that turns its m3 into kg."""
    weight = found.weight
    if weight.kg is not None:
        filled.cells[MASS] = Entry(weight.kg * share, weight.where)
    cubic = kind(str(filled.row.at("unit").value or "")) == "m3"
    by_mass = of_unit(Fraction(1), found.unit) is not None
    if cubic and by_mass and weight.density is not None and filled.blank("mass_kg"):
        filled.take("density_kg_m3", Entry(weight.density, weight.where))


def _told(filled: Filled, place: str) -> Message:
    amount = number(filled.cells["declared_amount"].value)
    factors = [_figure(one, filled) for one in filled.taken if one not in _APART]
    apart = [_figure(one, filled) for one in filled.taken if one in _APART]
    said: dict[str, MessageValue] = {
        "place": place,
        "amount": decimal(amount or Fraction(0)),
        "unit": shown(filled.cells["declared_unit"].value),
        "figures": "; ".join(factors or apart),
    }
    what = Message("Taken from {place}, in kgCO2e for {amount} {unit}: {figures}.", said)
    if not factors or not apart:
        return what
    first = next(one for one in filled.taken if one in _APART)
    return Message(
        "{what} Stored carbon is left out of them and stands apart: {stored}, from {place}.",
        {"what": what, "stored": "; ".join(apart), "place": filled.cells[first].where},
    )


def _modules(columns: list[str]) -> Iterator[str]:
    """Yield the modules of columns; stored carbon is told with them."""
    for column in columns:
        if column not in _APART:
            yield _HEADS.get(column, column.removeprefix("gwp_"))


def _figure(column: str, filled: Filled) -> str:
    value = number(filled.cells[column].value)
    return f"{_HEADS.get(column, column.removeprefix('gwp_'))} {decimal(value or Fraction(0))}"


def general_scenarios(lines: Iterable[Filled]) -> Iterator[Finding]:
    """Yield which lines took no A4 and A5 from their declaration, in one finding."""
    left_out = [one for one in lines if one.left_out]
    if left_out:
        names = ", ".join(one.name for one in left_out[:10])
        what = Message(
            "A4 and A5 of a declaration are general scenarios and not this site's, so they are not"
            " taken: {lines}. Where they are this site's, a line says yes in declared_for_site.",
            {"lines": names + (", …" if len(left_out) > 10 else "")},
        )
        yield info("S3", left_out[0].row.where, what)
