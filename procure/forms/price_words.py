"""What the price form says in words: what to fill in, and how the price counts."""

from collections.abc import Iterator

from procure.evaluation.published import publish_price
from procure.forms.instructions import Lines
from procure.model.lock import Lock
from procure.model.price import PriceRule
from procure.numbers import text

_CORRECTIONS = {
    "rates": "If they disagree, unit rates count: quantity x unit rate, added up.",
    "total": "If they disagree, the total counts.",
    "none": "Rates and totals must agree.",
}
_BLANK_RATES = {
    "open": "A blank rate is a missing price.",
    "included": "A line without a unit rate is included in the other rates and counts 0.",
}
_WITH_LINES: Lines = (
    (
        "Prices",
        "Write the price of one unit in each line, and what the line comes to. Write 0 where "
        "something costs nothing.",
    ),
    (
        "Quantities",
        "They are the buyer's and are locked; the published quantities count.",
    ),
)
_WITHOUT_LINES: Lines = (
    ("Prices", "One price is asked: the total of the whole offer, on the sheet Prices."),
)


def price_lines(lock: Lock, rule: PriceRule) -> Lines:
    """Return the price form's own lines of instructions, a label and a text each."""
    return (*(_WITH_LINES if lock.tender.price.lines else _WITHOUT_LINES), *_rule(lock, rule))


def _rule(lock: Lock, rule: PriceRule) -> Iterator[tuple[str, str]]:
    price, published = lock.tender.price, publish_price(lock, rule)
    for said in published.currencies:
        yield "Currencies", str(said)
    if price.lines:
        yield "Blank rates", _BLANK_RATES[price.missing_rate]
    if price.lines:
        yield "If figures disagree", _CORRECTIONS[price.correction]
    if lock.tender.points.get("price"):
        yield "Points for the price", f"Up to {published.most} points."
    yield "Price rule", _formula(rule, str(published.formula))
    described = {one.name: one.description for one in rule.parameters}
    for name, value in published.parameters.items():
        yield f"Price rule: {name}", ": ".join(filter(None, (value, described.get(name, ""))))
    currency = lock.tender.currency
    if published.ceiling is not None:
        yield "Price ceiling", f"{published.ceiling} {currency}. A bid with a price above it fails."
    for one in price.adjust:
        words = f"{text(one.per_unit)} {currency} for each unit of {one.measure}, to compare bids."
        yield "Added to the price", f"{words} {one.reason}".strip()


def _formula(rule: PriceRule, formula: str) -> str:
    words = f"{rule.name}: {formula}."
    if rule.property == "relative":
        words += " The other admitted bids can change the result."
    return words
