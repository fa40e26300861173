"""A bid as JSON and back without loss, so that what was read is kept beside the bid."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from procure.model.bid import (
    Bid,
    Clarification,
    EvidenceFile,
    Place,
    Response,
    Row,
    State,
    Subcontractor,
    Tenderer,
    Value,
)
from procure.model.finding import Finding, Severity
from procure.model.measure import Measure
from procure.model.message import Message, message_from_json, message_to_json

Json = dict[str, Any]


def bid_to_json(bid: Bid) -> dict[str, object]:
    """Return the bid as JSON values; typed values say their type."""
    return {
        "bidder": bid.bidder,
        "tenderer": _tenderer_to_json(bid.tenderer),
        "responses": {id_: _response_to_json(one) for id_, one in bid.responses.items()},
        "tables": {id_: [_row_to_json(row) for row in rows] for id_, rows in bid.tables.items()},
        "evidence": [
            {"pack": one.pack, "file": one.file, "sha256": one.sha256} for one in bid.evidence
        ],
        "measures": [_measure_to_json(name, one) for name, one in bid.measures.items()],
        "findings": [_finding_to_json(one) for one in bid.findings],
        "form_version": bid.form_version,
        "lock": bid.lock,
        **({"lots": list(bid.lots)} if bid.lots else {}),
        **({} if bid.files is None else {"files": list(bid.files)}),
    }


def bid_from_json(value: Mapping[str, Any]) -> Bid:
    """Return the bid that ``bid_to_json`` wrote.

    Raises:
        KeyError: if it was not written by ``bid_to_json``.
    """
    return Bid(
        bidder=value["bidder"],
        tenderer=_tenderer_from_json(value["tenderer"]),
        responses={id_: _response_from_json(one) for id_, one in value["responses"].items()},
        tables={
            id_: tuple(_row_from_json(row) for row in rows) for id_, rows in value["tables"].items()
        },
        evidence=tuple(EvidenceFile(**one) for one in value["evidence"]),
        measures=dict(_measure_from_json(one) for one in value["measures"]),
        findings=tuple(_finding_from_json(one) for one in value["findings"]),
        form_version=value["form_version"],
        lock=value["lock"],
        lots=tuple(value.get("lots", ())),
        files=_files_from_json(value),
    )


def _tenderer_to_json(tenderer: Tenderer) -> Json:
    return {
        "name": tenderer.name,
        "id": tenderer.id,
        "size": tenderer.size,
        "consortium": list(tenderer.consortium),
        "subcontractors": [
            {"name": one.name, "id": one.id, "share": str(one.share), "work": one.work}
            for one in tenderer.subcontractors
        ],
        "valid_until": tenderer.valid_until,
        "signatory": tenderer.signatory,
        "confidential": tenderer.confidential,
        **({"unread": [list(one) for one in tenderer.unread]} if tenderer.unread else {}),
    }


def _tenderer_from_json(value: Json) -> Tenderer:
    subcontractors = tuple(
        Subcontractor(one["name"], one["id"], Decimal(one["share"]), one["work"])
        for one in value["subcontractors"]
    )
    lists = {
        "consortium": tuple(value["consortium"]),
        "subcontractors": subcontractors,
        "unread": tuple((name, what) for name, what in value.get("unread", ())),
    }
    return Tenderer(**{**value, **lists})


def _typed(value: Value | None) -> Json | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return {"boolean": value}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return {"date": value.isoformat()} if isinstance(value, date) else {"text": value}


def _untyped(value: Json | None) -> Value | None:
    if value is None:
        return None
    ((kind, content),) = value.items()
    if kind == "number":
        return Decimal(content)
    if kind == "date":
        return date.fromisoformat(content)
    return bool(content) if kind == "boolean" else str(content)


def _response_to_json(response: Response) -> Json:
    asked = response.clarification
    clarification = asked and {
        "text": asked.text,
        "reason": asked.reason,
        "by": asked.by,
        "at": asked.at,
    }
    optional = {
        "evidence": response.evidence,
        "confidential": response.confidential,
        "unreadable": _said_to_json(response.unreadable),
        "clarification": clarification,
    }
    return {
        "requirement": response.requirement,
        "state": response.state.value,
        "value": _typed(response.value),
        "raw": response.raw,
        "place": _place_to_json(response.place),
        **{name: one for name, one in optional.items() if one},
        **({} if response.files is None else {"files": list(response.files)}),
    }


def _response_from_json(value: Json) -> Response:
    clarification = value.get("clarification")
    return Response(
        requirement=value["requirement"],
        state=State(value["state"]),
        value=_untyped(value["value"]),
        raw=value["raw"],
        place=Place(*value["place"]),
        evidence=value.get("evidence", ""),
        confidential=value.get("confidential", ""),
        unreadable=_said_from_json(value.get("unreadable", "")),
        clarification=Clarification(**clarification) if clarification else None,
        files=_files_from_json(value),
    )


def _files_from_json(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    return tuple(value["files"]) if "files" in value else None


def _said_to_json(said: Message | str) -> Json | str:
    return message_to_json(said) if isinstance(said, Message) else said


def _said_from_json(stored: Json | str) -> Message | str:
    found = message_from_json(stored)
    return found if isinstance(found, Message) else str(found)


def _place_to_json(place: Place) -> list[str]:
    return [place.file, place.sheet, place.cell]


def _row_to_json(row: Row) -> Json:
    cells = {name: _response_to_json(cell) for name, cell in row.cells.items()}
    return {"key": row.key, "place": _place_to_json(row.place), "cells": cells}


def _row_from_json(value: Json) -> Row:
    cells = {name: _response_from_json(cell) for name, cell in value["cells"].items()}
    return Row(value["key"], Place(*value["place"]), cells)


def _measure_to_json(name: str, measure: Measure) -> Json:
    exact = isinstance(measure.value, Fraction)
    return {
        "by": name,
        "name": measure.name,
        "fraction" if exact else "text": str(measure.value),
        "unit": measure.unit,
        "where": measure.where,
        "source": measure.source,
    }


def _measure_from_json(value: Json) -> tuple[str, Measure]:
    content = Fraction(value["fraction"]) if "fraction" in value else value["text"]
    measure = Measure(value["name"], content, value["unit"], value["where"], value["source"])
    return value["by"], measure


def _finding_to_json(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "what": message_to_json(finding.what),
    }


def _finding_from_json(value: Json) -> Finding:
    what = message_from_json(value["what"])
    assert isinstance(what, Message)
    return Finding(value["code"], Severity(value["severity"]), value["where"], what)
