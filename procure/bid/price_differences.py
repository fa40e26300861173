"""Where a bidder's price workbook and its ``price.yaml`` do not say the same, figure by figure."""

from collections.abc import Iterator

from procure.bid.answers import read_answer
from procure.bid.asked import Asked
from procure.bid.differences import Difference
from procure.bid.given import Given, GivenPrice
from procure.bid.tenderer import same_name
from procure.bid.yaml_price import LINE
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.message import Message

_NUMBER = Asked("price", "number")
_NONE = "no such line"


def both_prices(workbook: GivenPrice | None, other: GivenPrice | None, file: str) -> list[Finding]:
    """Return a finding that both files came, and one for each difference between them.

    Args:
        workbook: as given, which counts; None if it cannot be read.
        other: as ``price.yaml`` gives it; None if it cannot be read.
        file: the YAML file, ``acme/price.yaml``.
    """
    what = Message("Both price.xlsx and price.yaml came; the workbook counts. One cannot be read.")
    found: tuple[Difference, ...] = ()
    if workbook and other:
        found = tuple(price_differences(workbook, other))
        what = Message(
            "Both price.xlsx and price.yaml came; the workbook counts. They differ in: {ids}.",
            {"ids": ", ".join(one.id for one in found) or "nothing"},
        )
    both = Finding("procure.both-files", Severity.WARNING, file, what)
    return [both, *map(_finding, found)]


def price_differences(workbook: GivenPrice, other: GivenPrice) -> Iterator[Difference]:
    """Yield every figure and word that the two do not give alike, in the order of the form.

    A quantity or a name that only one of them gives is no difference: the workbook prints the
    one, and ``price.yaml`` need not hold either.
    """
    nothing = Given(None, Place(other.file))
    for line in dict.fromkeys((*workbook.lines, *other.lines)):
        one, two = workbook.lines.get(line, {}), other.lines.get(line, {})
        for name in LINE:
            pair = (one.get(name, Given(None, Place(workbook.file))), two.get(name, nothing))
            if name != "quantity" or not (pair[0].blank or pair[1].blank):
                yield from _compared(f"lines.{line}.{name}", *pair)
    for line in dict.fromkeys((*workbook.added, *other.added)):
        own, theirs = (line if line in one.added else _NONE for one in (workbook, other))
        if own != theirs:
            places = (Place(workbook.file), Place(other.file))
            yield Difference(f"lines.{line}", own, theirs, *places)
    yield from _compared("total", workbook.total, other.total)
    yield from _compared("currency", workbook.currency, other.currency)
    yield from _compared("vat", workbook.vat, other.vat)
    yield from _names(workbook.tenderer, other.tenderer)


def _names(one: Given | None, two: Given | None) -> Iterator[Difference]:
    if one and two and not (one.blank or two.blank or same_name(one.quoted, two.quoted)):
        yield Difference("tenderer", _words(one), _words(two), one.place, two.place)


def _compared(id_: str, one: Given, two: Given) -> Iterator[Difference]:
    if _meant(one) != _meant(two):
        yield Difference(id_, _words(one), _words(two), one.place, two.place)


def _meant(given: Given) -> object:
    """Return the number that is given, else the words; a fault is like nothing but itself."""
    number = read_answer(given, _NUMBER)[0].value
    said = given.quoted.casefold() if number is None else number
    return (given.fault and str(given.fault.what), said)


def _words(given: Given) -> str:
    if given.fault:
        return f"not readable ('{given.quoted}')"
    return "left blank" if given.blank else f"'{given.quoted}'"


def _finding(one: Difference) -> Finding:
    values = {"id": one.id, "workbook": one.in_workbook, "yaml": one.in_yaml}
    what = Message("{id}: {workbook} in the workbook, {yaml} in price.yaml.", values)
    return Finding("procure.differs", Severity.WARNING, str(one.place), what)
