"""Conformance reports in Word, on ITI's form VPAT 2.4 or 2.5, in any of its editions."""

from collections.abc import Iterator

from procure.api import EvidenceContent, Finding, InputFault, MessageValue, Problem
from procure_accessibility.catalogue import chapters
from procure_accessibility.published import factor
from procure_accessibility.report import WHOLE, Answer, Report
from procure_accessibility.said import finding, listed, shortened
from procure_accessibility.vpat_cells import by_component, level_of, number_of, wants_no_answer
from procure_accessibility.vpat_facts import front, product_and_version
from procure_accessibility.wanted import CLOSED
from procure_accessibility.word_tables import WordTable, looks_like_report, read_word

COLUMNS = ("criteria", "conformance level", "remarks")
"""What the three columns' heads begin with."""


def is_vpat(file: EvidenceContent) -> bool:
    """Say whether a file is a Word document with tables of criteria, levels and remarks."""
    return looks_like_report(file.name, file.content)


def read_vpat(file: EvidenceContent) -> Report:
    """Return a report, its answers in the order of the tables.

    Raises:
        InputFault: if the file cannot be read, or has no table of criteria, levels and remarks.
    """
    document = read_word(file.content, file.name)
    tables = [one for one in document.tables if _is_answers(one)]
    if not tables:
        what = "has no table with the columns criteria, conformance level and remarks."
        raise InputFault([Problem(file.name, what, "Send the report on its form, not a summary.")])
    facts = front(document.paragraphs)
    product, version = product_and_version(facts.get("product", ""))
    answers = tuple(one for table in tables for one in _answers(file.name, table))
    return Report(
        file=file.name,
        title=document.paragraphs[0][:300] if document.paragraphs else "",
        product=product,
        version=version,
        date=facts.get("date", ""),
        methods=facts.get("methods", ""),
        notes=facts.get("notes", ""),
        answers=tuple(_sure(one) for one in answers),
        extra_components=frozenset({WHOLE, CLOSED}),
        unplaced=(*_unsure(file.name, answers), *_unplaced(file.name, tables)),
    )


def _is_answers(table: WordTable) -> bool:
    return any(_is_head(row) for row in table.rows[:3])


def _is_head(row: tuple[str, ...]) -> bool:
    said = [cell.lower() for cell in row]
    return len(said) == len(COLUMNS) and all(
        cell.startswith(head) for cell, head in zip(said, COLUMNS, strict=True)
    )


def _answers(file: str, table: WordTable) -> Iterator[Answer]:
    for position, row in enumerate(table.rows, 1):
        if not _is_answered(row):
            continue
        number = number_of(row[0])
        where = f"{file} table {table.number} row {position}"
        said = {part: level_of(text) for part, text in by_component(row[1]).items()}
        remarks = by_component(row[2])
        web = number in chapters()["success_criteria_level_a"] | _other_web()
        for part, level in said.items():
            yield Answer(
                chapter=_chapter(number),
                number=number,
                component=part if web else "none",
                level=level.level if level.certainty >= factor("vpat.sure") else level.said,
                remark=remarks.get(part) or remarks.get(WHOLE, ""),
                where=where,
                certainty=level.certainty,
            )


def _is_answered(row: tuple[str, ...]) -> bool:
    return (
        len(row) == len(COLUMNS)
        and not _is_head(row)
        and bool(number_of(row[0]))
        and not wants_no_answer(row[1])
    )


def _other_web() -> frozenset[str]:
    known = chapters()
    return known["success_criteria_level_aa"] | known["success_criteria_level_aaa"]


def _chapter(number: str) -> str:
    """Return the chapter a number belongs to; numbers of WCAG, 508 and EN do not overlap."""
    return next((name for name, some in chapters().items() if number in some), "")


def _sure(answer: Answer) -> Answer:
    """Return the answer; without a level if the cell leaves doubt, for nobody guesses."""
    if answer.certainty >= factor("vpat.sure"):
        return answer
    return Answer(
        answer.chapter,
        answer.number,
        answer.component,
        "",
        answer.remark,
        answer.where,
        certainty=answer.certainty,
    )


def _unsure(file: str, answers: tuple[Answer, ...]) -> Iterator[Finding]:
    doubtful = [one for one in answers if one.certainty < factor("vpat.sure")]
    if doubtful:
        words = "{count} cells state no level for certain and count as nothing until asked: {list}."
        shown = listed(
            f"{one.number} {one.component} {shortened(one.level)!r} ({one.certainty} %)"
            for one in doubtful
        )
        where = doubtful[0].where
        yield finding("R3", where or file, words, {"count": len(doubtful), "list": shown})


def _unplaced(file: str, tables: list[WordTable]) -> Iterator[Finding]:
    rows = [
        (f"{file} table {table.number} row {position}", row[0])
        for table in tables
        for position, row in enumerate(table.rows, 1)
        if len(row) == len(COLUMNS) and not _is_head(row) and not number_of(row[0]) and row[1]
        if not wants_no_answer(row[1])
    ]
    if rows:
        words = "{count} rows have an answer and no number that could be read: {list}."
        values: dict[str, MessageValue] = {
            "count": len(rows),
            "list": listed(shortened(text) for _, text in rows),
        }
        yield finding("R2", rows[0][0], words, values)
