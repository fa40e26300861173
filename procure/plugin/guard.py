"""Run plugin code, and turn what is wrong with it into one sentence."""

import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from typing import TypeVar

from procure.errors import PluginFault
from procure.plugin.fault import Fault, said_by, sentence
from procure.plugin.installed import owner_of

Returned = TypeVar("Returned")


def called(name: str, place: str, call: Callable[[], Returned]) -> Returned:
    """Return what ``call`` returns; ``name`` is ``<plugin>.<item>``, or a bare one of the core.

    What plugin code prints goes where errors go: output in JSON stays JSON.

    Raises:
        PluginFault: if plugin code raises anything; only Ctrl-C passes through. What the core's
            own code raises is our bug and keeps its traceback.
    """
    try:
        with redirect_stdout(sys.stderr):
            return call()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if _is_core(name):
            raise
        raise PluginFault(_said(name, f"fails {place}: {said_by(error)}")) from error


def stop(name: str, faults: Iterable[str]) -> None:
    """Stop with the first of ``faults``, if there is one.

    Raises:
        PluginFault: naming plugin, distribution and remedy.
    """
    for fault in faults:
        raise PluginFault(_said(name, fault))


def plugin_of(name: str) -> str:
    """Return the plugin in ``<plugin>.<item>``."""
    return name.partition(".")[0]


def kind_of(value: object) -> str:
    """Return how a sentence names a value of the wrong type."""
    return "None" if value is None else f"a {type(value).__name__}"


def _said(name: str, fault: str) -> str:
    if _is_core(name):
        return f"The core's price rule {name!r} {fault}; report this to its makers."
    return sentence(owner_of(plugin_of(name)), Fault(fault, "mend it"))


def _is_core(name: str) -> bool:
    return "." not in name
