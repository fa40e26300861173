"""What a tender must keep beyond the types of its fields. Each rule is a function in a list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from procure.disclosure.profiles import profiles
from procure.errors import Problem
from procure.files.yaml import Key
from procure.model.low_price import LowPriceTest
from procure.model.pack import Criterion
from procure.model.price import PriceRule
from procure.model.scoring import Levels, Requires
from procure.model.tender import Tender
from procure.numbers import text
from procure.tender.currencies import currency_faults
from procure.tender.money import money_faults
from procure.tender.parameters import parameter_problems
from procure.tender.read import Drafted

Found = Iterator[tuple[Key, str, str]]

TIE_WORDS = ("quality", "price", "draw")


@dataclass(frozen=True, slots=True)
class _Known:
    tender: Tender
    criteria: Mapping[str, Criterion]
    rules: Mapping[str, PriceRule]
    low_price_tests: Mapping[str, LowPriceTest]


def tender_problems(
    drafted: Drafted,
    criteria: Mapping[str, Criterion],
    rules: Mapping[str, PriceRule],
    low_price_tests: Mapping[str, LowPriceTest],
) -> Iterator[Problem]:
    """Yield every fault of a tender whose fields are well typed.

    Args:
        drafted: the tender as read.
        criteria: those in force, by id.
        rules: price rules by name.
        low_price_tests: by name.
    """
    known = _Known(drafted.tender, criteria, rules, low_price_tests)
    for rule in RULES:
        for key, what, remedy in rule(known):
            yield Problem(drafted.document.where(key), what, remedy)


def _languages_are_others(known: _Known) -> Found:
    tender = known.tender
    for place, language in enumerate(tender.languages):
        if language == tender.language:
            remedy = "Leave it out: under languages stand the others."
            yield ("languages", place), f"{language!r} is the language that counts.", remedy
        elif language in tender.languages[:place]:
            yield ("languages", place), f"{language!r} is named twice.", "Leave one out."


def _points_add_up_to_100(known: _Known) -> Found:
    points = known.tender.points
    total = sum(map(Fraction, points.values()), Fraction(0))
    if total != 100:
        parts = " + ".join(text(value) for value in points.values())
        remedy = f"Change them by {text(100 - total)}; they are never scaled."
        yield ("points",), f"add up to {text(total)}, not 100 ({parts}).", remedy
    for id_, value in points.items():
        if value < 0 or (value == 0 and id_ != "price"):
            yield (
                ("points", id_),
                f"{text(value)} is not a number of points above 0.",
                "Leave it out, or write more.",
            )


def _price_rule_exists(known: _Known) -> Found:
    price = known.tender.price
    rule = known.rules.get(price.rule)
    if "price" not in known.tender.points:
        yield ("points",), "do not say how many points the price earns.", "Add price, 0 if none."
    if rule is None:
        names = ", ".join(sorted(known.rules))
        yield ("price", "rule"), f"there is no price rule {price.rule!r}.", f"There are: {names}."
        return
    yield from parameter_problems(rule, price.rule, price.parameters, ("price",))


def _low_price_tests_exist(known: _Known) -> Found:
    for index, use in enumerate(known.tender.abnormally_low):
        key: Key = ("abnormally_low", index)
        test = known.low_price_tests.get(use.test)
        if test is None:
            names = ", ".join(sorted(known.low_price_tests)) or "none"
            what = f"there is no test of low prices {use.test!r}."
            yield (*key, "test"), what, f"There are: {names}."
        else:
            yield from parameter_problems(test, use.test, use.parameters, key)


def _gates_give_real_reasons(known: _Known) -> Found:
    for id_, reason in known.tender.gates.items():
        if reason.strip().lower() == "why":
            what = f"{reason!r} is what the draft says, and no reason."
            yield ("gates", id_), what, "Write why the city cannot buy without it."


def _price_per_point_has_points(known: _Known) -> Found:
    if known.tender.price.rule == "price_per_point" and "quality" not in known.tender.minimums:
        what = "have no minimum of quality, so a bid without points could not be compared."
        yield ("minimums",), what, "Add quality."


def _minimums_can_be_reached(known: _Known) -> Found:
    tender = known.tender
    most = {id_: value for id_, value in tender.points.items() if id_ != "price"}
    for name, minimum in tender.minimums.items():
        if name == "quality":
            reach = sum(map(Fraction, most.values()), Fraction(0))
        elif "/" in name:
            reach = Fraction(most.get(name, 0))
        else:
            own = (Fraction(value) for id_, value in most.items() if id_.split("/")[0] == name)
            reach = sum(own, Fraction(0))
        key: Key = ("minimums", name)
        if not reach:
            yield key, f"{name!r} earns no points.", "Name quality, a pack or a criterion."
        elif not 0 < minimum <= reach:
            what = f"{text(minimum)} cannot be asked of at most {text(reach)} points."
            yield key, what, "Ask for less, or give more points."


def _chair_does_not_score(known: _Known) -> Found:
    panel = known.tender.panel
    for role, people in (("assessors", panel.assessors), ("approver", panel.approver)):
        for person in set(panel.chair) & set(people):
            what = f"{person!r} is chair and {role.rstrip('s')} as well."
            yield ("panel",), what, "The chair runs the procedure and does nothing else."
    for role, people in (("chair", panel.chair), ("assessors", panel.assessors)):
        for person in dict.fromkeys(one for one in people if people.count(one) > 1):
            yield ("panel", role), f"{person!r} stands there twice.", "Name each person once."
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
            what = f"{addendum.date} is after the deadline."
            yield ("addenda", index, "date"), what, "Move the deadline, or correct the date."


def _lines_are_named_once(known: _Known) -> Found:
    ids = [line.id for line in known.tender.price.lines]
    for id_ in dict.fromkeys(one for one in ids if ids.count(one) > 1):
        yield ("price", "lines"), f"{id_!r} stands twice.", "Rename one."
    for index, line in enumerate(known.tender.price.lines):
        if line.quantity <= 0:
            key: Key = ("price", "lines", index, "quantity")
            yield key, f"{text(line.quantity)} is not above 0.", "Write how many are bought."


def _required_criteria_are_in_force(known: _Known) -> Found:
    for id_, criterion in known.criteria.items():
        scoring = criterion.scoring
        if isinstance(scoring, Requires):
            needed = f"{id_.split('/')[0]}/{scoring.criterion}"
            if needed not in known.criteria:
                what = f"requires {needed!r}, which is not in force."
                yield ("gates", id_), what, "Give it points or name it under gates."


def _notice_comes_before_the_deadline(known: _Known) -> Found:
    notice = known.tender.notice
    if notice and notice > known.tender.deadline[: len(notice)]:
        yield ("notice",), f"{notice} is after the deadline.", "Correct one of the two."


def _rescaling_goes_before_rounding(known: _Known) -> Found:
    tender = known.tender
    if tender.rescale in {"quality", "both"} and tender.rounding.when == "criterion":
        what = f"{tender.rescale!r} scales the sum, and rounding is by criterion, before it."
        yield ("rescale",), what, "Round on the total, or write criteria."


def _disclosure_is_known(known: _Known) -> Found:
    given = known.tender.disclosure
    if given not in profiles():
        names = ", ".join(profiles())
        yield ("disclosure",), f"there is no profile {given!r}.", f"There are: {names}."


def _currencies_can_be_converted(known: _Known) -> Found:
    yield from currency_faults(known.tender)


def _money_has_no_thousands_mark(known: _Known) -> Found:
    yield from money_faults(known.tender, known.rules)


RULES: tuple[Callable[[_Known], Found], ...] = (
    _languages_are_others,
    _points_add_up_to_100,
    _price_rule_exists,
    _low_price_tests_exist,
    _gates_give_real_reasons,
    _price_per_point_has_points,
    _minimums_can_be_reached,
    _chair_does_not_score,
    _ties_are_known,
    _addenda_count_up,
    _lines_are_named_once,
    _required_criteria_are_in_force,
    _notice_comes_before_the_deadline,
    _rescaling_goes_before_rounding,
    _disclosure_is_known,
    _currencies_can_be_converted,
    _money_has_no_thousands_mark,
)
