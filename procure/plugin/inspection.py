"""Look at installed plugins one by one, finding every fault without stopping at the first."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from weakref import WeakKeyDictionary

from procure.api import API
from procure.plugin.fault import Fault, Owner, said_by, sentence
from procure.plugin.installed import CORE, NAME, Installed, code_sha256, installed
from procure.plugin.offer import Offer, offer_of
from procure.plugin.registry import Plugin


@dataclass(frozen=True, slots=True)
class PluginReport:
    """One installed plugin: what it offers, and what is wrong with it, a sentence each."""

    plugin: Plugin
    offer: Offer
    faults: tuple[str, ...]
    cause: BaseException | None = None


def inspect_all() -> tuple[PluginReport, ...]:
    """Return a report on every installed plugin, with every fault, by name."""
    return inspect_those(installed())


def inspect_those(found: Iterable[Installed]) -> tuple[PluginReport, ...]:
    """Return a report on each of ``found``; two of one name, or packs of one id, are faults."""
    found = tuple(found)
    times = Counter(one.name for one in found)
    reports = [_report_on(one) if times[one.name] == 1 else _twice(one, found) for one in found]
    return _with_pack_faults(reports)


_SOUND: WeakKeyDictionary[ModuleType, dict[Installed, PluginReport]] = WeakKeyDictionary()
"""Reports without a fault on modules imported already: code that runs no longer changes."""


def _report_on(one: Installed) -> PluginReport:
    faults: list[Fault] = []
    module = _module(one, faults)
    if module is None:
        return _reported(one.owner, Offer(), faults, "", 0)
    known = _SOUND.setdefault(module, {})
    if one not in known:
        report = _report_on_module(one, module, faults)
        if report.faults:
            return report
        known[one] = report
    return known[one]


def _report_on_module(one: Installed, module: ModuleType, faults: list[Fault]) -> PluginReport:
    api = getattr(module, "api", None)
    faults.extend(_api_faults(api))
    offer = Offer() if faults else offer_of(module, faults)
    sha256 = code_sha256(one.point, (pack for _, pack in offer.packs))
    if not sha256:
        faults.append(Fault("has no files whose hash a tender could name", ""))
    return _reported(one.owner, offer, faults, sha256, api if type(api) is int else 0)


def _module(one: Installed, faults: list[Fault]) -> ModuleType | None:
    if not NAME.match(one.name) or one.name == CORE:
        remedy = "use lower-case letters, digits and hyphens, and not the core's name,"
        faults.append(Fault("has a name that no plugin may have", remedy))
        return None
    if one.point.attr:
        remedy = f"let the entry point name the module {one.point.module}"
        faults.append(Fault(f"names {one.point.value}, which is not a module", remedy))
        return None
    try:
        with redirect_stdout(sys.stderr):
            return import_module(one.point.module)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        faults.append(Fault(f"cannot be imported: {said_by(error)}", "", error))
        return None


def _api_faults(api: object) -> list[Fault]:
    if api is None:
        remedy = f"write api = {API} into its module"
        return [Fault("does not say which interface it was written for", remedy)]
    if type(api) is not int or api != API:
        remedy = f"use a release that says api = {API}, or change it so"
        return [Fault(f"was written for interface {api!r}, and here is interface {API}", remedy)]
    return []


def _twice(one: Installed, found: Iterable[Installed]) -> PluginReport:
    owners = [other.owner for other in found if other.name == one.name]
    names = " and ".join(f"{owner.distribution} {owner.version}" for owner in owners)
    fault = f"Two plugins are called {one.name!r}, from {names}; uninstall one of the two."
    plugin = Plugin(one.name, one.owner.distribution, one.owner.version, "", 0)
    return PluginReport(plugin, Offer(), (fault,))


def _reported(
    owner: Owner, offer: Offer, faults: list[Fault], sha256: str, api: int
) -> PluginReport:
    plugin = Plugin(owner.name, owner.distribution, owner.version, sha256, api)
    cause = next((fault.cause for fault in faults if fault.cause), None)
    return PluginReport(plugin, offer, tuple(sentence(owner, fault) for fault in faults), cause)


def _with_pack_faults(reports: list[PluginReport]) -> tuple[PluginReport, ...]:
    """Return the reports, with a fault in each of those whose packs share an id."""
    owners: dict[str, list[Plugin]] = {}
    for report in reports:
        for pack, _ in report.offer.packs:
            owners.setdefault(pack, []).append(report.plugin)
    shared = {pack: plugins for pack, plugins in owners.items() if len(plugins) > 1}
    return tuple(replace(report, faults=_with_shared(report, shared)) for report in reports)


def _with_shared(report: PluginReport, shared: Mapping[str, list[Plugin]]) -> tuple[str, ...]:
    packs = [pack for pack, _ in report.offer.packs if pack in shared]
    return (*report.faults, *(_shared(pack, shared[pack]) for pack in packs))


def _shared(pack: str, plugins: list[Plugin]) -> str:
    names = " and ".join(
        f"the plugin {plugin.name!r} ({plugin.distribution} {plugin.version})" for plugin in plugins
    )
    return f"Two packs have the id {pack!r}, in {names}; uninstall one of the two."
