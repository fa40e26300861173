"""The assessment summary: what one bidder is told of its own bid, and of the first one.

It is made of that bid, the published rules, and what the profile allows of the first bid; no other
bid is looked at. Numbers that another bid goes into are given as they came out, without the
other's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from procure.disclosure.profiles import Profile
from procure.disclosure.words import CITED
from procure.evaluation.model import BidResult, Evaluation
from procure.evaluation.published import RESCALING
from procure.evaluation.unnamed import unnamed
from procure.language.reviewed import counts_in, unreviewed
from procure.model.blocks import Block, Cell, ColumnHead, Document, Heading, Items, Paragraph, Table
from procure.model.message import Message, MessageValue
from procure.report.award_answers import clarifications, stands
from procure.report.award_words import (
    GATES,
    SURE,
    VAT,
    buyer,
    facts,
    heading,
    labelled,
    language,
    title_of,
)
from procure.report.figures import aligned, column_in_full, in_full
from procure.report.foreign import marked
from procure.report.letter_criterion import own_criterion
from procure.report.letter_winner import successful, who_is_first
from procure.report.render_text import day


@dataclass(frozen=True, slots=True)
class Announcement:
    """When the result is announced, until when nothing is signed, and who reviews it.

    Attributes:
        on: ISO day of the letter.
        standstill_ends: ISO day.
    """

    on: str
    standstill_ends: str
    review: str


def letter(
    evaluation: Evaluation, bidder: str, profile: Profile, announced: Announcement
) -> Document:
    """Return the letter to one bidder."""
    tender = evaluation.tender
    bid = unnamed(evaluation, next(one for one in evaluation.bids if one.bidder == bidder))
    winners = tuple(one for one in evaluation.bids if one.place == 1)
    blocks = _blocks(evaluation, bid, winners, profile, announced)
    return Document(
        title=Message("Assessment summary: {title}", {"title": tender.title}),
        subject=Message(
            "Result of the tender {id} for {name}", {"id": tender.id, "name": bid.name}
        ),
        language=language(evaluation),
        footer=Message("{buyer}, {id}", {"buyer": tender.buyer, "id": tender.id}),
        blocks=tuple(marked(blocks, evaluation.foreign)),
        author=tender.buyer,
        date=announced.on,
    )


def _blocks(
    evaluation: Evaluation,
    bid: BidResult,
    winners: tuple[BidResult, ...],
    profile: Profile,
    announced: Announcement,
) -> Iterator[Block]:
    title = evaluation.tender.title
    yield Heading(1, Message("Assessment summary: {title}", {"title": title}))
    yield _addressed(evaluation, bid, announced)
    yield from _result(evaluation, bid, winners, profile)
    yield from _what_next(evaluation, announced)
    yield from _gates(evaluation, bid)
    if any(one.points is not None for one in bid.criteria):
        yield from _points(evaluation, bid)
        yield heading(2, "How each criterion was scored")
        for result in bid.criteria:
            yield from own_criterion(evaluation, result)
    yield from _price(evaluation, bid)
    yield from successful(evaluation, bid, winners, profile)
    yield from _about(evaluation, profile)


def _addressed(evaluation: Evaluation, bid: BidResult, announced: Announcement) -> Table:
    tender = evaluation.tender
    return facts(
        "This letter",
        (
            (Message("From"), buyer(evaluation)),
            (Message("To"), ", ".join(filter(None, (bid.name, bid.legal_id)))),
            (Message("With"), ", ".join(bid.consortium)),
            (Message("Date"), day(announced.on, language(evaluation))),
            (Message("Tender"), tender.id),
            (Message("Procedure"), tender.procedure),
        ),
    )


def _result(
    evaluation: Evaluation, bid: BidResult, winners: tuple[BidResult, ...], profile: Profile
) -> Iterator[Block]:
    """Yield what the bidder looks for first: its place and total, and who is first."""
    if bid.place is not None:
        yield Paragraph(_placed(evaluation, bid), "key")
    elif bid.state == "late":
        yield Paragraph(Message("Your bid came after the deadline and was not opened."), "key")
    else:
        yield Paragraph(Message("Your bid was excluded, for the reasons below."), "key")
        yield from (Paragraph(reason) for reason in bid.excluded)
        if bid.price is None:
            yield Paragraph(_not_counted(bid))
    yield from who_is_first(evaluation, bid, winners, profile)


def _not_counted(bid: BidResult) -> Message:
    if bid.price_opened:
        return Message("Your price was opened, and it is not counted.")
    return Message("Your price was not opened: it stays sealed.")


def _placed(evaluation: Evaluation, bid: BidResult) -> Message:
    values: dict[str, MessageValue] = {
        "place": bid.place or 0,
        "count": sum(one.state == "ranked" for one in evaluation.bids),
        "total": in_full(bid.total or "0"),
        "most": Decimal(evaluation.quality_most) + Decimal(evaluation.price.most),
    }
    if evaluation.price.direction == "lowest":
        return Message(
            "Your bid is in place {place} of {count}, with the deciding number {total}.", values
        )
    return Message(
        "Your bid is in place {place} of {count}, with {total} of {most} points.", values
    )


def _gates(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    if not bid.gates:
        return
    yield heading(2, "What a bid has to pass")
    yield Table(
        caption=Message("Gates of your bid"),
        columns=(
            ColumnHead(Message("Gate"), width=27),
            ColumnHead(Message("Result"), width=11),
            ColumnHead(Message("Reason"), width=36),
            ColumnHead(Message("Where it stands"), width=26),
        ),
        rows=tuple(
            (title_of(evaluation, gate.id), GATES[gate.state], gate.reason, stands(gate) or None)
            for gate in bid.gates
        ),
        emphasis=tuple(at for at, gate in enumerate(bid.gates) if gate.state != "pass"),
    )
    yield from clarifications(tuple(one for gate in bid.gates for one in gate.responses))


def _points(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    yield heading(2, "Your points")
    earned = column_in_full([*(one.points for one in bid.criteria), bid.quality])
    most = column_in_full([*(one.most for one in bid.criteria), evaluation.quality_most])
    names: list[Cell] = [title_of(evaluation, one.id) for one in bid.criteria]
    yield Table(
        caption=Message("Points by criterion"),
        columns=(
            ColumnHead(Message("Criterion"), width=60),
            ColumnHead(Message("Points"), "number", width=20),
            ColumnHead(Message("Most points"), "number", width=20),
        ),
        rows=tuple(zip([*names, Message("Quality")], earned, most, strict=True)),
        emphasis=(len(names),),
    )
    if bid.rescaling and bid.quality_counted:
        yield Paragraph(RESCALING[evaluation.tender.rescale])
        counted = Message("{points}", {"points": in_full(bid.quality_counted)})
        yield labelled("Quality points as they count:", counted)
    if bid.minimums:
        yield Table(
            caption=Message("Minimums, on unrounded points"),
            columns=(
                ColumnHead(Message("Minimum of"), width=40),
                ColumnHead(Message("Asked"), "number", width=20),
                ColumnHead(Message("Reached"), "number", width=20),
                ColumnHead(Message("Result"), width=20),
            ),
            rows=tuple(
                (
                    title_of(evaluation, one.what),
                    Decimal(one.minimum),
                    None if one.reached is None else in_full(one.reached),
                    Message("met") if one.met else Message("not met"),
                )
                for one in bid.minimums
            ),
            emphasis=tuple(at for at, one in enumerate(bid.minimums) if not one.met),
        )


def _price(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    offer = bid.offer
    if offer is None or bid.price is None:
        return
    yield heading(2, "Your price")
    yield labelled("Formula:", evaluation.price.formula)
    stated, counted = aligned((offer.stated, bid.price))
    yield Table(
        caption=Message(
            "Price in {currency}, VAT {vat}",
            {
                "currency": evaluation.tender.currency,
                "vat": VAT.get(evaluation.price.vat, evaluation.price.vat),
            },
        ),
        columns=(
            ColumnHead(Message("Price"), width=70),
            ColumnHead(Message("Amount"), "number", width=30),
        ),
        rows=(
            (Message("Price as you stated it"), stated),
            (Message("Price as it counts"), counted),
        ),
    )
    for found in offer.findings:
        if found.code == "procure.price-clarified":
            yield Paragraph(found.what)
    for one in offer.corrections:
        values = {"what": one.what, "written": one.written, "counts": one.counts}
        words = Message("{what}: you wrote {written}; {counts} counts.", values)
        yield Paragraph(words, label=Message("Corrected by the published rule:"))
    if offer.conversion:
        yield labelled("Converted at the published rate:", offer.conversion)
    if evaluation.price.property == "relative":
        yield Paragraph(
            Message(
                "This rule compares prices. The other bidders' prices are not told here, so the"
                " steps are not either."
            ),
            "note",
        )
    elif offer.steps:
        yield Items(offer.steps, ordered=True)
    if bid.price_points is not None:
        earned: dict[str, MessageValue] = {
            "points": in_full(bid.price_points),
            "most": in_full(evaluation.price.most),
        }
        yield labelled("Points for the price:", Message("{points} of {most}", earned))


def _what_next(evaluation: Evaluation, announced: Announcement) -> Iterator[Block]:
    tongue = language(evaluation)
    yield heading(2, "What happens next")
    ends = {"day": day(announced.standstill_ends, tongue)}
    yield Paragraph(Message("The contract is not concluded before the end of {day}.", ends), "key")
    yield labelled("You can have the decision reviewed by:", announced.review)


def _about(evaluation: Evaluation, profile: Profile) -> Iterator[Block]:
    tongue = language(evaluation)
    yield heading(2, "About this letter")
    yield Paragraph(counts_in(evaluation.tender.language, tongue))
    if said := unreviewed(tongue):
        yield Paragraph(said, "note")
    cited = CITED[profile.name]
    values: dict[str, MessageValue] = {
        "title": cited.title,
        "follows": cited.follows,
        "date": day(profile.date, tongue),
        "sure": SURE[profile.sure],
    }
    yield Paragraph(
        Message(
            "What is told of the first bid follows the profile “{title}” ({follows}; {date};"
            " {sure}). This is not legal advice.",
            values,
        ),
        "note",
    )
    values = {"lock": evaluation.lock, "version": str(evaluation.form_version)}
    yield Paragraph(
        Message("Made from the record under tender lock {lock}, form version {version}.", values),
        "note",
    )
