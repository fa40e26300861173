"""What a bid's report earns, and what the bidder's own answers add to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_accessibility.critical import critical_criteria
from procure_accessibility.support import backed_support, least_served, report_evidence
from support.openacr import inspected, written

from procure.api import (
    Case,
    Decided,
    EvidenceFile,
    Finding,
    Gate,
    Message,
    Open,
    Place,
    Response,
    Row,
    Scored,
    Severity,
    State,
    Value,
)
from procure.model.pack import Pack

CaseOf = Callable[..., Case]
LEVELS = ("does-not-support", "partially-supports", "supports")
CRITICAL = "2.1.1"


def case(
    case_of: CaseOf, criterion: str, levels: dict[str, str], answers: dict[str, Value | None]
) -> Case:
    """Return a case with what the reader finds in a report, and the bidder's own answers."""
    said = {number: (level, "Seen.") for number, level in levels.items()}
    reading = inspected(written(said), tendered_version="")
    given = {name: (value, "proof.pdf") for name, value in answers.items()}
    return replace(
        case_of(criterion, given, most="100"),
        measures={one.name: one for one in reading.measures},
    )


def fixes(*days: tuple[str, date]) -> dict[str, tuple[Row, ...]]:
    place = Place("acme/bid.xlsx", "Accessibility", "B9")

    def cell(column: str, value: Value) -> Response:
        return Response(f"accessibility/offered-fixes.{column}", State.ANSWERED, value, "", place)

    rows = tuple(
        Row(str(n), place, {"criterion": cell("criterion", one), "fixed-by": cell("fixed-by", day)})
        for n, (one, day) in enumerate(days, 1)
    )
    return {"accessibility/offered-fixes": rows}


def points(scored: Scored | Open | Decided) -> Fraction:
    assert isinstance(scored, Scored)
    return Fraction(scored.points)


def test_a_fully_backed_report_keeps_its_support(case_of: CaseOf) -> None:
    answers: dict[str, Value | None] = {
        "backed-support": True,
        "backed-version": "4.1",
        "backed-audit": True,
    }
    assert points(backed_support(case(case_of, "backed-support", {}, answers))) == 100


def test_a_report_nobody_else_tested_loses_a_part(case_of: CaseOf) -> None:
    answers: dict[str, Value | None] = {"backed-support": True, "backed-version": "4.1"}
    found = points(backed_support(case(case_of, "backed-support", {}, answers)))
    assert found == 100 * (1 - Fraction("0.2") * Fraction("0.25"))


def test_the_offered_version_must_be_said(case_of: CaseOf) -> None:
    found = report_evidence(case(case_of, "report-evidence", {}, {"report-evidence": True}))
    assert isinstance(found, Open)


def evidence_for(case: Case) -> Fraction:
    """Return the points of a hundred that evidence earns."""
    return points(report_evidence(case))


def codes(scored: Scored | Open | Decided) -> list[str]:
    return [one.code.removeprefix("accessibility.") for one in scored.findings]


def offered(audit: str = "") -> dict[str, tuple[Value | None, str]]:
    return {
        "report-evidence": (True, "acr.json"),
        "offered-version": ("4.1", ""),
        "offered-audit": (bool(audit), audit),
    }


def read(case_of: CaseOf, answers: dict[str, tuple[Value | None, str]], **fields: object) -> Case:
    """Return a case with what is found in ``acr.json``, which came with the bid."""
    measures = inspected(written(**fields), tendered_version="").measures  # type: ignore[arg-type]
    found = case_of("report-evidence", answers, most="100")
    return replace(found, measures={one.name: one for one in measures})


def without(case: Case, pointer: str) -> Case:
    """Return a case whose bid names a file that did not come."""
    said = Message("Evidence '{pointer}' names no file.", {"pointer": pointer})
    absent = Finding("procure.evidence-missing", Severity.WARNING, "acme/bid.yaml", said)
    return replace(case, bid=replace(case.bid, findings=(absent,)))


def test_a_report_without_a_version_earns_nothing_for_it(case_of: CaseOf) -> None:
    named = read(case_of, offered())
    silent = read(case_of, offered(), product={"name": "Kiosk"})
    assert evidence_for(named) - evidence_for(silent) == 15
    assert codes(report_evidence(silent)) == ["L09"]


def test_criteria_answered_one_by_one_are_about_what_is_offered(case_of: CaseOf) -> None:
    cell = Response("accessibility/web-20.answer", State.ANSWERED, "supports", "", Place("bid"))
    rows = {"accessibility/web-20": (Row("1.1.1", Place("bid"), {"answer": cell}),)}
    case = case_of("report-evidence", offered(), most="100")
    own = replace(case, bid=replace(case.bid, tables=rows))
    scored = report_evidence(own)
    assert isinstance(scored, Scored)
    assert [one.value for one in scored.parts if "offered version" in str(one.label)] == [1]
    assert codes(scored) == []


def test_a_report_about_another_version_than_the_bid_offers_is_told(case_of: CaseOf) -> None:
    answers = {**offered(), "offered-version": ("4.2", "")}
    assert codes(report_evidence(read(case_of, answers))) == ["L09"]
    assert codes(report_evidence(read(case_of, offered()))) == []


def test_an_audit_counts_with_a_file_that_came(case_of: CaseOf) -> None:
    audited = read(case_of, offered("audit.pdf#3"))
    assert evidence_for(audited) - evidence_for(read(case_of, offered())) == 15 + 10
    assert codes(report_evidence(audited)) == []


@pytest.mark.parametrize("pointer", ["somewhere", "acr.json#4", "bid.yaml"])
def test_an_audit_that_did_not_come_or_is_the_report_or_the_form_counts_for_nothing(
    case_of: CaseOf, pointer: str
) -> None:
    claimed = without(read(case_of, offered(pointer)), "somewhere")
    assert evidence_for(claimed) == evidence_for(read(case_of, offered()))
    assert codes(report_evidence(claimed)) == ["E4"]


def test_a_report_that_says_it_was_audited_proves_no_audit(case_of: CaseOf) -> None:
    said = read(case_of, offered(), notes="[audited by Ann Example]")
    proved = read(case_of, offered("audit.pdf"), notes="[audited by Ann Example]")
    assert evidence_for(said) - evidence_for(read(case_of, offered())) == Fraction(15, 2)
    assert evidence_for(proved) == evidence_for(read(case_of, offered("audit.pdf")))


def test_dates_in_the_form_close_gaps(case_of: CaseOf) -> None:
    answers: dict[str, Value | None] = {"report-evidence": True, "offered-version": "4.1"}
    gap = case(case_of, "report-evidence", {"1.4.3": "partially-supports"}, answers)
    dated = replace(gap, bid=replace(gap.bid, tables=fixes(("1.4.3", date(2026, 9, 30)))))
    late = replace(gap, bid=replace(gap.bid, tables=fixes(("1.4.3", date(2027, 4, 15)))))
    assert points(report_evidence(dated)) - points(report_evidence(gap)) == 10
    assert points(report_evidence(late)) == points(report_evidence(gap))


def test_the_arithmetic_can_be_redone_by_hand(case_of: CaseOf) -> None:
    answers: dict[str, Value | None] = {"backed-support": True, "backed-version": "4.1"}
    scored = backed_support(case(case_of, "backed-support", {}, answers))
    assert isinstance(scored, Scored)
    assert str(scored.arithmetic) == "100 % × (1 − 0.2 × (1 − 0.75)) × 100 = 95"
    assert sum(part.value for part in scored.parts if part.unit == "1") == 5


@pytest.mark.parametrize(
    ("level", "state"),
    [
        ("supports", Gate.PASS),
        ("partially-supports", Gate.PASS),
        ("not-evaluated", Gate.PASS),
        ("", Gate.PASS),
        ("does-not-support", Gate.FAIL),
    ],
)
def test_the_gate_on_critical_criteria(case_of: CaseOf, level: str, state: Gate) -> None:
    found = critical_criteria(case(case_of, "critical-criteria", {CRITICAL: level}, {}))
    assert found.state is state
    assert bool(found.findings) is (level in ("partially-supports", "not-evaluated", ""))


def test_a_critical_criterion_that_always_applies_and_is_said_not_to_brings_a_condition(
    case_of: CaseOf,
) -> None:
    """L06: any web page has something for 2.1.1; 1.4.2 needs sound, so it may not apply."""
    levels = {"2.1.1": "not-applicable", "1.4.2": "not-applicable"}
    found = critical_criteria(case(case_of, "critical-criteria", levels, {}))
    assert found.state is Gate.PASS
    assert "said not to apply, though any web page has something for them: 2.1.1." in str(
        found.reason
    )
    (one,) = found.clauses
    assert str(one.text).startswith("2.1.1: said not to apply, though any web page")
    assert "The supplier tests them and hands over what it finds within 3 months" in str(one.text)


def test_both_reasons_for_a_condition_are_told(case_of: CaseOf) -> None:
    levels = {"2.1.1": "not-applicable", "1.4.3": "partially-supports"}
    found = critical_criteria(case(case_of, "critical-criteria", levels, {}))
    assert "met in part or not shown: 1.4.3." in str(found.reason)
    assert "something for them: 2.1.1." in str(found.reason)
    assert sorted(one.about for one in found.clauses) == ["1.4.3", "2.1.1"]


def test_the_gate_passes_where_only_what_may_be_absent_is_said_to_be(case_of: CaseOf) -> None:
    found = critical_criteria(case(case_of, "critical-criteria", {"1.4.2": "not-applicable"}, {}))
    assert str(found.reason) == "Every critical criterion that applies is supported."
    assert found.clauses == ()


def test_the_gate_is_not_evaluable_without_a_report(case_of: CaseOf) -> None:
    found = critical_criteria(case_of("critical-criteria", {"critical-criteria": (True, "a.pdf")}))
    assert found.state is Gate.NOT_EVALUABLE


def test_a_report_that_is_named_beside_an_answer_only_is_told_with_the_remedy(
    case_of: CaseOf,
) -> None:
    answers = {"critical-criteria": (True, "acr.yaml"), "report-evidence": (True, "acr.yaml")}
    found = critical_criteria(case_of("critical-criteria", answers))
    assert "acr.yaml stands beside the answer only" in str(found.reason)
    scored = report_evidence(case_of("report-evidence", answers))
    assert isinstance(scored, Open)
    assert "listed among the evidence files for accessibility" in str(scored.reason)


def test_a_report_that_is_listed_and_not_understood_is_not_told_to_be_listed(
    case_of: CaseOf,
) -> None:
    case = case_of("critical-criteria", {"critical-criteria": (True, "acr.pdf")})
    file = EvidenceFile("accessibility", "acr.pdf", "0" * 64)
    found = critical_criteria(replace(case, bid=replace(case.bid, evidence=(file,))))
    assert str(found.reason) == "No report that can be counted came with the bid."


NUMBERS = st.sampled_from(["1.1.1", "1.4.1", "1.4.3", "2.1.1", "2.4.7", "3.3.1", "4.1.3"])


@given(st.dictionaries(NUMBERS, st.sampled_from(LEVELS), max_size=5), NUMBERS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_better_level_never_earns_less(case_of: CaseOf, levels: dict[str, str], one: str) -> None:
    level = levels.get(one, "supports")
    better = {**levels, one: LEVELS[min(LEVELS.index(level) + 1, 2)]}
    backed: dict[str, Value | None] = {"backed-support": True, "backed-version": "4.1"}
    least: dict[str, Value | None] = {"least-served": True}
    for evaluator, name, answers in (
        (backed_support, "backed-support", backed),
        (least_served, "least-served", least),
    ):
        low = points(evaluator(case(case_of, name, levels, answers)))
        high = points(evaluator(case(case_of, name, better, answers)))
        assert 0 <= low <= high <= 100


def test_a_bidder_sees_at_most_forty_questions(pack: Pack) -> None:
    chosen = {"web": "yes", "documents": "yes", "helpdesk": "yes", "manuals": "yes"}

    def asked(when: dict[str, tuple[str, ...]]) -> bool:
        return all(chosen.get(name, "no") in values for name, values in when.items())

    questions = [
        item.id or one.id
        for one in pack.criteria
        if asked(one.applies_when)
        for item in one.requirements
        if asked(item.applies_when)
    ]
    assert len(questions) <= 40
    assert "clauses-voice" not in questions
    assert "clauses-helpdesk" in questions
