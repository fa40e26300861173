"""How good the offered service is against published targets."""

from fractions import Fraction

from procure.api import Case, Message, Open, Part, Response, Scored, decimal
from procure_connectivity.answer import missing_answers, stated_number

UP = ("down-mbps", "up-mbps")
DOWN = ("latency-ms", "outage-hours")
"""Answers of which more is better, and those of which less is better."""


def service_quality(case: Case) -> Scored | Open:
    """Return points for speed down, speed up, latency and downtime, or why it stays open.

    Share = mean of min(1, down / target), min(1, up / target), min(1, target / latency) and
    min(1, target / downtime); no downtime, or no latency, is 1 (field notes, C3). Targets are the
    parameters named like the answers.
    """
    answers = {name: case.response(name) for name in (*UP, *DOWN)}
    stated = {name: stated_number(answer) for name, answer in answers.items()}
    numbers = {name: one for name, one in stated.items() if isinstance(one, Fraction)}
    missing: tuple[Response, ...] = tuple(answers[name] for name in stated if name not in numbers)
    if missing:
        return missing_answers(missing)
    targets = {name: Fraction(case.parameters[name]) for name in answers}
    shares = {name: _share(name, numbers[name], targets[name]) for name in answers}
    most = Fraction(case.criterion.most)
    points = sum(shares.values(), Fraction(0)) / len(shares) * most
    shown = {
        "down": shares["down-mbps"],
        "up": shares["up-mbps"],
        "latency": shares["latency-ms"],
        "outage": shares["outage-hours"],
        "most": most,
        "points": points,
    }
    return Scored(
        points=points,
        arithmetic=Message(
            "({down} + {up} + {latency} + {outage}) / 4 × {most} = {points}",
            {name: decimal(number) for name, number in shown.items()},
        ),
        parts=tuple(
            Part(Message("{name} offered", {"name": name}), number, "", str(answers[name].place))
            for name, number in numbers.items()
        ),
    )


def _share(name: str, offered: Fraction, target: Fraction) -> Fraction:
    if name in UP:
        return min(Fraction(1), offered / target)
    return min(Fraction(1), target / offered) if offered else Fraction(1)
