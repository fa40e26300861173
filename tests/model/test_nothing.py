import pytest

from procure.model.bid import Place, Response, Standing, State
from procure.model.nothing import only_marks, says_none


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "—", " ? ", "...", "none", "None.", "N/A", "(n/a)", "not  applicable"),
        *("n / a", "\uff2e\uff0f\uff21", "HİÇBİRİ"),
        *("ninguno", "No aplica", "YOK", "なし", "該当なし", "لا يوجد"),
    ],
)
def test_a_dash_or_a_word_for_none_names_nothing(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize(
    "text",
    ["dpa.pdf#4", "1", "none but the hoster", "No. 7", "Nada Ltd", "ada@acme.example", "暗号化"],
)
def test_what_says_more_names_something(text: str) -> None:
    assert not says_none(text)


def test_the_code_of_norway_is_more_than_marks() -> None:
    assert not only_marks("NO")


@pytest.mark.parametrize(
    ("evidence", "standing"),
    [
        ("dpa.pdf", Standing.EVIDENCED),
        ("", Standing.CLAIMED),
        ("-", Standing.CLAIMED),
        ("none", Standing.CLAIMED),
        ("none; n/a", Standing.CLAIMED),
        ("none; dpa.pdf", Standing.EVIDENCED),
    ],
)
def test_a_dash_backs_no_answer(evidence: str, standing: Standing) -> None:
    answer = Response("pack/x", State.ANSWERED, True, "yes", Place("bid.yaml"), evidence)
    assert answer.standing is standing
