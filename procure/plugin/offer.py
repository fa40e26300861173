"""What one plugin offers, checked item by item."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any, cast

from procure.model.case import Evaluator, Titled
from procure.model.fields import NAME
from procure.model.low_price import LowPriceTest
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.model.reader import BidSection, Check, Comparison, Reader, ReportSection
from procure.pack.read import PACK_FILE
from procure.plugin.fault import Fault, said_by
from procure.plugin.guard import kind_of
from procure.plugin.hooked import implemented, returned
from procure.plugin.results import wrong_message

_PACK_ID = re.compile(r"""^id:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(#.*)?\r?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a plugin registers, each with its name inside the plugin; packs with their id."""

    packs: tuple[tuple[str, Traversable], ...] = ()
    evaluators: tuple[tuple[str, Evaluator], ...] = ()
    titles: tuple[tuple[str, Message], ...] = ()
    readers: tuple[tuple[str, Reader], ...] = ()
    price_rules: tuple[tuple[str, PriceRule], ...] = ()
    low_price_tests: tuple[tuple[str, LowPriceTest], ...] = ()
    checks: tuple[tuple[str, Check], ...] = ()
    comparisons: tuple[tuple[str, Comparison], ...] = ()
    sections: tuple[tuple[str, ReportSection], ...] = ()
    bid_sections: tuple[tuple[str, BidSection], ...] = ()


def offer_of(module: ModuleType, faults: list[Fault]) -> Offer:
    """Return what ``module`` offers; what is wrong with it is added to ``faults``."""
    calls = implemented(module, faults)
    items = {hook: returned(hook, function, faults) for hook, function in calls.items()}

    def named(hook: str, name_of: Callable[[object], str | Fault]) -> tuple[tuple[str, Any], ...]:
        return _named(items.get(hook, ()), hook, name_of, faults)

    evaluators = named("procure_evaluators", _evaluator_name)
    return Offer(
        packs=named("procure_packs", _pack_id),
        evaluators=tuple((name, _untitled(item)) for name, item in evaluators),
        titles=tuple((name, item.title) for name, item in evaluators if isinstance(item, Titled)),
        readers=named("procure_readers", _reader_name),
        price_rules=named("procure_price_rules", _rule_name),
        low_price_tests=named("procure_low_price_tests", _low_price_test_name),
        checks=named("procure_checks", _function(1, "one Lock")),
        comparisons=named("procure_comparisons", _function(2, "a Lock and the bids' measures")),
        sections=named("procure_report_sections", _function(1, "the evaluation")),
        bid_sections=named("procure_bid_sections", _function(2, "the evaluation and a bidder")),
    )


def _named(
    items: Iterable[object],
    hook: str,
    name_of: Callable[[object], str | Fault],
    faults: list[Fault],
) -> tuple[tuple[str, Any], ...]:
    """Return the items by name; wrong ones, and second ones of a name, become faults."""
    named: dict[str, object] = {}
    for item in items:
        name = name_of(item)
        if isinstance(name, Fault):
            what = f"returns from {hook} {name.what}"
            faults.append(Fault(what, name.remedy, name.cause))
        elif name in named:
            faults.append(
                Fault(f"returns from {hook} two things called {name!r}", "rename one of them")
            )
        else:
            named[name] = item
    return tuple(named.items())


def _pack_id(item: object) -> str | Fault:
    if not isinstance(item, Traversable):
        return _wrong_type(item, "folders, such as files(__package__) / 'pack'")
    try:
        file = item / PACK_FILE
        if not file.is_file():
            remedy = f"put {PACK_FILE} into that folder"
            return Fault(f"the folder {item.name!r}, which holds no {PACK_FILE}", remedy)
        found = _PACK_ID.search(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        remedy = "save it as a UTF-8 file that can be read"
        what = f"the folder {item.name!r}, whose {PACK_FILE} cannot be read: {said_by(error)}"
        return Fault(what, remedy, error)
    if found is None or not NAME.match(found[1]):
        remedy = "write a line such as id: fair-work"
        return Fault(f"the folder {item.name!r}, whose {PACK_FILE} says no id", remedy)
    return found[1]


def _evaluator_name(item: object) -> str | Fault:
    name = _function(1, "one Case")(_untitled(item))
    if isinstance(item, Titled) and isinstance(name, str):
        for wrong in wrong_message(item.title, f"the title of {name}"):
            return Fault(f"a Titled that {wrong}", "give it a Message")
    return name


def _untitled(item: object) -> Any:
    return item.function if isinstance(item, Titled) else item


def _reader_name(item: object) -> str | Fault:
    if not isinstance(item, Reader):
        return _wrong_type(item, "Reader values")
    for field, count in (("recognises", 1), ("read", 2)):
        if not _takes(getattr(item, field), count):
            what = f"the reader {item.name!r}, whose {field} does not take {count} arguments"
            return Fault(what, "give it a function as procure.api.Reader describes it")
    return _written_name(item.name, "reader")


def _rule_name(item: object) -> str | Fault:
    if not isinstance(item, PriceRule):
        return _wrong_type(item, "PriceRule values")
    for field in ("decide", "problems"):
        if not _takes(getattr(item, field), 1):
            what = f"the price rule {item.name!r}, whose {field} does not take one argument"
            return Fault(what, "give it a function as procure.api.PriceRule describes it")
    return _wrong_titles(item, "price rule") or _written_name(item.name, "price rule")


def _wrong_titles(item: PriceRule | LowPriceTest, kind: str) -> Fault | None:
    """Return the fault of a title, of the item or of a parameter, that cannot be said."""
    titles = [(f"the title of {kind} {item.name!r}", item.title)]
    titles += [(f"the title of its parameter {one.name!r}", one.title) for one in item.parameters]
    for what, title in titles:
        for wrong in () if isinstance(title, str) else wrong_message(title, what):
            return Fault(f"a {kind} that {wrong}", "give it a Message")
    return None


def _low_price_test_name(item: object) -> str | Fault:
    if not isinstance(item, LowPriceTest):
        return _wrong_type(item, "LowPriceTest values")
    for field in ("test", "problems"):
        if not _takes(getattr(item, field), 1):
            what = f"the low price test {item.name!r}, whose {field} does not take one argument"
            return Fault(what, "give it a function as procure.api.LowPriceTest describes it")
    return _wrong_titles(item, "low price test") or _written_name(item.name, "low price test")


def _written_name(name: object, kind: str) -> str | Fault:
    if isinstance(name, str) and re.match(r"[a-z0-9]+([-_][a-z0-9]+)*$", name):
        return name
    return Fault(f"a {kind} called {name!r}", "use lower-case letters, digits and _ in its name")


def _function(count: int, arguments: str) -> Callable[[object], str | Fault]:
    def name_of(item: object) -> str | Fault:
        name = getattr(item, "__name__", "")
        if not inspect.isroutine(item) or not str(name).isidentifier():
            return _wrong_type(item, "functions that have a name")
        if not _takes(item, count):
            return Fault(f"the function {name}, which does not take {arguments}", "change it")
        return str(name)

    return name_of


def _takes(function: object, count: int) -> bool:
    try:
        inspect.signature(cast(Callable[..., object], function)).bind(*[None] * count)
    except (TypeError, ValueError):
        return False
    return True


def _wrong_type(item: object, due: str) -> Fault:
    return Fault(f"{kind_of(item)} where only {due} are due", "return those")
