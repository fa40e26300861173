"""A rehearsal as the command line gives it out: rows of tables, lines, and JSON."""

from collections.abc import Iterator
from fractions import Fraction

from procure.model.message import Message
from procure.numbers import decimal, fixed, text
from procure.rehearsal.model import Rehearsal, RehearsedRule, Swap, Winners, Worth

WORTH_HEADS = ("Rule", "Depends on other bids", "Points", "Cheap bid", "At estimate", "Dear bid")
WINNER_HEADS = ("Rule", "Cheapest wins", "Middle wins", "Best wins", "Shared", "Can win")
SWAP_HEADS = ("Rule", "Swaps", "Constellations")
WEIGHT_HEADS = ("What", "Points", "Likely spread", "Published weight", "Likely weight", "Note")

HARDLY = Message("hardly matters")
NO_LIMIT = Message("any")


def worth_rows(rehearsal: Rehearsal) -> list[list[str]]:
    """Return a row for each rule and each worth of a level: the money at three prices."""
    rows = []
    for rule in rehearsal.rules:
        by_points: dict[Fraction, list[Worth]] = {}
        for worth in rule.worths:
            by_points.setdefault(worth.points, []).append(worth)
        for points, found in by_points.items():
            money = [str(NO_LIMIT) if one.money is None else str(one.money) for one in found]
            rows.append([_name(rule), _depends(rule), text(points), *money])
    return rows


def winner_rows(rehearsal: Rehearsal) -> list[list[str]]:
    """Return a row for each rule: how often who wins, and who never does."""
    return [
        [
            _name(rule),
            *(
                str(number)
                for number in (
                    rule.winners.cheapest,
                    rule.winners.middle,
                    rule.winners.best,
                    rule.winners.shared,
                )
            ),
            str(_can_win(rule.winners)),
        ]
        for rule in rehearsal.rules
    ]


def swap_rows(rehearsal: Rehearsal) -> list[list[str]]:
    """Return a row for each rule: in how many constellations a loser decides who wins."""
    return [
        [
            _name(rule),
            str(rule.withdrawals.swaps) if rule.withdrawals.constellations else "impossible",
            str(rule.withdrawals.constellations or "absolute rule"),
        ]
        for rule in rehearsal.rules
    ]


def weight_rows(rehearsal: Rehearsal) -> list[list[str]]:
    """Return a row for the price and for each award criterion."""
    return [
        [
            one.what,
            text(one.nominal),
            fixed(one.spread, 2),
            f"{text(one.nominal)} %",
            f"{fixed(one.effective, 1)} %",
            str(HARDLY if one.hardly_matters else one.assumed),
        ]
        for one in rehearsal.weights
    ]


def example_lines(rule: RehearsedRule) -> Iterator[Message]:
    """Yield one example of a swap with its arithmetic; nothing if none was found."""
    swap = rule.withdrawals.example
    if swap is None:
        return
    first, other, loser = (bid.bidder for bid in swap.bids)
    words = "{rule}: with {loser} in the comparison {first} wins; without it {other} wins."
    values = {"rule": rule.tried.name, "loser": loser, "first": first, "other": other}
    yield Message(words, values)
    for bid in sorted(swap.bids, key=lambda bid: bid.bidder):
        words = "{bidder}: quality {quality}, price {price}"
        shown = {"quality": decimal(bid.quality), "price": decimal(bid.price)}
        yield Message(words, {"bidder": bid.bidder, **shown})
    for bidder, _, steps in swap.steps:
        for step in steps:
            yield Message("with {loser}, {bidder}: {step}",
                          {"loser": loser, "bidder": bidder, "step": step})  # fmt: skip
    for bidder, _, steps in swap.steps_without:
        for step in steps:
            yield Message("without {loser}, {bidder}: {step}",
                          {"loser": loser, "bidder": bidder, "step": step})  # fmt: skip


def not_found(rule: RehearsedRule) -> Message | None:
    """Return what is said of a relative rule under which no swap was found."""
    if rule.withdrawals.example or not rule.withdrawals.constellations:
        return None
    words = "{rule}: no swap found in {count} constellations; others can still hold one."
    return Message(words, {"rule": rule.tried.name, "count": rule.withdrawals.constellations})


def as_json(rehearsal: Rehearsal) -> dict[str, object]:
    """Return the rehearsal as JSON; numbers are decimal strings."""
    grid = rehearsal.invented
    return {
        "tender": rehearsal.tender,
        "currency": rehearsal.currency,
        "invented": {
            "estimate": text(grid.estimate),
            "prices": [text(one) for one in grid.prices],
            "qualities": [text(one) for one in grid.qualities],
        },
        "rules": [_rule_json(rule) for rule in rehearsal.rules],
        "left_out": [{"rule": one.name, "why": str(one.why)} for one in rehearsal.left_out],
        "weights": [
            {
                "what": one.what,
                "points": text(one.nominal),
                "spread": text(one.spread),
                "effective": text(one.effective),
                "hardly_matters": one.hardly_matters,
                "assumed": str(one.assumed),
            }
            for one in rehearsal.weights
        ],
    }


def _rule_json(rule: RehearsedRule) -> dict[str, object]:
    found, swaps = rule.winners, rule.withdrawals
    return {
        "rule": rule.tried.name,
        "own": rule.tried.own,
        "property": rule.tried.rule.property,
        "parameters": dict(rule.tried.written),
        "levels": [
            {
                "points": text(one.points),
                "at": text(one.at),
                "money": None if one.money is None else str(one.money),
            }
            for one in rule.worths
        ],
        "wins": {
            "constellations": found.constellations,
            "cheapest": found.cheapest,
            "middle": found.middle,
            "best": found.best,
            "shared": found.shared,
        },
        "withdrawals": {
            "constellations": swaps.constellations,
            "swaps": swaps.swaps,
            "example": _swap_json(swaps.example) if swaps.example else None,
        },
    }


def _swap_json(swap: Swap) -> dict[str, object]:
    first, other, loser = swap.bids
    return {
        "bids": [
            {"id": bid.bidder, "quality": text(bid.quality), "price": text(bid.price)}
            for bid in sorted(swap.bids, key=lambda bid: bid.bidder)
        ],
        "loser": loser.bidder,
        "wins_with": first.bidder,
        "wins_without": other.bidder,
        "with": {bidder: text(deciding) for bidder, deciding, _ in swap.steps},
        "without": {bidder: text(deciding) for bidder, deciding, _ in swap.steps_without},
    }


def _name(rule: RehearsedRule) -> str:
    return f"{rule.tried.name} *" if rule.tried.own else rule.tried.name


def _depends(rule: RehearsedRule) -> str:
    return "yes" if rule.tried.rule.property == "relative" else "no"


def _can_win(found: Winners) -> Message:
    never = [
        name
        for name, times in (
            ("the cheapest", found.cheapest),
            ("the middle one", found.middle),
            ("the best", found.best),
        )
        if not times
    ]
    if not never:
        return Message("each")
    return Message("never alone: {bids}", {"bids": ", ".join(never)})
