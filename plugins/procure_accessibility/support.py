"""Points for the support a conformance report shows."""

from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Scored, decimal

SUPPORT = "accessibility.reported_support"
COUNTS = {
    "accessibility.supports": "supports",
    "accessibility.partially_supports": "partially supports",
    "accessibility.does_not_support": "does not support",
    "accessibility.not_evaluated": "not evaluated",
    "accessibility.blank": "nothing said",
    "accessibility.not_applicable": "not applicable",
}


def reported_support(case: Case) -> Scored | Open:
    """Return reported support (percent) / 100 x most points; open without a counted report.

    A bidder that answers "no", or was asked to clarify and did not answer, earns 0.
    """
    measure = case.measures.get(SUPPORT)
    if measure is None or not isinstance(measure.value, Fraction):
        return _without_report(case)
    points = measure.value / 100 * Fraction(case.criterion.most)
    parts = tuple(
        Part(Message(label), _number(case.measures[name]), "count", case.measures[name].where)
        for name, label in COUNTS.items()
        if name in case.measures
    )
    return Scored(points, _arithmetic(case, measure.value, points), parts, measures=(measure,))


def _without_report(case: Case) -> Scored | Open:
    answer = case.bid.responses.get(f"{case.criterion.pack}/reported-support")
    where = str(answer.place) if answer else ""
    if answer and answer.value is False:
        return Scored(Fraction(0), Message("No OpenACR file is enclosed: 0 points."))
    if answer and answer.value is None and answer.clarification is not None:
        return Scored(Fraction(0), Message("Asked to clarify, the bidder gave no answer: 0."))
    return Open(Message("No OpenACR file that can be counted came with the bid."), where)


def _arithmetic(case: Case, percent: Fraction, points: Fraction) -> Message:
    values = {
        "percent": decimal(percent),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    if not all(name in case.measures for name in COUNTS):
        return Message("{percent} % × {most} = {points}", values)
    counts = {name.split(".")[1]: decimal(_number(case.measures[name])) for name in COUNTS}
    asked = sum(counts.values())
    words = (
        "({supports} + 0.5 × {partially_supports}) / ({asked} − {not_applicable}) × {most} "
        "= {points}"
    )
    return Message(words, {**values, **counts, "asked": asked})


def _number(measure: Measure) -> Fraction:
    return measure.value if isinstance(measure.value, Fraction) else Fraction(0)
