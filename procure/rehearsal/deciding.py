"""What a rule says of invented bids, asked once for each set of bids."""

from dataclasses import replace
from fractions import Fraction

from procure.model.price import Admitted, PriceCase, PriceDecision
from procure.plugin.call import call_price_rule
from procure.rehearsal.model import Invented, Tried


class Deciding:
    """A rule at work on one grid; answers are kept, since many sets of bids come again."""

    def __init__(self, tried: Tried, invented: Invented, rescales: bool) -> None:
        self._tried = tried
        self._invented = invented
        self._known: dict[tuple[tuple[Fraction, Fraction], ...], tuple[Fraction, ...]] = {}
        self._rescales = rescales
        self._alone = tried.rule.property == "absolute" and not rescales
        self._sign = 1 if tried.rule.direction == "highest" else -1

    def merits(self, bids: tuple[Admitted, ...]) -> tuple[Fraction, ...]:
        """Return a number for each bid by which the highest wins, whatever the rule's direction.

        Raises:
            PluginFault: if the rule cannot decide on such bids.
        """
        if self._alone and len(bids) > 1:
            return tuple(self.merits((bid,))[0] for bid in bids)
        key = tuple((bid.quality, bid.price) for bid in bids)
        if key not in self._known:
            numbers = tuple(self._sign * one.deciding for one in self.decisions(bids))
            self._known[key] = numbers
        return self._known[key]

    def _rescaled(self, bids: tuple[Admitted, ...]) -> tuple[Admitted, ...]:
        """Return the bids with their quality scaled so that the best has all points."""
        best = max(bid.quality for bid in bids)
        most = self._invented.quality_most
        return tuple(
            replace(bid, quality=bid.quality / best * most) if best else bid for bid in bids
        )

    def decisions(self, bids: tuple[Admitted, ...]) -> tuple[PriceDecision, ...]:
        """Return the rule's decisions with their steps.

        Raises:
            PluginFault: if the rule cannot decide on such bids.
        """
        invented = self._invented
        if self._rescales:
            bids = self._rescaled(bids)
        case = PriceCase(
            bids, invented.most, invented.quality_most, self._tried.parameters, invented.estimate
        )
        return call_price_rule(self._tried.name, self._tried.rule, case)
