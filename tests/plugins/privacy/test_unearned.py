"""What a bidder might write to gain a point or pass a gate, and what it comes to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from procure_privacy.assessment import assessment_is_supplied
from procure_privacy.duties import contact_is_named
from procure_privacy.inventory import data_inventory, lawful_and_needed
from procure_privacy.residual import residual_risk, risks_are_told
from procure_privacy.retention import retention
from procure_privacy.security import security_measures
from procure_privacy.transfer import transfers, transfers_have_a_basis

from procure.api import (
    Case,
    Decided,
    EvidenceFile,
    Finding,
    Gate,
    Measure,
    Message,
    Open,
    Place,
    Response,
    Scored,
    Severity,
    State,
    Value,
)
from procure.model.bid import Clarification

CaseOf = Callable[..., Case]
Cells = dict[str, Value]
DASHES = ["-", "?", "…"]


def points(result: Scored | Open) -> Fraction:
    assert isinstance(result, Scored), result
    return Fraction(result.points)


def codes(result: Scored | Open) -> list[str]:
    assert isinstance(result, Scored)
    return [one.code for one in result.findings]


def clarified(case: Case, table: str, row: int, column: str, text: str) -> Case:
    """Return a case in which one cell was asked about; with no text, in vain."""
    name = f"privacy/{table}"
    rows = list(case.bid.tables[name])
    cell = rows[row].cells[column]
    note = Clarification(text, "Asked.", "mira", "2026-04-15T09:00:00Z")
    value, state = (text, State.ANSWERED) if text else (cell.value, cell.state)
    cell = replace(cell, clarification=note, value=value, state=state)
    rows[row] = replace(rows[row], cells={**rows[row].cells, column: cell})
    return replace(case, bid=replace(case.bid, tables={**case.bid.tables, name: tuple(rows)}))


def empty(case: Case, table: str, asked: bool) -> Case:
    note = Clarification("", "Asked.", "mira", "2026-04-15T09:00:00Z") if asked else None
    name = f"privacy/{table}"
    blank = Response(name, State.BLANK, None, "", Place("bid.yaml", "", table), clarification=note)
    return replace(case, bid=replace(case.bid, responses={name: blank}, tables={name: ()}))


# residual risk and the gate on risks


def event(**cells: str) -> Cells:
    return {"event": "access", "severity": "4", "likelihood": "4", **cells}


@pytest.mark.parametrize("words", [*DASHES, "none", "N/A", "ninguna", "なし"])
def test_a_dash_or_none_is_no_measure_that_lowers_a_risk(case_of: CaseOf, words: str) -> None:
    lowered: Cells = {**event(measures=words), "residual-severity": "1", "residual-likelihood": "1"}
    result = residual_risk(case_of("residual-risk", rows={"risks": (lowered,)}))
    assert (points(result), codes(result)) == (Fraction(0), ["privacy.R2"])


def told(case_of: CaseOf, **cells: str) -> Decided:
    return risks_are_told(case_of("risk-information", rows={"risks": (event(**cells),)}))


def test_saying_that_nothing_is_done_tells_the_risk(case_of: CaseOf) -> None:
    assert told(case_of, measures="none", owner="Ada").state is Gate.PASS


@pytest.mark.parametrize(
    ("measures", "owner"),
    [
        *(("-", "Ada"), ("guards", "?"), ("guards", "none")),
        *(("later", "Ada"), ("guards", "nobody"), ("guards", "TBD")),
    ],
)
def test_a_dash_tells_nothing_and_its_cell_is_named(
    case_of: CaseOf, measures: str, owner: str
) -> None:
    decided = told(case_of, measures=measures, owner=owner)
    assert decided.state is Gate.NOT_EVALUABLE
    assert decided.where.endswith("risks.owner" if measures == "guards" else "risks.measures")


def test_a_risk_nobody_answers_for_fails_once_it_was_asked_about_in_vain(case_of: CaseOf) -> None:
    case = case_of("risk-information", rows={"risks": (event(measures="guards"),)})
    assert risks_are_told(clarified(case, "risks", 0, "owner", "")).state is Gate.FAIL
    assert risks_are_told(clarified(case, "risks", 0, "owner", "Ada")).state is Gate.PASS


def test_measures_and_owner_of_the_table_stand_beside_an_enclosed_assessment(
    case_of: CaseOf,
) -> None:
    row: Cells = {"event": "access", "measures": "guards", "owner": "Ada"}
    names = {"assessed": 12, "residual": 6, "controls": 0}
    measures = {
        f"privacy.risk.access.{name}": Measure(f"privacy.risk.access.{name}", Fraction(number), "1")
        for name, number in names.items()
    }
    case = replace(case_of("risk-information", rows={"risks": (row,)}), measures=measures)
    assert risks_are_told(case).state is Gate.PASS
    assert codes(residual_risk(case)) == []


# retention

LIMITS = {"retention-limits": ({"item": "a", "title": "A", "most-months": Decimal(24)},)}


def kept(case_of: CaseOf, how: str, months: int | None) -> Case:
    row: Cells = {"item": "a", "kept": how}
    if months is not None:
        row["months"] = Decimal(months)
    return case_of("retention", rows={"retention": (row,)}, tables=LIMITS)


@pytest.mark.parametrize("how", ["not-kept", "no-limit"])
def test_months_where_none_are_meant_are_asked_about(case_of: CaseOf, how: str) -> None:
    result = retention(kept(case_of, how, 36))
    assert isinstance(result, Open)
    assert result.where.endswith("retention.months")


def test_what_is_blank_and_what_contradicts_itself_is_told_at_once(case_of: CaseOf) -> None:
    rows: tuple[Cells, ...] = (
        {"item": "a", "kept": "not-kept", "months": Decimal(36)},
        {"item": "b", "kept": "for-a-time"},
    )
    limits = (*LIMITS["retention-limits"], {"item": "b", "title": "B", "most-months": Decimal(1)})
    case = case_of("retention", rows={"retention": rows}, tables={"retention-limits": limits})
    result = retention(case)
    assert isinstance(result, Open)
    assert "No answer in" in str(result.reason)
    assert "a: months are given" in str(result.reason)


def test_no_months_at_all_contradict_nothing(case_of: CaseOf) -> None:
    assert points(retention(kept(case_of, "not-kept", 0))) == 20


@pytest.mark.parametrize(
    ("column", "answer", "earned"),
    [("kept", "for-a-time", Fraction(40, 3)), ("kept", "not-kept", 20), ("months", "", 0)],
)
def test_asked_which_holds_what_a_bidder_says_does(
    case_of: CaseOf, column: str, answer: str, earned: Fraction
) -> None:
    case = clarified(kept(case_of, "not-kept", 36), "retention", 0, column, answer)
    assert points(retention(case)) == earned


# data inventory


def element(name: str = "mail", said: str = "said", **cells: str) -> Cells:
    facts = ("category", "purpose", "retention", "recipients", "location", "necessity")
    return {"element": name, "basis": "contract", **dict.fromkeys(facts, said), **cells}


def listed(case_of: CaseOf, *rows: Cells) -> Case:
    allowed = {"allowed-bases": ("contract",)}
    return case_of("data-inventory", rows={"data-elements": rows}, settings=allowed)


@pytest.mark.parametrize("dash", DASHES)
def test_a_dash_is_no_fact_and_no_reason(case_of: CaseOf, dash: str) -> None:
    case = listed(case_of, element(said=dash))
    assert points(data_inventory(case)) == Fraction(20, 6)
    assert points(lawful_and_needed(case)) == 0


def test_none_is_no_kind_of_data_and_no_reason(case_of: CaseOf) -> None:
    assert isinstance(data_inventory(listed(case_of, element("none", "none"))), Open)
    assert points(lawful_and_needed(listed(case_of, element(necessity="n/a")))) == 0


def test_none_is_an_answer_where_without_is_one(case_of: CaseOf) -> None:
    assert points(data_inventory(listed(case_of, element(recipients="none")))) == 20


@pytest.mark.parametrize(
    "words", ["TBD", "to be defined", "Later", "?", "Por definir", "BELİRLENECEK", "未定", "لاحقًا"]
)
def test_words_that_put_an_answer_off_are_no_fact_and_no_reason(
    case_of: CaseOf, words: str
) -> None:
    case = listed(case_of, element(said=words))
    assert points(data_inventory(case)) == Fraction(20, 6)
    assert points(lawful_and_needed(case)) == 0


@pytest.mark.parametrize("fact", ["category", "purpose"])
def test_none_is_no_answer_where_there_must_be_one(case_of: CaseOf, fact: str) -> None:
    assert points(data_inventory(listed(case_of, element(**{fact: "none"})))) == Fraction(50, 3)


@pytest.mark.parametrize("fact", ["retention", "location"])
def test_what_is_not_kept_says_none_and_earns_all(case_of: CaseOf, fact: str) -> None:
    assert points(data_inventory(listed(case_of, element(**{fact: "none"})))) == 20


@pytest.mark.parametrize("score", [data_inventory, lawful_and_needed])
def test_an_item_written_down_again_earns_nothing_more(
    case_of: CaseOf, score: Callable[[Case], Scored | Open]
) -> None:
    poor: Cells = {"element": "place"}
    padded = score(listed(case_of, poor, element(), element("Mail"), element(" mail ")))
    assert points(padded) == points(score(listed(case_of, poor, element())))
    assert codes(padded) == ["privacy.I1"]


def test_a_row_without_its_kind_of_data_is_asked_about_and_then_earns_nothing(
    case_of: CaseOf,
) -> None:
    case = listed(case_of, element(), element("-"))
    assert isinstance(data_inventory(case), Open)
    assert points(data_inventory(clarified(case, "data-elements", 1, "element", ""))) == 10


@pytest.mark.parametrize(("asked", "earned"), [(False, None), (True, Fraction(0))])
def test_an_empty_list_earns_nothing_once_it_was_asked_about_in_vain(
    case_of: CaseOf, asked: bool, earned: Fraction | None
) -> None:
    result = data_inventory(empty(listed(case_of), "data-elements", asked))
    assert (result.points if isinstance(result, Scored) else None) == earned


# security measures


def measure(**cells: Value) -> Cells:
    return {"measure": "logs", "level": "attested", "proof": "a.pdf", **cells}


def secured(case_of: CaseOf, **cells: Value) -> Scored | Open:
    rows = {"security-measures": (measure(**cells),)}
    return security_measures(case_of("security-measures", rows=rows))


@pytest.mark.parametrize("proof", ["-", "none", "no aplica"])
def test_a_dash_or_none_proves_no_measure(case_of: CaseOf, proof: str) -> None:
    result = secured(case_of, proof=proof, until=date(2027, 1, 1))
    assert (points(result), codes(result)) == (Fraction(10), ["privacy.M1"])


@pytest.mark.parametrize(
    ("came", "earned", "found"),
    [(None, 20, []), (("a.pdf",), 20, []), ((), 10, ["privacy.M4"])],
)
def test_a_proof_whose_file_did_not_come_proves_no_measure(
    case_of: CaseOf, came: tuple[str, ...] | None, earned: int, found: list[str]
) -> None:
    rows = {"security-measures": (measure(until=date(2027, 1, 1)),)}
    case = case_of("security-measures", rows=rows)
    (row,) = case.rows("security-measures")
    proof = replace(row.cells["proof"], files=came)
    given = {"privacy/security-measures": (replace(row, cells={**row.cells, "proof": proof}),)}
    result = security_measures(replace(case, bid=replace(case.bid, tables=given)))
    assert (points(result), codes(result)) == (Fraction(earned), found)


def test_a_proof_that_is_put_off_is_none(case_of: CaseOf) -> None:
    assert codes(secured(case_of, proof="later", until=date(2027, 1, 1))) == ["privacy.M1"]


def test_who_leaves_the_last_day_out_earns_no_more_than_who_names_a_past_one(
    case_of: CaseOf,
) -> None:
    assert points(secured(case_of)) == points(secured(case_of, until=date(2020, 1, 1))) == 16
    assert codes(secured(case_of)) == ["privacy.M3"]


def test_a_tender_that_asks_no_last_day_holds_none_against_a_bid(case_of: CaseOf) -> None:
    case = case_of("security-measures", rows={"security-measures": (measure(),)})
    (row,) = case.rows("security-measures")
    cells = {name: cell for name, cell in row.cells.items() if name != "until"}
    rows = {"privacy/security-measures": (replace(row, cells=cells),)}
    result = security_measures(replace(case, bid=replace(case.bid, tables=rows)))
    assert (points(result), codes(result)) == (Fraction(20), [])


def test_a_last_day_that_cannot_be_read_is_asked_about(case_of: CaseOf) -> None:
    case = case_of("security-measures", rows={"security-measures": (measure(),)})
    (row,) = case.rows("security-measures")
    soon = replace(row.cells["until"], state=State.UNREADABLE, raw="soon", unreadable="'soon'.")
    rows = {"privacy/security-measures": (replace(row, cells={**row.cells, "until": soon}),)}
    case = replace(case, bid=replace(case.bid, tables=rows))
    assert isinstance(security_measures(case), Open)
    assert points(security_measures(clarified(case, "security-measures", 0, "until", ""))) == 16


# transfers

CREDIT = {
    "home": "1",
    "safeguards-assessed": "0.6",
    "safeguards": "0.3",
    "other": "0.3",
    "none": "0",
}


def going(case_of: CaseOf, *rows: tuple[str | None, str | None]) -> Case:
    cells = [
        {name: value for name, value in (("country", country), ("basis", basis)) if value}
        for country, basis in rows
    ]
    return case_of("transfers", rows={"destinations": tuple(cells)})


def test_credits_of_the_pack_are_those_of_the_field_notes(case_of: CaseOf) -> None:
    assert case_of("transfers").parameters == CREDIT


def test_a_country_written_down_again_earns_nothing_more(case_of: CaseOf) -> None:
    padded = going(
        case_of, ("US", "safeguards"), ("IE", "home"), ("ie ", "home"), ("\uff29\uff25", "home")
    )
    result = transfers(padded)
    assert points(result) == Fraction("13")
    assert codes(result) == ["privacy.T1"]


def test_norway_is_a_country(case_of: CaseOf) -> None:
    assert points(transfers(going(case_of, ("NO", "home")))) == 20


@pytest.mark.parametrize(
    "names",
    [
        ("IE", "Ireland", "Éire", "IRL", "Irlanda", "İrlanda", "アイルランド", "Irland", "أيرلندا"),
        ("US", "USA", "U.S.", "United States of America", "ABD", "Estados Unidos", "米国"),
        ("TR", "Turkey", "Türkiye", "TÜRKİYE", "Turquía", "Republic of Türkiye"),
        ("NO", "Norway", "Norveç", "Noruega"),
        ("Narnia", "NARNIA ", "nárnia"),
    ],
)
def test_a_country_is_one_by_whatever_name_or_code(case_of: CaseOf, names: tuple[str, ...]) -> None:
    rows = [("DE", "none"), *((name, "home") for name in names)]
    result = transfers(going(case_of, *rows))
    assert (points(result), codes(result)) == (Fraction(10), ["privacy.T1"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Niger", "Nigeria"), ("Guinea", "Guinea-Bissau"), ("Dominica", "Dominican Republic")],
)
def test_countries_of_like_names_are_two(case_of: CaseOf, one: str, other: str) -> None:
    assert points(transfers(going(case_of, (one, "home"), (other, "none")))) == 10


def test_another_way_that_a_law_names_is_worth_contract_safeguards_only(case_of: CaseOf) -> None:
    assert points(transfers(going(case_of, ("JP", "other")))) == 6


def test_another_way_passes_the_gate_and_is_to_be_checked(case_of: CaseOf) -> None:
    rows = {"destinations": ({"country": "JP", "basis": "other"},)}
    case = case_of("transfer-basis", {"transfer-basis": (True, "")}, rows)
    decided = transfers_have_a_basis(case)
    assert decided.state is Gate.PASS
    assert [one.code for one in decided.findings] == ["privacy.T3"]


@pytest.mark.parametrize("none", ["none", "N/A", "ninguno", "yok", "なし", "لا"])
def test_a_row_that_says_there_is_no_country_is_no_row(case_of: CaseOf, none: str) -> None:
    result = transfers(going(case_of, ("IE", "safeguards"), (none, "home")))
    assert (points(result), codes(result)) == (Fraction(6), ["privacy.N1"])
    rows = {"destinations": ({"country": none, "basis": "home"},)}
    case = case_of("transfer-basis", {"transfer-basis": (True, "")}, rows)
    decided = transfers_have_a_basis(case)
    assert decided.state is Gate.PASS
    assert [one.code for one in decided.findings] == ["privacy.N1"]


def test_a_table_with_no_country_but_none_is_asked_about(case_of: CaseOf) -> None:
    case = going(case_of, ("none", "home"))
    assert isinstance(transfers(case), Open)
    assert points(transfers(clarified(case, "destinations", 0, "country", ""))) == 0


def test_a_country_counts_by_its_weakest_way(case_of: CaseOf) -> None:
    assert points(transfers(going(case_of, ("US", "home"), ("US", "none")))) == 0


def test_a_country_of_a_sub_processor_only_is_pointed_out_once(case_of: CaseOf) -> None:
    firms = tuple(
        {"name": f"F{n}", "country": one} for n, one in enumerate(("US", "ie", "us", "-"))
    )
    rows = {"destinations": ({"country": "IE", "basis": "home"},), "sub-processors": firms}
    result = transfers(case_of("transfers", rows=rows))
    assert (points(result), codes(result)) == (Fraction(20), ["privacy.T2"])


@pytest.mark.parametrize(
    "row",
    [("US", None), *((country, "home") for country in (None, "-", "TBD", "later", "0", "999"))],
)
def test_a_row_without_country_or_way_is_asked_about_and_then_earns_nothing(
    case_of: CaseOf, row: tuple[str | None, str | None]
) -> None:
    case = going(case_of, ("IE", "home"), row)
    column = "basis" if row[1] is None else "country"
    assert isinstance(transfers(case), Open)
    assert points(transfers(clarified(case, "destinations", 1, column, ""))) == 10


@pytest.mark.parametrize(("asked", "earned"), [(False, None), (True, Fraction(0))])
def test_no_country_at_all_earns_nothing_once_it_was_asked_about_in_vain(
    case_of: CaseOf, asked: bool, earned: Fraction | None
) -> None:
    result = transfers(empty(going(case_of), "destinations", asked))
    assert (result.points if isinstance(result, Scored) else None) == earned


@pytest.mark.parametrize("country", [None, "-", "?", "未定"])
def test_a_way_to_no_country_is_no_way(case_of: CaseOf, country: str | None) -> None:
    cells: Cells = {"basis": "home", **({"country": country} if country else {})}
    answers = {"transfer-basis": (True, "")}
    case = case_of("transfer-basis", answers, {"destinations": (cells,)})
    assert transfers_have_a_basis(case).state is Gate.NOT_EVALUABLE


def test_a_country_without_name_and_way_is_told_by_its_place(case_of: CaseOf) -> None:
    answers = {"transfer-basis": (True, "")}
    case = case_of("transfer-basis", answers, {"destinations": ({"basis": "none"},)})
    decided = transfers_have_a_basis(case)
    assert (decided.state, "None" in str(decided.reason)) == (Gate.FAIL, False)


# contact and assessment


@pytest.mark.parametrize(
    "words",
    [
        *(*DASHES, "none", "n/a", "Not applicable", "yok", "TBD", "later", "to be named"),
        *("Nobody", "no one.", "nadie", "Hiç kimse", "未定", "لا أحد"),
    ],
)
def test_a_contact_that_is_none_passes_no_gate(case_of: CaseOf, words: str) -> None:
    case = case_of("contact-named", {"privacy-contact": (words, "")})
    decided = contact_is_named(case)
    assert (decided.state, decided.where) == (Gate.NOT_EVALUABLE, "acme/bid.yaml!privacy-contact")


MATTERS = ("processing", "risks")


def supplied(
    case_of: CaseOf,
    enclosed: bool | None,
    file: str = "",
    answer: str | None = None,
    **bid: tuple[object, ...],
) -> Decided:
    rows = [{"matter": one, **({"answer": answer} if answer else {})} for one in MATTERS]
    case = case_of(
        "impact-assessment",
        {"assessment": (enclosed, file)},
        {"assessment-information": tuple(rows)},
    )
    return assessment_is_supplied(replace(case, bid=replace(case.bid, **bid)))  # type: ignore[arg-type]


def absent(pointer: str) -> Finding:
    words = Message("Evidence '{pointer}' names no file.", {"pointer": pointer})
    return Finding("procure.evidence-missing", Severity.WARNING, "acme/bid.yaml", words)


def test_an_assessment_whose_file_did_not_come_is_not_enclosed(case_of: CaseOf) -> None:
    missing = (absent("ghost.pdf"),)
    assert supplied(case_of, True, "ghost.pdf", findings=missing).state is Gate.NOT_EVALUABLE
    assert supplied(case_of, True, "ghost.pdf; a.pdf", findings=missing).state is Gate.PASS


@pytest.mark.parametrize("dash", [*DASHES, "none"])
def test_a_dash_encloses_nothing(case_of: CaseOf, dash: str) -> None:
    assert supplied(case_of, True, dash).state is Gate.NOT_EVALUABLE


@pytest.mark.parametrize("dash", DASHES)
def test_dashes_are_no_answers_to_what_the_buyer_needs(case_of: CaseOf, dash: str) -> None:
    assert supplied(case_of, False, answer=dash).state is Gate.NOT_EVALUABLE


@pytest.mark.parametrize("said", [True, None])
def test_a_file_listed_for_privacy_is_no_assessment_unless_it_is_named_as_one(
    case_of: CaseOf, said: bool | None
) -> None:
    listed_ = (EvidenceFile("privacy", "dpa.pdf", "0" * 64),)
    assert supplied(case_of, said, evidence=listed_).state is Gate.NOT_EVALUABLE


@pytest.mark.parametrize(("answers", "state"), [(12, Gate.PASS), (0, Gate.NOT_EVALUABLE)])
def test_an_assessment_that_was_read_is_enclosed_unless_it_answers_nothing(
    case_of: CaseOf, answers: int, state: Gate
) -> None:
    name = "privacy.questions_answered"
    measures = {
        "privacy.answers": Measure("privacy.answers", Fraction(1), "count"),
        name: Measure(name, Fraction(answers), "count"),
    }
    case = case_of("impact-assessment", {"assessment": (None, "")})
    assert assessment_is_supplied(replace(case, measures=measures)).state is state


def test_an_enclosed_assessment_without_file_fails_once_all_was_asked_about_in_vain(
    case_of: CaseOf,
) -> None:
    rows: Mapping[str, tuple[Cells, ...]] = {"assessment-information": ({"matter": "risks"},)}
    case = case_of("impact-assessment", {"assessment": (True, "")}, rows)
    assert assessment_is_supplied(case).state is Gate.NOT_EVALUABLE
    vain = clarified(case, "assessment-information", 0, "answer", "")
    assert assessment_is_supplied(vain).state is Gate.FAIL


def test_signs_the_bidder_sees_are_told_even_where_its_answers_are_missing(case_of: CaseOf) -> None:
    rows: Mapping[str, tuple[Cells, ...]] = {
        "assessment-information": ({"matter": "risks"},),
        "screening": ({"sign": "new", "applies": True},),
    }
    decided = assessment_is_supplied(
        case_of("impact-assessment", {"assessment": (False, "")}, rows)
    )
    assert [one.code for one in decided.findings] == ["privacy.G2"]
