"""What counts as an impact assessment that came with the bid, or as an answer in its place."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from procure_privacy.assessment import assessment_is_supplied

from procure.api import Case, Decided, Gate, Measure, Value
from procure.pack.read import PublishedPack

CaseOf = Callable[..., Case]
TABLES = {
    "information": (
        {"matter": "purposes", "title": "Why", "may-be-none": False},
        {"matter": "parties", "title": "Who else", "may-be-none": True},
    )
}


def decided(
    case_of: CaseOf, said: bool | None, pointer: str = "", other: str = "", **answers: str
) -> Decided:
    rows: list[dict[str, Value]] = [
        {"matter": matter, **({"answer": answers[matter]} if matter in answers else {})}
        for matter in ("purposes", "parties")
    ]
    given = {"assessment": (said, pointer), "processor-terms": (True, other)}
    table = {"assessment-information": tuple(rows)}
    return assessment_is_supplied(case_of("impact-assessment", given, table, TABLES))


@pytest.mark.parametrize("pointer", ["dpa.pdf", "dpa.pdf#1"])
def test_what_another_answer_rests_on_alone_is_no_assessment(case_of: CaseOf, pointer: str) -> None:
    result = decided(case_of, True, pointer, pointer)
    assert result.state is Gate.NOT_EVALUABLE
    assert f"“{pointer}” is named as the assessment" in str(result.reason)


@pytest.mark.parametrize("pointer", ["pia.pdf", "dpa.pdf", "dpa.pdf#6", "dpa.pdf; pia.pdf"])
def test_a_file_of_its_own_or_a_part_of_one_is_an_assessment(case_of: CaseOf, pointer: str) -> None:
    assert decided(case_of, True, pointer, "dpa.pdf#1").state is Gate.PASS


def test_an_export_that_answers_nothing_is_none_even_if_it_is_named(case_of: CaseOf) -> None:
    case = case_of("impact-assessment", {"assessment": (True, "pia.json")})
    name = "privacy.questions_answered"
    read = {name: Measure(name, Fraction(0), "count", "acme/pia.json answers")}
    result = assessment_is_supplied(replace(case, measures=read))
    assert result.state is Gate.NOT_EVALUABLE
    assert "answers none of its questions" in str(result.reason)


@pytest.mark.parametrize("words", ["no", "n/a", "TBD", "later", "más adelante", "未定"])
def test_words_that_say_nothing_answer_no_matter(case_of: CaseOf, words: str) -> None:
    result = decided(case_of, False, purposes=words, parties="a host")
    assert (result.state, result.where) == (
        Gate.NOT_EVALUABLE,
        "acme/bid.yaml!assessment-information.answer",
    )


@pytest.mark.parametrize(("words", "state"), [("none", Gate.PASS), ("TBD", Gate.NOT_EVALUABLE)])
def test_none_is_candid_where_it_can_be_true(case_of: CaseOf, words: str, state: Gate) -> None:
    assert decided(case_of, False, purposes="counts", parties=words).state is state


def test_what_is_done_with_the_data_why_and_with_whose_cannot_be_none(
    published: PublishedPack,
) -> None:
    rows = published.tables["information"]
    never = {row["matter"] for row in rows if row["may-be-none"] == "no"}
    assert never == {"processing", "purposes", "people"}
