"""Formulas of figures run from left to right in every language; all else is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.language.formulas import parted
from procure.language.fragments import fragments
from procure.model.message import Message


def formulas(text: str) -> list[str]:
    return [said for said, formula in parted(text) if formula]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (
            "(6,000 − 4,350) / (6,000 − 3,000) × 8 = 4.4",
            "(6,000 − 4,350) / (6,000 − 3,000) × 8 = 4.4",
        ),
        ("المستوى: 3 / 4 × 6 = 4.5.", "3 / 4 × 6 = 4.5"),
        ("30 % × (1 − 0.2 × (1 − 0.5)) × 8 = 1", "30 % × (1 − 0.2 × (1 − 0.5)) × 8 = 1"),
        ("2,000 USD / 1.1 = 1,818 EUR", "2,000 USD / 1.1 = 1,818 EUR"),
        ("K = (0.7² − 0.6) / (0.7 + 1) = 0.68", "K = (0.7² − 0.6) / (0.7 + 1) = 0.68"),
        ("log(2) / log(3) = 0.63، إلى 12", "log(2) / log(3) = 0.63"),
        ("معادلة (=4200+150). اكتبوا", "=4200+150"),
        ("النتيجة (1 EUR = 1.1 USD في آذار)", "1 EUR = 1.1 USD"),
    ],
)
def test_a_formula_of_figures_is_one_part(text: str, formula: str) -> None:
    assert formulas(text) == [formula]


@pytest.mark.parametrize(
    "text",
    [
        "14 أبريل 2026، 12:00 UTC+01:00",
        "من 2026-04-14 إلى H-17",
        "kWh/year أو km/h",
        "+353 1 555 0177",
        "أقصى النقاط × (1 − السعر / الميزانية)",
        "المباني × 8 = 6",
        "4,350 kgCO2e",
    ],
)
def test_what_is_no_formula_of_figures_is_left_in_its_sentence(text: str) -> None:
    assert formulas(text) == []


@given(st.text(alphabet="12.,()+−×=/ :أبABC%²", max_size=40))
def test_no_sign_is_lost_or_moved(text: str) -> None:
    assert "".join(said for said, _ in parted(text)) == text


def test_an_arabic_sentence_orders_its_formula_by_itself() -> None:
    said = Message(
        "level {level} / {top} × {most} = {points}", {"level": 3, "top": 4, "most": 6, "points": 4}
    )
    assert [(one.text, one.turned) for one in fragments(said, "ar")] == [
        ("المستوى: ", False),
        ("3 / 4 × 6 = 4", True),
    ]


def test_a_japanese_sentence_is_not_cut_at_its_formula() -> None:
    said = Message(
        "level {level} / {top} × {most} = {points}", {"level": 3, "top": 4, "most": 6, "points": 4}
    )
    assert len(fragments(said, "ja")) == 1
