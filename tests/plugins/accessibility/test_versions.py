"""Versions as people write them, and whether two are the same."""

from fractions import Fraction

import pytest
from procure_accessibility.versions import names_version, version_match


@pytest.mark.parametrize(
    ("reported", "offered"),
    [
        ("10", "10"),
        ("Release 10", "10"),
        ("10", "Foo 10"),
        ("v10.2", "Version 10.2"),
        ("Portal for Windows 11, version 4.1", "4.1"),
        ("sürüm 10", "10."),
        ("Spring", "SPRING"),
    ],
)
def test_a_version_is_the_same_however_it_is_called(reported: str, offered: str) -> None:
    assert version_match(reported, offered) == version_match(offered, reported) == 1


@pytest.mark.parametrize(
    ("reported", "offered"),
    [("1.2", "11.2"), ("Spring", "Autumn"), ("", "10"), ("10", ""), ("Suite 3 Portal 4", "4")],
)
def test_another_version_is_not_the_same(reported: str, offered: str) -> None:
    assert version_match(reported, offered) == 0


def test_the_same_major_number_is_worth_half() -> None:
    assert version_match("Kiosk 10.1", "10.2") == Fraction(1, 2)


@pytest.mark.parametrize(("text", "named"), [("Suite 3 Portal 4", True), ("Portal 5", False)])
def test_a_text_that_names_product_and_version_names_the_version(text: str, named: bool) -> None:
    assert names_version(text, "4") is named
