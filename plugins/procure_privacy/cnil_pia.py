"""Reader ``privacy.cnil_pia``: figures and open questions of an export of the CNIL PIA tool.

Risks are given as filed; what the pack makes of them, it says itself. ``privacy.reduction`` and
``privacy.residual_risk_score`` are shares of one (unit ``1``; a reduction below 0 is a risk that
grows), where the pack's own ``privacy.risk_reduction`` is in percent. Texts are HTML and are read
as words only.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    Finding,
    InputFault,
    JsonValue,
    Measure,
    Message,
    Reading,
    SettingValue,
    parse_json,
)
from procure_privacy.pia_events import Event, doubts, events
from procure_privacy.pia_file import Assessment, assessment
from procure_privacy.pia_shape import Shape
from procure_privacy.risk import LEVELS, score, share_of
from procure_privacy.said import error, info, plain, shown, warning

MATTERS: Mapping[str, tuple[str, ...]] = {
    "P1": ("121", "122", "123"),
    "P2": ("211", "212", "213", "214"),
    "P3": ("215",),
    "P4": ("226",),
    "P5": ("227",),
    "P7": ("223", "224", "225"),
}
"""Questions of the tool that the pack's indicators ask about as well."""

_STATUS = ("in progress", "refused", "accepted", "accepted and signed", "archived")
_VALIDATED = frozenset({2, 3, 4})
_IMPROVABLE, _TO_CORRECT = 2, 1


def is_cnil_pia(file: EvidenceContent) -> bool:
    """Say whether a file looks like an export of the tool, by its name and its keys."""
    return (
        file.name.lower().endswith(".json")
        and b'"pia"' in file.content
        and any(key in file.content for key in (b'"answers"', b'"evaluations"', b'"dpo_status"'))
    )


def read_cnil_pia(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return counts and risks as filed, and what to ask. No setting changes them."""
    try:
        document = parse_json(file.content, file.name)
    except InputFault as fault:
        return Reading((), tuple(_refused(fault)))
    shape = Shape(file.name)
    found = assessment(document, shape)
    findings: list[Finding] = []
    three = events(found, findings)
    for event in three:
        findings += doubts(event)
    findings += _unanswered(found)
    findings += _orphans(found)
    findings += _standing(found)
    measures = (*_counts(found), *_risks(three, found.file))
    return Reading(measures, (*findings, *shape.findings()))


def _refused(fault: InputFault) -> Iterator[Finding]:
    for one in fault.problems:
        what = Message("{what} {remedy}", {"what": one.what, "remedy": one.remedy})
        yield error("A1", one.where, what)


def _counts(found: Assessment) -> Iterator[Measure]:
    for name, count in found.filed.items():
        yield Measure(f"privacy.{name}", Fraction(count), "count", f"{found.file} {name}")
    given = {one.question for one in found.answers if one.given}
    answered = sum(question in given for question in found.questions)
    where = f"{found.file} answers"
    yield Measure("privacy.questions", Fraction(len(found.questions)), "count", where)
    yield Measure("privacy.questions_answered", Fraction(answered), "count", where)
    plans = sum(bool(one.plan) for one in found.evaluations)
    yield Measure("privacy.action_plans", Fraction(plans), "count", f"{found.file} evaluations")
    title = found.header.get("name")
    if isinstance(title, str) and plain(title):
        yield Measure("privacy.pia_name", plain(title)[:200], "text", f"{found.file} pia.name")
    status = found.header.get("status")
    if _is_status(status):
        standing = _STATUS[int(str(status))]
        yield Measure("privacy.pia_status", standing, "text", f"{found.file} pia.status")


def _risks(three: tuple[Event, ...], file: str) -> Iterator[Measure]:
    for one in three:
        name = f"privacy.risk.{one.name}"
        if one.assessed is not None:
            yield Measure(f"{name}.assessed", Fraction(one.assessed), "1", one.assessed_at)
        if one.residual is not None:
            yield Measure(f"{name}.residual", Fraction(one.residual), "1", one.residual_at)
        places = (*(one.assessed_at,) * 2, *(one.residual_at,) * 2)
        levels = (*(one.before or (None, None)), *(one.after or (None, None)))
        for level, value, where in zip(LEVELS, levels, places, strict=True):
            if value is not None:
                yield Measure(f"{name}.{level}", Fraction(value), "1", where)
        yield Measure(f"{name}.controls", Fraction(one.controls), "count", one.assessed_at)
    assessed = [one.assessed for one in three if one.assessed is not None]
    residual = [one.residual for one in three if one.residual is not None]
    if len(assessed) == len(three):
        yield Measure("privacy.assessed_sum", Fraction(sum(assessed)), "1", file)
    if len(residual) == len(three):
        yield Measure("privacy.residual_sum", Fraction(sum(residual)), "1", file)
        worth = score([share_of(one) for one in residual])
        yield Measure("privacy.residual_risk_score", worth, "1", file)
    if len(assessed) == len(three) == len(residual):
        fall = Fraction(sum(assessed) - sum(residual), sum(assessed))
        yield Measure("privacy.reduction", fall, "1", file)


def _unanswered(found: Assessment) -> Iterator[Finding]:
    given = {one.question for one in found.answers if one.given}
    asked = set(found.questions)
    for matter, questions in MATTERS.items():
        missing = [one for one in questions if one in asked and one not in given]
        if missing:
            what = Message(
                "{matter}: no answer to question {questions}.",
                {"matter": matter, "questions": ", ".join(missing)},
            )
            yield warning("A6", f"{found.file} answers", what)
    if found.titles or "measures" not in found.filed:
        return
    what = Message("P8: no measure is described.")
    yield warning("A6", f"{found.file} measures", what)


def _orphans(found: Assessment) -> Iterator[Finding]:
    """Yield answers and evaluations of parts that the file does not have."""
    questions = set(found.questions)
    unknown = [one for one in found.answers if one.question not in questions]
    if unknown:
        listed = ", ".join(one.question for one in unknown[:10])
        what = Message(
            "{count} answers are to questions the file does not ask: {questions}.",
            {"count": len(unknown), "questions": listed},
        )
        yield warning("A4", unknown[0].where, what)
    parts = {keys.part for keys in found.events.values()}
    for one in found.evaluations:
        last = one.part.rpartition(".")[2]
        item = one.part.count(".") == 1 and one.part.replace(".", "").isascii()
        known = one.part in parts or (item and one.part.replace(".", "").isdigit())
        if not known and last not in (found.titles if one.part.startswith("3.1.") else questions):
            what = Message(
                "It belongs to {value}, which is no part of the file.", {"value": shown(one.part)}
            )
            yield warning("A4", f"{one.where}.reference_to", what)


def _standing(found: Assessment) -> Iterator[Finding]:
    """Yield what is not settled: no validation, no opinion, parts to correct, an example."""
    status = found.header.get("status")
    where = f"{found.file} pia.status"
    if not _is_status(status):
        what = Message("Its status {value} is none of the tool's.", {"value": shown(status)})
        yield warning("A7", where, what)
    elif int(str(status)) not in _VALIDATED:
        what = Message(
            "The assessment is not validated: it stands as “{status}”.",
            {"status": _STATUS[int(str(status))]},
        )
        yield warning("A7", where, what)
    if str(found.header.get("dpo_status")) != "1":
        what = Message("No data protection officer has agreed to it.")
        yield info("A7", f"{found.file} pia.dpo_status", what)
    if str(found.header.get("concerned_people_status")) != "1":
        what = Message("No agreement of the people concerned, or of who speaks for them, is filed.")
        yield info("A7", f"{found.file} pia.concerned_people_status", what)
    if str(found.header.get("is_example")) in {"1", "True"}:
        what = Message("It is marked as an example, so it may not be about what is offered.")
        yield warning("A7", f"{found.file} pia.is_example", what)
    statuses = [str(one.status) for one in found.evaluations]
    if corrected := statuses.count(str(_TO_CORRECT)):
        what = Message(
            "The evaluator asks for {count} parts to be corrected.", {"count": corrected}
        )
        yield warning("A7", f"{found.file} evaluations", what)
    unplanned = [
        one for one in found.evaluations if str(one.status) == str(_IMPROVABLE) and not one.plan
    ]
    if unplanned:
        what = Message(
            "{count} parts are to be improved, and no action plan says how.",
            {"count": len(unplanned)},
        )
        yield warning("A7", unplanned[0].where, what)


def _is_status(status: JsonValue) -> bool:
    return not isinstance(status, bool) and str(status) in {str(one) for one in range(len(_STATUS))}
