"""The tutorial's tender in a folder of its own, and its people doing one step after another.

Deadline: 16 March 2026, 12:00 UTC. Kim is chair; Lea and Tom score; Oakline and Riverbend bid.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from procure.procedure.act import Act
from procure.procedure.decide import lock_quality
from procure.procedure.issue import issue
from procure.procedure.opening import open_bids
from procure.procedure.papers import Opening
from procure.procedure.receive import receive
from procure.procedure.unseal import unseal
from procure.questionnaire.by_file import moderate_by_file, score_by_file
from procure.record.events import Received
from procure.record.state import State, fold
from procure.record.store import read_record
from procure.tender.folder import Folder

SAMPLE = Path(__file__).parents[2] / "tenders" / "park-benches"
BIDDERS = ("oakline", "riverbend")
LEVELS = {"oakline": 3, "riverbend": 2}
BEFORE = "2026-03-10T09:00:00Z"
NOON = "2026-03-16T12:00:00Z"
LATE = "2026-03-16T12:00:01Z"
AFTER = "2026-03-17T09:00:00Z"
EVENING = "2026-03-17T18:00:00Z"
LATER = "2026-03-20T09:00:00Z"


def kim(at: str) -> Act:
    """Return the chair acting at a time."""
    return Act("kim", at, "given")


@dataclass(frozen=True, slots=True)
class Town:
    """A tender's folder, and the post that bidders' files lie in before they are received."""

    folder: Folder
    post: Path

    @property
    def state(self) -> State:
        """The state of the record."""
        return fold(read_record(self.folder.record))

    def change_tender(self, *replacements: tuple[str, str]) -> "Town":
        """Replace text in ``tender.yaml``; each must stand there once."""
        _replace(self.folder.tender_file, replacements)
        return self

    def change_bid(
        self, bidder: str, *replacements: tuple[str, str], name: str = "bid.yaml"
    ) -> "Town":
        """Replace text in a file that has not been handed in yet."""
        _replace(self.post / bidder / name, replacements)
        return self

    def issue(self, at: str = "2026-02-16T09:00:00Z") -> "Town":
        issue(self.folder, kim(at))
        return self

    def receive(self, bidder: str, at: str = BEFORE) -> Received:
        files = sorted((self.post / bidder).iterdir())
        return receive(self.folder, bidder, files, kim(at))

    def received(self, bidders: Iterable[str] = BIDDERS) -> "Town":
        """Issue the tender, and receive every bid in time."""
        self.issue()
        for bidder in bidders:
            self.receive(bidder)
        return self

    def open(self, at: str = AFTER) -> Opening:
        return open_bids(self.folder, kim(at))

    def opened(self) -> "Town":
        """Come as far as opened bids."""
        self.received().open()
        return self

    def score(self, bidders: Iterable[str] = BIDDERS) -> "Town":
        """Let both assessors score and the chair enter what was agreed."""
        names = tuple(bidders)
        for person in ("lea", "tom"):
            score_by_file(self.folder, self._answers(names), Act(person, AFTER, "given"))
        moderate_by_file(self.folder, self._answers(names), kim(AFTER))
        return self

    def locked(self) -> "Town":
        """Come as far as locked quality."""
        self.opened().score()
        lock_quality(self.folder, kim(LATER))
        return self

    def unsealed(self) -> "Town":
        """Come as far as unsealed prices."""
        unseal(self.locked().folder, kim(LATER))
        return self

    def _answers(self, bidders: tuple[str, ...]) -> Path:
        lines = []
        for bidder in bidders:
            lines.append(f"{bidder}:")
            for id_ in ("connectivity/footway", "carbon/repair-and-take-back"):
                score = f"score: {LEVELS[bidder]}, evidence: offer.md#2"
                lines.append(f"  {id_}: {{{score}, reason: Drawn and dated on the second page}}")
        path = self.folder.path / "answers.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path


def town(target: Path) -> Town:
    """Return the tutorial's tender in ``target``, not issued yet."""
    shutil.copytree(SAMPLE, target / "tender", ignore=shutil.ignore_patterns("bids"))
    shutil.copytree(SAMPLE / "bids", target / "post")
    return Town(Folder(target / "tender"), target / "post")


def _replace(path: Path, replacements: Iterable[tuple[str, str]]) -> None:
    content = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert content.count(old) == 1, old
        content = content.replace(old, new)
    path.write_text(content, encoding="utf-8")
