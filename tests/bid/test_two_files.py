"""Two files for one bidder: workbook and YAML, or two workbooks."""

from pathlib import Path

import pytest
from forms.broken import answers, codes, edited, form
from support.examples import small_lock

from procure.bid.differences import Difference
from procure.bid.read import compare_files, read_bid, read_price
from procure.forms.price_form import price_form
from procure.scoring.price_rules import CORE_RULES


def folder(tmp_path: Path, **files: bytes) -> Path:
    made = tmp_path / "acme"
    made.mkdir()
    for name, content in files.items():
        (made / name.replace("_", ".")).write_bytes(content)
    return made


def compared(tmp_path: Path, workbook: bytes, source: str) -> list[tuple[str, str, str]]:
    made = folder(tmp_path, bid_xlsx=workbook, bid_yaml=source.encode())
    found: tuple[Difference, ...] = compare_files(small_lock(), made)
    return [(one.id, one.in_workbook, one.in_yaml) for one in found]


@pytest.mark.parametrize(
    ("source", "difference"),
    [
        ("answers: {street/clearance: 3}", ("street/clearance", "'2'", "'3'")),
        ("answers: {street/clearance: }", ("street/clearance", "'2'", "left blank")),
        (
            'answers: {street/clearance: "2,0"}',
            ("street/clearance", "'2'", "not readable ('2,0')"),
        ),
        (
            "answers: {street/clearance: {value: 2, evidence: a.pdf}}",
            ("street/clearance evidence", "left blank", "'a.pdf'"),
        ),
        (
            "answers: {street/clearance: {value: 2, confidential: secret}}",
            ("street/clearance confidential", "left blank", "'secret'"),
        ),
        (
            "answers: {street/clearance: 2, street/power: not applicable}",
            ("street/power", "left blank", "not applicable"),
        ),
        (
            "answers: {street/clearance: 2}\ntables: {street/coverage: [{zone: Centre, share: 5}]}",
            ("street/coverage[Centre].share", "left blank", "'5'"),
        ),
        (
            "answers: {street/clearance: 2}\n"
            "tables: {street/features: [{feature: Back, present: yes}]}",
            ("street/features[1]", "no such row", "Back; yes"),
        ),
    ],
)
def test_each_answer_that_differs_is_listed(
    tmp_path: Path, source: str, difference: tuple[str, str, str]
) -> None:
    workbook = edited(answers(clearance=2))
    found = compared(tmp_path, workbook, f"tenderer: {{name: Acme Ltd}}\n{source}\n")
    assert found == [difference]


def test_nothing_is_listed_where_they_agree(tmp_path: Path) -> None:
    source = "tenderer: {name: Acme Ltd}\nanswers: {street/clearance: 2.0}\n"
    assert compared(tmp_path, edited(answers(clearance=2)), source) == []


def test_one_file_alone_has_no_differences(tmp_path: Path) -> None:
    assert compare_files(small_lock(), folder(tmp_path, bid_xlsx=form())) == ()


def test_a_second_filled_form_is_an_error_that_names_it(tmp_path: Path) -> None:
    made = folder(tmp_path, bid_xlsx=edited())
    (made / "bid-form (2).xlsx").write_bytes(edited(answers(clearance=2)))
    result = read_bid(small_lock(), made, "officer")
    assert result.bid is not None
    (finding,) = result.bid.findings
    assert (finding.code, finding.where) == ("procure.second-form", "acme/bid-form (2).xlsx")


def test_a_copy_of_the_bid_is_no_second_form(tmp_path: Path) -> None:
    one = edited()
    made = folder(tmp_path, bid_xlsx=one, copy_xlsx=one)
    assert codes(read_bid(small_lock(), made, "officer")) == []


def test_an_evidence_workbook_is_no_second_form(tmp_path: Path) -> None:
    quantities = edited(answers(clearance=2), lambda book: book.remove(book["Form"]))
    made = folder(tmp_path, bid_xlsx=edited(), boq_xlsx=quantities)
    assert codes(read_bid(small_lock(), made, "officer")) == []


def test_a_second_price_form_stays_closed(tmp_path: Path) -> None:
    made = folder(tmp_path, bid_xlsx=edited())
    (made / "price (2).xlsx").write_bytes(edited(answers(clearance=2)))
    assert codes(read_bid(small_lock(), made, "officer")) == []


@pytest.mark.parametrize("name", ["bid-form (1).xlsx", "BID.XLSX", "bid.xlsm", "offer.ods"])
def test_a_form_under_another_name_is_named(tmp_path: Path, name: str) -> None:
    made = folder(tmp_path)
    (made / name).write_bytes(form())
    (problem,) = read_bid(small_lock(), made, "bidder").problems
    assert str(problem) == (
        f"acme: has no bid.xlsx and no bid.yaml, only {name}. Save the filled-in form as bid.xlsx."
    )


def test_a_price_under_another_name_is_named_without_looking_in(tmp_path: Path) -> None:
    made = folder(tmp_path, bid_xlsx=form())
    (made / "price-form (1).xlsx").write_bytes(price_form(small_lock(), CORE_RULES))
    (problem,) = read_price(small_lock(), made, "bidder").problems
    assert "only price-form (1).xlsx." in problem.what
