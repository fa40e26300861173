"""What a bid shows: from its report, or from the criteria it answered one by one.

Something built to order has no report yet. Its bidder answers the tables of the form instead; they
are counted in the same way.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Row, Scored, State
from procure_accessibility.absent import mostly_absent
from procure_accessibility.catalogue import LEVEL_A, LEVEL_AA
from procure_accessibility.enclosed import SUPPORT, not_listed
from procure_accessibility.held import hold
from procure_accessibility.levels import NOT_APPLICABLE
from procure_accessibility.reading import NAMES, measures_of
from procure_accessibility.report import WHOLE, Answer, Report
from procure_accessibility.said import listed
from procure_accessibility.success_criteria import published_criteria
from procure_accessibility.wanted import wanted

TABLES = ("web-20", "web-21", "web-22")
"""Requirements whose rows are success criteria, by the WCAG version that brought them."""


def shown(case: Case) -> Mapping[str, Measure]:
    """Return the measures of a bid's report, or of its own answers; nothing if there are none."""
    if SUPPORT in case.measures:
        return case.measures
    rows = [row for table in TABLES for row in case.rows(table)]
    answers = tuple(_answers(rows))
    if not answers:
        return {}
    report = Report(
        file=str(rows[0].place),
        date=case.as_of.isoformat(),
        extra_components=frozenset({WHOLE}),
        answers=answers,
    )
    held = hold(report, wanted({**case.settings, "as_of": case.as_of}))
    return {one.name: one for one in measures_of(held)}


def own_measures(case: Case, measures: Mapping[str, Measure]) -> tuple[Measure, ...]:
    """Return the measures that criteria answered one by one gave; none where a report gave them."""
    return () if SUPPORT in case.measures else tuple(measures.values())


def own_findings(case: Case, measures: Mapping[str, Measure]) -> tuple[Finding, ...]:
    """Return what to ask about criteria answered one by one; a reader asks about a report."""
    if SUPPORT in case.measures:
        return ()
    levels = {level: number(measures, f"accessibility.{name}") for level, name in NAMES.items()}
    asked = sum((one for one in levels.values() if one is not None), Fraction(0))
    where = measures[SUPPORT].where
    return tuple(mostly_absent(levels[NOT_APPLICABLE] or 0, asked, where))


def _answers(rows: list[Row]) -> Iterator[Answer]:
    levels = {one.number: one.level for one in published_criteria()}
    for row in rows:
        answer = row.cells.get("answer")
        if answer is None or answer.state is not State.ANSWERED:
            continue
        yield Answer(
            chapter=LEVEL_A if levels.get(row.key) == "A" else LEVEL_AA,
            number=row.key,
            component=WHOLE,
            level=str(answer.value),
            remark=_text(row, "remarks"),
            where=str(answer.place),
            fix_by=_text(row, "fixed-by"),
        )


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return "" if cell is None or cell.value is None else str(cell.value)


def number(measures: Mapping[str, Measure], name: str) -> Fraction | None:
    """Return a measure's number; None if it is missing or text."""
    found = measures.get(name)
    return found.value if found and isinstance(found.value, Fraction) else None


def nothing_shown(case: Case) -> Scored | Open:
    """Return what a bid without a countable report earns: 0 if it said so, else it stays open."""
    answer = case.bid.responses.get(case.criterion.id)
    where = str(answer.place) if answer else ""
    if answer and answer.value is False:
        return Scored(Fraction(0), Message("No report is enclosed: 0 points."))
    if answer and answer.value is None and answer.clarification is not None:
        return Scored(Fraction(0), Message("Asked to clarify, the bidder gave no answer: 0."))
    return Open(no_report(case), where)


def no_report(case: Case) -> Message:
    """Return why nothing can be counted, with the remedy where a file is merely not listed."""
    files = not_listed(case, case.bid.responses.get(case.criterion.id))
    if not files:
        return Message("No report that can be counted came with the bid.")
    words = (
        "No report that can be counted came with the bid: {files} stands beside the answer only,"
        " and no program reads it there. It has to be listed among the evidence files for"
        " accessibility too; after the deadline, ask for clarification."
    )
    return Message(words, {"files": listed(sorted(files))})
