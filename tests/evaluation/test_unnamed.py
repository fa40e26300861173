"""Names that are left out of what others read, and ordinary words that are not."""

import pytest

from procure.evaluation.unnamed import _without_form, without


def test_a_short_name_is_left_out_as_it_is_written_only() -> None:
    text = "Better than Oakline here; an oakline finish is shown."
    assert without(text, (), ("Oakline",)) == "Better than […] here; an oakline finish is shown."


@pytest.mark.parametrize(
    ("name", "short"),
    [("Oakline Joinery Ltd", "Oakline Joinery"), ("Nordhall Urban A/S", "Nordhall Urban"),
     ("Acme S.r.l.", "Acme"), ("Ltd", "Ltd")],
)  # fmt: skip
def test_a_name_is_known_without_its_legal_form(name: str, short: str) -> None:
    assert _without_form(name) == short
