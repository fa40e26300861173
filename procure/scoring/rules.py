"""A lock made ready for scoring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from procure.errors import PluginFault
from procure.model.bid import Bid
from procure.model.case import (
    Case,
    ContractClause,
    Decided,
    Evaluator,
    Open,
    Scored,
    SettingValue,
    TableRow,
)
from procure.model.lock import Lock, LockedCriterion
from procure.model.measure import Measure
from procure.model.scoring import Relative, Requires
from procure.pack.paths import translated_texts
from procure.plugin.call import call_conditions, call_evaluator
from procure.scoring.shapes import Number, number_of
from procure.tender.settings import typed_settings, typed_tables


@dataclass(frozen=True, slots=True)
class Rules:
    """A lock made ready for scoring: settings, tables and day typed once, evaluators at hand."""

    lock: Lock
    evaluators: Mapping[str, Evaluator]
    settings: Mapping[str, Mapping[str, SettingValue]]
    tables: Mapping[str, Mapping[str, tuple[TableRow, ...]]]
    as_of: date
    texts: Mapping[str, Mapping[str, str]]
    """Of each pack, in the tender's language where that is not the pack's own."""
    gates: tuple[LockedCriterion, ...]
    """Those that can be decided before anything is scored."""
    requiring: tuple[LockedCriterion, ...]
    """Gates that need another criterion."""
    awards: tuple[LockedCriterion, ...]

    def case(self, criterion: LockedCriterion, bid: Bid, measures: Mapping[str, Measure]) -> Case:
        """Return one criterion of one bid."""
        pack = criterion.pack
        return Case(
            criterion,
            bid,
            self.settings[pack],
            self.tables[pack],
            MappingProxyType(measures),
            self.as_of,
            self.texts[pack],
        )

    def evaluate(self, name: str, case: Case) -> Scored | Open | Decided:
        """Return what a plugin's evaluator says of a case.

        Raises:
            PluginFault: if the plugin no longer has it, or does not keep its promises.
        """
        return call_evaluator(name, self._function(name), case)

    def conditions(self, name: str, case: Case) -> tuple[ContractClause, ...]:
        """Return the conditions that a plugin's evaluator brings from an answer.

        Raises:
            PluginFault: if the plugin no longer has it, or does not keep its promises.
        """
        return call_conditions(name, self._function(name), case)

    def _function(self, name: str) -> Evaluator:
        function = self.evaluators.get(name)
        if function is None:
            plugin, _, own = name.partition(".")
            raise PluginFault(
                f"Plugin {plugin!r} has no evaluator {own!r} any more, and the tender uses it;"
                " install the version its lock names."
            )
        return function


def prepare(lock: Lock, evaluators: Mapping[str, Evaluator]) -> Rules:
    """Return a lock made ready for scoring."""
    gates = [one for one in lock.criteria if one.criterion.kind == "gate"]
    return Rules(
        lock,
        evaluators,
        {pack.id: typed_settings(pack) for pack in lock.packs},
        {pack.id: typed_tables(pack) for pack in lock.packs},
        lock.as_of,
        {pack.id: translated_texts(pack, lock.tender.language) for pack in lock.packs},
        tuple(one for one in gates if not isinstance(one.criterion.scoring, Requires)),
        tuple(one for one in gates if isinstance(one.criterion.scoring, Requires)),
        tuple(one for one in lock.criteria if one.criterion.kind == "award"),
    )


def best_numbers(
    rules: Rules, bids: tuple[Bid, ...], states: Mapping[str, Mapping[str, Measure]]
) -> dict[str, Fraction | None]:
    """Return the best number for each ``relative`` criterion; None while one bid's is open.

    A bid that was asked to clarify its number and gave none earns nothing and is no reference.

    Args:
        rules: the lock made ready.
        bids: those that pass all gates: the reference set.
        states: each bid's measures.
    """
    found: dict[str, Fraction | None] = {}
    for criterion in rules.awards:
        scoring = criterion.criterion.scoring
        if not isinstance(scoring, Relative):
            continue
        numbers = [
            number_of(rules.case(criterion, bid, states[bid.bidder]), scoring) for bid in bids
        ]
        known = [number.value for number in numbers if isinstance(number, Number)]
        waiting = any(isinstance(number, Open) for number in numbers)
        choose = min if scoring.best == "lowest" else max
        found[criterion.id] = choose(known) if known and not waiting else None
    return found
