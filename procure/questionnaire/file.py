"""Answers from a YAML file. Everything is checked first; one fault, and nothing is recorded."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from procure.errors import InputFault, Problem
from procure.files.yaml import Document, Value, read_yaml
from procure.model.bid import join_pointers
from procure.model.message import Message
from procure.questionnaire.dossier import files_of_bid, other_names
from procure.questionnaire.entering import enter, entry_faults, needs_pointer
from procure.questionnaire.procedure import Append
from procure.questionnaire.reasons import comparison_warning, file_warning, folder_warning
from procure.questionnaire.score import Outcome
from procure.questionnaire.session import FAIL, PASS, Entry, Job, Session
from procure.record.events import Event, Finished
from procure.record.state import BidCriterion


def read_answers(path: Path, job: Job) -> dict[BidCriterion, Entry]:
    """Return the answers in a file, all of them fit to be recorded.

    The file maps bidders to criteria to ``{score: 3, reason: "…", evidence: "…"}``, or for a judged
    gate ``{pass: yes, reason: "…", evidence: "…"}``.

    Raises:
        InputFault: with every fault of the file, each with file, line and remedy.
    """
    document = read_yaml(path)
    problems: list[Problem] = []
    entries = dict(_entries(document, job, problems))
    if problems:
        raise InputFault(problems)
    return entries


def record_answers(
    session: Session,
    answers: Mapping[BidCriterion, Entry],
    at: str,
    append: Append,
    *,
    finish: bool = True,
) -> Outcome:
    """Put the answers on record at once; lock them if ``finish`` and none is missing."""
    events: list[Event] = []
    for item, entry in answers.items():
        session, new = enter(session, item, entry, at)
        events.extend(new)
    recorded, complete = len(events), not session.open
    if finish and complete and session.job.role == "assessor":
        events.append(Finished(at=at, by=session.job.person))
    if events:
        append(events)
    warnings, language = _warnings(session.job, answers), session.job.lock.tender.language
    return Outcome(complete and finish, session.open, recorded, warnings, language)


def _warnings(job: Job, answers: Mapping[BidCriterion, Entry]) -> tuple[Message, ...]:
    """Return what a screen would have pointed out about reasons and places."""
    files = {bidder: files_of_bid(job, bidder) for bidder, _ in answers}
    return tuple(
        Message("{item}: {warning}", {"item": f"{criterion} of {bidder}", "warning": warning})
        for (bidder, criterion), entry in answers.items()
        for warning in (
            comparison_warning(entry.reason, other_names(job, bidder)),
            folder_warning(entry.evidence, sorted(job.bids.keys() - {bidder})),
            file_warning(entry.evidence, files[bidder]),
        )
        if warning
    )


def _entries(
    document: Document, job: Job, problems: list[Problem]
) -> Iterator[tuple[BidCriterion, Entry]]:
    bidders = sorted({bidder for bidder, _ in job.items})
    for bidder, criteria in _mapping(document, (), document.value, "bidders", problems):
        where = document.where((bidder,))
        if bidder not in bidders:
            remedy = f"Bids you are asked about: {', '.join(bidders)}."
            problems.append(Problem(where, f"{bidder} is not a bid to be scored here.", remedy))
            continue
        for criterion, answer in _mapping(document, (bidder,), criteria, "criteria", problems):
            item = (bidder, criterion)
            if item not in job.items:
                asked = ", ".join(c for b, c in job.items if b == bidder)
                problems.append(
                    Problem(
                        document.where(item),
                        f"{criterion} is not a criterion that is judged here.",
                        f"Judged are: {asked}.",
                    )
                )
            elif entry := _entry(document, job, item, answer, problems):
                yield item, entry


def _mapping(
    document: Document,
    key: tuple[str, ...],
    value: Value,
    what: str,
    problems: list[Problem],
) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        yield from value.items()
    elif value is None:
        problems.append(Problem(document.where(key), "holds no answers.", f"List {what} there."))
    else:
        remedy = f"Write {what}, each with its answers: see the guide for the format."
        problems.append(
            Problem(document.where(key), f"{_quoted(value)} is not a list of {what}.", remedy)
        )


def _entry(
    document: Document, job: Job, item: BidCriterion, answer: Value, problems: list[Problem]
) -> Entry | None:
    decision = "pass" if job.is_gate(item) else "score"
    where = document.where(item)
    if not isinstance(answer, dict):
        remedy = f'Write {{{decision}: …, reason: "…"}}.'
        problems.append(Problem(where, f"{_quoted(answer)} is not an answer.", remedy))
        return None
    known = (decision, "reason", "evidence")
    found = [
        _unknown(document.where((*item, key)), key, known) for key in answer if key not in known
    ]
    level, fault = _decided(answer.get(decision), decision)
    if fault:
        key = (*item, decision) if decision in answer else item
        found.append(Problem(document.where(key), *fault))
    texts = {key: _text(document, item, answer, key, found) for key in ("reason", "evidence")}
    if needs_pointer(job) and "evidence" not in answer:
        remedy = 'Add evidence: where it stands, such as "bid.xlsx!Privacy!D9".'
        found.append(Problem(where, "has no evidence.", remedy))
    if found:
        problems.extend(found)
        return None
    entry = Entry(level, texts["reason"], texts["evidence"])
    problems.extend(Problem(where, str(fault)) for fault in entry_faults(job, item, entry))
    return entry


def _unknown(where: str, key: str, known: tuple[str, ...]) -> Problem:
    return Problem(where, f"{key} is not known here.", f"Known are {', '.join(known)}.")


def _decided(value: Value, decision: str) -> tuple[int, tuple[str, str] | None]:
    if value is None:
        return 0, (f"has no {decision}.", f"Add {decision}: nothing is assumed.")
    if decision == "pass":
        words: dict[Value, int] = {"yes": PASS, "no": FAIL, True: PASS, False: FAIL}
        if isinstance(value, str | bool) and value in words:
            return words[value], None
        return 0, (f"{_quoted(value)} is neither yes nor no.", "Write pass: yes or pass: no.")
    if isinstance(value, int) and not isinstance(value, bool):
        return value, None
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value), None
    return 0, (f"{_quoted(value)} is not a level.", "Write a whole number, such as 3.")


def _text(
    document: Document,
    item: BidCriterion,
    answer: Mapping[str, Value],
    key: str,
    problems: list[Problem],
) -> str:
    value = answer.get(key, "")
    if isinstance(value, str):
        text = " ".join(value.split())
        if key == "reason" and not text:
            problems.append(
                Problem(document.where(item), "has no reason.", "Say what in this bid shows it.")
            )
        return text
    listed = join_pointers(value)
    remedy = f"Write '{listed}' instead." if listed else "Put it in quotes."
    problems.append(Problem(document.where((*item, key)), f"{_quoted(value)} is not text.", remedy))
    return ""


def _quoted(value: Value) -> str:
    """Return a value as a person wrote it: numbers bare, text in quotes."""
    return str(value) if isinstance(value, int | Decimal) else repr(value)
