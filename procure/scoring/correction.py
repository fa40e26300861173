"""The price that counts: as stated, or as the tender's published rule corrects it."""

from dataclasses import dataclass
from fractions import Fraction

from procure.model.bid import PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.measure import Measure
from procure.model.message import Message, MessageValue
from procure.model.tender import Price
from procure.numbers import decimal
from procure.scoring.arithmetic import Correction, corrections, differs, slips


@dataclass(frozen=True, slots=True)
class CountedPrice:
    """A price after correction and adjustment, in the tender's currency.

    Attributes:
        amount: what the bidder asks after correction, in the currency it stated.
        corrected: what the bidder would be paid; None while it is open.
        compared: with what the tender adds for measures; this enters the price rule.
        counted: total of each line as it counts, by line, in the currency stated.
        adjustments: what was added, a line each.
        open: why there is no price yet.
        corrections: what was written, and what counts by which published rule.
        conversion: from the currency stated, None if it is the tender's.
    """

    corrected: Fraction | None
    compared: Fraction | None
    counted: dict[str, Fraction]
    adjustments: tuple[Message, ...]
    findings: tuple[Finding, ...]
    open: Message | None = None
    amount: Fraction | None = None
    corrections: tuple[Correction, ...] = ()
    conversion: Message | None = None


def count_price(offer: PriceOffer, price: Price, measures: dict[str, Measure]) -> CountedPrice:
    """Return what a price form comes to under the tender's correction rule and adjustments."""
    counted = {
        asked.id: Fraction(asked.quantity) * Fraction(line.rate or 0)
        for asked in price.lines
        for line in offer.lines
        if line.line == asked.id
    }
    whole = len(counted) == len(price.lines)
    findings = [*_line_findings(offer, counted), *slips(offer, counted, whole=whole)]
    stated = None if offer.stated is None else Fraction(offer.stated)
    by_rates = sum(counted.values(), Fraction(0)) if price.lines else stated
    if price.correction == "total" and not whole:
        by_rates = None  # the lines that can be read are no sum of the offer
    amount, why_open = _corrected(price, stated, by_rates)
    made = tuple(corrections(offer, price, counted, by_rates))
    if stated is not None and by_rates is not None and stated != by_rates:
        findings.append(_sum_finding(offer, stated, by_rates, price.correction))
    if amount == 0:
        what = Message("The price that counts is 0. Ask whether that was meant.")
        findings.append(Finding("procure.zero-price", Severity.WARNING, str(offer.place), what))
    if amount is None:
        return CountedPrice(None, None, counted, (), tuple(findings), why_open, None, made)
    rate = offer.exchange
    corrected, conversion = (rate.convert(amount), rate.say(amount)) if rate else (amount, None)
    added, adjustments, missing = _adjusted(price, measures)
    return CountedPrice(
        corrected,
        None if missing else corrected + added,
        counted,
        () if missing else adjustments,
        tuple(findings),
        missing,
        amount,
        made,
        conversion,
    )


def _corrected(
    price: Price, stated: Fraction | None, by_rates: Fraction | None
) -> tuple[Fraction | None, Message | None]:
    if not price.lines or price.correction == "total":
        return stated, None if stated is not None else Message("The total is blank.")
    if price.correction == "rates":
        return by_rates, None
    if stated == by_rates:
        return stated, None
    return None, Message("Lines and total disagree, and no correction rule was published.")


def _line_findings(offer: PriceOffer, counted: dict[str, Fraction]) -> list[Finding]:
    return [
        Finding(
            "procure.line-total",
            Severity.WARNING,
            str(line.place),
            Message(
                "Line {line}: {quantity} × {rate} is {counted}, and the bidder wrote {stated}.",
                {
                    "line": line.line,
                    "quantity": line.quantity,
                    "rate": line.rate or 0,
                    "counted": decimal(counted[line.line]),
                    "stated": line.total or 0,
                },
            ),
        )
        for line in offer.lines
        if differs(line, counted)
    ]


_RULE = {
    "rates": Message("unit rates prevail over totals"),
    "total": Message("the stated total prevails"),
    "none": Message("none published"),
}


def _sum_finding(offer: PriceOffer, stated: Fraction, by_rates: Fraction, rule: str) -> Finding:
    return Finding(
        "procure.price-sum",
        Severity.WARNING,
        str(offer.place),
        Message(
            "The lines come to {lines} and the stated total is {stated}; rule: {rule}.",
            {"lines": decimal(by_rates), "stated": decimal(stated), "rule": _RULE[rule]},
        ),
    )


def _adjusted(
    price: Price, measures: dict[str, Measure]
) -> tuple[Fraction, tuple[Message, ...], Message | None]:
    added = Fraction(0)
    lines: list[Message] = []
    for adjust in price.adjust:
        measure = measures.get(adjust.measure)
        if measure is None or isinstance(measure.value, str):
            words = "The price is adjusted by {measure}, which this bid does not give."
            return added, (), Message(words, {"measure": adjust.measure})
        value = Fraction(measure.value)
        amount = value * Fraction(adjust.per_unit)
        added += amount
        values: dict[str, MessageValue] = {
            "measure": adjust.measure,
            "value": decimal(value),
            "unit": measure.unit,
            "per_unit": adjust.per_unit,
            "amount": decimal(amount),
        }
        words = "{measure}: {value} {unit} × {per_unit} = {amount} added to the price"
        lines.append(Message(words, values))
    return added, tuple(lines), None
