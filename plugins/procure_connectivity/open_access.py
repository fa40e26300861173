"""How far others can use what is built: the ladder of access, tenants, spare capacity."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Message,
    Open,
    Part,
    Response,
    Scored,
    Severity,
    State,
    decimal,
)
from procure_connectivity.answer import missing_answers, stated_number

LADDER: Mapping[str, Fraction] = {
    "none": Fraction(0),
    "resale": Fraction(1, 4),
    "wholesale": Fraction(1, 2),
    "passive": Fraction(3, 4),
    "neutral": Fraction(1),
}
"""Steps of access as shares (field notes, C4)."""

ACCESS, TENANTS, SPARE = Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)
"""Published parts of the points for access, tenants and spare capacity (field notes, C4)."""


def open_access(case: Case) -> Scored | Open:
    """Return points for access, tenants and spare capacity, or why it stays open.

    Share = 0.5 x ladder + 0.3 x min(1, tenants / parameter ``tenants``) + 0.2 x min(1, spare /
    parameter ``spare-percent``), spare being percent of the ducts or fibres (field notes, C4).
    """
    answers = tuple(case.response(name) for name in ("open-access", "tenants", "spare-percent"))
    step = answers[0]
    tenants, spare = stated_number(answers[1]), stated_number(answers[2])
    if (
        step.state is not State.ANSWERED
        or not isinstance(tenants, Fraction)
        or not isinstance(spare, Fraction)
    ):
        return _missing(case)
    ladder = LADDER[str(step.value)]
    held = min(Fraction(1), tenants / Fraction(case.parameters["tenants"]))
    free = min(Fraction(1), spare / Fraction(case.parameters["spare-percent"]))
    most = Fraction(case.criterion.most)
    points = (ACCESS * ladder + TENANTS * held + SPARE * free) * most
    numbers = {"ladder": ladder, "held": held, "free": free, "most": most, "points": points}
    return Scored(
        points=points,
        arithmetic=Message(
            "(0.5 × {ladder} + 0.3 × {held} + 0.2 × {free}) × {most} = {points}",
            {name: decimal(number) for name, number in numbers.items()},
        ),
        parts=(
            Part(Message("step of access, as a share"), ladder, "1", str(step.place)),
            Part(Message("tenants there is room for"), tenants, "count", str(answers[1].place)),
            Part(Message("spare ducts or fibres"), spare, "percent", str(answers[2].place)),
        ),
        findings=tuple(_room_for_nobody(step, tenants, spare)),
    )


def _room_for_nobody(step: Response, tenants: Fraction, spare: Fraction) -> Iterator[Finding]:
    """Point out room that earns points where no other provider gets access to it."""
    if step.value == "none" and (tenants > 1 or spare):
        what = Message(
            "No access is offered to others, and room for {tenants} providers and {spare} percent"
            " spare earn points. Ask whom they serve, and hold it in the contract.",
            {"tenants": decimal(tenants), "spare": decimal(spare)},
        )
        yield Finding("connectivity.O1", Severity.WARNING, str(step.place), what)


def _missing(case: Case) -> Scored | Open:
    names = ("open-access", "tenants", "spare-percent")
    answers = (case.response(name) for name in names)
    return missing_answers(tuple(one for one in answers if one.state is not State.ANSWERED))
