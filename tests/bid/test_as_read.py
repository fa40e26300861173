"""Each answer is shown beside its question, as it was read."""

from pathlib import Path

from support.examples import small_lock

from procure.bid.read import read_bid
from procure.evaluation.as_read import as_read
from procure.evaluation.as_read_text import WIDTH, plain_text
from procure.model.blocks import Heading, Paragraph, Table

BID = """
tenderer: {name: Acme Ltd, subcontractors: [{name: Tallow, share: 12.5}]}
answers:
  street/comfort: {value: "Arm rests\\nand a seat", evidence: plan.pdf#2}
  street/clearance: "2,5"
  street/power: sun
  street/footprint: {value: 450}
tables:
  street/features: [{feature: Arm rests, present: yes}, {feature: Back, present: maybe}]
evidence: {street: [plan.pdf]}
"""


def text_of(tmp_path: Path, source: str = BID) -> str:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "bid.yaml").write_text(source, encoding="utf-8")
    (folder / "plan.pdf").write_bytes(b"plan")
    bid = read_bid(small_lock(), folder, "officer").bid
    assert bid is not None
    return plain_text(as_read(small_lock(), bid))


def test_an_answer_stands_beside_its_question_with_state_place_and_evidence(
    tmp_path: Path,
) -> None:
    assert """
  Question: How do older people sit down on the bench and get up again?
  Answer as read: Arm rests
    and a seat
  State: answered
  Where it stands: acme/bid.yaml:4 answers.street/comfort.value
  Evidence: plan.pdf#2
""" in text_of(tmp_path)


def test_a_number_stands_with_its_unit_and_a_choice_in_words(tmp_path: Path) -> None:
    text = text_of(tmp_path)
    assert "Answer as read: 450 kgCO2e\n" in text
    assert "Answer as read: Solar panel\n" in text


def test_what_could_not_be_read_says_why(tmp_path: Path) -> None:
    assert """
  Question: Clear width left beside the bench (m)
  Answer as read: 2,5
  State: not readable: '2,5' is not a number.""" in text_of(tmp_path)


def test_a_blank_answer_says_so(tmp_path: Path) -> None:
    assert """
  Question: Country the wood comes from
  Answer as read: -
  State: left blank
""" in text_of(tmp_path)


def test_a_table_stands_row_by_row(tmp_path: Path) -> None:
    assert """
  Row: 2
  Feature: Back
  Present: not readable: "maybe"
""" in text_of(tmp_path)


def test_every_question_of_the_form_is_there(tmp_path: Path) -> None:
    text = text_of(tmp_path, "tenderer: {name: Acme}\n")
    for locked in small_lock().criteria:
        for requirement in locked.criterion.requirements:
            assert requirement.question in text.replace("\n    ", " ")


def test_blocks_begin_with_the_bids_heading(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "bid.yaml").write_text("tenderer: {name: Acme}\n", encoding="utf-8")
    bid = read_bid(small_lock(), folder, "officer").bid
    assert bid is not None
    first, second, third, *_ = as_read(small_lock(), bid)
    assert (type(first), type(second), type(third)) == (Heading, Paragraph, Table)
    assert str(first.text if isinstance(first, Heading) else "") == "acme: Acme"


def test_lines_are_not_longer_than_they_have_to_be(tmp_path: Path) -> None:
    words = "word " * 400
    text = text_of(tmp_path, f"tenderer: {{name: A}}\nanswers: {{street/comfort: {words}}}\n")
    assert max(len(line) for line in text.splitlines() if "word" in line) <= WIDTH
