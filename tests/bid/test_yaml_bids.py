"""A bid written as YAML: every fault with its line, all at once."""

from pathlib import Path

import pytest
from support.examples import small_lock

from procure.bid.read import ReadBid, read_bid
from procure.forms.bid_form import bid_form
from procure.model.bid import Standing, State


def read(tmp_path: Path, yaml: str) -> ReadBid:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "bid.yaml").write_text(yaml, encoding="utf-8")
    (folder / "plan.pdf").write_bytes(b"plan")
    return read_bid(small_lock(), folder, "bidder")


def said(result: ReadBid) -> list[str]:
    return [str(problem) for problem in result.problems]


def test_every_requirement_has_a_response_and_every_published_row_stands(tmp_path: Path) -> None:
    bid = read(tmp_path, "tenderer: {name: Acme Ltd}\n").bid
    assert bid is not None
    assert len(bid.responses) == 10
    assert [row.key for row in bid.tables["street/coverage"]] == ["Centre", "Harbour"]
    assert bid.tables["street/features"] == ()


def test_an_answer_with_a_file_is_evidenced_and_one_without_is_claimed(tmp_path: Path) -> None:
    bid = read(
        tmp_path,
        """
tenderer: {name: Acme Ltd}
answers:
  street/permit: {value: yes, evidence: plan.pdf#2}
  street/repair-time: yes
evidence: {street: [plan.pdf]}
""",
    ).bid
    assert bid is not None
    assert bid.responses["street/permit"].standing is Standing.EVIDENCED
    assert bid.responses["street/repair-time"].standing is Standing.CLAIMED
    assert [(one.pack, one.file) for one in bid.evidence] == [("street", "plan.pdf")]


@pytest.mark.parametrize(("evidence", "asked"), [("plan.pdf", False), ('"-"', True)])
def test_required_evidence_that_is_a_dash_is_asked_for(
    tmp_path: Path, evidence: str, asked: bool
) -> None:
    answers = f"answers:\n  street/footprint: {{value: 400, evidence: {evidence}}}\n"
    bid = read(tmp_path, f"tenderer: {{name: Acme Ltd}}\n{answers}").bid
    assert bid is not None
    assert any(one.code == "procure.evidence-required" for one in bid.findings) is asked


def test_a_list_of_evidence_is_told_how_it_is_written(tmp_path: Path) -> None:
    answers = "answers:\n  street/permit: {value: yes, evidence: [plan.pdf#2, seat.pdf]}\n"
    faults = said(read(tmp_path, f"tenderer: {{name: Acme Ltd}}\n{answers}"))
    assert [one.split(" ", 1)[1] for one in faults] == [
        "answers.street/permit.evidence: holds several values."
        " Write 'plan.pdf#2; seat.pdf' instead."
    ]


def test_all_faults_are_listed_at_once_each_with_its_line(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """
tenderer: {nam: Acme Ltd}
answer: {}
answers:
  street/colour: green
  street/clearance: {value: 2, proof: plan.pdf}
tables:
  street/origin: []
  street/coverage:
    - {zone: Suburb, share: 3}
    - {share: 3}
evidence: {street: [gone.pdf], sea: [plan.pdf]}
""",
    )
    assert said(result) == [
        "acme/bid.yaml:3 answer: is not a key known here. "
        "Use form, tenderer, answers, tables, evidence.",
        "acme/bid.yaml:2 tenderer.nam: is not a key known here. Use name, id, size, valid_until, "
        "signatory, confidential, consortium, subcontractors.",
        "acme/bid.yaml:5 answers.street/colour: is not asked in this tender. "
        "Check the id, or leave it out.",
        "acme/bid.yaml:6 answers.street/clearance.proof: is not a key known here. "
        "Use value, evidence, confidential.",
        "acme/bid.yaml:8 tables.street/origin: is not a table of this tender. "
        "Check the id, or leave it out.",
        "acme/bid.yaml:10 tables.street/coverage.0: row 'Suburb' is not one of the buyer's rows. "
        "Name a row of the form in 'zone'.",
        "acme/bid.yaml:11 tables.street/coverage.1: row '' is not one of the buyer's rows. "
        "Name a row of the form in 'zone'.",
        "acme/bid.yaml:12 evidence.sea: is not a pack of this tender. Use street.",
        "acme/bid.yaml: the tenderer has no name. Write the legal name of the bidder.",
        "acme/bid.yaml:12 evidence.street.0: 'gone.pdf' is listed as evidence, but no such file "
        "came with the bid. Put the file beside the form, under exactly this name.",
    ]


def test_more_rows_than_asked_are_a_problem_and_the_first_count(tmp_path: Path) -> None:
    rows = "\n".join(f"    - {{feature: number {n}, present: yes}}" for n in range(6))
    result = read(tmp_path, f"tenderer: {{name: Acme}}\ntables:\n  street/features:\n{rows}\n")
    assert result.bid is not None
    assert len(result.bid.tables["street/features"]) == 5
    assert said(result) == [
        "acme/bid.yaml:9 tables.street/features.5: is beyond the 5 rows asked. Leave it out."
    ]


def test_a_file_outside_the_folder_is_never_evidence(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    result = read(
        tmp_path, "tenderer: {name: Acme}\nevidence: {street: [../secret.pdf, /etc/hostname]}\n"
    )
    assert result.bid is not None
    assert result.bid.evidence == ()
    assert len(result.problems) == 2


def test_if_both_files_are_there_the_workbook_counts_and_differences_are_named(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "bid.xlsx").write_bytes(bid_form(small_lock()))
    (folder / "bid.yaml").write_text(
        "tenderer: {name: Acme}\nanswers: {street/permit: yes}\n", encoding="utf-8"
    )
    bid = read_bid(small_lock(), folder, "bidder").bid
    assert bid is not None
    assert bid.responses["street/permit"].state is State.BLANK
    assert [(one.code, one.where, str(one.what)) for one in bid.findings] == [
        (
            "procure.both-files",
            "acme/bid.yaml",
            "Both bid.xlsx and bid.yaml came; the workbook counts. "
            "They differ in: tenderer.name, street/permit.",
        ),
        (
            "procure.differs",
            "acme/bid.xlsx",
            "tenderer.name: left blank in the workbook, 'Acme' in bid.yaml.",
        ),
        (
            "procure.differs",
            "acme/bid.xlsx!Street furniture!D17",
            "street/permit: left blank in the workbook, 'yes' in bid.yaml.",
        ),
    ]


def test_what_the_file_leaves_out_has_a_place_that_names_it(tmp_path: Path) -> None:
    written = "tenderer: {name: Acme}\ntables: {street/coverage: [{zone: Centre}]}\n"
    found = read(tmp_path, written).bid
    assert found is not None
    assert str(found.responses["street/footprint"].place) == "acme/bid.yaml street/footprint"
    centre, harbour = found.tables["street/coverage"]
    assert str(centre.cells["share"].place) == "acme/bid.yaml:2 tables.street/coverage.0.share"
    assert str(harbour.cells["share"].place) == "acme/bid.yaml street/coverage Harbour.share"
