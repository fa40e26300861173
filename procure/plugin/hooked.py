"""The hooks a module implements, and what each returns."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType

import pluggy

from procure.plugin import hooks
from procure.plugin.fault import Fault, said_by
from procure.plugin.guard import kind_of

PREFIX = "procure_"

HOOKS = tuple(name for name in vars(hooks) if name.startswith(PREFIX))
"""Names of all hooks, in the order of their page."""


def implemented(module: ModuleType, faults: list[Fault]) -> dict[str, Callable[[], object]]:
    """Return the functions of ``module`` that implement a hook, by the hook's name.

    What looks like a hook and is none is added to ``faults``.
    """
    before = len(faults)
    faults.extend(_misfits(module))
    if len(faults) > before:
        return {}
    manager = pluggy.PluginManager(hooks.NAMESPACE)
    manager.add_hookspecs(hooks)
    try:
        manager.register(module, "plugin")
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        faults.append(Fault(f"does not fit the hooks: {said_by(error)}", "mend it", error))
        return {}
    calls = {name: getattr(manager.hook, name).get_hookimpls() for name in HOOKS}
    return {name: found[0].function for name, found in calls.items() if found}


def _misfits(module: ModuleType) -> Iterator[Fault]:
    manager = pluggy.PluginManager(hooks.NAMESPACE)
    for name, value in vars(module).items():
        options = manager.parse_hookimpl_opts(module, name)
        if options is not None:
            yield from _unfit(name, value, options)
        elif name.startswith(PREFIX) and callable(value):
            yield Fault(
                f"has {name}, which looks like a hook but is not marked as one",
                "write @hook above it or rename it",
            )


def _unfit(name: str, function: Callable[..., object], options: pluggy.HookimplOpts) -> list[Fault]:
    hook = options["specname"] or name
    if hook not in HOOKS:
        remedy = f"use one of {', '.join(HOOKS)}"
        return [Fault(f"implements the hook {hook}, which does not exist", remedy)]
    if options["wrapper"] or options["hookwrapper"]:
        return [Fault(f"wraps the hook {hook}; hooks only register", "mark it with plain @hook")]
    parameters = ", ".join(inspect.signature(function).parameters)
    if parameters:
        remedy = f"write def {hook}():"
        return [Fault(f"implements {hook}({parameters}), which takes no arguments", remedy)]
    return []


def returned(hook: str, function: Callable[[], object], faults: list[Fault]) -> tuple[object, ...]:
    """Return the items a hook registers; none, and a fault, if it does not return a list."""
    try:
        value = function()
        if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
            return tuple(value)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        faults.append(Fault(f"fails in {hook}: {said_by(error)}", "mend it", error))
        return ()
    faults.append(
        Fault(
            f"returns {kind_of(value)} from {hook}, where a list is due",
            "return a list, or leave the hook out",
        )
    )
    return ()
