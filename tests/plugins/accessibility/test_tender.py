"""Answers on what is bought that contradict each other, found before a tender is issued."""

import pytest
from procure_accessibility.catalogue import CLAUSE_TABLES, all_clauses
from procure_accessibility.clauses import NEEDS, clauses_asked
from procure_accessibility.tender import PARTS, answers_agree
from support.locked import lock_of

from procure.api import Lock, Severity
from procure.model.pack import Pack
from procure.pack.read import PublishedPack

WEB_ONLY: dict[str, str | tuple[str, ...]] = {"web": "yes", "component": ("web",)}


def locked(
    published: PublishedPack,
    settings: dict[str, str | tuple[str, ...]],
    *names: str,
) -> Lock:
    return lock_of(published, names, {**WEB_ONLY, **settings}, {})


def codes(lock: Lock) -> list[str]:
    return [one.code for one in answers_agree(lock)]


def test_a_website_counted_as_web_agrees(published: PublishedPack) -> None:
    assert codes(locked(published, {}, "reported-support")) == []


def test_a_tender_without_criteria_of_the_pack_is_left_alone(published: PublishedPack) -> None:
    lock = locked(published, {"tickets": "yes", "component": ("software",)})
    assert codes(lock) == []


def test_tickets_without_hardware_would_hide_the_clause_on_tickets(
    published: PublishedPack,
) -> None:
    lock = locked(published, {"tickets": "yes", "apps": "yes"}, "standard-clauses")
    (found,) = answers_agree(lock)
    assert (found.code, found.severity) == ("accessibility.W1", Severity.WARNING)
    assert "tickets is yes and hardware is no" in str(found.what)


def test_documents_that_are_counted_and_not_bought_are_said(published: PublishedPack) -> None:
    lock = locked(
        published,
        {"documents": "no", "component": ("web", "electronic-docs")},
        "reported-support",
    )
    (found,) = answers_agree(lock)
    assert (found.code, found.severity) == ("accessibility.W2", Severity.WARNING)
    assert "component names electronic-docs, and documents is no" in str(found.what)


def test_documents_that_are_bought_and_not_counted_are_worth_knowing(
    published: PublishedPack,
) -> None:
    lock = locked(published, {"documents": "yes"}, "least-served")
    (found,) = answers_agree(lock)
    assert (found.code, found.severity) == ("accessibility.W3", Severity.INFO)


def test_points_that_rest_on_one_clause_are_said(published: PublishedPack) -> None:
    lock = locked(published, {}, "standard-clauses")
    (found,) = answers_agree(lock)
    assert found.code == "accessibility.W4"
    assert "ask only: 5.2." in str(found.what)


def test_support_that_is_paid_twice_is_said(published: PublishedPack) -> None:
    lock = locked(published, {}, "reported-support", "backed-support")
    assert codes(lock) == ["accessibility.W5"]


@pytest.mark.parametrize("counted", ["backed-support", "least-served", "critical-criteria"])
def test_what_is_built_to_order_needs_the_tables_to_answer_in(
    published: PublishedPack, counted: str
) -> None:
    (found,) = answers_agree(locked(published, {"bespoke": "yes"}, counted))
    assert (found.code, found.severity) == ("accessibility.W6", Severity.ERROR)
    assert "Give points to accessibility/reported-support" in str(found.what)


def test_the_criterion_on_reported_support_brings_the_tables_to_answer_in(
    published: PublishedPack,
) -> None:
    lock = locked(published, {"bespoke": "yes"}, "critical-criteria", "reported-support")
    assert codes(lock) == []


def test_what_is_built_to_order_has_no_report_for_a_gate_on_reports(
    published: PublishedPack,
) -> None:
    lock = locked(published, {"bespoke": "yes"}, "reported-support", "conformance-report")
    assert codes(lock) == ["accessibility.W7"]
    assert codes(locked(published, {}, "reported-support", "conformance-report")) == []


def test_every_answer_asks_a_table_or_needs_one_that_does(pack: Pack) -> None:
    asked = {area for one in all_clauses() for area in one.asked_when}
    shown = set(CLAUSE_TABLES) | {"web", "biometrics", "conversion"}
    assert asked - shown - set(NEEDS) == set()


def asked(*areas: str) -> set[str]:
    return {one.number for one in clauses_asked(frozenset(areas))}


def test_the_clause_on_tickets_is_asked_where_tickets_are_given_out_only() -> None:
    assert "8.4.3" not in asked("hardware")
    assert asked("hardware", "tickets") - asked("hardware") == {"8.4.3"}


@pytest.mark.parametrize(
    "areas", [("hardware",), ("hardware", "closed"), ("manuals",), ("documents", "helpdesk")]
)
def test_no_clause_is_asked_whose_table_the_form_hides(areas: tuple[str, ...]) -> None:
    tables = {one.number: one.table for one in all_clauses() if one.asked_when}
    assert {tables[number] for number in asked(*areas)} <= {"generic", *areas}


def test_what_stands_in_another_answers_table_is_asked_all_the_same() -> None:
    assert "11.5.2.4" in asked("assistive")
    assert asked("video-display") == {"7.3"}


@pytest.mark.parametrize("answer", sorted({*NEEDS, *NEEDS.values(), *PARTS.values()}))
def test_every_answer_named_is_a_setting(pack: Pack, answer: str) -> None:
    assert pack.settings[answer].type == "boolean"


def test_the_wizard_has_25_questions_each_with_guidance_and_an_example(pack: Pack) -> None:
    asked = [
        one for name, one in pack.settings.items() if one.type == "boolean" and name != "bespoke"
    ]
    assert len(asked) == 25
    assert [one.title for one in asked if "Example: " not in one.guidance] == []
    assert [one.title for one in asked if not one.title.endswith("?")] == []
