"""Load plugins: the one door, for those in this repository as for anybody's."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import TypeVar

from procure.errors import PluginFault
from procure.model.lock import LockedPlugin
from procure.plugin.fault import Owner
from procure.plugin.inspection import PluginReport, inspect_all, inspect_those
from procure.plugin.installed import Installed, installed
from procure.plugin.registry import Plugin, Registry

Item = TypeVar("Item")


def load(names: Iterable[str] | None = None) -> Registry:
    """Return what the plugins called ``names`` offer; without names, what all plugins offer.

    Raises:
        PluginFault: if one of them is not installed or has a fault; every fault, one a line.
            Nothing is ever evaluated with a plugin silently missing.
    """
    return _loaded(installed(), None if names is None else frozenset(names))


def _loaded(here: Iterable[Installed], wanted: frozenset[str] | None) -> Registry:
    found = [one for one in here if wanted is None or one.name in wanted]
    missing = sorted((wanted or frozenset()) - {one.name for one in found})
    if missing:
        raise PluginFault("\n".join(_missing(name) for name in missing))
    reports = inspect_those(found)
    _refuse(reports)
    return _registry(reports)


def load_locked(locked: Iterable[LockedPlugin]) -> Registry:
    """Return what the plugins a lock names offer; ``registry.differences`` compares their code.

    Raises:
        PluginFault: if one is not installed, comes from another distribution, or has a fault.
    """
    locked = tuple(locked)
    here = installed()
    owners = {one.name: one.owner for one in here}
    faults = [
        _not_as_locked(lock, owners.get(lock.name))
        for lock in locked
        if lock.name not in owners or owners[lock.name].distribution != lock.distribution
    ]
    if faults:
        raise PluginFault("\n".join(faults))
    return _loaded(here, frozenset(lock.name for lock in locked))


def load_sound() -> tuple[Registry, tuple[str, ...]]:
    """Return what all plugins without a fault offer, and the faults of the others.

    For commands that do not know yet which plugins a tender needs: whoever then misses one shows
    these faults.
    """
    reports = inspect_all()
    sound = [report for report in reports if not report.faults]
    return _registry(sound), tuple(fault for report in reports for fault in report.faults)


def _refuse(reports: Iterable[PluginReport]) -> None:
    faults = dict.fromkeys(fault for report in reports for fault in report.faults)
    if faults:
        cause = next((report.cause for report in reports if report.cause), None)
        raise PluginFault("\n".join(faults)) from cause


def _missing(name: str) -> str:
    known = ", ".join(dict.fromkeys(one.name for one in installed())) or "none"
    return (
        f"Plugin {name!r} is not installed (installed are: {known}); install the distribution"
        " that offers it from its file, with python -m pip install FILE.whl."
    )


def _not_as_locked(lock: LockedPlugin, here: Owner | None) -> str:
    file = f"{lock.distribution.replace('-', '_')}-{lock.version}-py3-none-any.whl"
    install = f"python -m pip install {file}"
    issued = f"this tender was issued with it from {lock.distribution} {lock.version}"
    if here is None:
        return (
            f"Plugin {lock.name!r} is not installed, and {issued}; get that file from the buyer"
            f" or the plugin's makers and install it, such as with {install}."
        )
    return (
        f"{here} is another distribution's, and {issued}; uninstall {here.distribution} and"
        f" install that file, such as with {install}."
    )


def _registry(reports: Iterable[PluginReport]) -> Registry:
    reports = tuple(reports)
    return Registry(
        plugins=tuple(report.plugin for report in reports),
        evaluators=_by_name((report.plugin, report.offer.evaluators) for report in reports),
        titles=_by_name((report.plugin, report.offer.titles) for report in reports),
        readers=_by_name((report.plugin, report.offer.readers) for report in reports),
        price_rules=_by_name((report.plugin, report.offer.price_rules) for report in reports),
        low_price_tests=_by_name(
            (report.plugin, report.offer.low_price_tests) for report in reports
        ),
        packs=MappingProxyType(
            {
                pack: (folder, report.plugin.name)
                for report in reports
                for pack, folder in report.offer.packs
            }
        ),
        checks=_with_plugin((report.plugin, report.offer.checks) for report in reports),
        comparisons=_with_plugin((report.plugin, report.offer.comparisons) for report in reports),
        sections=_with_plugin((report.plugin, report.offer.sections) for report in reports),
        bid_sections=_with_plugin((report.plugin, report.offer.bid_sections) for report in reports),
    )


def _by_name(
    offered: Iterable[tuple[Plugin, tuple[tuple[str, Item], ...]]],
) -> MappingProxyType[str, Item]:
    return MappingProxyType(
        {f"{plugin.name}.{name}": item for plugin, items in offered for name, item in items}
    )


def _with_plugin(
    offered: Iterable[tuple[Plugin, tuple[tuple[str, Item], ...]]],
) -> tuple[tuple[str, Item], ...]:
    return tuple((plugin.name, item) for plugin, items in offered for _, item in items)
