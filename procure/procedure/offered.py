"""What installed plugins and the core offer to a tender."""

from collections.abc import Iterable
from importlib.metadata import version

from procure.errors import InputFault, Problem
from procure.model.lock import Lock, LockedPlugin
from procure.pack.read import PublishedPack, read_pack
from procure.plugin.loader import load_locked, load_sound
from procure.plugin.registry import Registry
from procure.scoring.price_rules import CORE_RULES
from procure.tender.resolve import Offered

DISTRIBUTION = "inclusive-procure"


def core_version() -> str:
    """Return this program's version."""
    return version(DISTRIBUTION)


def offered(packs: Iterable[str]) -> tuple[Offered, Registry, tuple[str, ...]]:
    """Return what is offered to a tender that uses ``packs``, and the faults of broken plugins.

    Raises:
        InputFault: with every fault of those packs.
    """
    registry, faults = load_sound()
    registry = registry.with_price_rules(CORE_RULES.values())
    found: dict[str, PublishedPack] = {}
    problems: list[Problem] = []
    for id_ in packs:
        if id_ in registry.packs:
            folder, plugin = registry.packs[id_]
            try:
                found[id_] = read_pack(folder, plugin)
            except InputFault as fault:
                problems += fault.problems
    if problems:
        raise InputFault(problems)
    plugins = {
        one.name: LockedPlugin(
            name=one.name, distribution=one.distribution, version=one.version, sha256=one.sha256
        )
        for one in registry.plugins
    }
    return (
        Offered(
            core_version(),
            found,
            frozenset(registry.evaluators),
            registry.price_rules,
            plugins,
            tuple(sorted(registry.packs)),
            registry.low_price_tests,
            registry.titles,
        ),
        registry,
        faults,
    )


def registry_for(lock: Lock) -> Registry:
    """Return what the plugins a lock names offer, and the core's price rules.

    Raises:
        PluginFault: if one of them is missing or has a fault.
    """
    return load_locked(lock.plugins).with_price_rules(CORE_RULES.values())
