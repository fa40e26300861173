"""The plain prompter: choices once, answers typed, everything said in words."""

from collections.abc import Iterable

from support.benches import Kept, benches

from procure.questionnaire.plain import PlainPrompter
from procure.questionnaire.procedure import Desk
from procure.questionnaire.score import score


def typed(lines: Iterable[str], width: int | None = None) -> list[str]:
    """Return what the plain prompter printed while the lines were typed."""
    rest, printed = iter(lines), list[str]()
    prompter = PlainPrompter(lambda: next(rest, None), printed.append, width)
    desk = Desk(prompter, lambda: "2026-04-15T09:00:00Z", Kept().append, "procure score T --as ana")
    score(benches(), "ana", desk, "seed-1")
    return printed


def test_choices_are_printed_once() -> None:
    printed = typed(["j", "comfort acme", "", "7", "", "3", "b"])
    assert sum("Arm rests are claimed; no drawing" in line for line in printed) == 1


def test_again_prints_the_question_from_its_beginning() -> None:
    printed = typed(["j", "comfort acme", "a"])
    assert sum("Arm rests are claimed; no drawing" in line for line in printed) == 2


def test_no_sign_steers_the_terminal() -> None:
    assert not any("\x1b" in line or "\r" in line for line in typed(["j", "comfort acme", "r"]))


def test_lines_fit_the_width() -> None:
    assert max(len(line) for line in typed(["j", "comfort acme", "3"], width=40)) <= 40


def test_the_end_of_input_saves_and_says_how_to_go_on() -> None:
    assert typed([])[-2].endswith("Go on at the same place with:")
    assert typed([])[-1] == "procure score T --as ana"


def test_the_command_to_go_on_is_never_broken() -> None:
    assert typed([], width=20)[-1] == "procure score T --as ana"


def test_what_happened_is_said_before_what_is_asked() -> None:
    printed = typed(["j", "comfort acme", ""])
    after = printed[printed.index("Nothing was recorded: Enter alone is not an answer.") :]
    assert after[1] == "Level 0 to 4?"
