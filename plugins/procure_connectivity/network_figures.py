"""Figures of a network: counts, lengths, paths, and how much of each is unknown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from procure.api import JsonValue, Measure, Message, decimal
from procure_connectivity.finding import Findings, shown
from procure_connectivity.lengths import METHOD, Measured
from procure_connectivity.network import STATUSES, Network, Span, exact, identifier
from procure_connectivity.paths import Paths, in_use, paths

_Number = TypeVar("_Number", int, Fraction)

UNIT_ERROR = 5
"""A cable more than so many times as long as its route is given in another unit (field notes)."""

DETOUR = 50
"""A cable so many times as long as its ends are apart is given in another unit (judgement)."""

SLACK = Fraction(9, 10)
"""A cable may be so much shorter than its route before it is asked about (judgement)."""

NODE_FIELDS = ("status", "location", "type", "accessPoint", "power", "networkProviders")
SPAN_FIELDS = (
    "status",
    "route",
    "transmissionMedium",
    "deployment",
    "codeployment",
    "supportingInfrastructure",
    "darkFibre",
    "fibreCount",
    "fibreLength",
    "networkProviders",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries a field is looked for in, and how many give it."""

    entries: int
    known: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one network or of several together.

    Attributes:
        nodes: None where the file does not hold the nodes.
        km: kilometres by measure; none where no span gives the field.
        counts: numbers by measure, in the same way.
        tallies: by field, as ``span.darkFibre``.
        providers: names, as compared.
    """

    where: str
    nodes: int | None
    spans: int
    paths: Paths | None
    km: Mapping[str, Fraction]
    counts: Mapping[str, int]
    tallies: Mapping[str, Tally]
    providers: frozenset[str]


def figures_of(network: Network, measured: Measured, findings: Findings) -> Figures:
    """Return the figures of a network; what is wrong or unknown in it is a finding."""
    spans = in_use(network.spans)
    _say_out_of_use(network, spans, findings)
    lengths = measured.km(network)
    tallies = {
        **{f"node.{name}": _node_tally(network, name) for name in NODE_FIELDS},
        **{f"span.{name}": _span_tally(spans, name, lengths) for name in SPAN_FIELDS},
    }
    _say_unknown(tallies, network.where, findings)
    return Figures(
        where=network.where,
        nodes=None if network.nodes_carried else len(network.nodes) or None,
        spans=len(network.spans),
        paths=paths(network, findings) if network.spans else None,
        km={
            **_km(spans, lengths),
            **_fibre_km(spans, lengths, measured.between_ends(network), findings),
        },
        counts=_counts(network),
        tallies=tallies,
        providers=_providers(network, findings),
    )


def together(figures: list[Figures], file: str) -> Figures:
    """Return the totals; those of one network are its own figures."""
    if len(figures) == 1:
        return figures[0]
    hung = [one.paths for one in figures if one.paths]
    nodes = [one.nodes for one in figures if one.nodes is not None]
    return Figures(
        where=file,
        nodes=sum(nodes) if nodes else None,
        spans=sum(one.spans for one in figures),
        paths=Paths(
            sum(one.in_use for one in hung),
            sum(one.components for one in hung),
            sum(one.placed for one in hung),
            sum(one.bridges for one in hung),
            sum(one.dead_ends for one in hung),
        )
        if hung
        else None,
        km=_added([one.km for one in figures], Fraction(0)),
        counts=_added([one.counts for one in figures], 0),
        tallies={
            name: Tally(
                sum(one.tallies[name].entries for one in figures),
                sum(one.tallies[name].known for one in figures),
            )
            for name in figures[0].tallies
        },
        providers=frozenset().union(*(one.providers for one in figures)),
    )


def _added(found: list[Mapping[str, _Number]], zero: _Number) -> dict[str, _Number]:
    names = dict.fromkeys(name for one in found for name in one)
    return {name: sum((one[name] for one in found if name in one), zero) for name in names}


def measures_of(found: Figures, prefix: str) -> Iterator[Measure]:
    """Yield the figures that are known, each with the key it is counted from."""
    nodes, spans = f"{found.where}.nodes", f"{found.where}.spans"
    if found.nodes is not None:
        yield Measure(f"{prefix}.nodes", Fraction(found.nodes), "count", nodes)
    if found.spans:
        yield Measure(f"{prefix}.spans", Fraction(found.spans), "count", spans)
    for name, length in found.km.items():
        source = "" if name == "fibre_km" else METHOD
        yield Measure(f"{prefix}.{name}", length, "km", spans, source)
    if found.paths:
        yield from _path_measures(found.paths, prefix, spans)
    counts = dict(found.counts)
    if found.spans and found.providers:
        counts["providers"] = len(found.providers)
    for name, number in counts.items():
        yield Measure(f"{prefix}.{name}", Fraction(number), "count", nodes)
    for name, tally in found.tallies.items():
        if tally.entries:
            unknown = 1 - Fraction(tally.known, tally.entries)
            yield Measure(f"{prefix}.unknown.{name}", unknown, "1", found.where)


def _path_measures(found: Paths, prefix: str, where: str) -> Iterator[Measure]:
    yield Measure(f"{prefix}.spans_in_use", Fraction(found.in_use), "count", where)
    yield Measure(f"{prefix}.placed_spans", Fraction(found.placed), "count", where)
    if not found.placed:
        return
    yield Measure(f"{prefix}.components", Fraction(found.components), "count", where)
    yield Measure(f"{prefix}.bridge_spans", Fraction(found.bridges), "count", where)
    yield Measure(f"{prefix}.dead_end_nodes", Fraction(found.dead_ends), "count", where)
    diversity = 1 - Fraction(found.bridges, found.placed)
    yield Measure(f"{prefix}.path_diversity", diversity, "1", where)


def _say_out_of_use(network: Network, spans: tuple[Span, ...], findings: Findings) -> None:
    number = len(network.spans) - len(spans)
    if number:
        what = Message(
            "{number} span is decommissioned and counts in no length and no path.",
            {"number": number},
            plural="{number} spans are decommissioned and count in no length and no path.",
            count="number",
        )
        findings.info("F10", f"{network.where}.spans", what)


def _node_tally(network: Network, name: str) -> Tally:
    if network.nodes_carried:
        return Tally(0, 0)
    known = sum(
        1
        for node in network.nodes
        if (node.at is not None if name == "location" else _given(node.fields, name))
    )
    return Tally(len(network.nodes), known)


def _span_tally(spans: tuple[Span, ...], name: str, lengths: Mapping[str, Fraction]) -> Tally:
    known = sum(
        1
        for span in spans
        if (span.where in lengths if name == "route" else _given(span.fields, name))
    )
    return Tally(len(spans), known)


def _given(fields: Mapping[str, JsonValue], name: str) -> bool:
    """Say whether a field is there and of its type."""
    value = fields.get(name)
    if name in {"darkFibre", "power", "accessPoint"}:
        return isinstance(value, bool)
    if name in {"fibreCount", "fibreLength"}:
        number = exact(value)
        return number is not None and number > 0
    if name in {"networkProviders", "transmissionMedium", "deployment", "type"}:
        return isinstance(value, list) and bool(value)
    if name == "supportingInfrastructure":
        return isinstance(value, dict) and bool(value)
    if name == "status":
        return isinstance(value, str) and value in STATUSES
    return isinstance(value, str) and bool(value.strip())


def _say_unknown(tallies: Mapping[str, Tally], where: str, findings: Findings) -> None:
    """Name the fields that no entry, and those that not every entry gives, in one finding."""
    asked = {name: one for name, one in tallies.items() if one.entries}
    never = [name for name, one in asked.items() if not one.known]
    partly = [name for name, one in asked.items() if 0 < one.known < one.entries]
    if never:
        what = Message(
            "Not given at all, so unknown and not zero: {fields}.", {"fields": ", ".join(never)}
        )
        findings.info("F9", where, what)
    if partly:
        what = Message(
            "Given for a part of the entries only; the shares unknown are figures of their own:"
            " {fields}.",
            {"fields": ", ".join(partly)},
        )
        findings.info("F9", where, what)


def _km(spans: tuple[Span, ...], lengths: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return km of route in total and of each kind; a kind that no span tells is left out."""
    found: dict[str, Fraction] = {}
    if lengths:
        found["route_km"] = sum(lengths.values(), Fraction(0))
    kinds: tuple[tuple[str, str, Callable[[JsonValue], bool]], ...] = (
        ("below_ground_km", "deployment", lambda value: _holds(value, "belowGround")),
        ("above_ground_km", "deployment", lambda value: _holds(value, "aboveGround")),
        ("fibre_route_km", "transmissionMedium", lambda value: _holds(value, "fibre")),
        ("dark_fibre_km", "darkFibre", lambda value: value is True),
        ("codeployed_km", "codeployment", lambda value: value != "none"),
        ("operational_km", "status", lambda value: value == "operational"),
    )
    for measure, field, counts in kinds:
        told = [span for span in spans if span.where in lengths and _given(span.fields, field)]
        if told:
            own = (lengths[one.where] for one in told if counts(one.fields[field]))
            found[measure] = sum(own, Fraction(0))
    return found


def _holds(value: JsonValue, one: str) -> bool:
    return isinstance(value, list) and one in value


def _fibre_km(
    spans: tuple[Span, ...],
    lengths: Mapping[str, Fraction],
    apart: Mapping[str, Fraction],
    findings: Findings,
) -> dict[str, Fraction]:
    """Return km of cable as filed, without lengths that cannot be kilometres.

    ``apart`` is how far the ends lie from each other, of spans without a route.
    """
    kept: list[Fraction] = []
    for span in spans:
        stated = span.fields.get("fibreLength")
        if stated is None:
            continue
        length, where = exact(stated), f"{span.where}.fibreLength"
        if length is None or length <= 0:
            what = Message("{value} is no length in kilometres.", {"value": shown(stated)})
            findings.warning("F7", where, what)
            continue
        route = lengths.get(span.where)
        if route and length > UNIT_ERROR * route:
            what = Message(
                "A cable of {length} km on a route of {route} km: the length seems to be in"
                " metres. It is left out; ask.",
                {"length": decimal(length), "route": decimal(route)},
            )
            findings.error("F7", where, what)
            continue
        straight = apart.get(span.where)
        if straight and length > DETOUR * straight:
            what = Message(
                "A cable of {length} km between ends that lie {straight} km apart: the length seems"
                " to be in metres. It is left out; ask.",
                {"length": decimal(length), "straight": decimal(straight)},
            )
            findings.error("F7", where, what)
            continue
        if route and length < SLACK * route:
            what = Message(
                "A cable of {length} km cannot fill a route of {route} km. Ask which one holds.",
                {"length": decimal(length), "route": decimal(route)},
            )
            findings.warning("F7", where, what)
        kept.append(length)
    return {"fibre_km": sum(kept, Fraction(0))} if kept else {}


def _counts(network: Network) -> dict[str, int]:
    if network.nodes_carried:
        return {}
    found: dict[str, int] = {}
    for measure, field in (("access_points", "accessPoint"), ("powered_nodes", "power")):
        told = [one.fields[field] for one in network.nodes if _given(one.fields, field)]
        if told:
            found[measure] = sum(1 for one in told if one is True)
    return found


def _providers(network: Network, findings: Findings) -> frozenset[str]:
    """Return the names of providers; one that files list under several ids is one."""
    listed: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for one in network.organisations:
        if _name(one):
            names[_local(one)] = _name(one)
            listed.setdefault(_name(one), set()).add(_local(one))
    for name, ids in sorted(listed.items()):
        if len(ids) > 1:
            what = Message(
                "{name} stands under {number} ids; it counts as one.",
                {"name": shown(name), "number": len(ids)},
            )
            findings.info("F16", f"{network.where}.organisations", what)
    fields = [one.fields for one in network.nodes]
    fields += [one.fields for one in in_use(network.spans)]
    named = (one for given in fields for one in _mappings(given.get("networkProviders")))
    found = {_name(one) or names.get(_local(one)) or _local(one) for one in named}
    return frozenset({name.casefold() for name in found} - {""})


def _local(organisation: Mapping[str, JsonValue]) -> str:
    return identifier(organisation.get("id"))[:200]


def _mappings(value: JsonValue) -> Iterable[Mapping[str, JsonValue]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _name(value: Mapping[str, JsonValue]) -> str:
    name = value.get("name")
    return " ".join(name[:200].split()) if isinstance(name, str) else ""
