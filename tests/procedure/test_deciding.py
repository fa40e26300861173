"""Declare, clarify, exclude, withdraw: who may, when, and what stays visible."""

import pytest
from procedure.town import AFTER, LATER, Town, kim

from procure.errors import InputFault, Refused
from procure.evaluation.model import BidResult, ShownResponse
from procure.language.words import words
from procure.procedure.act import Act
from procure.procedure.decide import clarify, declare, exclude, withdraw
from procure.procedure.evaluating import evaluate_folder
from procure.record.events import Clarified
from procure.tender.opened import load_opened

FOOTPRINT = "carbon/unit-footprint"


def ask(  # noqa: PLR0913
    benches: Town,
    answer: str,
    requirement: str = FOOTPRINT,
    *,
    person: str = "kim",
    row: str = "",
    column: str = "",
) -> None:
    """Record what Oakline answered when it was asked."""
    event = Act(person, AFTER, "given").event(
        Clarified,
        bidder="oakline",
        requirement=requirement,
        row=row,
        column=column,
        answer=answer,
        reason="It cannot be read.",
    )
    clarify(benches.folder, event)


def unreadable(benches: Town) -> Town:
    """Open a bid whose footprint cannot be read."""
    return benches.change_bid("oakline", ("value: 210", 'value: "about 210"')).opened()


def oakline(benches: Town) -> BidResult:
    bids = evaluate_folder(benches.folder).bids
    return next(one for one in bids if one.bidder == "oakline")


def answer(benches: Town, id_: str = FOOTPRINT) -> ShownResponse:
    (found,) = [
        response
        for one in oakline(benches).criteria
        for response in one.responses
        if response.requirement == id_
    ]
    return found


# clarify


def test_an_unreadable_answer_is_open_with_its_cell(benches: Town) -> None:
    unreadable(benches)
    assert any("about 210" in str(line) for line in oakline(benches).open)


def test_a_clarified_answer_counts_and_the_original_stays(benches: Town) -> None:
    ask(unreadable(benches), "210")
    points = {one.id: one.points for one in oakline(benches).criteria}
    shown = answer(benches)
    assert points[FOOTPRINT] == "9"
    assert (shown.raw, shown.state, shown.clarified) == ("about 210", "unreadable", "210")


def test_asked_and_not_answered_earns_nothing(benches: Town) -> None:
    ask(unreadable(benches), "")
    assert {one.id: one.points for one in oakline(benches).criteria}[FOOTPRINT] == "0"


def test_that_no_answer_came_is_a_sentence_to_translate(benches: Town) -> None:
    ask(unreadable(benches), "")
    assert words(answer(benches).clarified, "es") == "no llegó ninguna respuesta"


def test_that_no_answer_came_about_a_cell_is_said_beside_it(benches: Town) -> None:
    benches.change_bid("oakline", ("kg: 33}", "kg: thirty}")).opened()
    ask(benches, "", "carbon/stages", row="installation", column="kg")
    (table,) = [
        one
        for result in oakline(benches).criteria
        for one in result.tables
        if one.requirement == "carbon/stages"
    ]
    cells = [words(cell, "es") for row in table.rows for cell in row]
    assert "thirty (aclarada: no llegó ninguna respuesta)" in cells


def test_a_clarification_that_cannot_be_read_either_is_refused(benches: Town) -> None:
    unreadable(benches)
    with pytest.raises(InputFault, match="oakline carbon/unit-footprint, clarified"):
        ask(benches, "some 210")
    assert benches.state.clarifications == ()


def test_an_answer_that_was_read_is_not_replaced(benches: Town) -> None:
    benches.opened()
    with pytest.raises(Refused, match="'210' stands in the bid and was read"):
        ask(benches, "150")


def test_words_that_were_read_may_be_explained(benches: Town) -> None:
    ask(benches.opened(), "We fence with nets.", "connectivity/footway")
    assert answer(benches, "connectivity/footway").clarified == "We fence with nets."


def test_a_clarification_entered_wrongly_is_entered_again(benches: Town) -> None:
    unreadable(benches)
    ask(benches, "120")
    ask(benches, "210")
    assert answer(benches).clarified == "210"


def test_a_cell_of_a_table_is_clarified(benches: Town) -> None:
    benches.change_bid("oakline", ("kg: 33}", "kg: thirty}")).opened()
    ask(benches, "33", "carbon/stages", row="installation", column="kg")
    rows = load_opened(benches.folder).bids["oakline"].tables["carbon/stages"]
    (cell,) = [row.cells["kg"] for row in rows if row.key == "installation"]
    assert (cell.value, cell.raw) == (33, "thirty")


def test_a_cell_that_is_not_there_is_named(benches: Town) -> None:
    benches.opened()
    with pytest.raises(InputFault, match="has no row 'upkeep'"):
        ask(benches, "33", "carbon/stages", row="upkeep", column="kg")


def test_what_was_never_asked_is_not_clarified(benches: Town) -> None:
    benches.opened()
    with pytest.raises(InputFault, match="is not asked in this tender"):
        ask(benches, "33", "carbon/colour")


def test_only_the_chair_records_a_clarification(benches: Town) -> None:
    unreadable(benches)
    with pytest.raises(Refused, match="Only the chair"):
        ask(benches, "210", person="lea")


def test_nothing_is_clarified_when_quality_is_locked(benches: Town) -> None:
    benches.locked()
    with pytest.raises(Refused, match="Quality is locked"):
        ask(benches, "We fence with nets.", "connectivity/footway")


# declare


def declared(benches: Town, person: str, *conflicts: str) -> None:
    declare(benches.folder, "I worked there.", conflicts, Act(person, AFTER, "given"))


def test_a_bidder_in_conflict_is_not_waited_for(benches: Town) -> None:
    declared(benches.opened(), "lea", "oakline")
    waiting = [str(one.open) for one in oakline(benches).criteria if one.open]
    assert waiting == ["Waits for a level from tom."] * 2


def test_a_bidder_scored_already_is_not_a_conflict_any_more(benches: Town) -> None:
    benches.opened().score()
    with pytest.raises(Refused, match="lea has scored oakline already"):
        declared(benches, "lea", "oakline")


def test_an_unknown_bidder_in_a_declaration_is_named(benches: Town) -> None:
    benches.opened()
    with pytest.raises(InputFault, match=r"acme: handed in no bid\. Bidders: oakline, riverbend"):
        declared(benches, "lea", "acme")


def test_only_the_people_of_the_tender_declare(benches: Town) -> None:
    benches.opened()
    with pytest.raises(Refused, match="'eve' is not among them"):
        declared(benches, "eve")


def test_assessors_who_declared_nothing_are_pointed_out(benches: Town) -> None:
    declared(benches.opened(), "lea")
    findings = evaluate_folder(benches.folder).findings
    assert [(one.code, str(one.what)) for one in findings] == [
        ("procure.undeclared", "No declaration of interests is recorded for Tom Bell.")
    ]


# exclude and withdraw


def test_an_excluded_bid_keeps_ground_and_provision(benches: Town) -> None:
    exclude(benches.opened().folder, "oakline", "False statement", "Article 57(4)(h)", kim(AFTER))
    found = oakline(benches)
    assert found.state == "excluded"
    assert [str(one) for one in found.excluded] == [
        "Excluded by the chair: False statement (Article 57(4)(h))."
    ]


def test_an_excluded_bid_is_not_scored(benches: Town) -> None:
    exclude(benches.opened().folder, "oakline", "False statement", "Art 57", kim(AFTER))
    assert load_opened(benches.folder).due == ("riverbend",)


def test_a_bid_nobody_handed_in_is_not_excluded(benches: Town) -> None:
    benches.opened()
    with pytest.raises(InputFault, match="acme: is not the folder of an opened bid"):
        exclude(benches.folder, "acme", "False statement", "Art 57", kim(AFTER))


def test_a_withdrawn_bid_is_shown_as_withdrawn(benches: Town) -> None:
    withdraw(benches.opened().folder, "oakline", "No capacity.", kim(AFTER))
    assert oakline(benches).state == "withdrawn"


@pytest.mark.parametrize("leaving", ["exclude", "withdraw"])
def test_the_bids_compared_are_fixed_when_prices_are_unsealed(benches: Town, leaving: str) -> None:
    folder = benches.unsealed().folder
    with pytest.raises(Refused, match="the set of bids compared is fixed"):
        if leaving == "exclude":
            exclude(folder, "oakline", "False statement", "Art 57", kim(LATER))
        else:
            withdraw(folder, "oakline", "No capacity.", kim(LATER))


@pytest.mark.parametrize("leaving", ["exclude", "withdraw"])
def test_only_the_chair_takes_a_bid_out(benches: Town, leaving: str) -> None:
    folder = benches.opened().folder
    with pytest.raises(Refused, match="Only the chair"):
        if leaving == "exclude":
            exclude(folder, "oakline", "False statement", "Art 57", Act("tom", AFTER))
        else:
            withdraw(folder, "oakline", "No capacity.", Act("tom", AFTER))


def test_a_gate_failed_is_told_apart_from_an_exclusion(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 1.9", "value: 1.5")).opened()
    found = oakline(benches)
    assert (found.state, found.quality) == ("excluded", None)
    assert [one.state for one in found.gates] == ["fail"]
