"""Whether the bids' totals are of the same thing; where they are not, nobody can be ranked.

The scope of a bill is the measure ``carbon.scope``: modules that are known, study period, area,
how replacements (B4) and waste are counted, what is known in part only. Totals of different scope
are never compared (field notes, 6.4, G2).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procure.api import Compared, Finding, Lock, Message, MessageValue
from procure_carbon.bill_scope import IN_PART, NO_CLASSES
from procure_carbon.compare_bids import AllMeasures, scored, scored_modules, text_of, uses_pack
from procure_carbon.finding import error

SCOPE = "carbon.scope"
_PARTS: Mapping[str, Message] = {
    "period": Message("study period"),
    "area": Message("floor area"),
    "b4": Message("how replacements (B4) are counted"),
    "waste": Message("how waste on site is counted"),
}
_NONE = Message("none")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a bill's totals are made of; ``parts`` beside the modules, by name.

    Attributes:
        partly: modules that some lines declare and others leave blank.
        classed: whether the lines say what their data rest on.
    """

    modules: tuple[str, ...]
    parts: Mapping[str, str]
    partly: tuple[str, ...] = ()
    classed: bool = True


def scope_of(text: str) -> Scope:
    """Return the scope that ``carbon.scope`` writes (``bill_scope``)."""
    modules, *rest = (part.strip() for part in text.split(";"))
    parts: dict[str, str] = {}
    partly: tuple[str, ...] = ()
    for part in rest:
        if part.endswith(IN_PART):
            partly = tuple(part.removesuffix(IN_PART).split())
            continue
        if part == NO_CLASSES:
            continue
        if part.startswith("B4 "):
            parts["b4"] = part.removeprefix("B4 ")
        elif part.startswith("waste "):
            parts["waste"] = part.removeprefix("waste ")
        elif part.endswith(" m2"):
            parts["area"] = part
        else:
            parts["period"] = part
    return Scope(tuple(modules.split()), parts, partly, NO_CLASSES not in rest)


def unlike_scopes(lock: Lock, measures: AllMeasures) -> Compared:
    """Return an error where bills differ in scope (X1), or only some bids have one (X2)."""
    if not uses_pack(lock):
        return Compared()
    scopes = {
        bidder: scope_of(text)
        for bidder, own in sorted(measures.items())
        if (text := text_of(own, SCOPE)) is not None
    }
    return Compared((*_unlike(scopes, scored_modules(lock)), *_without(lock, measures, scopes)))


def _unlike(scopes: Mapping[str, Scope], counted: frozenset[str]) -> Iterator[Finding]:
    apart = [*_parts_apart(scopes), *_classes_apart(scopes)]
    said = [*_modules_apart(scopes), *_partly_apart(scopes), *apart]
    if not said:
        return
    what = Message(
        "The bills of quantities do not have the same scope, so their totals cannot be compared:"
        " {differences}.",
        {"differences": _joined(said)},
    )
    if not apart and counted and not counted & _not_in_all(scopes):
        what = Message(
            "The bills of quantities do not have the same scope: {differences}. The totals that"
            " earn points do not hold these modules.",
            {"differences": _joined(said)},
        )
    yield error("X1", ", ".join(scopes), what)


def _not_in_all(scopes: Mapping[str, Scope]) -> frozenset[str]:
    """Return modules that some bids know as a whole, and others in part or not at all."""
    each = [
        frozenset(one.modules) | {f"{name}{IN_PART}" for name in one.partly}
        for one in scopes.values()
    ]
    apart = frozenset().union(*each) - frozenset.intersection(*each)
    return frozenset(name.removesuffix(IN_PART) for name in apart)


def _modules_apart(scopes: Mapping[str, Scope]) -> Iterator[Message]:
    """Yield for each bid the modules that others know and it does not."""
    known = dict.fromkeys(module for one in scopes.values() for module in one.modules)
    for bidder, one in scopes.items():
        lacking = [module for module in known if module not in one.modules]
        if lacking:
            values = {"bidder": bidder, "modules": ", ".join(lacking)}
            yield Message("{bidder} leaves out {modules}", values)


def _partly_apart(scopes: Mapping[str, Scope]) -> Iterator[Message]:
    """Yield for each bid the modules it knows in part only, where others do not."""
    if len({one.partly for one in scopes.values()}) > 1:
        for bidder, one in scopes.items():
            if one.partly:
                values = {"bidder": bidder, "modules": ", ".join(one.partly)}
                yield Message("{bidder} has {modules} for some lines only", values)


def _classes_apart(scopes: Mapping[str, Scope]) -> Iterator[Message]:
    if len({one.classed for one in scopes.values()}) > 1:
        for bidder, one in scopes.items():
            if not one.classed:
                yield Message(
                    "{bidder} says no classes of data, so nothing is added for them",
                    {"bidder": bidder},
                )


def _parts_apart(scopes: Mapping[str, Scope]) -> Iterator[Message]:
    for name, title in _PARTS.items():
        own = {bidder: one.parts.get(name, "") for bidder, one in scopes.items()}
        if len(set(own.values())) > 1:
            each = [
                Message("{bidder}: {value}", {"bidder": bidder, "value": value or _NONE})
                for bidder, value in own.items()
            ]
            yield Message("{what} ({each})", {"what": title, "each": _joined(each)})


def _without(lock: Lock, measures: AllMeasures, scopes: Mapping[str, Scope]) -> Iterator[Finding]:
    """Find bids that only state a figure where others are counted from their bill."""
    others = sorted(set(measures) - set(scopes))
    criteria = dict.fromkeys(one.criterion for one in scored(lock) if one.of_bill)
    if not scopes or not others or not criteria:
        return
    values: dict[str, MessageValue] = {
        "criteria": ", ".join(criteria),
        "with": ", ".join(scopes),
        "without": ", ".join(others),
    }
    what = Message(
        "For {criteria}, the figures of {with} rest on a bill of quantities, and those of {without}"
        " on a number that is only stated: nobody can see whether they are of the same scope.",
        values,
    )
    yield error("X2", ", ".join(sorted(measures)), what)


def _joined(parts: list[Message]) -> MessageValue:
    first, *others = parts
    for other in others:
        first = Message("{first}; {rest}", {"first": first, "rest": other})
    return first
