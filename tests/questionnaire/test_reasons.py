"""What a reason must be."""

import pytest

from procure.questionnaire.reasons import (
    comparison_warning,
    file_warning,
    files_named,
    folder_warning,
    pointer_fault,
    reason_fault,
    words,
)

LEVELS = (
    "Nothing is said, or the bench has no arm rests.",
    "Arm rests are claimed; no drawing shows them.",
)


@pytest.mark.parametrize("reason", ["", "ok", "very good", "…"])
def test_too_few_words_are_refused(reason: str) -> None:
    assert "at least 3 words" in str(reason_fault(reason, LEVELS))


@pytest.mark.parametrize(
    "reason",
    [
        "Arm rests are claimed; no drawing shows them.",
        "ARM RESTS ARE CLAIMED no drawing shows them",
        "As level 1: arm rests are claimed",
        "No drawing shows the arm rests",
    ],
)
def test_the_text_of_a_level_over_again_is_refused(reason: str) -> None:
    assert "only repeats the text of level 1" in str(reason_fault(reason, LEVELS))


@pytest.mark.parametrize(
    "reason",
    [
        "Page 4 claims arm rests, no drawing",
        "座面の高さは図面の四ページにある",
        "لا يوجد رسم يوضح ذلك",
    ],
)
def test_a_reason_that_says_something_of_the_bid_stands(reason: str) -> None:
    assert reason_fault(reason, LEVELS) is None


def test_a_japanese_sentence_has_words() -> None:
    assert len(words("座面の高さ")) == 5


@pytest.mark.parametrize("reason", ["better than ACME LTD here", "Acme Ltd's drawing was clearer"])
def test_naming_another_bidder_is_noticed(reason: str) -> None:
    assert "Acme Ltd" in str(comparison_warning(reason, ["Acme Ltd"]))


def test_a_name_inside_another_word_is_not_a_name() -> None:
    assert comparison_warning("the acmeist poets wrote this", ["acme"]) is None


@pytest.mark.parametrize("pointer", ["", "-", "..", "#!"])
def test_a_pointer_names_a_place(pointer: str) -> None:
    assert pointer_fault(pointer) is not None


FILES = (
    "offer.md",
    "bid.xlsx",
    "Site plan 2.pdf",
    "Plan,rev2.pdf",
    "計画書.pdf",
    "U\u0308bersicht.pdf",
)


@pytest.mark.parametrize(
    "pointer",
    [
        "offer.md#2",
        "acme/OFFER.md page 4",
        "bid.xlsx!Street!D4",
        "see (offer.md), and bid.xlsx",
        "“offer.md”, [bid.xlsx], «offer.md»",
        "Site plan 2.pdf page 1",
        "plan,rev2.pdf#1",
        "C:\\bids\\acme\\offer.md",
        "計画書.pdfの4ページ",
        "「計画書.pdf」、offer.md",
        "添付の計画書.pdf 4頁",
        "Übersicht.pdf",
        "bid.xlsx!Node.js!D4",
        "the visit of 3.5.2026, at 2.5m",
        "section 3.2a, v1.2b, art.6bis, 10.00Uhr, page 4.The table",
        "Co.Ltd, info@acme.com",
    ],
)
def test_a_place_in_a_listed_file_or_in_none_is_not_pointed_out(pointer: str) -> None:
    assert file_warning(pointer, FILES) is None


@pytest.mark.parametrize(
    ("pointer", "named"),
    [
        ("ofer.md#2", "ofer.md"),
        ("acme/Sketch.pdf page 9", "Sketch.pdf"),
        ("offer.md#2 and price.xlsx", "price.xlsx"),
        ("see nowhere.pdf.", "nowhere.pdf"),
        ("nowhere.pdf-4", "nowhere.pdf"),
        ("図面.pdfの4ページ", "図面.pdf"),
        ("old-offer.md", "old-offer.md"),
    ],
)
def test_a_place_in_a_file_that_is_not_listed_is_pointed_out(pointer: str, named: str) -> None:
    assert f"No file called {named} is listed" in str(file_warning(pointer, FILES))


@pytest.mark.parametrize(
    "pointer", ["bolt/offer.md#2", "see Bolt/offer.md", "bids\\bolt\\offer.md"]
)
def test_a_place_in_the_folder_of_another_bidder_is_pointed_out(pointer: str) -> None:
    assert "bolt is the folder of another bidder" in str(folder_warning(pointer, ["bolt"]))


@pytest.mark.parametrize("pointer", ["acme/offer.md", "nut-bolt/a.md", "bolt.pdf", "bolts/nuts.md"])
def test_a_place_elsewhere_is_in_nobody_elses_folder(pointer: str) -> None:
    assert folder_warning(pointer, ["bolt"]) is None


def test_names_of_files_are_found_in_a_cell_filled_to_its_limit() -> None:
    most = 32_767
    assert files_named("x" * most) == []
    assert files_named("." * most) == []
    assert len(files_named("a.pdf " * (most // 6))) == most // 6
    assert files_named("a.pdf" * (most // 5)) == ["a.pdf" * (most // 5)]
