"""From what was given to a Bid: the one way, whatever file it was given in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from procure.bid.answers import read_answer
from procure.bid.asked import AskedColumn, AskedTable, PublishedRow, Question, questions
from procure.bid.doubts import doubts
from procure.bid.evidence import (
    evidence_files,
    files_named,
    files_of_cell,
    pointer_findings,
    proof_columns,
)
from procure.bid.given import Given, GivenAnswer, GivenBid, GivenPrice, GivenRow
from procure.bid.tenderer import read_lots, read_tenderer
from procure.errors import Problem
from procure.model.bid import Bid, Place, Response, Row, State
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message

BARE_MARKS = frozenset({"yes", "x", "confidential", "true", "1"})


@dataclass(frozen=True, slots=True)
class _Proofs:
    """The columns of a table that ask for proof, and the files that came with the bid."""

    columns: frozenset[str]
    present: Collection[str]

    def looked_up(self, cell: Response, column: AskedColumn) -> Response:
        """Return a cell with the files that it names."""
        return replace(cell, files=files_of_cell(cell, column.asked, self.present))

    def findings(self, cell: Given, column: AskedColumn) -> tuple[Finding, ...]:
        """Return a warning for each pointer in a cell of proof that names no file that came."""
        return pointer_findings(cell, self.present) if column.name in self.columns else ()


@dataclass(slots=True)
class Faults:
    """Problems and findings gathered while a bid is read."""

    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def compose_bid(
    lock: Lock, given: GivenBid, bidder: str, present: Collection[str], hashes: Mapping[str, str]
) -> tuple[Bid, tuple[Problem, ...]]:
    """Return the bid and its problems; an answer that cannot be read never spoils the others.

    Args:
        lock: the frozen tender.
        given: what stands in the bid's file.
        bidder: name of the bid's folder.
        present: names of the files beside the bid, its forms left out.
        hashes: SHA-256 of those that the bid lists as evidence.
    """
    faults = Faults(list(given.problems), list(given.findings))
    tenderer, problems = read_tenderer(given, lock)
    faults.problems.extend(problems)
    lots, problems = read_lots(given, lock)
    faults.problems.extend(problems)
    faults.findings.extend(_bare_mark(given.tenderer.get("confidential")))
    files, problems = evidence_files(given.evidence, hashes)
    faults.problems.extend(problems)
    responses: dict[str, Response] = {}
    tables: dict[str, tuple[Row, ...]] = {}
    for question in questions(lock):
        answer = given.answers.get(question.id) or _nothing(given.file, question.id)
        if question.table:
            rows = given.tables.get(question.id, ())
            proofs = _Proofs(proof_columns(lock, question), present)
            tables[question.id] = _rows(question, rows, given.file, proofs, faults)
        responses[question.id] = _response(question, answer, tables, present, faults)
    bid = Bid(
        bidder=bidder,
        tenderer=tenderer,
        responses=responses,
        tables=tables,
        evidence=files,
        findings=(*form_findings(lock, given), *faults.findings),
        form_version=given.form_version,
        lock=given.lock,
        lots=lots,
        files=tuple(sorted(present)),
    )
    return bid, (*_lost(lock, given), *faults.problems)


def _nothing(file: str, id_: str) -> GivenAnswer:
    """Return the blank of a question that the file leaves out, placed by the question's name."""
    empty = Given(None, Place(f"{file} {id_}"))
    return GivenAnswer(empty, empty, empty)


def _response(
    question: Question,
    answer: GivenAnswer,
    tables: Mapping[str, tuple[Row, ...]],
    present: Collection[str],
    faults: Faults,
) -> Response:
    evidence = answer.value if question.asked.type == "file" else answer.evidence
    beside = {
        "evidence": answer.evidence.quoted or (evidence.quoted if not evidence.blank else ""),
        "confidential": answer.confidential.quoted,
    }
    if question.table and answer.value.blank:
        response = _table_response(question, tables[question.id], answer, beside)
    else:
        response, problem = read_answer(answer.value, question.asked, **beside)
        faults.problems.extend([problem] if problem else [])
        faults.findings.extend(doubts(answer.value, question.asked, response))
    response = replace(response, files=files_named(response.evidence, present))
    faults.findings.extend(pointer_findings(evidence, present))
    faults.findings.extend(_bare_mark(answer.confidential))
    faults.findings.extend(_too_long(response, question.asked.words))
    if question.requirement.evidence == "required" and response.state is State.ANSWERED:
        faults.findings.extend(_unproved(response))
    return response


def _table_response(
    question: Question, rows: tuple[Row, ...], answer: GivenAnswer, beside: Mapping[str, str]
) -> Response:
    """Return the answer to a table as a whole: how many of its rows hold something."""
    filled = sum(1 for row in rows if _filled(row, question.table))
    return Response(
        requirement=question.id,
        state=State.ANSWERED if filled else State.BLANK,
        value=Decimal(filled) if filled else None,
        raw=f"{filled} rows" if filled else "",
        place=rows[0].place if rows else answer.value.place,
        evidence=beside["evidence"],
        confidential=beside["confidential"],
    )


def _filled(row: Row, table: AskedTable | None) -> bool:
    printed = {column.name for column in table.columns if column.printed} if table else set()
    return any(
        response.state is not State.BLANK
        for name, response in row.cells.items()
        if name not in printed
    )


def _rows(
    question: Question,
    given: tuple[GivenRow, ...],
    file: str,
    proofs: _Proofs,
    faults: Faults,
) -> tuple[Row, ...]:
    table = question.table
    assert table is not None
    if not table.fixed:
        rows = (_row(table, row, None, proofs, faults) for row in given)
        return tuple(row for row in rows if _filled(row, table))
    by_key = {row.key: row for row in given}
    return tuple(
        _row(table, by_key.get(row.key) or _no_row(file, question.id, row.key), row, proofs, faults)
        for row in table.rows
    )


def _no_row(file: str, id_: str, key: str) -> GivenRow:
    """Return the blank of a row that the file leaves out, placed by table and key."""
    return GivenRow(key, Place(f"{file} {id_} {key}"), {})


def _no_cell(row: Place, column: str) -> Place:
    """Return the place of a cell that a row leaves out; a workbook has each cell."""
    return row if row.sheet else Place(f"{row.file}.{column}")


def _row(
    table: AskedTable,
    given: GivenRow,
    published: PublishedRow | None,
    proofs: _Proofs,
    faults: Faults,
) -> Row:
    cells: dict[str, Response] = {}
    for column in table.columns:
        blank = Given(None, _no_cell(given.place, column.name))
        cell = given.cells.get(column.name) or blank
        if column.printed and published:
            text = published.texts.get(column.name, "")
            also = published.also.get(column.name, frozenset())
            faults.findings.extend(_reprinted(cell, text, also))
            cell = Given(text, cell.place)
        response, problem = read_answer(cell, column.asked)
        if not column.printed:
            response = proofs.looked_up(response, column)
            faults.findings.extend(doubts(cell, column.asked, response))
            faults.findings.extend(proofs.findings(cell, column))
        cells[column.name] = response
        faults.problems.extend([problem] if problem else [])
    return Row(given.key, given.place, cells)


def _reprinted(cell: Given, published: str, also: Collection[str]) -> Iterable[Finding]:
    """Yield a finding if a printed cell says something that no form of the tender says."""
    said = {Given(text, cell.place).quoted for text in (published, *also)}
    if not cell.blank and cell.quoted not in said:
        values = {"given": cell.quoted, "published": published}
        what = Message("'{given}' replaces the buyer's '{published}', which counts.", values)
        yield Finding("procure.changed", Severity.WARNING, str(cell.place), what)


def _bare_mark(mark: Given | None) -> Iterable[Finding]:
    if mark and mark.quoted.casefold() in BARE_MARKS:
        what = Message("Marked confidential without a reason.")
        yield Finding("procure.confidential", Severity.WARNING, str(mark.place), what)


def _too_long(response: Response, most: int) -> Iterable[Finding]:
    count = len(response.raw.split())
    if most and count > most:
        values = {"count": count, "most": most}
        what = Message("The answer has {count} words; at most {most} were asked.", values)
        yield Finding("procure.words", Severity.WARNING, str(response.place), what)


def _unproved(response: Response) -> Iterable[Finding]:
    if not response.points_at_something:
        what = Message(
            "Evidence is required for {requirement}, and none is named beside the answer.",
            {"requirement": response.requirement},
        )
        yield Finding("procure.evidence-required", Severity.WARNING, str(response.place), what)


def form_findings(lock: Lock, given: GivenBid | GivenPrice) -> Iterable[Finding]:
    """Yield a finding if a form was filled in on another version, or under another lock."""
    if given.form_version and given.form_version != lock.form_version:
        values = {"given": given.form_version, "current": lock.form_version}
        what = Message("Filled in on form version {given}; version {current} is current.", values)
        if given.form_version > lock.form_version:
            what = Message(
                "The form is of version {given}, and the lock given is older, of version {current}:"
                " use the lock that the buyer issued last.",
                values,
            )
        yield Finding("procure.form-version", Severity.WARNING, given.file, what)
    elif given.lock and given.lock != lock.hash:
        what = Message("The form was not written from this tender's lock.")
        yield Finding("procure.form-version", Severity.WARNING, given.file, what)


def _lost(lock: Lock, given: GivenBid) -> Iterable[Problem]:
    older = 0 < given.form_version < lock.form_version
    mend = "Copy your answers into a fresh form of the current version."
    for lost in given.lost:
        if older:
            said = f"form version {given.form_version} does not have these rows, which count"
        elif lost.whole:
            said = "the form has lost this sheet; its rows count"
        else:
            said = "the form has lost these rows, which count"
        where = str(Place(given.file, lost.sheet))
        yield Problem(where, f"{said} as blank: {', '.join(lost.ids)}.", mend)
