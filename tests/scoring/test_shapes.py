"""Each declared shape: from one answer to exact points."""

from fractions import Fraction

import pytest
from scoring.street import AT, bid, one, outcome, record, rules

from procure.bid.clarified import clarified
from procure.model.case import Open, Scored
from procure.record.events import Clarified
from procure.scoring.assess import assess_bid
from procure.scoring.outcomes import CriterionOutcome

NUMBER = '{id: x, question: "?", type: number, unit: kg, evidence: asked}'
CHOICE = '{id: x, question: "?", type: choice, choices: {sun: Sun, grid: Grid}, may_not_apply: yes}'
YES_NO = ", ".join(f'{{id: {name}, question: "?", type: boolean}}' for name in "abcd")
TABLE = (
    '{id: x, question: "?", type: table, columns: {name: {title: N}, '
    "met: {title: M, type: boolean}, proof: {title: P, optional: yes}}}"
)
LINEAR = 'shape: linear, requirement: x, zero_at: "600", full_at: "300"'
STEPS = (
    'shape: steps, requirement: x, otherwise: "0.1", '
    'steps: [{at_most: "4.38", share: "1"}, {at_most: "8.76", share: "0.5"}]'
)
SHARE = "shape: share, table: x, column: met, evidence_column: proof"


def result(criterion: str, answers: str, **asked: str) -> CriterionOutcome:
    """Return what ``street/x`` comes to; ``asked`` is clarified with this text, "" for none."""
    of = rules(criterion)
    events = (
        Clarified(
            at=AT, by="mira", bidder="acme", requirement=f"street/{name}", answer=text, reason="R."
        )
        for name, text in asked.items()
    )
    return outcome(assess_bid(of, clarified(of.lock, bid(of, answers), events), record(), {}))


def points(criterion: str, answers: str, **asked: str) -> Fraction | None:
    return result(criterion, answers, **asked).points


def why_open(criterion: str, answers: str, **asked: str) -> str:
    found = result(criterion, answers, **asked).result
    assert isinstance(found, Open)
    return str(found.reason)


def said(criterion: str, answers: str, **asked: str) -> str:
    found = result(criterion, answers, **asked).result
    assert isinstance(found, Scored)
    return str(found.arithmetic)


# linear


@pytest.mark.parametrize(
    ("kg", "earned"),
    [("300", "10"), ("600", "0"), ("450", "5"), ("500", "10/3"), ("299.9", "10"), ("601", "0"),
     ("0", "10"), ("599.9999", "1/300000")],
)  # fmt: skip
def test_linear_is_a_straight_line_between_two_ends_and_flat_beyond(kg: str, earned: str) -> None:
    assert points(one(LINEAR, NUMBER), f"answers: {{street/x: {kg}}}") == Fraction(earned)


def test_linear_may_rise() -> None:
    rising = 'shape: linear, requirement: x, zero_at: "10", full_at: "40"'
    assert points(one(rising, NUMBER), "answers: {street/x: 20}") == Fraction(10, 3)


def test_linear_shows_its_arithmetic() -> None:
    assert said(one(LINEAR, NUMBER), "answers: {street/x: 450}") == (
        "(600 − 450) / (600 − 300) × 10 = 5"
    )


def test_the_number_in_the_arithmetic_keeps_unit_and_place() -> None:
    found = result(one(LINEAR, NUMBER), "answers: {street/x: 450}").result
    assert isinstance(found, Scored)
    assert [(int(part.value), part.unit) for part in found.parts] == [(450, "kg")]
    assert found.parts[0].where.startswith("acme/bid.yaml")


def test_a_blank_number_is_open_and_not_zero() -> None:
    assert why_open(one(LINEAR, NUMBER), "") == "Left blank."


def test_an_unreadable_number_is_open_and_quoted() -> None:
    assert "4.5 t" in why_open(one(LINEAR, NUMBER), "answers: {street/x: 4.5 t}")


def test_a_clarified_number_counts() -> None:
    assert points(one(LINEAR, NUMBER), "answers: {street/x: 4.5 t}", x="450") == 5


def test_asked_and_not_answered_earns_nothing() -> None:
    assert points(one(LINEAR, NUMBER), "", x="") == 0


def test_asked_and_not_answered_is_said() -> None:
    assert said(one(LINEAR, NUMBER), "", x="") == (
        "Asked to clarify, the bidder gave no answer: 0 points."
    )


def test_a_measure_nobody_gave_is_open() -> None:
    shape = 'shape: linear, measure: street.kg, zero_at: "6", full_at: "3"'
    assert why_open(one(shape, NUMBER), "") == "No evidence gives the measure street.kg."


# steps


@pytest.mark.parametrize(
    ("hours", "earned"),
    [("4.38", "10"), ("4.380001", "5"), ("8.76", "5"), ("8.77", "1"), ("0", "10")],
)
def test_the_first_step_that_holds_counts(hours: str, earned: str) -> None:
    assert points(one(STEPS, NUMBER), f"answers: {{street/x: {hours}}}") == Fraction(earned)


def test_a_step_may_ask_for_at_least() -> None:
    shape = 'shape: steps, requirement: x, steps: [{at_least: "5", share: "0.25"}]'
    assert points(one(shape, NUMBER), "answers: {street/x: 5}") == Fraction(5, 2)


def test_a_step_at_zero_is_said_with_its_limit() -> None:
    shape = 'shape: steps, requirement: x, steps: [{at_most: "0", share: "1"}]'
    assert said(one(shape, NUMBER), "answers: {street/x: 0}") == "0 is at most 0: 1 × 10 = 10"


def test_beyond_all_steps_is_said() -> None:
    assert said(one(STEPS, NUMBER), "answers: {street/x: 9}") == (
        "9 is within no step: 0.1 × 10 = 1"
    )


# choice

PICK = 'shape: choice, requirement: x, shares: {sun: "1", grid: "0.25"}'


@pytest.mark.parametrize(("answer", "earned"), [("sun", "10"), ("grid", "2.5"), ("Grid", "2.5")])
def test_a_choice_earns_its_published_share(answer: str, earned: str) -> None:
    assert points(one(PICK, CHOICE), f"answers: {{street/x: {answer}}}") == Fraction(earned)


def test_a_yes_or_no_is_a_choice_too() -> None:
    asked = '{id: x, question: "?", type: boolean}'
    shape = 'shape: choice, requirement: x, shares: {yes: "0.5", no: "0"}'
    assert points(one(shape, asked), "answers: {street/x: yes}") == 5


def test_not_applicable_is_neither_zero_nor_full_points() -> None:
    assert why_open(one(PICK, CHOICE), "answers: {street/x: not applicable}") == (
        "Answered as not applicable, but it is scored."
    )


def test_not_applicable_stays_open_when_a_clarification_says_so_again() -> None:
    assert why_open(one(PICK, CHOICE), "", x="not applicable") == (
        "Answered as not applicable, but it is scored."
    )


def test_an_answer_that_is_no_choice_is_open() -> None:
    assert "wind" in why_open(one(PICK, CHOICE), "answers: {street/x: wind}")


# share


def rows(*cells: str) -> str:
    """Return a filled table; each row is ``met`` or ``met proof``."""
    filled = []
    for number, cell in enumerate(cells):
        met, _, proof = cell.partition(" ")
        more = f", proof: {proof}" if proof else ""
        filled.append(f"{{name: n{number}, met: {met}{more}}}")
    return f"tables: {{street/x: [{', '.join(filled)}]}}"


def test_share_counts_rows_that_are_met() -> None:
    assert points(one(SHARE, TABLE), rows("yes", "yes", "no")) == Fraction(20, 3)


def test_a_bare_claim_counts_what_is_published() -> None:
    half = f'{SHARE}, bare_claim: "0.5"'
    assert points(one(half, TABLE), rows("yes a.pdf", "yes", "no", "no")) == Fraction(15, 4)


@pytest.mark.parametrize("proof", ['"-"', "none", "N/A"])
def test_a_dash_or_none_is_no_evidence(proof: str) -> None:
    half = f'{SHARE}, bare_claim: "0.5"'
    assert points(one(half, TABLE), rows(f"yes {proof}", "no")) == Fraction(5, 2)


@pytest.mark.parametrize("proof", ["nofile.pdf#1", "see website", "manual p.3", "data.pdf"])
def test_proof_that_names_no_file_of_the_bid_is_a_claim(proof: str) -> None:
    half = f'{SHARE}, bare_claim: "0.5"'
    assert points(one(half, TABLE), rows(f"yes {proof}", "no")) == Fraction(5, 2)


@pytest.mark.parametrize("proof", ["a.pdf#3", "see A.pdf p. 3", "website; a.pdf"])
def test_proof_that_names_a_file_of_the_bid_is_evidence(proof: str) -> None:
    half = f'{SHARE}, bare_claim: "0.5"'
    assert points(one(half, TABLE), rows(f"yes {proof}", "no")) == 5


def test_proof_given_in_a_clarification_counts_if_it_names_a_file_of_the_bid() -> None:
    of = rules(one(f'{SHARE}, bare_claim: "0.5"', TABLE))
    event = Clarified(
        at=AT, by="mira", bidder="acme", requirement="street/x", row="1", column="proof",
        answer="a.pdf#2", reason="R.",
    )  # fmt: skip
    laid = clarified(of.lock, bid(of, rows("yes", "no")), [event])
    found = outcome(assess_bid(of, laid, record(), {})).result
    assert isinstance(found, Scored)
    assert found.points == 5


def test_a_bare_claim_published_as_nothing_earns_nothing() -> None:
    none = f'{SHARE}, bare_claim: "0"'
    assert points(one(none, TABLE), rows("yes a.pdf", "yes")) == 5


def test_evidence_makes_no_difference_where_none_is_published() -> None:
    criterion = one(SHARE, TABLE)
    assert points(criterion, rows("yes a.pdf", "no")) == points(criterion, rows("yes", "no"))


def test_the_sample_s_clause_arithmetic_is_said_as_published() -> None:
    half = f'{SHARE}, bare_claim: "0.5"'
    filled = rows(*["yes a.pdf"] * 3, "yes", *["no"] * 4)
    assert said(one(half, TABLE), filled) == "(3 + 0.5 × 1) / 8 × 10 = 4.375"


def test_one_unreadable_row_leaves_the_criterion_open() -> None:
    assert "maybe" in why_open(one(SHARE, TABLE), rows("yes", "maybe"))


def test_a_table_without_a_row_is_open() -> None:
    assert why_open(one(SHARE, TABLE), "") == "Nothing that applies was answered."


def test_a_table_asked_about_and_not_given_earns_nothing() -> None:
    assert points(one(SHARE, TABLE), "", x="") == 0


def test_a_row_asked_about_and_not_answered_costs_that_row_only() -> None:
    of = rules(one(SHARE, TABLE))
    read = bid(of, rows("yes", "maybe"))
    asked = Clarified(
        at=AT, by="mira", bidder="acme", requirement="street/x", row="2", column="met", answer="",
        reason="R.",
    )  # fmt: skip
    whole = clarified(of.lock, read, [asked])
    found = outcome(assess_bid(of, whole, record(), {}))
    assert found.points == 5
    assert isinstance(found.result, Scored)
    assert [(str(part.label), int(part.value)) for part in found.result.parts] == [
        ("met", 1),
        ("no answer came", 1),
        ("asked", 2),
    ]


QUESTIONS = "shape: share, requirements: [a, b, c, d]"


def test_share_of_questions_counts_a_blank_as_not_met_and_says_so() -> None:
    found = result(one(QUESTIONS, YES_NO), "answers: {street/a: yes, street/b: no}").result
    assert isinstance(found, Scored)
    assert found.points == Fraction(5, 2)
    assert [(str(part.label), int(part.value)) for part in found.parts] == [
        ("met", 1),
        ("left blank", 2),
        ("asked", 4),
    ]


def test_not_applicable_rows_leave_the_denominator() -> None:
    asked = YES_NO.replace("type: boolean", "type: boolean, may_not_apply: yes")
    answers = "answers: {street/a: yes, street/b: no, street/c: not applicable, street/d: yes}"
    assert points(one(QUESTIONS, asked), answers) == Fraction(20, 3)


def test_partial_credit_is_added_up() -> None:
    asked = ", ".join(
        f'{{id: {name}, question: "?", type: choice, choices: {{full: F, part: P, none: N}}}}'
        for name in "ab"
    )
    shape = 'shape: share, requirements: [a, b], credit: {full: "1", part: "0.4", none: "0"}'
    answers = "answers: {street/a: full, street/b: part}"
    assert points(one(shape, asked), answers) == 7


# all


@pytest.mark.parametrize(
    ("criterion", "answers"),
    [
        (one(LINEAR, NUMBER), "answers: {street/x: 450}"),
        (one(STEPS, NUMBER), "answers: {street/x: 450}"),
        (one(PICK, CHOICE), "answers: {street/x: sun}"),
        (one(SHARE, TABLE), rows("yes", "no")),
    ],
)
def test_points_are_exact_fractions(criterion: str, answers: str) -> None:
    assert isinstance(points(criterion, answers), Fraction)
