"""Japan: comprehensive evaluation by addition and by division."""

from fractions import Fraction

from procure.api import (
    Admitted,
    Message,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
    decimal,
)
from procure_award_rules.arithmetic import (
    SMALLEST_AMOUNT,
    given,
    parameter,
    shown,
    with_quality,
    within,
)

BELOW = {
    "same": "the points go on rising by the same line",
    "half": "the points rise at half the slope",
    "flat": "the points stay as they are at the kink",
    "fall": "the points fall as steeply as they rose",
}
"""What happens to price points below the kink."""

_SLOPES = {"same": Fraction(1), "half": Fraction(1, 2), "flat": Fraction(0), "fall": Fraction(-1)}


def _addition(case: PriceCase) -> tuple[PriceDecision, ...]:
    return tuple(_added(case, bid, parameter(case, "planned_price")) for bid in case.bids)


def _added(case: PriceCase, bid: Admitted, planned: Fraction) -> PriceDecision:
    if bid.price > planned:
        words = "{price} is above the planned price {planned}: the bid is not scored, 0"
        step = Message(words, shown(price=bid.price, planned=planned))
        return PriceDecision(bid.bidder, Fraction(0), None, (step,))
    if "kink_at" not in case.parameters or bid.price >= parameter(case, "kink_at"):
        points = case.most * within(1 - bid.price / planned)
        words = "(1 − {price} / {planned}) × {most} = {points}"
        if bid.price < 0:
            words = "{price} is below 0: {points} of {most}"
        values = shown(price=bid.price, planned=planned, most=case.most, points=points)
        return with_quality(bid, points, Message(words, values))
    return _below_the_kink(case, bid, planned)


def _below_the_kink(case: PriceCase, bid: Admitted, planned: Fraction) -> PriceDecision:
    kink = parameter(case, "kink_at")
    slope = _SLOPES[str(case.parameters["below"])]
    at_kink = 1 - kink / planned
    points = case.most * within(at_kink + slope * (kink - bid.price) / planned)
    steps = (
        Message(
            "Below {kink} {what}: share at {kink} is 1 − {kink} / {planned} = {at_kink}",
            {
                "what": BELOW[str(case.parameters["below"])],
                **shown(kink=kink, planned=planned, at_kink=at_kink),
            },
        ),
        Message(
            "({at_kink} + {slope} × ({kink} − {price}) / {planned}) × {most} = {points}, within 0"
            " and {most}",
            shown(
                at_kink=at_kink,
                slope=slope,
                kink=kink,
                price=bid.price,
                planned=planned,
                most=case.most,
                points=points,
            ),
        ),
    )
    return with_quality(bid, points, *steps)


def _addition_problems(parameters: PriceParameters) -> tuple[str, ...]:
    planned, problems = given(parameters, "planned_price"), []
    if planned <= 0:
        problems.append(f"planned_price {parameters['planned_price']} must be above 0.")
    if ("kink_at" in parameters) != ("below" in parameters):
        problems.append("kink_at and below are written both or not at all.")
    if "kink_at" in parameters and not 0 < given(parameters, "kink_at") < planned:
        problems.append(
            f"kink_at {parameters['kink_at']} must lie above 0 and below the planned price."
        )
    if parameters.get("below", "same") not in BELOW:
        problems.append(f"below {parameters['below']!r} must be {', '.join(BELOW)}.")
    return tuple(problems)


def _division(case: PriceCase) -> tuple[PriceDecision, ...]:
    standard = parameter(case, "standard") if "standard" in case.parameters else Fraction(100)
    unit = parameter(case, "per")
    found = []
    for bid in case.bids:
        price = max(bid.price, SMALLEST_AMOUNT)
        deciding = (standard + bid.quality) / price * unit
        words = "({standard} + {quality}) / {price} × {unit} = {deciding}; the highest wins"
        if bid.price < SMALLEST_AMOUNT:
            words = (
                "The price counts as 0.01, the smallest amount: "
                "({standard} + {quality}) / {price} × {unit} = {deciding}; the highest wins"
            )
        values = shown(
            standard=standard, quality=bid.quality, price=price, unit=unit, deciding=deciding
        )
        found.append(PriceDecision(bid.bidder, deciding, None, (Message(words, values),)))
    return tuple(found)


def _division_problems(parameters: PriceParameters) -> tuple[str, ...]:
    problems = []
    if given(parameters, "per") <= 0:
        problems.append(f"per {parameters['per']} must be above 0.")
    if "standard" in parameters and given(parameters, "standard") < 0:
        problems.append(f"standard {decimal(given(parameters, 'standard'))} must not be below 0.")
    return tuple(problems)


JAPAN_ADDITION = PriceRule(
    name="japan_addition",
    title=Message("Comprehensive evaluation by addition"),
    property="absolute",
    direction="highest",
    formula=Message(
        "quality points + most points × (1 − price / planned price); below the kink the line goes"
        " on at the published slope (same, half, flat or fall), within 0 and most points; above"
        " planned price a bid is not scored"
    ),
    source=(
        "Comprehensive evaluation by addition; half slope: expydoc.com 9675465; falling below 80"
        " percent and flat below 75 percent: clauses at lawinsider.com/ja (read 2026-11)."
    ),
    decide=_addition,
    parameters=(
        Parameter(
            "planned_price",
            Message("the price above which no bid is scored; set ceiling to it too"),
            of_estimate="1.25",
            title=Message("Planned price"),
        ),
        Parameter(
            "kink_at",
            Message("the price below which another slope holds"),
            required=False,
            title=Message("Kink"),
        ),
        Parameter(
            "below",
            Message("that slope: same, half, flat or fall"),
            required=False,
            type="text",
            title=Message("Slope below the kink"),
        ),
    ),
    problems=_addition_problems,
)
JAPAN_DIVISION = PriceRule(
    name="japan_division",
    title=Message("Comprehensive evaluation by division"),
    property="absolute",
    direction="highest",
    formula=Message(
        "(standard points + quality points) / price × amount, the highest wins; a price below"
        " 0.01 counts as 0.01; standard points are 100 unless published otherwise"
    ),
    source="Comprehensive evaluation by division; fast-macro.com h27AkiKihon-66 (read 2026-11).",
    decide=_division,
    parameters=(
        Parameter(
            "per",
            Message("the money the value is counted for, such as 1000000"),
            usual="1000000",
            title=Message("Amount"),
        ),
        Parameter(
            "standard",
            Message("points of a bid that meets the requirements"),
            required=False,
            title=Message("Standard points"),
        ),
    ),
    problems=_division_problems,
)
