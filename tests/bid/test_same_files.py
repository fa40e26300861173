"""The same file from two bidders is pointed out: a form as an error, a paper as a warning."""

from procure.bid.same_files import same_files
from procure.model.finding import Severity
from procure.record.events import Received


def received(**files: str) -> Received:
    named = {name.replace("_", "."): digest for name, digest in files.items()}
    return Received(at="2026-04-14T09:00:00Z", by="mira", bidder="x", files=named)


def test_the_same_form_from_two_bidders_is_an_error_at_each() -> None:
    found = same_files(
        {"birch": received(bid_xlsx="aa", plan_pdf="cc"), "acme": received(bid_xlsx="aa")}
    )
    assert [(one.where, str(one.what)) for one in found] == [
        ("acme/bid.xlsx", "This file and birch/bid.xlsx are the same, byte for byte."),
        ("birch/bid.xlsx", "This file and acme/bid.xlsx are the same, byte for byte."),
    ]
    assert {(one.code, one.severity) for one in found} == {("procure.same-file", Severity.ERROR)}


def test_a_paper_that_two_bidders_enclose_is_a_warning_that_says_what_it_may_be() -> None:
    found = same_files({name: received(steel_json="aa") for name in ("acme", "birch")})
    assert [one.severity for one in found] == [Severity.WARNING] * 2
    assert str(found[0].what) == (
        "This file and birch/steel.json are the same, byte for byte. It may come from a supplier"
        " of both; if not, ask how both came to have it."
    )


def test_three_bidders_are_all_named() -> None:
    found = same_files({name: received(a_pdf="aa") for name in ("acme", "birch", "cedar")})
    assert "birch/a.pdf, cedar/a.pdf" in str(found[0].what)


def test_the_same_file_twice_from_one_bidder_is_nothing() -> None:
    assert same_files({"acme": received(a_pdf="aa", b_pdf="aa")}) == ()


def test_different_files_are_nothing() -> None:
    assert same_files({"acme": received(a_pdf="aa"), "birch": received(a_pdf="bb")}) == ()


def test_what_the_buyer_gave_to_everybody_is_nothing() -> None:
    both = {"acme": received(a_pdf="aa"), "birch": received(a_pdf="aa")}
    assert same_files(both, issued=("aa",)) == ()
