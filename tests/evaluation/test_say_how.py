"""How a criterion is decided, in words of the form and never by a key."""

from support.examples import small_lock

from procure.evaluation.published import say_how
from procure.language.words import words
from procure.model.lock import LockedCriterion
from procure.model.pack import Requirement
from procure.model.scoring import ByEvaluator, Condition, Scoring


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
