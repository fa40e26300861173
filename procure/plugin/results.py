"""What is wrong with a value that plugin code returned: the first fault, as half a sentence.

Types are looked at because a plugin need not be type-checked: a float, a missing field of a
message or a list where a tuple is due would else come up later, as somebody else's fault.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from procure.files.characters import legible
from procure.model.case import ContractClause, Part
from procure.model.finding import Finding, Severity
from procure.model.measure import Measure
from procure.model.message import Message
from procure.numbers import text

Wrong = Iterator[str]
"""Half sentences such as ``gives 12 points, more than 10``; nothing if all is well."""


def wrong_number(number: object, what: str) -> Wrong:
    """Say whether ``number`` is not exact: a binary float, NaN, infinite, or no number at all."""
    if isinstance(number, float):
        yield f"gives {what} as the binary float {number!r}, where Decimal or Fraction is due"
    elif isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction):
        yield f"gives {what} as {number!r}, where Decimal or Fraction is due"
    elif isinstance(number, Decimal) and not number.is_finite():
        yield f"gives {what} as {number}, which is not a number"


def wrong_points(points: object, most: Fraction, what: str = "points") -> Wrong:
    """Say whether ``points`` are not exact, or outside 0 to ``most``."""
    faults = list(wrong_number(points, what))
    yield from faults
    if not faults and isinstance(points, int | Decimal | Fraction) and not 0 <= points <= most:
        yield f"gives {text(points)} {what}, and only 0 to {text(most)} can be earned"


def wrong_texts(what: str, **texts: object) -> Wrong:
    """Say which of the fields of ``what`` are no text."""
    for name, value in texts.items():
        if not isinstance(value, str):
            yield f"gives {what} with {name} = {value!r}, where text is due"


def wrong_message(message: object, what: str) -> Wrong:
    """Say whether ``message`` is no Message, or cannot be said with its values."""
    if not isinstance(message, Message):
        yield f"gives {what} as {message!r}, where a Message is due"
        return
    faults = list(wrong_texts(what, id=message.id))
    if not isinstance(message.values, Mapping):
        faults.append(f"gives {what} with values = {message.values!r}, where a mapping is due")
    yield from faults or _wrong_values(message, what)


def _wrong_values(message: Message, what: str) -> Wrong:
    for name, value in message.values.items():
        if isinstance(value, Message):
            yield from wrong_message(value, what)
        elif isinstance(value, bool | datetime) or not isinstance(
            value, str | int | Decimal | date
        ):
            yield (
                f"gives {what} with {name} = {value!r}, where text, a whole number, a Decimal or a"
                " date is due"
            )
    try:
        str(message)
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        yield f"gives {what} as {message.id!r}, whose fields and values do not match: {error!r}"


def wrong_items(items: object, kind: type, what: str, wrong: Callable[..., Wrong]) -> Wrong:
    """Say whether ``items`` is no tuple, or the first thing wrong with an item of it."""
    if not isinstance(items, tuple):
        yield f"gives {what} as a {type(items).__name__}, where a tuple is due"
        return
    for item in items:
        if isinstance(item, kind):
            yield from wrong(item)
        else:
            yield f"gives {item!r} among the {what}, where a {kind.__name__} is due"


def wrong_findings(findings: object, plugin: str) -> Wrong:
    """Say whether ``findings`` are no findings of this plugin."""

    def wrong(finding: Finding) -> Wrong:
        faults = list(wrong_texts("a finding", code=finding.code, where=finding.where))
        yield from faults or wrong_finding(finding)

    def wrong_finding(finding: Finding) -> Wrong:
        if not finding.code.startswith(f"{plugin}."):
            yield (
                f"gives a finding {finding.code!r}, whose code must start with {plugin!r} and a dot"
            )
        if not isinstance(finding.severity, Severity):
            yield f"gives a finding with severity {finding.severity!r}, where a Severity is due"
        yield from wrong_message(finding.what, f"the finding {finding.code}")

    yield from wrong_items(findings, Finding, "findings", wrong)


def wrong_measures(measures: object, plugin: str) -> Wrong:
    """Say whether ``measures`` are no measures of this plugin, or one stands there twice."""

    def wrong(measure: Measure) -> Wrong:
        said = {"unit": measure.unit, "where": measure.where, "source": measure.source}
        faults = list(wrong_texts("a measure", name=measure.name, **said))
        yield from faults or wrong_measure(measure)

    def wrong_measure(measure: Measure) -> Wrong:
        if not measure.name.startswith(f"{plugin}."):
            yield (
                f"gives a measure {measure.name!r}, whose name must start with {plugin!r} and a dot"
            )
        if legible(measure.name) != measure.name:
            yield f"gives a measure {measure.name!r}, whose name holds control characters"
        if not isinstance(measure.value, str):
            yield from wrong_number(measure.value, f"the measure {measure.name}")

    faults = list(wrong_items(measures, Measure, "measures", wrong))
    yield from faults
    if not faults and isinstance(measures, tuple):
        times = Counter(measure.name for measure in measures)
        twice = (name for name, count in times.items() if count > 1)
        yield from (f"gives the measure {name} twice" for name in twice)


def wrong_parts(parts: object) -> Wrong:
    """Say whether ``parts`` are no parts of an arithmetic."""

    def wrong(part: Part) -> Wrong:
        said = {"unit": part.unit, "where": part.where, "source": part.source}
        yield from wrong_message(part.label, "a part's label")
        yield from wrong_texts("a part", **said)
        yield from wrong_number(part.value, f"the part {part.label!s}")

    yield from wrong_items(parts, Part, "parts", wrong)


def wrong_clauses(clauses: object) -> Wrong:
    """Say whether ``clauses`` are no conditions for a contract."""

    def wrong(clause: ContractClause) -> Wrong:
        yield from wrong_texts("a clause", about=clause.about, where=clause.where)
        yield from wrong_message(clause.text, f"the clause about {clause.about}")

    yield from wrong_items(clauses, ContractClause, "clauses", wrong)
