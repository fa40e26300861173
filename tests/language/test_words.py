from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from procure.language import words as rendering
from procure.language.catalogue import read_catalogue
from procure.language.installed import Found
from procure.language.words import language_of, words
from procure.model.message import Message, dated, message_from_json, message_to_json

ARABIC = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
": n%100>=11 ? 4 : 5);\n"

msgid "{n} bid"
msgid_plural "{n} bids"
msgstr[0] "zero {n}"
msgstr[1] "one {n}"
msgstr[2] "two {n}"
msgstr[3] "few {n}"
msgstr[4] "many {n}"
msgstr[5] "other {n}"

msgid "{what} of {total}"
msgstr "{total}: {what}"
"""


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue, problems = read_catalogue(ARABIC.encode(), "ar", "ar.po")
    assert problems == []
    found = (Found("x", catalogue, ()),)
    monkeypatch.setattr(rendering, "catalogues", lambda language: found)
    rendering._entry.cache_clear()
    yield
    rendering._entry.cache_clear()


def bids(number: int | Decimal) -> Message:
    return Message("{n} bid", {"n": number}, plural="{n} bids", count="n")


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (5, "few"), (11, "many"), (100, "other"), (103, "few")],
)
@pytest.mark.usefixtures("arabic")
def test_arabic_has_six_forms(number: int, form: str) -> None:
    assert words(bids(number), "ar") == f"{form} {number}"


@pytest.mark.usefixtures("arabic")
def test_a_fraction_takes_the_general_form() -> None:
    assert words(bids(Decimal("1.5")), "ar") == "other 1.5"


def test_english_has_one_form_for_1_and_another_for_the_rest() -> None:
    assert [words(bids(n), "en") for n in (0, 1, 2)] == ["0 bids", "1 bid", "2 bids"]
    assert str(bids(1)) == "1 bid"


@pytest.mark.usefixtures("arabic")
def test_fields_stand_where_the_translation_puts_them_and_messages_in_them_are_translated() -> None:
    message = Message("{what} of {total}", {"what": bids(3), "total": 1234})
    assert words(message, "ar") == "1,234: few 3"


@pytest.mark.usefixtures("arabic")
def test_a_sentence_without_translation_stays_english_and_says_so() -> None:
    message = Message("{n} lot", {"n": 1})
    assert words(message, "ar") == "1 lot"
    assert language_of(message, "ar") == "en"
    assert language_of(bids(1), "ar") == "ar"


def test_a_fact_stands_as_it_is() -> None:
    assert words("Acme {Ltd}", "es") == "Acme {Ltd}"
    assert language_of("Acme", "es") == "es"


def test_a_plural_survives_json() -> None:
    assert message_from_json(message_to_json(bids(2))) == bids(2)
    assert "plural" not in message_to_json(Message("{n} bids", {"n": 2}))


def test_a_day_is_written_by_the_readers_language_and_survives_json() -> None:
    message = Message("{what}", {"what": date(2026, 4, 14)})
    assert [words(message, one) for one in ("en", "es")] == ["14 April 2026", "14 de abril de 2026"]
    assert message_from_json(message_to_json(message)) == message


def test_a_day_in_a_sentence_for_programs_stays_as_files_write_it() -> None:
    assert str(Message("{day}", {"day": date(2026, 4, 14)})) == "2026-04-14"


@pytest.mark.parametrize("text", ["2026-13-01", "before 2026-04-14", "", "20260414"])
def test_text_that_is_no_day_stays_as_it_is(text: str) -> None:
    assert dated(text) == text


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        (
            "The first bid is that of {name}.",
            "Delta Systems s.r.o.",
            "that of Delta Systems s.r.o.",
        ),
        ("{name} is first.", "Delta s.r.o.", "Delta s.r.o. is first."),
        ("It says {name}.", "and so on..", "It says and so on..."),
        ("It is in {name}.txt.", "a.", "It is in a..txt."),
        ("{name}", "wait.. and go", "wait.. and go"),
    ],
)
def test_a_sentence_that_ends_with_a_name_ends_once(sentence: str, name: str, said: str) -> None:
    assert words(Message(sentence, {"name": name}), "en").endswith(said)
    inner = Message("{name}", {"name": name})
    assert words(Message(sentence, {"name": inner}), "en").endswith(said)
