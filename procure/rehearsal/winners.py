"""Who can win at all: the cheapest, the best, or the one between, on every invented three."""

from procure.model.price import Admitted
from procure.rehearsal.deciding import Deciding
from procure.rehearsal.model import Winners


def winners(deciding: Deciding, threes: tuple[tuple[Admitted, ...], ...]) -> Winners:
    """Return how often each of three bids comes first, where more quality costs more.

    Args:
        deciding: the rule.
        threes: cheapest and weakest first, dearest and best last.
    """
    first = [0, 0, 0]
    shared = 0
    for bids in threes:
        merits = deciding.merits(bids)
        if merits.count(max(merits)) > 1:
            shared += 1
        else:
            first[merits.index(max(merits))] += 1
    return Winners(len(threes), first[0], first[1], first[2], shared)
