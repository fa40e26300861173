"""What the loaded plugins offer, by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable

from procure.model.case import Evaluator
from procure.model.lock import LockedPlugin
from procure.model.low_price import LowPriceTest
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.model.reader import BidSection, Check, Comparison, Reader, ReportSection


@dataclass(frozen=True, slots=True)
class Plugin:
    """A loaded plugin, as locks and reports name it.

    Attributes:
        name: of its entry point.
        sha256: of its code, without its packs.
        api: the interface it was written for.
    """

    name: str
    distribution: str
    version: str
    sha256: str
    api: int


@dataclass(frozen=True, slots=True)
class Registry:
    """What the loaded plugins offer.

    Attributes:
        evaluators: by ``<plugin>.<function>``.
        titles: of those evaluators that have one, likewise.
        readers: by ``<plugin>.<reader>``.
        price_rules: by ``<plugin>.<rule>``; the core's own, once added, by ``<rule>``.
        low_price_tests: by ``<plugin>.<test>``.
        packs: by pack id: the folder that holds ``criteria.yaml``, and its plugin's name.
        checks: each with its plugin's name; so are ``comparisons``, ``sections`` and
            ``bid_sections``.
    """

    plugins: tuple[Plugin, ...] = ()
    evaluators: Mapping[str, Evaluator] = field(default_factory=dict)
    titles: Mapping[str, Message] = field(default_factory=dict)
    readers: Mapping[str, Reader] = field(default_factory=dict)
    price_rules: Mapping[str, PriceRule] = field(default_factory=dict)
    low_price_tests: Mapping[str, LowPriceTest] = field(default_factory=dict)
    packs: Mapping[str, tuple[Traversable, str]] = field(default_factory=dict)
    checks: tuple[tuple[str, Check], ...] = ()
    comparisons: tuple[tuple[str, Comparison], ...] = ()
    sections: tuple[tuple[str, ReportSection], ...] = ()
    bid_sections: tuple[tuple[str, BidSection], ...] = ()

    def with_price_rules(self, rules: Iterable[PriceRule]) -> "Registry":
        """Return the registry with the core's own price rules beside the plugins'."""
        core = {rule.name: rule for rule in rules}
        return replace(self, price_rules={**core, **self.price_rules})

    def plugin(self, name: str) -> Plugin:
        """Return the plugin of that name.

        Raises:
            KeyError: if it is not loaded.
        """
        for plugin in self.plugins:
            if plugin.name == name:
                return plugin
        raise KeyError(name)


def differences(locked: Iterable[LockedPlugin], registry: Registry) -> tuple[str, ...]:
    """Return a sentence for each plugin that is not the very code a tender was issued with."""
    return tuple(
        f"Plugin {lock.name!r} is {here.distribution} {here.version} with other code than the"
        f" {lock.distribution} {lock.version} this tender was issued with; install that version"
        " from its file to get the same results."
        for lock in locked
        for here in registry.plugins
        if here.name == lock.name and lock.sha256 not in {"", here.sha256}
    )
