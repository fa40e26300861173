"""Open 50 workbooks of 200 answers: forms issued, filled and received, then read."""

import tempfile
from pathlib import Path

from measured import measure

from procure.files.canonical import pretty
from procure.files.yaml import parse_yaml
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form
from procure.model.lock import Lock
from procure.procedure.act import Act
from procure.procedure.opening import open_bids
from procure.procedure.receive import receive
from procure.record.events import Issued
from procure.record.store import append
from procure.tender.folder import Folder, lock_hash

BIDS, ANSWERS = 50, 200

LOCK = """
procure_lock: 1
core: "0"
form_version: 1
tender:
  procure: 1
  id: benches
  title: Benches
  buyer: {name: Town, country: IE}
  language: en
  currency: EUR
  deadline: 2026-04-14T12:00:00+01:00
  packs: {street: {}}
  points: {price: 100}
  price: {rule: band, low: "80", high: "120"}
  panel: {chair: [mira], assessors: [ana]}
packs:
  - {id: street, version: "1", title: Street, language: en, publisher: Town, licence: CC0-1.0,
     plugin: street, sha256: "", valid: {from: 2026-01-01}, review_by: 2027-01-01, sources: {},
     declared_settings: {}, settings: {}, declared_tables: {}, tables: {}}
plugins: []
criteria:
"""

KINDS = (
    ("number, unit: kg", "{number}"),
    ("boolean", "yes"),
    ("text, evidence: asked", "Arm rests on both sides, seat 47 cm, tested with eight people."),
    ("choice, choices: {sun: Solar panel, grid: Street lighting}", "sun"),
)


def asked() -> Lock:
    """Return a lock that asks 200 questions of four kinds."""
    lines = [
        f"  - {{id: street/q{number}, most: 0, criterion: {{id: q{number},"
        f" title: Question {number}, kind: information, requirements: [{{id: q{number},"
        f" question: What of {number}?, type: {KINDS[number % 4][0]}}}]}}}}"
        for number in range(ANSWERS)
    ]
    lock = Lock.model_validate(parse_yaml(LOCK + "\n".join(lines), "lock").value)
    return lock.model_copy(update={"hash": lock_hash(lock)})


def hand_in(folder: Folder, lock: Lock, post: Path) -> None:
    """Issue the form, fill it in 50 times and receive each."""
    form = bid_form(lock)
    folder.issued.mkdir(parents=True)
    folder.lock_file.write_text(pretty(lock.model_dump(mode="json", by_alias=True)), "utf-8")
    chair = Act("mira", "2026-04-14T09:00:00Z", "given")
    append(folder.record, [chair.event(Issued, lock=lock.hash, form_version=1)])
    for bidder in range(BIDS):
        answers = "\n".join(
            f"  street/q{number}: {KINDS[number % 4][1].format(number=number + bidder)}"
            for number in range(ANSWERS)
        )
        bid = f"tenderer: {{name: Bidder {bidder}, id: X-{bidder}}}\nanswers:\n{answers}\n"
        (post / "bid.xlsx").write_bytes(fill_bid_form(form, parse_yaml(bid, "bid.yaml")))
        receive(folder, f"bidder-{bidder}", [post / "bid.xlsx"], chair)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, post = Folder(Path(place) / "tender"), Path(place) / "post"
        post.mkdir()
        hand_in(folder, asked(), post)
        chair = Act("mira", "2026-04-14T12:00:00Z", "given")
        opening = open_bids(folder, chair)
        assert len(opening.bids) == BIDS
        assert not any(opening.problems.values()), next(iter(opening.problems.values()))[:3]
        measure(lambda: open_bids(folder, chair), 3)


if __name__ == "__main__":
    main()
