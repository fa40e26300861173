"""How a criterion is decided, in words of the form and never by a key."""

from decimal import Decimal

from support.examples import small_lock

from procure.evaluation.model import ShownSetting
from procure.evaluation.published import say_how
from procure.evaluation.wording import Wording
from procure.language.words import words
from procure.model.lock import LockedCriterion
from procure.model.message import Message
from procure.model.pack import Requirement
from procure.model.scoring import ByEvaluator, Condition, Linear, Requires, Scoring, Step, Steps


def criterion(scoring: Scoring | None = None, *asked: Requirement) -> LockedCriterion:
    """Return the small lock's gate on a permit, with another scoring and more questions."""
    (locked,) = (one for one in small_lock().criteria if one.id == "street/permit")
    own = locked.criterion
    update = {
        "scoring": scoring or own.scoring,
        "requirements": (*asked, *own.requirements),
    }
    return locked.model_copy(update={"criterion": own.model_copy(update=update)})


def test_yes_is_said_in_the_readers_language() -> None:
    said = say_how(criterion())
    assert str(said) == "The answer must be: yes."
    assert words(said, "tr").endswith(": evet.")


def test_a_choice_that_passes_is_said_as_the_form_prints_it() -> None:
    choices = {"all": "Every core task works", "some": "Some work"}
    asked = Requirement(id="tasks", question="Which tasks work?", type="choice", choices=choices)
    scoring = Condition(shape="condition", requirement="tasks", one_of=("all",))
    assert str(say_how(criterion(scoring, asked))) == "The answer must be: Every core task works."


def test_a_calculation_is_said_with_its_numbers_and_not_with_the_questions_it_reads() -> None:
    scoring = ByEvaluator(
        shape="evaluator",
        evaluator="street.line",
        parameters={"months": "18", "date": "permit-until"},
    )
    assert str(say_how(criterion(scoring))) == "Calculated by street.line with months: 18."


MEASURED = ByEvaluator(
    shape="evaluator",
    evaluator="street.line",
    parameters={"zero-at": "6000", "counts": "all", "per": "m2", "date": "permit-until"},
)


def titled(**settings: ShownSetting) -> tuple[LockedCriterion, Wording]:
    """Return a criterion whose function has a title, and the settings behind its parameters."""
    set_by = {"zero-at": "most-carbon", "counts": "what-counts"}
    update = {"function": Message("Straight line by the footprint"), "set_by": set_by}
    return criterion(MEASURED).model_copy(update=update), Wording(settings)


def test_a_function_with_a_title_goes_by_it_and_its_parameters_by_the_settings_they_come_from() -> (
    None
):
    locked, wording = titled(
        **{
            "most-carbon": ShownSetting(title="Most carbon", type="number", value="6000"),
            "what-counts": ShownSetting(title="What counts", type="choice", value="Everything"),
        }
    )
    assert str(say_how(locked, wording)) == (
        "Calculated: Straight line by the footprint, with Most carbon: 6000; What counts:"
        " Everything."
    )


def test_a_parameter_is_written_as_a_number_of_the_readers_language() -> None:
    locked, wording = titled()
    assert "6.000" in words(say_how(locked, wording), "es")


def test_a_gate_that_needs_another_names_it_by_its_title() -> None:
    scoring = Requires(shape="requires", criterion="permit")
    said = say_how(criterion(scoring), Wording(criteria={"street/permit": "Permit in force"}))
    assert str(said) == "Needs Permit in force."


def asked_in(unit: str) -> Requirement:
    return Requirement(id="notice", question="Within how long?", type="number", unit=unit)


def test_the_ends_of_a_line_stand_with_their_unit() -> None:
    line = Linear(shape="linear", requirement="notice", zero_at=Decimal(72), full_at=Decimal(1))
    assert str(say_how(criterion(line, asked_in("hour")))) == (
        "Straight line: 72 hours earns nothing, 1 hour the most points."
    )


def test_the_limits_of_steps_stand_with_their_unit() -> None:
    steps = Steps(
        shape="steps",
        requirement="notice",
        steps=(Step(at_most=Decimal(8), share=Decimal(1)),),
        otherwise=Decimal(0),
    )
    assert str(say_how(criterion(steps, asked_in("h")))) == (
        "Published steps, as shares of the points: at most 8 h: 1; else 0."
    )
