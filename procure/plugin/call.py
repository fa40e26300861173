"""Call plugin code: what it returns is checked, and what it raises becomes a sentence.

A plugin's fault stops the tender. It is never shown as a traceback, and never passed over. The
core's own price rules take the same way; what they raise is our bug, and keeps its traceback.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from procure.model.blocks import Block
from procure.model.case import (
    Case,
    Conditions,
    ContractClause,
    Decided,
    Evaluator,
    Gate,
    Open,
    Scored,
    SettingValue,
)
from procure.model.finding import Finding
from procure.model.lock import Lock
from procure.model.low_price import LowPriceBid, LowPriceCase, LowPriceResult, LowPriceTest
from procure.model.measure import Measure
from procure.model.message import Message
from procure.model.price import Admitted, PriceCase, PriceDecision, PriceRule
from procure.model.reader import (
    BidSection,
    Check,
    Compared,
    Comparison,
    EvidenceContent,
    Reader,
    Reading,
    ReportSection,
)
from procure.numbers import fraction
from procure.plugin.guard import called, kind_of, plugin_of, stop
from procure.plugin.legible import legible_reading
from procure.plugin.results import (
    Wrong,
    wrong_clauses,
    wrong_findings,
    wrong_items,
    wrong_measures,
    wrong_message,
    wrong_number,
    wrong_parts,
    wrong_points,
    wrong_texts,
)
from procure.plugin.wrong_blocks import wrong_blocks


def call_evaluator(name: str, function: Evaluator, case: Case) -> Scored | Open | Decided:
    """Return what the evaluator ``<plugin>.<function>`` says of one criterion of one bid.

    Raises:
        PluginFault: if it raises, or returns anything but points within 0 and the most (award),
            a decision (gate), or Open.
    """
    about = f"for {case.criterion.id} of {case.bid.bidder}"
    result = called(name, f"in the evaluator {name} {about}", lambda: function(case))
    gate = case.criterion.criterion.kind == "gate"
    due = (Decided, Open) if gate else (Scored, Open)
    if not isinstance(result, due):
        kinds = " or ".join(kind.__name__ for kind in due)
        stop(name, [f"returns {kind_of(result)} from {name} {about}, where {kinds} is due"])
    assert not isinstance(result, Conditions)
    stop(name, (f"{fault} ({name} {about})" for fault in _wrong_result(name, result, case)))
    return result


def call_conditions(name: str, function: Evaluator, case: Case) -> tuple[ContractClause, ...]:
    """Return the conditions that an evaluator brings beside the points of a declared share.

    Raises:
        PluginFault: if it raises, or returns anything but Conditions.
    """
    place = f"in the evaluator {name} for {case.criterion.id} of {case.bid.bidder}"
    result = called(name, place, lambda: function(case))
    if not isinstance(result, Conditions):
        stop(name, [f"returns {kind_of(result)} {place}, where Conditions is due"])
    assert isinstance(result, Conditions)
    stop(name, (f"{fault} ({place})" for fault in wrong_clauses(result.clauses)))
    return result.clauses


def _wrong_result(name: str, result: Scored | Open | Decided, case: Case) -> Wrong:
    plugin = plugin_of(name)
    if isinstance(result, Scored):
        yield from wrong_points(result.points, fraction(case.criterion.most))
        yield from wrong_message(result.arithmetic, "the arithmetic")
    else:
        yield from wrong_message(result.reason, "the reason")
        yield from wrong_texts("the result", where=result.where)
    if isinstance(result, Decided) and not isinstance(result.state, Gate):
        yield f"gives the gate's state as {result.state!r}, where a Gate is due"
    if not isinstance(result, Open):
        yield from wrong_parts(result.parts)
        yield from wrong_measures(result.measures, plugin)
        yield from wrong_clauses(result.clauses)
    yield from wrong_findings(result.findings, plugin)


def call_recognises(name: str, reader: Reader, file: EvidenceContent) -> bool:
    """Return whether the reader ``<plugin>.<reader>`` knows the file.

    Raises:
        PluginFault: if it raises, or says anything but True or False.
    """
    place = f"in the reader {name}, asked whether it recognises {file.name!r}"
    known = called(name, place, lambda: reader.recognises(file))
    if not isinstance(known, bool):
        stop(name, [f"returns {kind_of(known)} {place}, where True or False is due"])
    return known


def call_read(
    name: str, reader: Reader, file: EvidenceContent, settings: Mapping[str, SettingValue]
) -> Reading:
    """Return what the reader ``<plugin>.<reader>`` finds in the file.

    Raises:
        PluginFault: if it raises, or returns anything but its plugin's measures and findings.
    """
    place = f"in the reader {name}, reading {file.name!r}"
    reading = called(name, place, lambda: reader.read(file, settings))
    if not isinstance(reading, Reading):
        stop(name, [f"returns {kind_of(reading)} {place}, where a Reading is due"])
    faults = [
        *wrong_measures(reading.measures, plugin_of(name)),
        *wrong_findings(reading.findings, plugin_of(name)),
        *wrong_items(reading.taken, str, "files taken", _fine),
    ]
    stop(name, (f"{fault} ({place})" for fault in faults))
    return legible_reading(reading)


def call_price_problems(
    name: str, rule: PriceRule | LowPriceTest, parameters: Mapping[str, Decimal | str]
) -> tuple[str, ...]:
    """Return what a price rule or low price test says is wrong with a tender's parameters.

    Raises:
        PluginFault: if it raises, or returns anything but a tuple of sentences.
    """
    kind = "price rule" if isinstance(rule, PriceRule) else "low price test"
    place = f"in the {kind} {name}, looking at its parameters"
    problems = called(name, place, lambda: rule.problems(parameters))
    stop(name, (f"{fault} ({place})" for fault in wrong_items(problems, str, "problems", _fine)))
    return problems


def call_price_rule(name: str, rule: PriceRule, case: PriceCase) -> tuple[PriceDecision, ...]:
    """Return the price rule's decision for each admitted bid, in the order of ``case.bids``.

    Raises:
        PluginFault: if it raises, leaves a bid out, names one twice or one that is not admitted,
            or gives a number that is not exact or not within the most points.
    """
    place = f"in the price rule {name}"
    decisions = called(name, place, lambda: rule.decide(case))
    faults = list(wrong_items(decisions, PriceDecision, "decisions", _wrong_decision(case)))
    if not faults:
        faults = list(_wrong_bidders(decisions, case.bids))
    stop(name, (f"{fault} ({place})" for fault in faults))
    by_bidder = {decision.bidder: decision for decision in decisions}
    return tuple(by_bidder[bid.bidder] for bid in case.bids)


def _wrong_decision(case: PriceCase) -> Callable[[PriceDecision], Wrong]:
    def wrong(decision: PriceDecision) -> Wrong:
        yield from wrong_number(decision.deciding, f"the deciding number of {decision.bidder}")
        if decision.points is not None:
            of = f"price points to {decision.bidder}"
            yield from wrong_points(decision.points, case.most, of)
        yield from wrong_items(
            decision.steps, Message, "steps", lambda step: wrong_message(step, "a step")
        )

    return wrong


def _wrong_bidders(
    decisions: Iterable[PriceDecision | LowPriceResult], bids: Iterable[Admitted | LowPriceBid]
) -> Wrong:
    admitted = dict.fromkeys(bid.bidder for bid in bids)
    decided = Counter(decision.bidder for decision in decisions)
    yield from (f"decides nothing for {bidder}" for bidder in admitted if bidder not in decided)
    yield from (f"decides twice for {bidder}" for bidder, times in decided.items() if times > 1)
    yield from (
        f"decides for {bidder}, which is not admitted"
        for bidder in decided
        if bidder not in admitted
    )


def call_low_price_test(
    name: str, test: LowPriceTest, case: LowPriceCase
) -> tuple[LowPriceResult, ...]:
    """Return what the test says of each admitted bid, in the order of ``case.bids``.

    Raises:
        PluginFault: if it raises, leaves a bid out, names one twice or one that is not admitted,
            or gives a flag that is not True, False or None.
    """
    place = f"in the low price test {name}"
    results = called(name, place, lambda: test.test(case))
    faults = list(wrong_items(results, LowPriceResult, "results", _wrong_low_price))
    if not faults:
        faults = list(_wrong_bidders(results, case.bids))
    stop(name, (f"{fault} ({place})" for fault in faults))
    by_bidder = {result.bidder: result for result in results}
    return tuple(by_bidder[bid.bidder] for bid in case.bids)


def _wrong_low_price(result: LowPriceResult) -> Wrong:
    if result.flagged is not None and not isinstance(result.flagged, bool):
        yield f"flags {result.bidder} as {result.flagged!r}, where True, False or None is due"
    if isinstance(result.steps, tuple) and not result.steps:
        yield f"gives no steps for {result.bidder}"
    yield from wrong_items(
        result.steps, Message, "steps", lambda step: wrong_message(step, "a step")
    )


def call_check(plugin: str, function: Check, lock: Lock) -> tuple[Finding, ...]:
    """Return a plugin's findings about a resolved tender.

    Raises:
        PluginFault: if it raises, or returns anything but its plugin's findings.
    """
    name = f"{plugin}.{function.__name__}"
    place = f"in the check {name}"
    findings = called(name, place, lambda: function(lock))
    stop(name, (f"{fault} ({place})" for fault in wrong_findings(findings, plugin)))
    return findings


def call_comparison(
    plugin: str,
    function: Comparison,
    lock: Lock,
    measures: Mapping[str, Mapping[str, Measure]],
) -> Compared:
    """Return a plugin's findings and blocks about all admitted bids.

    Raises:
        PluginFault: if it raises, or returns anything but Compared.
    """
    name = f"{plugin}.{function.__name__}"
    place = f"in the comparison {name}"
    compared = called(name, place, lambda: function(lock, measures))
    if not isinstance(compared, Compared):
        stop(name, [f"returns {kind_of(compared)} {place}, where Compared is due"])
    faults = [*wrong_findings(compared.findings, plugin), *wrong_blocks(compared.blocks)]
    stop(name, (f"{fault} ({place})" for fault in faults))
    return compared


def call_section(
    plugin: str, function: ReportSection, evaluation: Mapping[str, object]
) -> tuple[Block, ...]:
    """Return a plugin's blocks for the award report.

    Raises:
        PluginFault: if it raises, or returns anything but blocks of the closed set.
    """
    name = f"{plugin}.{function.__name__}"
    place = f"in the report section {name}"
    blocks = called(name, place, lambda: function(evaluation))
    stop(name, (f"{fault} ({place})" for fault in wrong_blocks(blocks)))
    return blocks


def call_bid_section(
    plugin: str, function: BidSection, evaluation: Mapping[str, object], bidder: str
) -> tuple[Block, ...]:
    """Return a plugin's blocks for the pages of one bid.

    Raises:
        PluginFault: if it raises, or returns anything but blocks of the closed set.
    """
    name = f"{plugin}.{function.__name__}"
    place = f"in the section {name} on the bid of {bidder}"
    blocks = called(name, place, lambda: function(evaluation, bidder))
    stop(name, (f"{fault} ({place})" for fault in wrong_blocks(blocks)))
    return blocks


def _fine(_: object) -> Wrong:
    yield from ()
