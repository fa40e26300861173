"""Bidders, questions and functions go by what people call them, in the sample from end to end."""

import pytest
from evaluation.sample import Kiosks

from procure.evaluation.model import Evaluation
from procure.evaluation.timeline import Called, timeline
from procure.record.events import Clarified, Excluded, Received


@pytest.fixture
def evaluation(kiosks: Kiosks) -> Evaluation:
    return kiosks.evaluation


def test_a_clarification_is_told_by_name_of_the_bidder_and_title_of_the_criterion(
    evaluation: Evaluation,
) -> None:
    told = [str(step.what) for step in evaluation.timeline]
    assert (
        "Recorded a clarification by Meridian Streetworks Ltd on Carbon footprint of one unit."
        in told
    )


def test_prices_unsealed_are_told_by_the_names_of_the_bidders(evaluation: Evaluation) -> None:
    (told,) = (str(step.what) for step in evaluation.timeline if "Unsealed" in step.what.id)
    assert told == (
        "Unsealed the prices of Lantern Kiosks Ltd; Meridian Streetworks Ltd; Nordhall Urban A/S."
    )


def test_a_price_clarified_is_no_criterion() -> None:
    event = Clarified.model_validate(
        {
            "at": "2026-04-16T09:00:00Z",
            "by": "mira",
            "bidder": "acme",
            "requirement": "price/total",
            "answer": "4500",
            "reason": "The cell was read twice.",
        }
    )
    ((_, said),) = timeline([event], Called({"acme": "Acme Ltd"}, {}))
    assert str(said) == "Recorded a clarification by Acme Ltd on Price."


def test_a_bidder_whose_bid_was_never_opened_goes_by_its_folder() -> None:
    event = Received.model_validate(
        {"at": "2026-04-16T09:00:00Z", "by": "mira", "bidder": "acme", "files": {}, "late": "yes"}
    )
    ((_, said),) = timeline([event], Called({}, {}))
    assert str(said) == "Received files of acme, late."


def test_who_is_excluded_is_told_by_name() -> None:
    event = Excluded.model_validate(
        {
            "at": "2026-04-16T09:00:00Z",
            "by": "mira",
            "bidder": "acme",
            "ground": "Convicted",
            "provision": "Art 57",
        }
    )
    ((_, said),) = timeline([event], Called({"acme": "Acme Ltd"}, {}))
    assert str(said) == "Excluded Acme Ltd: Convicted."


def test_a_function_is_told_by_its_title_and_its_settings_by_theirs(evaluation: Evaluation) -> None:
    how = evaluation.criterion("carbon/unit-footprint").how
    assert str(how) == (
        "Calculated: Straight line by the footprint of one unit, with Footprint of one unit that"
        " earns no points: 6000; Footprint of one unit that earns all points: 3000."
    )


def test_the_method_keeps_the_name_of_the_function_for_the_auditor(evaluation: Evaluation) -> None:
    assert evaluation.criterion("carbon/unit-footprint").function == "carbon.unit_footprint"


def test_a_criterion_that_no_function_scores_names_none(evaluation: Evaluation) -> None:
    assert evaluation.criterion("carbon/repair-and-take-back").function == ""
