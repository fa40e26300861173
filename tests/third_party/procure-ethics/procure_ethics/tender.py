"""What is said about a whole tender: before issue, between bids, and in the report."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Block,
    ColumnHead,
    Compared,
    Figure,
    Finding,
    Heading,
    Lock,
    Measure,
    Message,
    Paragraph,
    Series,
    Severity,
    Table,
)


def access_is_asked(lock: Lock) -> tuple[Finding, ...]:
    """Warn if audits earn points while the contract lets nobody in."""
    ids = {criterion.id for criterion in lock.criteria}
    if "fair-work/audited-sites" not in ids or "fair-work/access" in ids:
        return ()
    what = Message(
        "Audits earn points, but the condition {condition} is not asked: nobody may look again"
        " once the contract is signed.",
        {"condition": "fair-work/access"},
    )
    return (Finding("ethics.C1", Severity.WARNING, "tender.yaml conditions", what),)


def sites_side_by_side(lock: Lock, measures: Mapping[str, Mapping[str, Measure]]) -> Compared:
    """Return the table and chart of sites, and a finding for each bid with unaudited ones."""
    counts = {
        bidder: (_count(found, "ethics.sites_audited"), _count(found, "ethics.sites"))
        for bidder, found in sorted(measures.items())
    }
    findings = tuple(
        Finding("ethics.S1", Severity.INFO, bidder, Message("Nobody has audited some sites."))
        for bidder, (audited, sites) in counts.items()
        if audited is not None and sites is not None and audited < sites
    )
    return Compared(findings, _blocks(counts) if counts else ())


def lists_of_unlike_reach(lock: Lock, measures: Mapping[str, Mapping[str, Measure]]) -> Compared:
    """Stop the ranking where one bid lists three times as many sites as another.

    A share of a short list is easily high: such bids have not answered the same question.
    """
    counts = {
        bidder: count
        for bidder, found in measures.items()
        if (count := _count(found, "ethics.sites")) is not None
    }
    most = max(counts, key=lambda one: (counts[one], one), default="")
    few = sorted(one for one, count in counts.items() if count * 3 <= counts[most])
    if not few:
        return Compared()
    what = Message(
        "{most} lists {count} sites, and {few} a third of that or fewer: the shares that were"
        " audited are not of the same thing.",
        {"most": most, "count": counts[most], "few": ", ".join(few)},
    )
    return Compared((Finding("ethics.S2", Severity.ERROR, ", ".join([most, *few]), what),))


def _blocks(counts: Mapping[str, tuple[Decimal | None, Decimal | None]]) -> tuple[Block, ...]:
    table = Table(
        caption=Message("Sites listed and audited"),
        columns=(
            ColumnHead(Message("Bidder")),
            ColumnHead(Message("Audited"), "number"),
            ColumnHead(Message("Listed"), "number"),
        ),
        rows=tuple((bidder, *both) for bidder, both in counts.items()),
    )
    figure = Figure(
        kind="bar",
        caption=Message("Sites listed and audited"),
        alternative=Message("Bars for each bidder: sites audited, and sites listed."),
        categories=tuple(counts),
        series=(
            Series(Message("Audited"), tuple(audited for audited, _ in counts.values())),
            Series(Message("Listed"), tuple(sites for _, sites in counts.values())),
        ),
        unit=Message("sites"),
        table=table,
    )
    return (figure,)


def _count(measures: Mapping[str, Measure], name: str) -> Decimal | None:
    found = measures.get(name)
    return None if found is None else Decimal(int(Fraction(found.value)))


def who_was_audited(evaluation: Mapping[str, object]) -> tuple[Block, ...]:
    """Return a remark on what an audit can show, where the tender asked for audits."""
    if "fair-work" not in str(evaluation.get("packs", "")):
        return ()
    remark = Message("An audit shows what its day showed. The contract lets the buyer look again.")
    return (Heading(2, Message("Work in the supply chain")), Paragraph(remark, role="note"))


def sites_of_a_bid(evaluation: Mapping[str, object], bidder: str) -> tuple[Block, ...]:
    """Return how many sites a bid lists and how many were audited, where it says so."""
    bids = evaluation["bids"]
    assert isinstance(bids, list)
    measures = next(bid["measures"] for bid in bids if bid["bidder"] == bidder)
    if "ethics.sites" not in measures:
        return ()
    values = {
        "listed": Decimal(measures["ethics.sites"]["value"]),
        "audited": Decimal(measures["ethics.sites_audited"]["value"]),
    }
    words = "{listed} sites are listed; {audited} of them were audited."
    return (Heading(1, Message("Sites")), Paragraph(Message(words, values)))
