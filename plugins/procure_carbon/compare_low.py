"""Carbon that seems too low to be true: a question to the bidder, never a rejection (G13)."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median

from procure.api import Compared, Finding, Lock, Message, decimal, rounded
from procure_carbon.compare_bids import AllMeasures, Total, amount, scored, uses_pack
from procure_carbon.finding import warning
from procure_carbon.tender import PACK

LEAST_SHARE = Fraction(60, 100)
"""Of the median of the bids (field notes, 6.4, G13)."""

LEAST_BIDS = 3
_BANDS = {"carbon.upfront_per_m2": "upfront", "carbon.embodied_per_m2": "embodied"}


def abnormally_low(lock: Lock, measures: AllMeasures) -> Compared:
    """Return a warning for each scored total far below the median, or below the best band."""
    if not uses_pack(lock):
        return Compared()
    found: list[Finding] = []
    for total in scored(lock):
        bids = {
            bidder: known
            for bidder, own in sorted(measures.items())
            if (known := amount(own, total.measure)) is not None
        }
        found += _below_median(total, bids)
        found += _below_band(lock, total, bids)
    return Compared(tuple(found))


def _below_median(total: Total, bids: dict[str, Fraction]) -> Iterator[Finding]:
    if len(bids) < LEAST_BIDS:
        return
    middle = median(bids.values())
    for bidder, known in bids.items():
        if known < LEAST_SHARE * middle:
            what = Message(
                "{bidder}: {own} {unit} for {criterion} is less than 60 percent of the median of"
                " the bids, {median}. Ask how it was reached; it excludes nobody.",
                {
                    "bidder": bidder,
                    "own": rounded(known, 2),
                    "unit": total.unit,
                    "criterion": total.criterion,
                    "median": rounded(middle, 2),
                },
            )
            yield warning("G13", bidder, what)


def _below_band(lock: Lock, total: Total, bids: dict[str, Fraction]) -> Iterator[Finding]:
    """Find totals below the best band of LETI, where the tender says what the building is for."""
    pack = lock.pack(PACK)
    use, scope = pack.settings.get("building-use"), _BANDS.get(total.measure)
    for row in pack.tables.get("leti-bands", ()):
        if (row["use"], row["scope"], row["band"]) != (use, scope, "A++"):
            continue
        most = Fraction(row["most"])
        for bidder, known in bids.items():
            if known < most:
                what = Message(
                    "{bidder}: {own} {unit} for {criterion} is below the best band of LETI, A++"
                    " (to {most}). Ask how it was reached; it excludes nobody.",
                    {
                        "bidder": bidder,
                        "own": rounded(known, 2),
                        "unit": total.unit,
                        "criterion": total.criterion,
                        "most": decimal(most),
                    },
                )
                yield warning("G13", bidder, what)
