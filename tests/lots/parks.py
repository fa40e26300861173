"""The tutorial's tender in two lots, north and south, and its people doing one step after another.

North is as the tender says. South pays otherwise, asks less, and only Tom scores it. By hand:

* north: Oakline 15 + 11.25 + 9 + 25 = 60.25; Riverbend 10 + 7.5 + 4.5 + 35 = 57
* south: Oakline 45 + 20 = 65; Riverbend 30 + 32 = 62
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from procure.files.yaml import read_yaml
from procure.forms.fill import fill_bid_form, fill_price_form
from procure.procedure.act import Act
from procure.procedure.decide import lock_quality
from procure.procedure.issue import BID_FORM, PRICE_FORM, issue
from procure.procedure.opening import open_bids
from procure.procedure.papers import Opening
from procure.procedure.receive import receive
from procure.procedure.unseal import unseal
from procure.questionnaire.by_file import moderate_by_file, score_by_file
from procure.tender.folder import Folder

SAMPLE = Path(__file__).parents[2] / "tenders" / "park-benches"
LOTS = """
lots:
  - {id: north, title: "Lot 1, north"}
  - id: south
    title: "Lot 2, south"
    points: {price: 40, connectivity/footway: 60}
    price: {rule: band, low: "10000", high: "20000"}
    panel: {chair: [kim], assessors: [tom]}
"""
LEVELS = {"oakline": 3, "riverbend": 2}
ASSESSORS = {"north": ("lea", "tom"), "south": ("tom",)}
PRICES = {"oakline": ("26000", "15000"), "riverbend": ("23600", "12000")}
CRITERIA = {
    "north": ("connectivity/footway", "carbon/repair-and-take-back"),
    "south": ("connectivity/footway",),
}
ISSUED, BEFORE = "2026-02-16T09:00:00Z", "2026-03-10T09:00:00Z"
AFTER, LATER = "2026-03-17T09:00:00Z", "2026-03-20T09:00:00Z"


def kim(at: str, lot: str = "") -> Act:
    return Act("kim", at, "given", lot)


@dataclass(frozen=True, slots=True)
class Parks:
    """A tender's folder with two lots, and the post."""

    folder: Folder
    post: Path

    def change_tender(self, old: str, new: str) -> "Parks":
        _replace(self.folder.tender_file, old, new)
        return self

    def change_bid(self, bidder: str, old: str, new: str, name: str = "bid.yaml") -> "Parks":
        _replace(self.post / bidder / name, old, new)
        return self

    def limited(self, limits: str) -> "Parks":
        """Add limits on lots to the tender."""
        return self.change_tender(LOTS, f"{LOTS}lot_limits: {limits}\n")

    def issued(self) -> "Parks":
        issue(self.folder, kim(ISSUED))
        return self

    def received(self, *, workbooks: bool = False) -> "Parks":
        self.issued()
        for bidder in LEVELS:
            if workbooks:
                self._fill(bidder)
            receive(self.folder, bidder, sorted((self.post / bidder).iterdir()), kim(BEFORE))
        return self

    def open(self) -> Opening:
        return open_bids(self.folder, kim(AFTER))

    def opened(self, *, workbooks: bool = False) -> "Parks":
        self.received(workbooks=workbooks).open()
        return self

    def score(self, lot: str, bidders: tuple[str, ...] = ("oakline", "riverbend")) -> "Parks":
        """Let the lot's assessors score and the chair enter what was agreed."""
        part = self.folder.for_lot(lot)
        answers = self._answers(lot, bidders)
        for person in ASSESSORS[lot]:
            score_by_file(part, answers, Act(person, LATER, "given", lot))
        moderate_by_file(part, answers, kim(LATER, lot))
        return self

    def unsealed(self, *lots: str) -> "Parks":
        """Come as far as unsealed prices in some lots, from opened bids."""
        for lot in lots:
            self.score(lot)
            lock_quality(self.folder.for_lot(lot), kim(LATER, lot))
            unseal(self.folder.for_lot(lot), kim(LATER, lot))
        return self

    def _answers(self, lot: str, bidders: tuple[str, ...]) -> Path:
        lines = []
        for bidder in bidders:
            lines.append(f"{bidder}:")
            for id_ in CRITERIA[lot]:
                score = f"score: {LEVELS[bidder]}, evidence: offer.md#2"
                lines.append(f"  {id_}: {{{score}, reason: Drawn and dated on the second page}}")
        path = self.folder.path / "answers.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def _fill(self, bidder: str) -> None:
        """Turn a bidder's YAML into the filled forms."""
        post, forms = self.post / bidder, self.folder.issued
        for name, form, fill in (
            ("bid", BID_FORM, fill_bid_form),
            ("price", PRICE_FORM, fill_price_form),
        ):
            source = post / f"{name}.yaml"
            filled = fill((forms / form).read_bytes(), read_yaml(source))
            (post / f"{name}.xlsx").write_bytes(filled)
            source.unlink()


def parks(target: Path) -> Parks:
    """Return the tender with two lots in ``target``, not issued yet; both firms bid for both."""
    shutil.copytree(SAMPLE, target / "tender", ignore=shutil.ignore_patterns("bids"))
    shutil.copytree(SAMPLE / "bids", target / "post")
    made = Parks(Folder(target / "tender"), target / "post")
    with made.folder.tender_file.open("a", encoding="utf-8") as file:
        file.write(LOTS)
    for bidder, (north, south) in PRICES.items():
        with (made.post / bidder / "bid.yaml").open("a", encoding="utf-8") as file:
            file.write("lots: [north, south]\n")
        lots = {"north": north, "south": south}
        price = "lots:\n" + "".join(
            f'  {lot}: {{currency: EUR, vat: excluded, total: "{total}"}}\n'
            for lot, total in lots.items()
        )
        (made.post / bidder / "price.yaml").write_text(price, encoding="utf-8")
    return made


def _replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, old
    path.write_text(content.replace(old, new), encoding="utf-8")
