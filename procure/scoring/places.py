"""Places: equal totals share one (1, 2, 2, 4) until a published tie rule parts them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from procure.files.canonical import sha256


@dataclass(frozen=True, slots=True)
class Entrant:
    """A bid to be ranked: its total, and the numbers tie rules may ask for.

    Attributes:
        total: rounded as published, if it is a number of points; money is never rounded here.
        keys: by tie rule; higher is better.
    """

    bidder: str
    total: Fraction | Decimal
    keys: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class TiedBids:
    """Bids of one total: the place they shared, and the rule that parted them, if one did."""

    place: int
    bids: tuple[str, ...]
    rule: str


def rank(
    entrants: Iterable[Entrant],
    direction: str,
    rules: Iterable[str],
    draws: Mapping[frozenset[str], str],
) -> tuple[dict[str, int], tuple[TiedBids, ...]]:
    """Return each bid's place, and what happened where totals were equal.

    Args:
        entrants: in any order; the result does not depend on it.
        direction: ``highest`` or ``lowest`` total wins.
        rules: tie rules in order; ``draw`` needs a recorded draw.
        draws: seed of the draw between a set of bidders.
    """
    sign = -1 if direction == "highest" else 1
    ordered = sorted(entrants, key=lambda one: (sign * one.total, one.bidder))
    places: dict[str, int] = {}
    ties: list[TiedBids] = []
    place = 1
    for _, group in groupby(ordered, key=lambda one: one.total):
        tied = tuple(group)
        if len(tied) == 1:
            places[tied[0].bidder] = place
        else:
            parted, rule = _part(tied, tuple(rules), draws)
            ties.append(TiedBids(place, tuple(one.bidder for one in tied), rule))
            at = place
            for together in parted:
                for one in together:
                    places[one.bidder] = at
                at += len(together)
        place += len(tied)
    return places, tuple(ties)


def draw_order(bidders: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return the bidders in the order of a draw: by the SHA-256 of seed and bidder."""
    return tuple(sorted(bidders, key=lambda bidder: sha256(f"{seed}|{bidder}".encode())))


def _part(
    tied: tuple[Entrant, ...], rules: tuple[str, ...], draws: Mapping[frozenset[str], str]
) -> tuple[list[tuple[Entrant, ...]], str]:
    groups: list[tuple[Entrant, ...]] = [tied]
    used = ""
    for rule in rules:
        after = [part for group in groups for part in _parted_by(group, rule, draws)]
        if len(after) > len(groups):
            used = f"{used}, {rule}" if used else rule
        groups = after
    return groups, used


def _parted_by(
    group: tuple[Entrant, ...], rule: str, draws: Mapping[frozenset[str], str]
) -> list[tuple[Entrant, ...]]:
    if len(group) == 1:
        return [group]
    if rule == "draw":
        seed = draws.get(frozenset(one.bidder for one in group))
        if seed is None:
            return [group]
        order = draw_order((one.bidder for one in group), seed)
        return [(one,) for one in sorted(group, key=lambda one: order.index(one.bidder))]
    ordered = sorted(group, key=lambda one: (-one.keys.get(rule, Fraction(0)), one.bidder))
    return [
        tuple(together)
        for _, together in groupby(ordered, key=lambda one: one.keys.get(rule, Fraction(0)))
    ]
