"""Answers of bidders in a report: yes and no in the report's language."""

from procure.evaluation.model import ShownCell, ShownResponse, ShownTable
from procure.language.words import words
from procure.model.blocks import Cell, Paragraph, Table, content
from procure.model.message import Message
from procure.report.award_answers import answers, backing, filled_tables

RESPONSE = ShownResponse(
    requirement="street/permit",
    question="Is there a permit?",
    state="answered",
    standing="claimed",
    answer="yes",
    raw="Yes",
    unit="",
    where="acme/bid.xlsx!Street!D4",
    evidence="",
    confidential="",
    type="boolean",
)
TABLE = ShownTable(
    requirement="street/rows",
    question="Which rows are met?",
    columns=("Row", "Met", "Remark"),
    rows=(("C1", "yes", "no"), ("C2", "no", "")),
    where=("acme/bid.xlsx!Rows!A4", "acme/bid.xlsx!Rows!A5"),
    types=("", "boolean", "text"),
)


def said(cell: Cell) -> str:
    held = content(cell)
    return words(held, "ja") if isinstance(held, str | Message) else ""


def test_yes_is_said_in_the_reports_language() -> None:
    (line,) = answers((RESPONSE,))
    assert isinstance(line, Paragraph)
    assert words(line.text, "ja").startswith("はい（acme/bid.xlsx!Street!D4、")  # noqa: RUF001


def test_a_text_that_says_yes_stays_what_the_bidder_wrote() -> None:
    (line,) = answers((RESPONSE.model_copy(update={"type": "text"}),))
    assert isinstance(line, Paragraph)
    assert words(line.text, "ja").startswith("yes（")  # noqa: RUF001


def test_yes_and_no_of_a_table_are_said_in_columns_that_ask_for_them() -> None:
    (table,) = filled_tables((TABLE,))
    assert isinstance(table, Table)
    rows = [[said(cell) for cell in row] for row in table.rows]
    assert rows == [["C1", "はい", "no"], ["C2", "いいえ", ""]]


def test_a_number_is_written_as_the_report_writes_numbers() -> None:
    update = {"type": "number", "answer": "3300.5", "unit": "kgCO2e"}
    (line,) = answers((RESPONSE.model_copy(update=update),))
    assert isinstance(line, Paragraph)
    assert words(line.text, "es").startswith("3.300,5 kgCO2e (")


def test_why_an_answer_could_not_be_read_is_said_in_the_reports_language() -> None:
    fault = Message("{quoted} is not a number.", {"quoted": "'4.5 t'"})
    update = {"state": "unreadable", "fault": fault, "clarified": "4500"}
    (table,) = answers((RESPONSE.model_copy(update=update),))
    assert isinstance(table, Table)
    assert said(table.rows[0][2]) == "'4.5 t'は数値ではありません。"


def test_a_clarified_answer_stands_beside_what_the_bid_has() -> None:
    clarified = RESPONSE.model_copy(
        update={"type": "text", "answer": "", "raw": "", "clarified": "Lena Vogt"}
    )
    table, _ = answers((clarified, RESPONSE, RESPONSE))
    assert isinstance(table, Table)
    assert str(table.rows[0][1]) == "left blank (clarified: Lena Vogt)"


def test_why_a_cell_of_a_table_could_be_asked_about_is_told() -> None:
    cell = ShownCell(
        about=Message("{row}, {column}", {"row": "C1", "column": "Met"}),
        raw="x",
        fault="'x' is not yes or no.",
        answer="yes",
        reason="A cross for yes; asked by letter.",
    )
    _, table = filled_tables((TABLE.model_copy(update={"clarified": (cell,)}),))
    assert isinstance(table, Table)
    assert [str(one) for one in table.rows[0]] == [
        "C1, Met",
        "x",
        "'x' is not yes or no.",
        "yes",
        "A cross for yes; asked by letter.",
    ]


def test_nothing_is_said_to_back_an_answer_that_nothing_backs() -> None:
    (line,) = answers((RESPONSE.model_copy(update={"standing": "none"}),))
    assert isinstance(line, Paragraph)
    assert words(line.text, "en") == "yes (acme/bid.xlsx!Street!D4)"


def test_a_file_that_did_not_come_is_not_told_as_evidence() -> None:
    missing = RESPONSE.model_copy(update={"evidence": "test report.pdf p. 4"})
    assert str(backing(missing)) == (
        "claimed; “test report.pdf p. 4” names no file that came with the bid"
    )
    assert str(backing(RESPONSE.model_copy(update={"evidence": "none"}))) == "claimed"


def test_a_long_answer_stands_alone_after_its_question_and_place() -> None:
    update = {"type": "text", "answer": "We mend it. " * 30}
    asked, quoted = answers((RESPONSE.model_copy(update=update),))
    assert isinstance(asked, Paragraph)
    assert isinstance(quoted, Paragraph)
    assert (asked.label, quoted.role, quoted.label) == ("Is there a permit?", "quote", None)
    assert words(asked.text, "en") == "acme/bid.xlsx!Street!D4; claimed"


def test_a_dash_is_explained_only_where_there_is_one() -> None:
    def note(*rows: tuple[str, ...]) -> str:
        (table,) = filled_tables((TABLE.model_copy(update={"rows": rows}),))
        assert isinstance(table, Table)
        return words(table.note or "", "en")

    stands = "The rows stand in acme/bid.xlsx!Rows, from A4 to A5."
    assert note(("C1", "yes", "no"), ("C2", "no", "x")) == stands
    dash = "A dash: the cell was left blank."
    assert note(("C1", "yes", ""), ("C2", "no", "x")) == f"{dash} {stands}"
