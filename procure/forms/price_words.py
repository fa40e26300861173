"""What the price form says in words: what to fill in, and how the price counts."""

from collections.abc import Iterator

from procure.evaluation.model import PublishedPrice
from procure.evaluation.published import publish_price
from procure.forms.instructions import Lines
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue
from procure.model.price import PriceRule
from procure.numbers import text

_CORRECTIONS = {
    "rates": Message("If they disagree, unit rates count: quantity × unit rate, added up."),
    "total": Message("If they disagree, the total counts."),
    "none": Message("Rates and totals must agree."),
}
_BLANK_RATES = {
    "open": Message("A blank rate is a missing price."),
    "included": Message("A line without a unit rate is included in the other rates and counts 0."),
}
_WITH_LINES: Lines = (
    (
        Message("Prices"),
        Message(
            "Write the price of one unit in each line, and what the line comes to. Write 0 where "
            "something costs nothing."
        ),
    ),
    (
        Message("Quantities"),
        Message("They are the buyer's and are locked; the published quantities count."),
    ),
)
_WITHOUT_LINES: Lines = (
    (
        Message("Prices"),
        Message("One price is asked: the total of the whole offer, on the sheet Prices."),
    ),
)


def price_lines(lock: Lock, rule: PriceRule) -> Lines:
    """Return the price form's own lines of instructions, a label and a text each."""
    return (*(_WITH_LINES if lock.tender.price.lines else _WITHOUT_LINES), *_rule(lock, rule))


def _rule(lock: Lock, rule: PriceRule) -> Iterator[tuple[Text, Text]]:
    price, published = lock.tender.price, publish_price(lock, rule)
    for said in published.currencies:
        yield Message("Currencies"), said
    if price.lines:
        yield Message("Blank rates"), _BLANK_RATES[price.missing_rate]
    if price.lines:
        yield Message("If figures disagree"), _CORRECTIONS[price.correction]
    if lock.tender.points.get("price"):
        most = Message("Up to {most} points.", {"most": str(published.most)})
        yield Message("Points for the price"), most
    yield Message("Price rule"), _formula(published)
    described = {one.name: one.description for one in rule.parameters}
    for name, value in published.parameters.items():
        title = published.titles.get(name, name)
        label = Message("Price rule: {name}", {"name": title})
        means = described.get(name, "")
        said = Message("{value}: {means}", {"value": value, "means": means})
        yield label, said if means else value
    currency = lock.tender.currency
    if published.ceiling is not None:
        ceiling = {"ceiling": str(published.ceiling), "currency": currency}
        fails = Message("{ceiling} {currency}. A bid with a price above it fails.", ceiling)
        yield Message("Price ceiling"), fails
    for one in price.adjust:
        values = {
            "amount": text(one.per_unit),
            "currency": currency,
            "measure": one.measure,
            "reason": one.reason,
        }
        said = Message(
            "{amount} {currency} for each unit of {measure}, to compare bids. {reason}", values
        )
        yield Message("Added to the price"), said


def _formula(rule: PublishedPrice) -> Message:
    values: dict[str, MessageValue] = {"name": rule.title or rule.rule, "formula": rule.formula}
    if rule.property == "relative":
        return Message("{name}: {formula}. The other admitted bids can change the result.", values)
    return Message("{name}: {formula}.", values)
