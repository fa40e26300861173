"""What plugins find between the bids, and which of it the chair has settled.

A comparison sees measures and no price, so what it finds is known before prices are unsealed. An
error says that the bids cannot be ranked as they stand: nobody has a place until the chair settles
it with a reason (``procure settle``). A settlement names what was found by its digest, so another
finding, or the same one about other bids, is open again.
"""

from collections.abc import Iterable, Iterator, Mapping

from procure.evaluation.model import Compared, ComparedFinding, Settlement, ShownFinding
from procure.evaluation.ranking import open_findings
from procure.evaluation.shown import show_findings
from procure.files.canonical import canonical, sha256
from procure.model.message import Message
from procure.plugin.call import call_comparison
from procure.record.events import Settled
from procure.scoring.outcomes import BidQuality
from procure.tender.opened import Opened


def compare(opened: Opened, qualities: Mapping[str, BidQuality]) -> tuple[Compared, ...]:
    """Return what each comparison of the tender's plugins yields about the admitted bids."""
    return tuple(_compare(opened, qualities))


def _compare(opened: Opened, qualities: Mapping[str, BidQuality]) -> Iterator[Compared]:
    measures = {
        bidder: quality.measures for bidder, quality in qualities.items() if not quality.excluded
    }
    used = {plugin.name for plugin in opened.lock.plugins}
    for plugin, comparison in opened.registry.comparisons:
        if plugin not in used:
            continue
        compared = call_comparison(plugin, comparison, opened.lock, measures)
        if compared.findings or compared.blocks:
            found = show_findings(compared.findings)
            yield Compared(
                plugin=plugin,
                findings=tuple(_with_settlement(one, opened.state.settled) for one in found),
                blocks=compared.blocks,
            )


def stops(compared: Iterable[Compared]) -> tuple[Message, ...]:
    """Return why there are no places, a sentence for each open finding."""
    return tuple(
        Message(
            "Waits for the chair to settle {code} ({where}).",
            {"code": one.code, "where": one.where},
        )
        for one in open_findings(compared)
    )


def _with_settlement(found: ShownFinding, settled: Iterable[Settled]) -> ComparedFinding:
    shown = {"code": found.code, "severity": found.severity, "where": found.where}
    if found.severity != "error":
        return ComparedFinding(**shown, what=found.what)
    digest = sha256(canonical(found.model_dump(mode="json")))
    last = next((one for one in reversed(tuple(settled)) if one.found == digest), None)
    settlement = last and Settlement(
        at=last.at, by=last.by, reason=last.reason, prices_open=last.prices_open
    )
    return ComparedFinding(**shown, what=found.what, found=digest, settled=settlement)
