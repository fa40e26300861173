"""What a tender must keep beyond the types of its fields. Each rule is a function in a list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from procure.errors import Problem
from procure.files.yaml import Key
from procure.model.pack import Criterion
from procure.model.price import PriceRule
from procure.model.scoring import Levels
from procure.model.tender import Tender
from procure.numbers import text
from procure.tender.read import Drafted

Found = Iterator[tuple[Key, str, str]]

TIE_WORDS = ("quality", "price", "draw")


@dataclass(frozen=True, slots=True)
class _Known:
    tender: Tender
    criteria: Mapping[str, Criterion]
    rules: Mapping[str, PriceRule]


def tender_problems(
    drafted: Drafted, criteria: Mapping[str, Criterion], rules: Mapping[str, PriceRule]
) -> Iterator[Problem]:
    """Yield every fault of a tender whose fields are well typed.

    Args:
        drafted: the tender as read.
        criteria: those in force, by id.
        rules: price rules by name.
    """
    known = _Known(drafted.tender, criteria, rules)
    for rule in RULES:
        for key, what, remedy in rule(known):
            yield Problem(drafted.document.where(key), what, remedy)


def _points_add_up_to_100(known: _Known) -> Found:
    points = known.tender.points
    total = sum(points.values(), Decimal(0))
    if total != 100:
        parts = " + ".join(text(value) for value in points.values())
        remedy = f"Change them by {text(100 - total)}; they are never scaled."
        yield ("points",), f"add up to {text(total)}, not 100 ({parts}).", remedy
    for id_, value in points.items():
        if value < 0 or (value == 0 and id_ != "price"):
            yield ("points", id_), f"{text(value)} is not a number of points above 0.", ""


def _price_rule_exists(known: _Known) -> Found:
    price = known.tender.price
    rule = known.rules.get(price.rule)
    if "price" not in known.tender.points:
        yield ("points",), "do not say how many points the price earns.", "Add price, 0 if none."
    if rule is None:
        names = ", ".join(sorted(known.rules))
        yield ("price", "rule"), f"there is no price rule {price.rule!r}.", f"There are: {names}."
        return
    declared = {parameter.name: parameter for parameter in rule.parameters}
    for name in price.parameters:
        if name not in declared:
            takes = ", ".join(declared) or "none"
            what = f"rule {price.rule!r} has no parameter {name!r}."
            yield ("price", name), what, f"It takes: {takes}."
    given: dict[str, Decimal | str] = {}
    for parameter in rule.parameters:
        if parameter.name not in price.parameters:
            if parameter.required:
                what = f"rule {price.rule!r} needs {parameter.name!r}: {parameter.description}."
                yield ("price",), what, "Add it."
            continue
        value = price.parameters[parameter.name]
        number = _number(value) if parameter.type == "number" else str(value)
        if number is None:
            yield ("price", parameter.name), f"{value!r} is not a number.", "Write digits only."
        else:
            given[parameter.name] = number
    if not [name for name in declared if declared[name].required and name not in given]:
        for sentence in rule.problems(given):
            yield ("price",), sentence, ""


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value)) if Decimal(str(value)).is_finite() else None
    except ArithmeticError:
        return None


def _price_per_point_has_points(known: _Known) -> Found:
    if known.tender.price.rule == "price_per_point" and "quality" not in known.tender.minimums:
        what = "have no minimum of quality, so a bid without points could not be compared."
        yield ("minimums",), what, "Add quality."


def _minimums_can_be_reached(known: _Known) -> Found:
    tender = known.tender
    most = {id_: value for id_, value in tender.points.items() if id_ != "price"}
    for name, minimum in tender.minimums.items():
        if name == "quality":
            reach = sum(most.values(), Decimal(0))
        elif "/" in name:
            reach = most.get(name, Decimal(0))
        else:
            own = (value for id_, value in most.items() if id_.split("/")[0] == name)
            reach = sum(own, Decimal(0))
        key: Key = ("minimums", name)
        if not reach:
            yield key, f"{name!r} earns no points.", "Name quality, a pack or a criterion."
        elif not 0 < minimum <= reach:
            what = f"{text(minimum)} cannot be asked of at most {text(reach)} points."
            yield key, what, ""


def _chair_does_not_score(known: _Known) -> Found:
    panel = known.tender.panel
    for role, people in (("assessors", panel.assessors), ("approver", panel.approver)):
        for person in set(panel.chair) & set(people):
            what = f"{person!r} is chair and {role.rstrip('s')} as well."
            yield ("panel",), what, "The chair runs the procedure and does nothing else."
    for person in set(panel.approver) & set(panel.assessors):
        yield ("panel",), f"{person!r} is approver and assessor as well.", "Keep them apart."
    if not panel.chair:
        yield ("panel", "chair"), "names nobody.", "Name one person."
    judged = any(isinstance(criterion.scoring, Levels) for criterion in known.criteria.values())
    if judged and not panel.assessors:
        yield ("panel", "assessors"), "names nobody, but criteria are judged.", "Name them."


def _ties_are_known(known: _Known) -> Found:
    tender = known.tender
    packs = {id_.split("/")[0] for id_ in tender.points}
    for rule in tender.ties:
        if rule not in {*TIE_WORDS, *tender.points, *packs}:
            what = f"{rule!r} is no tie rule."
            yield ("ties",), what, "Use quality, price, a pack, a criterion or draw."


def _addenda_count_up(known: _Known) -> Found:
    numbers = [addendum.number for addendum in known.tender.addenda]
    if numbers != list(range(1, len(numbers) + 1)):
        yield ("addenda",), f"are numbered {numbers}.", "Number them 1, 2, 3 in order."
    deadline = datetime.fromisoformat(known.tender.deadline).date()
    for index, addendum in enumerate(known.tender.addenda):
        if date.fromisoformat(addendum.date) > deadline:
            yield ("addenda", index, "date"), f"{addendum.date} is after the deadline.", ""


def _lines_are_named_once(known: _Known) -> Found:
    ids = [line.id for line in known.tender.price.lines]
    for id_ in {one for one in ids if ids.count(one) > 1}:
        yield ("price", "lines"), f"{id_!r} stands twice.", "Rename one."
    for index, line in enumerate(known.tender.price.lines):
        if line.quantity <= 0:
            key: Key = ("price", "lines", index, "quantity")
            yield key, f"{text(line.quantity)} is not above 0.", ""


RULES: tuple[Callable[[_Known], Found], ...] = (
    _points_add_up_to_100,
    _price_rule_exists,
    _price_per_point_has_points,
    _minimums_can_be_reached,
    _chair_does_not_score,
    _ties_are_known,
    _addenda_count_up,
    _lines_are_named_once,
)
