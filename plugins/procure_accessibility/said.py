"""Findings of this plugin: codes with their severity, and the question each of them asks.

L01 to L20 question a report; R1 to R6 say what a reader could not do, or how it counted; G1, G2
and E1 to E4 say why a figure is missing, rests on little or on a guess, or is not backed. A finding
never changes a count.
"""

from collections.abc import Iterable, Mapping

from procure.api import Finding, InputFault, Message, MessageValue, Severity

MOST_LISTED = 60
MOST_CHARACTERS = 80

_ERRORS = ("L01", "L02", "L03", "L15", "L16", "R1")
_WARNINGS = (
    *("L04", "L05", "L06", "L09", "L10", "L11", "L14", "L17", "L19"),
    *("R2", "R3", "R4", "R5", "E3", "E4", "G2"),
)

QUESTIONS: Mapping[str, Message] = {
    "L01": Message("Which level holds for each criterion that has none?"),
    "L02": Message("Please send the report with the missing criteria answered."),
    "L03": Message("When will you evaluate these criteria, and what do you know of them today?"),
    "L04": Message("For each gap: which functions are affected, and who cannot do what?"),
    "L05": Message("Why does each of these criteria not apply to what you offer?"),
    "L06": Message(
        "These criteria apply to any page with text and links. What made you say otherwise?"
    ),
    "L07": Message("On which day was the report finished?"),
    "L08": Message("What has changed in the product since, and was it tested again?"),
    "L09": Message("Is there a report for the version you offer, or what differs between the two?"),
    "L10": Message("How does the product stand on the criteria that came with the newer standard?"),
    "L11": Message("How did you find that nothing fails? Please send the test records."),
    "L12": Message("Which tools and which assistive technology were used, in which versions?"),
    "L13": Message("What holds for each of these criteria on its own?"),
    "L14": Message("Which of the two statements is right, and how do you know?"),
    "L15": Message("What do you say on this, in the terms and numbers of the report's form?"),
    "L16": Message("Please answer the clauses below this heading one by one."),
    "L17": Message(
        "Which barriers remain in the product itself, for people who do not use the overlay?"
    ),
    "L18": Message("Please show the tests for the criteria of level AAA."),
    "L19": Message("Please answer this chapter; the tender needs it."),
    "L20": Message("Please write the date as year, month and day."),
    "R1": Message("Please send the report in a form that can be read."),
    "R2": Message("Where does this belong in the report?"),
    "R3": Message("Please state the level for each of these, in one of the five terms."),
    "R4": Message("Which of the answers holds?"),
    "R5": Message("Which report is about which part of what you offer?"),
    "E1": Message("Who wrote the report, and who made the product?"),
    "G2": Message("Why does most of this not apply to what you offer?"),
    "E3": Message("Which of the two is right?"),
    "E4": Message("Who audited the product, and where is the report of it?"),
}
"""What to ask the bidder, by code; codes that are missing here concern the buyer only."""


def severity_of(code: str) -> Severity:
    """Return how much a finding of this code matters."""
    if code in _ERRORS:
        return Severity.ERROR
    return Severity.WARNING if code in _WARNINGS else Severity.INFO


def finding(code: str, where: str, words: str, values: Mapping[str, MessageValue]) -> Finding:
    """Return a finding with the question that goes with it.

    Args:
        code: such as ``L04``.
        where: file and line, or file, sheet and cell.
        words: the English sentence, which is the key of its translations.
        values: what its fields stand for.
    """
    found = Message(words, values)
    question = QUESTIONS.get(code)
    if question is not None:
        found = Message("{found} Ask: {question}", {"found": found, "question": question})
    return Finding(f"accessibility.{code}", severity_of(code), where, found)


def listed(some: Iterable[str]) -> str:
    """Return facts in a row, shortened where a stranger's file holds too many or too long ones."""
    given = list(dict.fromkeys(some))
    shown = [shortened(one) for one in given[:MOST_LISTED]]
    return ", ".join(shown) + (", …" if len(given) > MOST_LISTED else "")


def shortened(text: str) -> str:
    """Return a stranger's text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_CHARACTERS else f"{line[:MOST_CHARACTERS]}…"


def unread(fault: InputFault) -> tuple[Finding, ...]:
    """Return the findings of a file that could not be read at all."""
    words = "{what} {remedy}"
    return tuple(
        finding("R1", one.where, words, {"what": one.what, "remedy": one.remedy})
        for one in fault.problems[:MOST_LISTED]
    )
