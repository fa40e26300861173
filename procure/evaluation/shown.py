"""Answers, tables, findings and numbers of a bid as the evaluation shows them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from procure.bid.asked import rows_source, unit_in
from procure.evaluation.as_read import NO_ANSWER_CAME
from procure.evaluation.model import (
    SaidOrFact,
    ShownCell,
    ShownClause,
    ShownFinding,
    ShownMeasure,
    ShownPart,
    ShownResponse,
    ShownTable,
)
from procure.evaluation.row_states import row_state
from procure.model.bid import Bid, Response, Row, State
from procure.model.case import ContractClause, Part
from procure.model.finding import Finding
from procure.model.lock import Lock, LockedCriterion
from procure.model.measure import Measure
from procure.model.message import Message, MessageValue
from procure.model.pack import Column, Requirement
from procure.numbers import text
from procure.pack.paths import translated_texts


def show_findings(findings: Iterable[Finding]) -> tuple[ShownFinding, ...]:
    """Return findings, each once."""
    shown = {
        (one.code, one.where, str(one.what)): ShownFinding(
            code=one.code, severity=one.severity.value, where=one.where, what=one.what
        )
        for one in findings
    }
    return tuple(shown.values())


def show_parts(parts: Iterable[Part]) -> tuple[ShownPart, ...]:
    """Return the numbers of an arithmetic as text."""
    return tuple(
        ShownPart(
            label=part.label,
            value=text(part.value),
            unit=part.unit,
            where=part.where,
            source=part.source,
        )
        for part in parts
    )


def show_measures(measures: Mapping[str, Measure]) -> dict[str, ShownMeasure]:
    """Return measures by name, their numbers as text."""
    return {
        name: ShownMeasure(
            value=one.value if isinstance(one.value, str) else text(one.value),
            unit=one.unit,
            where=one.where,
            source=one.source,
        )
        for name, one in sorted(measures.items())
    }


def show_clauses(clauses: Iterable[tuple[str, ContractClause]]) -> tuple[ShownClause, ...]:
    """Return conditions for the contract with the criterion each comes from."""
    return tuple(
        ShownClause(criterion=criterion, about=one.about, text=one.text, where=one.where)
        for criterion, one in clauses
    )


def show_responses(
    bid: Bid, criterion: LockedCriterion, currency: str
) -> tuple[ShownResponse, ...]:
    """Return the answers a criterion asked for; tables are shown apart.

    Args:
        bid: as read.
        criterion: that asked.
        currency: of the tender, for units in which the pack says ``currency``.
    """
    return tuple(
        _response(bid.responses[id_], requirement, unit_in(requirement.unit, currency))
        for id_, requirement in _asked(criterion)
        if requirement.type != "table"
    )


def show_tables(bid: Bid, criterion: LockedCriterion, lock: Lock) -> tuple[ShownTable, ...]:
    """Return the tables a criterion asked for, as filled."""
    return tuple(
        _table(
            bid,
            id_,
            requirement,
            _columns(criterion, requirement, lock),
            criterion.criterion.scoring,
        )
        for id_, requirement in _asked(criterion)
        if requirement.type == "table"
    )


def exact(number: Fraction) -> str:
    """Return the fraction where decimal text is not the exact number, else nothing."""
    return "" if Fraction(Decimal(text(number))) == number else str(number)


def _asked(criterion: LockedCriterion) -> list[tuple[str, Requirement]]:
    return [
        (f"{criterion.pack}/{one.id or criterion.criterion.id}", one)
        for one in criterion.criterion.requirements
    ]


def _response(response: Response, requirement: Requirement, unit: str) -> ShownResponse:
    clarification = response.clarification
    original = response.raw if clarification else _answer(response, requirement.choices)
    return ShownResponse(
        requirement=response.requirement,
        question=requirement.question,
        state="unreadable" if response.unreadable else response.state.value,
        standing=response.standing.value,
        answer=original,
        raw=response.raw,
        unit=unit,
        where=str(response.place),
        evidence=response.evidence,
        confidential=response.confidential,
        fault=response.unreadable,
        clarified="" if clarification is None else clarification.text or NO_ANSWER_CAME,
        clarified_reason="" if clarification is None else clarification.reason,
        type=requirement.type,
    )


def _columns(
    criterion: LockedCriterion, requirement: Requirement, lock: Lock
) -> Mapping[str, Column]:
    """Return the columns as the form shows them: the table's own that it prints, and the asked."""
    if requirement.rows is None:
        return requirement.columns
    pack = lock.pack(criterion.pack)
    texts = translated_texts(pack, lock.tender.language)
    printed, _ = rows_source(requirement.rows.table, pack, texts)
    return {**printed, **requirement.columns}


def _table(
    bid: Bid, id_: str, requirement: Requirement, columns: Mapping[str, Column], scoring: object
) -> ShownTable:
    rows = bid.tables.get(id_, ())
    names = list(dict.fromkeys([name for row in rows for name in row.cells]))
    heads = tuple(columns[name].title if name in columns else name for name in names)
    types = tuple(columns[name].type if name in columns else "" for name in names)
    keyed = requirement.rows is not None and not any(_is_key(name, rows) for name in names)
    return ShownTable(
        requirement=id_,
        question=requirement.question,
        columns=("id", *heads) if keyed else heads,
        rows=tuple(
            (
                *((row.key,) if keyed else ()),
                *(_cell(row.cells.get(name), columns.get(name)) for name in names),
            )
            for row in rows
        ),
        where=tuple(str(row.place) for row in rows),
        confidential=bid.responses[id_].confidential,
        types=("", *types) if keyed else types,
        states=tuple(row_state(row, columns, scoring) for row in rows),
        clarified=tuple(_clarified(rows, columns)),
    )


def _clarified(rows: Iterable[Row], columns: Mapping[str, Column]) -> Iterator[ShownCell]:
    """Yield the cells that the bidder was asked about."""
    for row in rows:
        for name, cell in row.cells.items():
            if cell.clarification:
                title = columns[name].title if name in columns else name
                yield ShownCell(
                    about=Message("{row}, {column}", {"row": row.key, "column": title}),
                    raw=cell.raw,
                    fault=cell.unreadable,
                    answer=cell.clarification.text or NO_ANSWER_CAME,
                    reason=cell.clarification.reason,
                )


def _is_key(name: str, rows: Iterable[object]) -> bool:
    return all(
        getattr(row, "cells", {}).get(name) is not None
        and getattr(row, "cells", {})[name].raw == getattr(row, "key", None)
        for row in rows
    )


def _cell(response: Response | None, column: Column | None) -> SaidOrFact:
    if response is None:
        return ""
    shown = _answer(response, column.choices if column else {})
    if response.clarification:
        values: dict[str, MessageValue] = {
            "raw": response.raw,
            "text": response.clarification.text or NO_ANSWER_CAME,
        }
        words = "{raw} (clarified: {text})" if response.raw else "clarified: {text}"
        return Message(words, values)
    return shown


def _answer(response: Response, choices: Mapping[str, str]) -> str:
    if response.state is not State.ANSWERED:
        return response.raw
    value = response.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return text(value)
    if isinstance(value, date):
        return value.isoformat()
    return choices.get(str(value), str(value))
