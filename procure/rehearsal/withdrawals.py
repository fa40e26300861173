"""Whether the withdrawal of a losing bid turns the two before it round."""

from fractions import Fraction

from procure.model.price import Admitted
from procure.rehearsal.deciding import Deciding
from procure.rehearsal.model import Swap, Withdrawals

Three = tuple[Admitted, Admitted, Admitted]


def withdrawals(
    deciding: Deciding, threes: tuple[tuple[Admitted, ...], ...], relative: bool
) -> Withdrawals:
    """Return in how many constellations a loser's withdrawal makes another bid the winner.

    Under an absolute rule no number depends on other bids, so none is searched.
    """
    if not relative:
        return Withdrawals(0, 0, None)
    swaps = 0
    widest: tuple[Fraction, Three] | None = None
    for bids in threes:
        found = _swap(deciding, bids)
        swaps += found is not None
        if found and (widest is None or found[0] > widest[0]):
            widest = found
    return Withdrawals(len(threes), swaps, _example(deciding, widest[1]) if widest else None)


def _swap(deciding: Deciding, bids: tuple[Admitted, ...]) -> tuple[Fraction, Three] | None:
    """Return the smaller of the two margins, as a share of the numbers, and first, second, loser.

    The widest example is the clearest one; margins of rules that count differently are compared
    within one rule only.
    """
    merits = deciding.merits(bids)
    first = max(range(len(bids)), key=lambda index: merits[index])
    if merits.count(merits[first]) > 1:
        return None
    best: tuple[Fraction, Three] | None = None
    for loser in range(len(bids)):
        if loser == first:
            continue
        other = next(index for index in range(len(bids)) if index not in (first, loser))
        pair = tuple(bid for index, bid in enumerate(bids) if index != loser)
        left = deciding.merits(pair)
        lead = left[pair.index(bids[other])] - left[pair.index(bids[first])]
        if lead > 0:
            margin = min(lead, merits[first] - merits[other])
            if best is None or margin > best[0]:
                best = margin, (bids[first], bids[other], bids[loser])
    return best


def _example(deciding: Deciding, bids: Three) -> Swap:
    everybody = sorted(bids, key=lambda bid: bid.bidder)
    without = [bid for bid in everybody if bid != bids[2]]
    return Swap(
        bids,
        tuple(
            (one.bidder, one.deciding, one.steps) for one in deciding.decisions(tuple(everybody))
        ),
        tuple((one.bidder, one.deciding, one.steps) for one in deciding.decisions(tuple(without))),
    )
