# ruff: noqa: RUF001
"""A remark in a condition reads as a quotation, and the sentence after it as a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_accessibility.contract import gap_clause
from procure_accessibility.gaps import Gap
from procure_accessibility.levels import PARTIAL
from procure_accessibility.quote import quoted

from procure.api import Case
from procure.language.words import words
from procure.model.message import Message

CaseOf = Callable[..., Case]
JOINS = {
    "en": "“Some images lack text”. The supplier mends it",
    "es": "«Some images lack text». El proveedor lo corrige",
    "tr": "“Some images lack text”. Yüklenici bunu",
    "ja": "「Some images lack text」。受注者はこれを",
    "ar": "«Some images lack text». يصلحه المورّد",
}
WAYS = {
    "en": "“By phone”. Proof:",
    "es": "(«By phone») a:",
    "tr": "(“By phone”)",
    "ja": "（「By phone」）",
    "ar": "(«By phone»)",
}
NUMBER = "1.1.1"


def in_language(case_of: CaseOf, gap: Gap, language: str) -> str:
    found = case_of("reported-support", {"reported-support": (True, "acr.json")})
    text = gap_clause(found, gap).text
    assert isinstance(text, Message)
    return words(text, language)


@pytest.mark.parametrize("remark", ["Some images lack text", "Some images lack text."])
@pytest.mark.parametrize("language", JOINS)
def test_the_next_sentence_begins_after_the_quotation_in_every_language(
    case_of: CaseOf, language: str, remark: str
) -> None:
    gap = Gap(NUMBER, PARTIAL, remark, "", "acr.yaml")
    assert JOINS[language] in in_language(case_of, gap, language)


@pytest.mark.parametrize("way", ["By phone", "By phone."])
@pytest.mark.parametrize("language", WAYS)
def test_the_way_round_ends_its_sentence_in_every_language(
    case_of: CaseOf, language: str, way: str
) -> None:
    gap = Gap(NUMBER, PARTIAL, "", "", "acr.yaml", way)
    assert WAYS[language] in in_language(case_of, gap, language)


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("Grey.", "Grey"),
        ("灰色です。", "灰色です"),
        ("Is it grey?", "Is it grey?"),
        ("Grey...", "Grey..."),
        ("Two\n lines", "Two lines"),
        ("The “Search” button, «Buscar», 「検索」", "The ‘Search’ button, ‹Buscar›, 『検索』"),
        ("a " * 150, "a " * 99 + "a…"),
    ],
)
def test_words_are_quoted_without_what_would_end_the_quotation(remark: str, shown: str) -> None:
    assert quoted(remark) == shown


@given(st.text())
def test_nothing_inside_closes_the_quotation_or_grows_beyond_it(remark: str) -> None:
    found = quoted(remark)
    assert not set(found) & set("“”«»「」")
    assert len(found) <= 201
    assert found == " ".join(found.split())
