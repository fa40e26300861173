"""A text is cut where its language or its direction changes, and nowhere else."""

from decimal import Decimal

from procure.language.fragments import Foreign, Fragment, fragments
from procure.language.words import words
from procure.model.message import Message, listed

POINTS = "{title}: {points} of {most} points"


def points(title: str) -> Message:
    return Message(POINTS, {"title": title, "points": Decimal(3), "most": Decimal(4)})


def test_a_sentence_in_the_readers_language_is_one_part() -> None:
    said = points("Comodidad")
    assert fragments(said, "es") == (Fragment(words(said, "es"), "es"),)


def test_a_foreign_value_is_a_part_of_its_own() -> None:
    first, rest = fragments(points(Foreign("Comfort", "en")), "tr")
    assert (first, rest.language) == (Fragment("Comfort", "en"), "tr")


def test_parts_put_together_are_the_sentence() -> None:
    said = points(Foreign("Comfort", "en"))
    assert "".join(part.text for part in fragments(said, "ar")) == words(said, "ar")


def test_a_foreign_text_in_a_country_of_the_readers_language_is_not_foreign() -> None:
    assert fragments(Foreign("Comfort", "en"), "en-IE") == (Fragment("Comfort", "en-IE"),)


def test_a_sentence_without_translation_is_english_with_the_facts_in_it() -> None:
    said = Message("No catalogue has {this}.", {"this": "Acme"})
    assert fragments(said, "ar") == (Fragment("No catalogue has Acme.", "en"),)


def test_marks_between_foreign_texts_are_in_their_language() -> None:
    groups = (Foreign("deaf people", "en"), Foreign("blind people", "en"))
    assert fragments(listed(groups), "ar") == (Fragment("deaf people; blind people", "en"),)


def test_a_name_in_latin_letters_is_ordered_by_itself_in_arabic() -> None:
    said = Message("Gate not passed: {gate}.", {"gate": "Acme 2"})
    assert Fragment("Acme 2", "ar", turned=True) in fragments(said, "ar")


def test_a_name_in_arabic_letters_is_ordered_by_itself_in_english() -> None:
    assert fragments("ميريديان 2", "en") == (Fragment("ميريديان 2", "en", turned=True),)


def test_digits_alone_have_no_direction() -> None:
    assert fragments("2026-04-14", "ar") == (Fragment("2026-04-14", "ar"),)


def test_a_date_in_an_arabic_sentence_is_ordered_by_itself() -> None:
    said = Message("{source} ({date}, {sure})", {"source": "أ", "date": "2026-04-14", "sure": "ب"})
    assert [part.text for part in fragments(said, "ar") if part.turned] == ["2026-04-14"]
    assert [part for part in fragments(said, "tr") if part.text == "2026-04-14"] == []


def test_a_sentence_that_ends_with_a_name_ends_once_in_every_language() -> None:
    name = "شركة دلتا م.م."
    said = Message("The first bid is that of {name}.", {"name": name})
    assert "".join(part.text for part in fragments(said, "en")).endswith(name)
