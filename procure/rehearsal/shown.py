"""A rehearsal as the command line gives it out: rows of tables, lines, and JSON."""

from collections.abc import Iterator
from fractions import Fraction

from procure.model.blocks import Text
from procure.model.message import Message, listed
from procure.numbers import decimal, fixed, text
from procure.rehearsal.model import Rehearsal, RehearsedRule, Swap, Winners, Worth
from procure.rehearsal.weights import PRICE

WORTH_HEADS = (
    Message("Rule"),
    Message("Depends on other bids"),
    Message("Points"),
    Message("Cheap bid"),
    Message("At estimate"),
    Message("Dear bid"),
)
WINNER_HEADS = (
    Message("Rule"),
    Message("Cheapest wins"),
    Message("Middle wins"),
    Message("Best wins"),
    Message("Shared"),
    Message("Can win"),
)
SWAP_HEADS = (Message("Rule"), Message("Swaps"), Message("Constellations"))
WEIGHT_HEADS = (
    Message("What"),
    Message("Points"),
    Message("Likely spread"),
    Message("Published weight"),
    Message("Likely weight"),
    Message("Note"),
)

HARDLY = Message("hardly matters")
NO_LIMIT = Message("any")
IMPOSSIBLE = Message("impossible")
ABSOLUTE = Message("absolute rule")


def opening_lines(rehearsal: Rehearsal) -> Iterator[Message]:
    """Yield what was invented, and with which parameters each rule is rehearsed."""
    grid = rehearsal.invented
    values = {"estimate": text(grid.estimate), "currency": rehearsal.currency}
    yield Message("Invented bids around {estimate} {currency}. Nobody has bid this.", values)
    prices = ", ".join(text(one) for one in grid.prices)
    qualities = ", ".join(text(one) for one in grid.qualities)
    shown = {"prices": prices, "qualities": qualities}
    yield Message("Prices: {prices}. Quality points: {qualities}.", shown)
    yield Message("The tender's own rule is marked *; the others take likely parameters:")
    for one in rehearsal.rules:
        written = ", ".join(f"{name} {value}" for name, value in one.tried.written.items())
        if written:
            yield Message("- {rule}: {written}", {"rule": one.tried.name, "written": written})


def worth_title(rehearsal: Rehearsal) -> Message:
    """Return what the table of worths is headed with."""
    words = "How much more a bid that is one level better may ask, in {currency}:"
    return Message(words, {"currency": rehearsal.currency})


WINNERS_TITLE = Message(
    "Who wins of three bids, where the dearer is the better, in every combination:"
)
SWAPS_TITLE = Message("Where the withdrawal of a bid that loses makes another bid the winner:")
WEIGHTS_TITLE = Message("What is published, and what is likely to decide:")


def left_out_lines(rehearsal: Rehearsal) -> Iterator[Message]:
    """Yield each rule that was not rehearsed, and why."""
    for one in rehearsal.left_out:
        yield Message("Left out: {rule} {why}", {"rule": one.name, "why": one.why})


def worth_rows(rehearsal: Rehearsal) -> list[list[Text]]:
    """Return a row for each rule and each worth of a level: the money at three prices."""
    rows: list[list[Text]] = []
    for rule in rehearsal.rules:
        by_points: dict[Fraction, list[Worth]] = {}
        for worth in rule.worths:
            by_points.setdefault(worth.points, []).append(worth)
        for points, found in by_points.items():
            money = [NO_LIMIT if one.money is None else str(one.money) for one in found]
            rows.append([_name(rule), _depends(rule), text(points), *money])
    return rows


def winner_rows(rehearsal: Rehearsal) -> list[list[Text]]:
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
            _can_win(rule.winners),
        ]
        for rule in rehearsal.rules
    ]


def swap_rows(rehearsal: Rehearsal) -> list[list[Text]]:
    """Return a row for each rule: in how many constellations a loser decides who wins."""
    return [
        [
            _name(rule),
            str(rule.withdrawals.swaps) if rule.withdrawals.constellations else IMPOSSIBLE,
            str(rule.withdrawals.constellations) if rule.withdrawals.constellations else ABSOLUTE,
        ]
        for rule in rehearsal.rules
    ]


def weight_rows(rehearsal: Rehearsal) -> list[list[Text]]:
    """Return a row for the price and for each award criterion."""
    return [
        [
            Message("price") if one.what == PRICE else one.what,
            text(one.nominal),
            fixed(one.spread, 2),
            f"{text(one.nominal)} %",
            f"{fixed(one.effective, 1)} %",
            HARDLY if one.hardly_matters else one.assumed,
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


def _depends(rule: RehearsedRule) -> Message:
    return Message("yes") if rule.tried.rule.property == "relative" else Message("no")


def _can_win(found: Winners) -> Message:
    never = [
        name
        for name, times in (
            (Message("the cheapest"), found.cheapest),
            (Message("the middle one"), found.middle),
            (Message("the best"), found.best),
        )
        if not times
    ]
    if not never:
        return Message("each")
    return Message("never alone: {bids}", {"bids": listed(never)})
