"""Where data go: whether there is a legal way for each country, and how good it is."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Message,
    MessageValue,
    Open,
    Response,
    Row,
    Scored,
    Severity,
    State,
)
from procure_privacy.answer import (
    by_name,
    empty_table,
    in_vain,
    listed_all_the_same,
    mean_of,
    missing,
    no_data,
    undecided,
    unscored,
    without_none,
)
from procure_privacy.countries import country


def transfers(case: Case) -> Scored | Open:
    """Return the mean credit of the countries x most points.

    Credits of the legal ways are parameters. A country counts once, by its weakest way and whatever
    name or code it goes by, so that nobody gains by writing one down again; one without name or
    way, asked about in vain, earns 0. An offer that handles no data about people, where that is
    asked, earns all points.
    """
    given = case.rows("destinations")
    rows, none = without_none(given, "country")
    if not rows and (nothing := no_data(case)):
        return replace(nothing, findings=(*nothing.findings, *none))
    if not given:
        words = Message("The table of countries is empty.")
        return empty_table(case.bid.responses.get("privacy/destinations"), words)
    rows = rows or given
    gaps = tuple(_gaps(rows))
    if not all(in_vain([cell]) for cell in gaps):
        return unscored(gaps)
    countries = by_name(rows, country)
    credits = [min(_credit(case, row) for row in country) for country in countries]
    told = [
        (_name(one[0]), credit, str(one[0].place))
        for one, credit in zip(countries, credits, strict=True)
    ]
    twice = (_twice(one) for one in countries if len(one) > 1)
    findings = (*twice, *_only_of_sub_processors(case), *listed_all_the_same(case, rows), *none)
    return mean_of(case, told, findings)


def transfers_have_a_basis(case: Case) -> Decided:
    """Decide the gate on transfers from the answer and, where asked, the table of countries.

    A way of another kind passes, and is a finding: whether the law names it, a person looks up.
    """
    answer = case.response("transfer-basis")
    rows, none = without_none(case.rows("destinations"), "country")
    for row in rows:
        if _basis(row) == "none":
            words = Message("For {country} there is no legal way.", {"country": _name(row)})
            return Decided(Gate.FAIL, words, str(row.place))
    if answer.value is False:
        words = Message("The bid says there is not a legal way for every country.")
        return Decided(Gate.FAIL, words, str(answer.place))
    if gaps := (*missing([answer]), *_gaps(rows)):
        return undecided(gaps)
    words = Message("The bid says there is a legal way for every country.")
    findings = (*(_another_way(row) for row in rows if _basis(row) == "other"), *none)
    return Decided(Gate.PASS, words, str(answer.place), findings=findings)


def _another_way(row: Row) -> Finding:
    what = Message(
        "For {country} another legal way is claimed. Check that the law of the tender names it "
        "(table “profiles”), and that it is kept to.",
        {"country": _name(row)},
    )
    return Finding("privacy.T3", Severity.WARNING, str(row.cells["basis"].place), what)


def _basis(row: Row) -> str:
    return str(row.cells["basis"].value)


def _gaps(rows: tuple[Row, ...]) -> Iterator[Response]:
    """Yield each cell that should name a country, or a way to it, and does not."""
    for row in rows:
        if not country(row):
            yield row.cells["country"]
        if row.cells["basis"].state is not State.ANSWERED:
            yield row.cells["basis"]


def _credit(case: Case, row: Row) -> Fraction:
    basis = row.cells["basis"]
    if basis.state is not State.ANSWERED or not country(row):
        return Fraction(0)
    return Fraction(case.parameters[_basis(row)])


def _twice(rows: tuple[Row, ...]) -> Finding:
    values: dict[str, MessageValue] = {"country": _name(rows[0]), "count": len(rows)}
    words = "{country} stands in {count} rows: it counts once, by its weakest legal way."
    return Finding("privacy.T1", Severity.WARNING, str(rows[1].place), Message(words, values))


def _only_of_sub_processors(case: Case) -> Iterator[Finding]:
    """Yield each country named among the sub-processors only, maybe by another name."""
    told = {country(row) for row in case.rows("destinations")}
    for row in case.rows("sub-processors"):
        name = country(row)
        if not name or name in told:
            continue
        told.add(name)
        what = Message(
            "{country} stands among the sub-processors and, in this word, not among the countries."
            " Ask whether data go there.",
            {"country": _name(row)},
        )
        where = str(row.cells["country"].place)
        yield Finding("privacy.T2", Severity.INFO, where, what)


def _name(row: Row) -> str:
    return str(row.cells["country"].value) if country(row) else str(row.place)
