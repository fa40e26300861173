"""Text for terminals: nothing wider than the terminal, nothing lost, nothing that steers it."""

from hypothesis import given
from hypothesis import strategies as st

from procure.questionnaire.layout import clean, columns, wrap


@given(st.text(), st.integers(min_value=4, max_value=90))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in wrap(text, width, "  "))


@given(st.text(), st.integers(min_value=4, max_value=90))
def test_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    def bare(shown: str) -> str:
        return "".join(sign for sign in shown if sign not in " \n")

    assert bare("".join(wrap(text, width))) == bare(clean(text))


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("seat height is missing", 12) == ["seat height", "is missing"]


def test_a_wide_sign_takes_two_columns() -> None:
    assert wrap("座面の高さ", 4) == ["座面", "の高", "さ"]


def test_what_a_bidder_wrote_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in clean("\x1b[2J\x1b[31mlevel 4\x07")


def test_what_a_bidder_wrote_cannot_turn_a_line_round() -> None:
    assert "\u202e" not in clean("4 level \u202egnihton")
