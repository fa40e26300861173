"""What an answer and a row name as evidence, beside the files that came with the bid."""

from pathlib import Path

import pytest
from support.examples import small_lock

from procure.bid.evidence import files_named
from procure.bid.read import read_bid
from procure.bid.stored import bid_from_json, bid_to_json
from procure.model.bid import Bid, Standing


def bid(tmp_path: Path, proof: str, evidence: str = "dpa.pdf") -> Bid:
    """Return a bid with one file, ``dpa.pdf``, and a proof and a pointer that name something."""
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "dpa.pdf").write_text("x", encoding="utf-8")
    (folder / "bid.yaml").write_text(
        f"""
tenderer: {{name: Acme}}
answers: {{street/footprint: {{value: 36, evidence: {evidence}}}}}
tables: {{street/features: [{{feature: arm rest, present: yes, proof: {proof}}}]}}
""",
        encoding="utf-8",
    )
    read = read_bid(small_lock(), folder, "bidder").bid
    assert read is not None
    return read


def missing(of: Bid) -> list[str]:
    """Return where evidence is missing."""
    return [one.where for one in of.findings if one.code == "procure.evidence-missing"]


def test_an_answer_that_points_to_no_file_is_a_claim(tmp_path: Path) -> None:
    read = bid(tmp_path, "dpa.pdf", "nofile.pdf#1")
    assert read.responses["street/footprint"].standing is Standing.CLAIMED


def test_a_proof_that_names_no_file_is_warned_about_with_its_cell(tmp_path: Path) -> None:
    (where,) = missing(bid(tmp_path, "see website"))
    assert "street/features" in where


def test_a_proof_that_names_a_file_is_not_warned_about(tmp_path: Path) -> None:
    assert not missing(bid(tmp_path, "dpa.pdf#2"))


def test_the_form_itself_is_no_evidence(tmp_path: Path) -> None:
    assert bid(tmp_path, "bid.yaml").files == ("dpa.pdf",)


def test_a_file_that_was_replaced_did_not_come_with_the_bid(tmp_path: Path) -> None:
    old = tmp_path / "acme" / "replaced-1"
    old.mkdir(parents=True)
    (old / "old.pdf").write_text("x", encoding="utf-8")
    (tmp_path / "acme").rename(tmp_path / "moved")
    read = bid(tmp_path, "dpa.pdf")
    (tmp_path / "moved" / "replaced-1").rename(tmp_path / "acme" / "replaced-1")
    again = read_bid(small_lock(), tmp_path / "acme", "bidder").bid
    assert again is not None
    assert again.files == read.files


def test_files_survive_storing(tmp_path: Path) -> None:
    read = bid(tmp_path, "dpa.pdf")
    assert bid_from_json(bid_to_json(read)) == read


@pytest.mark.parametrize(
    "said", ["dpa.pdf", "DPA.pdf#4", "dpa.pdf, page 4", "see dpa.pdf.", "web; dpa.pdf"]
)
def test_a_file_is_named_whatever_stands_around_its_name(said: str) -> None:
    assert files_named(said, ("dpa.pdf",)) == ("dpa.pdf",)


@pytest.mark.parametrize("said", ["my-dpa.pdf", "dpa.pdf.sig", "dpa.pdfx", "dpa", "xdpa.pdf"])
def test_a_longer_name_is_another_file(said: str) -> None:
    assert not files_named(said, ("dpa.pdf",))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("docs/offer.md#2", "offer.md"),
        ("offer.md#2", "docs/offer.md"),
        ("docs\\offer.md", "docs/offer.md"),
        ("./offer.md", "offer.md"),
        ("A\u00e7\u0131k teklif.md", "Ac\u0327\u0131k teklif.md"),
        ("dpa.pdf\u306e2\u9801", "dpa.pdf"),
        ("\u5225\u7d19dpa.pdf", "dpa.pdf"),
        ("\u0648dpa.pdf", "dpa.pdf"),
    ],
)
def test_a_file_is_known_however_its_folder_and_letters_are_written(said: str, name: str) -> None:
    assert files_named(said, (name, "other.pdf")) == (name,)


def test_without_its_folder_a_name_of_two_files_is_neither() -> None:
    assert not files_named("c/plan.pdf", ("a/plan.pdf", "b/plan.pdf"))
