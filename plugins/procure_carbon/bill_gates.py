"""Questions to a bill of quantities: the gates of the field notes, 6.4, that one bill can fail."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from procure.api import Finding, Message, MessageValue, Severity, decimal, legible
from procure_carbon.bill_book import Bill
from procure_carbon.bill_gaps import named
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_stored import credits_inside, stored_carbon
from procure_carbon.bill_sum import LineSum, total
from procure_carbon.bill_zeros import zero_findings
from procure_carbon.counted import Counted
from procure_carbon.finding import error, info, warning
from procure_carbon.no_number import no_number
from procure_carbon.units import counts_pieces, ratio, same_unit, symbol_of
from procure_carbon.written import not_declared, number


def gate_findings(counted: Counted) -> Iterator[Finding]:
    """Yield what to ask, gate by gate."""
    bill, rules, sums = counted.bill, counted.rules, counted.sums
    yield from _quantities(rules, sums)
    yield from _weight(bill, rules, sums)
    yield from _factors(rules, sums)
    yield from zero_findings(counted)
    yield from _standards(bill, sums)
    yield from stored_carbon(rules, sums)
    yield from credits_inside(sums)
    yield from _lives(rules, sums)
    yield from _data(bill, rules, sums)
    yield from _stated(counted)
    yield from _stated_replacements(counted)


def failed_gates(findings: Iterable[Finding]) -> str:
    """Return the gates with an error, such as ``G1 G8``; ``none`` if there are none."""
    failed = {
        one.code.removeprefix("carbon.")
        for one in findings
        if one.severity is Severity.ERROR and one.code.startswith("carbon.G")
    }
    return " ".join(sorted(failed, key=lambda one: int(one[1:]))) or "none"


def _quantities(rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G3: the buyer's reference quantities, within the published percentage."""
    most = rules.factors.share("g3-apart")
    found = {one.line.id: one.line for one in sums}
    for name, reference in rules.quantities.items():
        line = found.get(name)
        if line is None or line.quantity is None:
            what = Message("The line {line} of the tender is missing.", {"line": name})
            yield error("G3", f"line {name}", what)
            continue
        each = _each(line.unit, reference.unit)
        said: dict[str, MessageValue] = {
            "given": _amount(line.quantity, line.unit),
            "reference": _amount(reference.quantity, reference.unit),
            "percent": decimal(most * 100),
        }
        if each is None:
            what = Message(
                "The quantity is {given}, the tender's reference {reference}: these units do not"
                " convert. Give the quantity in the tender's unit.",
                said,
            )
            yield error("G3", line.where, what)
        elif abs(line.quantity * each - reference.quantity) > reference.quantity * most:
            what = Message(
                "The quantity is {given}, the tender's reference {reference}: more than {percent}"
                " percent apart. Ask why.",
                said,
            )
            yield error("G3", line.where, what)


def _each(unit: str, reference: str) -> Fraction | None:
    """Return how many of the reference's unit one is; a word for pieces may stand for any thing."""
    pieces = counts_pieces(unit) and counts_pieces(reference)
    if not reference or same_unit(unit, reference):
        return Fraction(1)
    if pieces and "pcs" in {symbol_of(unit), symbol_of(reference)}:
        return Fraction(1)
    return ratio(unit, reference)


def _amount(quantity: Fraction, unit: str) -> str:
    return f"{decimal(quantity)} {legible(unit[:20])}".strip()


def _weight(bill: Bill, rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G4: what the whole offer weighs for each m2."""
    unweighed = [one.line.id[:20] for one in sums if one.line.kg is None]
    if unweighed:
        what = Message(
            "{count} lines say no mass ({lines}).",
            {"count": len(unweighed), "lines": ", ".join(unweighed[:10])},
        )
        yield info("G4", bill.file, what)
    kg = total(one.line.kg for one in sums)
    if not sums or kg is None or not rules.area:
        return
    each = kg / rules.area
    light, heavy = rules.factors["g4-light"], rules.factors["g4-heavy"]
    if not light <= each <= heavy:
        what = Message(
            "The bill weighs {kg} kg for each m2; buildings weigh {light} to {heavy}. Ask what is"
            " missing or counted twice.",
            {"kg": decimal(round(each)), "light": decimal(light), "heavy": decimal(heavy)},
        )
        yield warning("G4", bill.file, what)


def _factors(rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G5: A1-A3 for each kg, which catches what is a thousand times too high."""
    low, high, most = (rules.factors[name] for name in ("g5-low", "g5-high", "g5-most"))
    for one in sums:
        product, kg = one.modules.get("A1A3"), one.line.kg
        if product is None or not kg:
            continue
        per_kg = product / one.line.uplift / kg
        said: dict[str, MessageValue] = {
            "factor": decimal(Fraction(round(per_kg * 10000), 10000)),
            "line": one.line.id[:40],
            "low": decimal(low),
            "high": decimal(high),
        }
        if per_kg > most:
            what = Message(
                "{line}: {factor} kgCO2e for each kg is more than any construction product has.",
                said,
            )
            yield error("G5", one.line.where, what)
        elif per_kg > high or 0 < per_kg < low:
            what = Message(
                "{line}: {factor} kgCO2e for each kg lies outside the usual {low} to {high}.", said
            )
            yield warning("G5", one.line.where, what)


def _standards(bill: Bill, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G7: declarations to the old and the new EN 15804 beside each other."""
    versions = {
        version for one in sums for version in ("A1", "A2") if version in one.line.standard.upper()
    }
    if len(versions) > 1:
        what = Message(
            "Declarations to EN 15804+A1 and to +A2 stand beside each other: their totals are not"
            " made of the same parts."
        )
        yield warning("G7", bill.file, what)


def _lives(rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G10: service lives longer than the buyer's table; stated replacements that differ."""
    yield from _elements(rules, sums)
    for one in sums:
        longest, life = rules.longest_life(one.line.element), one.line.life
        if one.line.element and longest is not None and life is not None and life > longest:
            what = Message(
                "{line}: {life} years are longer than the {longest} of the tender, which are used;"
                " more needs proof.",
                {"line": one.line.id[:40], "life": decimal(life), "longest": decimal(longest)},
            )
            yield warning("G10", one.line.where, what)
        stated = one.line.stated.get("replacements")
        if stated is not None and one.replacements is not None and stated != one.replacements:
            what = Message(
                "{line}: {stated} replacements are stated, and {count} follow from the service"
                " life.",
                {
                    "line": one.line.id[:40],
                    "stated": decimal(stated),
                    "count": one.replacements,
                },
            )
            yield warning("G10", one.line.where, what)


def _elements(rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G10: lines of no element, or of one the table does not have, where lives are published."""
    if not rules.lives:
        return
    for one in sums:
        if not one.line.element:
            what = Message(
                "{line}: no element is given, so no life longer than the shortest of the tender's"
                " table, {shortest} years, counts for its replacements. Write the element in"
                " element_code.",
                {"line": one.line.id[:40], "shortest": decimal(min(rules.lives.values()))},
            )
            yield warning("G10", one.line.where, what)
    other = [
        one.line
        for one in sums
        if one.line.element and rules.longest_life(one.line.element) is None
    ]
    if other:
        what = Message(
            "The tender's table of service lives has no such element as that of {lines}: ask"
            " whether they belong to one that it has.",
            {"lines": named(other)},
        )
        yield warning("G10", other[0].where, what)


def _data(bill: Bill, rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G11: how much of A1-A3 rests on data that is of no particular product."""
    known = [(one.line.data_class, abs(one.modules["A1A3"] or Fraction(0))) for one in sums]
    whole = sum((kg for _, kg in known), Fraction(0))
    if not whole or not any(one for one, _ in known):
        return
    share = sum((kg for one, kg in known if one > 2), Fraction(0)) / whole * 100
    most, high = rules.factors["g11-fail"], rules.factors["g11-warn"]
    said = {
        "share": decimal(Fraction(round(share * 10), 10)),
        "most": decimal(most),
        "high": decimal(high),
    }
    if share > most:
        what = Message(
            "{share} percent of A1-A3 rest on data of class 3 to 5; {most} is the most.", said
        )
        yield error("G11", bill.file, what)
    elif share > high:
        what = Message("{share} percent of A1-A3 rest on data of class 3 to 5, over {high}.", said)
        yield warning("G11", bill.file, what)


_STATED = {
    "stated_total": "whole_life",
    "stated_whole_life": "whole_life",
    "stated_embodied": "embodied",
    "stated_upfront": "upfront",
}


def _stated(counted: Counted) -> Iterator[Finding]:
    """G12: what the bill states, against the sum of its lines."""
    most = counted.rules.factors.share("g12-apart")
    for name, of in _STATED.items():
        entry, kg = counted.said.get(name), counted.totals.get(of)
        if entry is None or not_declared(entry.value) or kg is None:
            continue
        stated = number(entry.value)
        if stated is None:
            yield error("G12", entry.where, no_number(entry.value))
            continue
        bare = kg / (1 + (counted.rules.contingency or 0))
        if all(abs(stated - one) > most * abs(one) for one in (bare, kg)):
            yield error("G12", entry.where, _apart(stated, bare, kg, most))


def _apart(stated: Fraction, bare: Fraction, kg: Fraction, most: Fraction) -> Message:
    said: dict[str, MessageValue] = {
        "percent": decimal(most * 100),
        "stated": decimal(stated),
        "counted": decimal(Fraction(round(kg * 100), 100)),
        "bare": decimal(Fraction(round(bare * 100), 100)),
    }
    if bare == kg:
        return Message(
            "The bill states {stated} kgCO2e; its lines make {counted}: more than {percent} percent"
            " apart.",
            said,
        )
    return Message(
        "The bill states {stated} kgCO2e; its lines make {bare}, and {counted} with contingency:"
        " more than {percent} percent from both.",
        said,
    )


def _stated_replacements(counted: Counted) -> Iterator[Finding]:
    """G12 of B4: a column of replacements as another program counted them."""
    most = counted.rules.factors.share("g12-apart")
    sums = counted.sums
    stated_b4 = [
        one.line.stated["gwp_b4"] * one.line.times
        for one in sums
        if "gwp_b4" in one.line.stated and one.line.times is not None
    ]
    counted_b4 = counted.modules.get("B4")
    if stated_b4 and len(stated_b4) == len(sums) and counted_b4 is not None:
        whole = sum(stated_b4, Fraction(0))
        if abs(whole - counted_b4) > most * max(abs(whole), Fraction(1)):
            what = Message(
                "The column of replacements (B4) adds up to {stated} kgCO2e; by the published"
                " formula it is {counted}.",
                {
                    "stated": decimal(Fraction(round(whole * 100), 100)),
                    "counted": decimal(Fraction(round(counted_b4 * 100), 100)),
                },
            )
            yield warning("G12", sums[0].line.where, what)
