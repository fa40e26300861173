"""What a bid says on a criterion, gathered for the screen."""

from procure.model.bid import Bid, Response
from procure.model.blocks import Text
from procure.model.lock import LockedCriterion
from procure.model.message import Message
from procure.model.pack import Requirement
from procure.questionnaire.answers import Where, answer_lines, row_line
from procure.questionnaire.reasons import files_named, words
from procure.questionnaire.screen import Section
from procure.questionnaire.session import Job
from procure.record.state import BidCriterion

ANY_SEVERITY = {
    "error": Message("Error"),
    "warning": Message("Warning"),
    "info": Message("For information"),
}


def where_shown(job: Job, bidder: str) -> Where:
    """Return how places of a bid are written: the folder's name gives way to a letter."""
    letter = job.names[bidder]

    def shown(place: str) -> str:
        if not job.lock.tender.questionnaire.letters:
            return place
        return place.replace(f"{bidder}/", f"{letter}/")

    return shown


def answers_of(job: Job, item: BidCriterion) -> tuple[Section, ...]:
    """Return the bid's answers to every requirement of a criterion, and what was found."""
    bidder, _ = item
    locked = job.criterion(item)
    sections = _criterion_answers(job, bidder, locked)
    files = tuple(file.file for file in job.bids[bidder].evidence if file.pack == locked.pack)
    if files:
        heading = Message(
            "Files with this bid for {pack}", {"pack": job.lock.pack(locked.pack).title}
        )
        where = where_shown(job, bidder)
        sections += (Section(heading, tuple(where(file) for file in files)),)
    findings = _findings(job, bidder, locked)
    return sections + ((Section(Message("Findings"), findings),) if findings else ())


def whole_bid(job: Job, bidder: str) -> tuple[Section, ...]:
    """Return every answer of a bid, criterion by criterion."""
    return tuple(
        section
        for locked in job.lock.criteria
        for section in _criterion_answers(job, bidder, locked)
    )


def found_in(job: Job, bidder: str, text: str) -> Section:
    """Return the answers of a bid in which ``text`` stands, whatever the case of its letters."""
    wanted, bid = text.casefold(), job.bids[bidder]
    lines: list[Text] = []
    for locked in job.lock.criteria:
        for asked in locked.criterion.requirements:
            id_ = f"{locked.pack}/{asked.id}"
            if any(wanted in said.casefold() for r in _responses(bid, id_) for said in _said(r)):
                lines.append(_asked(asked))
                lines.extend(_requirement_lines(job, bidder, id_, asked))
    nothing = Message("No answer of this bid says it.")
    return Section(Message("Found for {text}", {"text": repr(text)}), tuple(lines) or (nothing,))


def _said(response: Response) -> tuple[str, ...]:
    later = response.clarification.text if response.clarification else ""
    return (response.raw, str(response.value), response.evidence, response.confidential, later)


def pointers(job: Job, item: BidCriterion) -> tuple[str, ...]:
    """Return the places a score can point to: the answers' own, then evidence that came."""
    bid = job.bids[item[0]]
    locked = job.criterion(item)
    places: list[str] = []
    evidence: list[str] = []
    for asked in locked.criterion.requirements:
        for response in _responses(bid, f"{locked.pack}/{asked.id}"):
            if str(response.place) not in places and len(places) < 6:
                places.append(str(response.place))
            if response.names_proof and response.evidence not in evidence:
                evidence.append(response.evidence)
    return (*places, *evidence[:6])


def files_of_bid(job: Job, bidder: str) -> frozenset[str]:
    """Return the names, without folders, of the files that a place can be in.

    They are the bid's form and evidence, what its answers name, and the buyer's own papers.
    """
    bid = job.bids[bidder]
    files = [one.file for one in bid.evidence] + list(job.lock.tender.papers)
    named = [
        name
        for requirement in bid.responses.keys() | bid.tables.keys()
        for response in _responses(bid, requirement)
        for text in _said(response)
        for name in files_named(text)
    ]
    return frozenset((*_FORMS, *(name.rsplit("/", 1)[-1] for name in files), *named))


_FORMS = ("bid.xlsx", "bid.yaml")


def other_names(job: Job, bidder: str) -> tuple[str, ...]:
    """Return what the other bidders may be called in a reason."""
    return tuple(
        name
        for other, bid in job.bids.items()
        if other != bidder
        for name in (bid.tenderer.name, other, job.names.get(other, other))
        if words(name)
    )


def _responses(bid: Bid, requirement: str) -> tuple[Response, ...]:
    own = (bid.responses[requirement],) if requirement in bid.responses else ()
    return own + tuple(
        cell for row in bid.tables.get(requirement, ()) for cell in row.cells.values()
    )


def _criterion_answers(job: Job, bidder: str, locked: LockedCriterion) -> tuple[Section, ...]:
    return tuple(
        Section(
            _asked(asked),
            _requirement_lines(job, bidder, f"{locked.pack}/{asked.id}", asked),
        )
        for asked in locked.criterion.requirements
    )


def _asked(asked: Requirement) -> Message:
    return Message("Bidder was asked: {question}", {"question": asked.question})


def _requirement_lines(
    job: Job, bidder: str, requirement: str, asked: Requirement
) -> tuple[Text, ...]:
    bid, where = job.bids[bidder], where_shown(job, bidder)
    if asked.type == "table":
        rows = bid.tables.get(requirement, ())
        return tuple(row_line(row, asked, where) for row in rows) or (
            Message("Answer: blank. No row was filled in."),
        )
    response = bid.responses.get(requirement)
    if response is None:
        return (Message("Answer: blank. The form holds no place for it."),)
    return answer_lines(response, asked, where)


def _findings(job: Job, bidder: str, locked: LockedCriterion) -> tuple[Text, ...]:
    bid, where = job.bids[bidder], where_shown(job, bidder)
    places = {
        str(response.place)
        for asked in locked.criterion.requirements
        for response in _responses(bid, f"{locked.pack}/{asked.id}")
    }
    plugin = job.lock.pack(locked.pack).plugin
    return tuple(
        Message(
            "{severity} {code}, {place}: {what}",
            {
                "severity": ANY_SEVERITY[finding.severity],
                "code": finding.code,
                "place": where(finding.where),
                "what": finding.what,
            },
        )
        for finding in bid.findings
        if finding.where in places or finding.code.split(".")[0] in (plugin, locked.pack)
    )
