"""Names and words that several parts of the award report share."""

from collections.abc import Sequence
from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation, ShownSource
from procure.evaluation.printed import YES_AND_NO
from procure.model.blocks import ColumnHead, Heading, Paragraph, Table, Text
from procure.model.message import Message, MessageValue, dated
from procure.report.figures import shown
from procure.report.render_text import country_name, day, language_tag

STATES = {
    "ranked": Message("ranked"),
    "excluded": Message("excluded"),
    "open": Message("open"),
    "withdrawn": Message("withdrawn"),
    "late": Message("late"),
}
GATES = {
    "pass": Message("pass"),
    "fail": Message("fail"),
    "not evaluable": Message("not evaluable"),
}
SEVERITIES = {
    "error": Message("error"),
    "warning": Message("warning"),
    "info": Message("information"),
}
BACKING = {
    "none": Message("nothing"),
    "claimed": Message("claimed"),
    "evidenced": Message("evidenced"),
}
SURE = {
    "confirmed": Message("confirmed"),
    "secondary": Message("from a secondary source"),
    "recalled": Message("from memory, not confirmed"),
    "judgement": Message("the author's judgement"),
}
ROLES = {
    "chair": Message("chair"),
    "assessor": Message("assessor"),
    "approver": Message("approver"),
    "auditor": Message("auditor"),
}
VAT = {"excluded": Message("not included"), "included": Message("included")}
TIES = {
    "quality": Message("the higher quality"),
    "price": Message("the lower price"),
    "draw": Message("a draw of lots"),
}
NOT_RECORDED = Message("not recorded")
_ORDER = ("ranked", "open", "excluded", "withdrawn", "late")


def language(evaluation: Evaluation) -> str:
    """Return the tag of the language the report is dated and numbered in."""
    return language_tag(evaluation.tender.language, evaluation.tender.country)


def buyer(evaluation: Evaluation) -> Message:
    """Return the buyer with its country."""
    tender = evaluation.tender
    country = country_name(tender.country, language(evaluation))
    return Message("{buyer}, {country}", {"buyer": tender.buyer, "country": country})


def in_order(evaluation: Evaluation) -> tuple[BidResult, ...]:
    """Return the bids by place, then those without one."""
    return tuple(
        sorted(evaluation.bids, key=lambda bid: (_ORDER.index(bid.state), bid.place or 0, bid.name))
    )


def pack_title(evaluation: Evaluation, id_: str) -> str:
    """Return the title of a pack, or its id if the tender does not list it."""
    return next((pack.title for pack in evaluation.packs if pack.id == id_), id_)


def title_of(evaluation: Evaluation, what: str) -> Text:
    """Return what a criterion, a pack, ``quality`` or ``price/ceiling`` is called."""
    if what == "quality":
        return Message("Quality")
    if what == "price/ceiling":
        return Message("Highest price allowed")
    titles = {criterion.id: criterion.title for criterion in evaluation.criteria}
    return titles.get(what) or pack_title(evaluation, what)


def tie_rule(evaluation: Evaluation, rule: str) -> Text:
    """Return what parts bids that are equal: ours in words, a pack or criterion by its title."""
    return TIES.get(rule) or title_of(evaluation, rule)


def person_name(evaluation: Evaluation, id_: str) -> str:
    """Return a panel member's name, or the id if the panel does not list it."""
    return next((person.name for person in evaluation.panel if person.id == id_), id_) or id_


def money(evaluation: Evaluation, amount: str | Decimal | None) -> Text:
    """Return an amount in the tender's currency; nothing for none."""
    if amount is None:
        return ""
    value = amount if isinstance(amount, Decimal) else shown(amount)
    return Message(
        "{currency}\N{NO-BREAK SPACE}{amount}",
        {"currency": evaluation.tender.currency, "amount": value},
    )


def short_name(evaluation: Evaluation, id_: str) -> str:
    """Return a panel member's name without what stands behind it, such as the office."""
    return person_name(evaluation, id_).partition(",")[0]


def heading(level: int, sentence: str, **values: Text) -> Heading:
    """Return a heading in our words."""
    return Heading(level, Message(sentence, values))


def labelled(label: str, text: Text) -> Paragraph:
    """Return a paragraph after a bold label."""
    return Paragraph(text, label=Message(label))


def source_said(evaluation: Evaluation, source: ShownSource) -> Text:
    """Return document and clause of a source, with date and how sure it is."""
    said = f"{source.document}, {source.clause}" if source.clause else source.document
    sure = SURE.get(source.confidence, source.confidence)
    values: dict[str, MessageValue] = {
        "source": said,
        "date": day(source.date, language(evaluation)),
        "sure": sure,
    }
    return Message("{source} ({date}, {sure})", values) if source.date else said


def sheet_and_cells(places: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the sheet that all places share, and each one's cell; no sheet if they differ."""
    sheets = {place.rpartition("!")[0] for place in places}
    if len(sheets) != 1 or not (sheet := sheets.pop()):
        return "", places
    return sheet, tuple(place.rpartition("!")[2] for place in places)


def yes_or_no(answer: Text, kind: str) -> Text:
    """Return an answer in the words of the reader's language where it is yes or no."""
    if isinstance(answer, str) and kind == "boolean":
        return YES_AND_NO.get(answer, answer)
    return answer


def day_written(answer: Text, kind: str) -> Text:
    """Return an answer that is a day as the reader's language writes it; any other as it is."""
    return dated(answer) if kind == "date" and isinstance(answer, str) else answer


def titled(title: Text, name: str) -> Text:
    """Return a title with the technical name behind it, for the file; the name if it has none."""
    return Message("{title} ({name})", {"title": title, "name": name}) if title else name


def lines(said: Sequence[Text]) -> Text:
    """Return several texts, each on a line of its own."""
    if len(said) < 2:
        return said[0] if said else ""
    return Message("{first}\n{rest}", {"first": said[0], "rest": lines(said[1:])})


def facts(caption: str, rows: tuple[tuple[Message, Text], ...], note: Text | None = None) -> Table:
    """Return a table of two columns, without the rows that have nothing to say."""
    return Table(
        caption=Message(caption),
        columns=(
            ColumnHead(Message("What"), width=28),
            ColumnHead(Message("As recorded"), width=72),
        ),
        rows=tuple((name, value) for name, value in rows if value),
        note=note,
    )
