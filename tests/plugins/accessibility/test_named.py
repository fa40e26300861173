"""Words of the pack's table that a text names: whole words, singular or plural."""

from fractions import Fraction

import pytest
from procure_accessibility.evidence import methods
from procure_accessibility.named import named, overlays
from support.openacr import coded, inspected, written


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Tried with screen readers.", "assistive", "screen reader"),
        ("A screen-reader user took part.", "assistive", "screen reader"),
        ("Run through axe-core.", "tool", "axe"),
        ("WAVE", "tool", "wave"),
        ("Expert reviews", "manual", "expert review"),
    ],
)
def test_a_word_is_named_in_plural_and_with_hyphens(text: str, kind: str, word: str) -> None:
    assert named(text, kind) == (word,)


@pytest.mark.parametrize("text", ["We were relaxed.", "By microwave.", "Automated testing."])
def test_a_word_within_another_or_a_general_one_names_no_tool(text: str) -> None:
    assert named(text, "tool") == ()


def test_points_for_methods_and_the_question_about_them_agree() -> None:
    relaxed = written(evaluation_methods_used="Automated testing; we were relaxed.")
    assert methods("Automated testing; we were relaxed.") == 0
    assert len(coded(inspected(relaxed), "L12")) == 1
    assert methods("With screen readers.") == Fraction(1, 3)
    assert coded(inspected(written(evaluation_methods_used="With screen readers.")), "L12") == []


@pytest.mark.parametrize(
    "text",
    [
        "Solved by an overlay.",
        "The menu is small. Our overlay mends it.",
        "Open the accessibility overlay in the menu.",
        "accessiBe",
    ],
)
def test_an_overlay_as_a_remedy_is_noticed(text: str) -> None:
    assert overlays(text)


@pytest.mark.parametrize(
    "text", ["The dialog overlay closes on Escape.", "Text on the image overlay is grey."]
)
def test_a_part_of_a_page_that_lies_over_it_is_no_remedy(text: str) -> None:
    assert overlays(text) == ()
    assert coded(inspected(written({"1.4.3": ("supports", text)})), "L17") == []
