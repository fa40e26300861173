"""A tender rehearsed: its own rule beside the others, on the same invented bids."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from procure.errors import InputFault, PluginFault, Problem
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.rehearsal.deciding import Deciding
from procure.rehearsal.invented import any_three, invent, rising
from procure.rehearsal.model import Invented, LeftOut, Rehearsal, RehearsedRule, Tried
from procure.rehearsal.parameters import choose_rules
from procure.rehearsal.weights import weights
from procure.rehearsal.winners import winners
from procure.rehearsal.withdrawals import withdrawals
from procure.rehearsal.worth import level_points, worths


def rehearse(
    lock: Lock,
    rules: Mapping[str, PriceRule],
    named: Iterable[str] = (),
    around: Fraction | None = None,
) -> Rehearsal:
    """Return what the tender's price rule, and others, would do with invented bids.

    Args:
        lock: the tender, issued or as it would be issued.
        rules: every price rule installed, by name.
        named: rules to compare with; all of them when empty.
        around: the price to invent around; the tender's estimate when omitted.

    Raises:
        InputFault: if there is nothing to invent around, or a rule asked for cannot be rehearsed.
    """
    invented = invent(lock, around)
    tried, left_out = choose_rules(lock.tender.price, rules, named, invented.estimate)
    found = [_rehearsed(lock, one, invented) for one in tried]
    failed = tuple(one for one in found if isinstance(one, LeftOut))
    if failed and failed[0].name == lock.tender.price.rule:
        what = f"rule {failed[0].name} {failed[0].why}"
        raise InputFault([Problem("tender.yaml price", what, "Choose another rule.")])
    return Rehearsal(
        lock.tender.id,
        lock.tender.language,
        lock.tender.currency,
        invented,
        tuple(one for one in found if isinstance(one, RehearsedRule)),
        (*left_out, *failed),
        weights(lock, Deciding(tried[0], invented, rescales=False), invented),
    )


def _rehearsed(lock: Lock, tried: Tried, invented: Invented) -> RehearsedRule | LeftOut:
    rescales = lock.tender.rescale != "none"
    deciding = Deciding(tried, invented, rescales)
    relative = rescales or tried.rule.property == "relative"
    points = tuple(level_points(lock))
    try:
        return RehearsedRule(
            tried,
            worths(deciding, invented, points, relative),
            winners(deciding, rising(invented)),
            withdrawals(deciding, any_three(invented), relative),
        )
    except PluginFault as fault:
        words = "cannot decide on invented bids: {why}"
        return LeftOut(tried.name, Message(words, {"why": str(fault).splitlines()[0]}))
