"""The sample tender, opened and unsealed, and ways to ask what would have happened instead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from procure.bid.read import read_price
from procure.demo.replay import finish, replay
from procure.evaluation.assessment import Assessment, assess_all
from procure.evaluation.model import Evaluation
from procure.model.bid import PriceOffer
from procure.model.lock import Lock
from procure.procedure.unseal import read_unsealed
from procure.record.events import Agreed, Scored
from procure.scoring.rules import prepare
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened

SAMPLE = Path(__file__).parents[2] / "tenders" / "street-kiosks"


@dataclass(frozen=True, slots=True)
class Kiosks:
    """The sample, run to its end."""

    folder: Folder
    opened: Opened
    offers: Mapping[str, PriceOffer]
    evaluation: Evaluation

    def assessed(self) -> Assessment:
        """Return the assessment as the sample's people made it."""
        return assess_all(self.opened, self.offers)

    def under(self, lock: Lock) -> "Kiosks":
        """Return the sample under changed rules."""
        rules = prepare(lock, self.opened.rules.evaluators)
        return replace(self, opened=replace(self.opened, lock=lock, rules=rules))

    def without_gate(self, gate: str) -> "Kiosks":
        """Return the sample as if a gate had never been named."""
        lock = self.opened.lock
        others = tuple(one for one in lock.criteria if one.id != gate)
        return self.under(lock.model_copy(update={"criteria": others}))

    def with_tender(self, **changes: object) -> "Kiosks":
        """Return the sample with other keys in its tender."""
        lock = self.opened.lock
        tender = lock.tender.model_copy(update=changes)
        return self.under(lock.model_copy(update={"tender": tender}))

    def with_levels(self, bidder: str, levels: Mapping[str, int]) -> "Kiosks":
        """Return the sample with other agreed levels of a bidder, each assessor's the same."""
        state = self.opened.state
        own = {"at": "2026-04-28T08:00:00Z", "bidder": bidder, "reason": "R.", "evidence": "a.pdf"}
        agreed = {
            (bidder, id_): Agreed.model_validate(
                {**own, "by": "mira", "criterion": id_, "level": level}
            )
            for id_, level in levels.items()
        }
        assessors = {
            person: replace(
                assessor,
                scores={
                    **{
                        (bidder, id_): Scored.model_validate(
                            {**own, "by": person, "criterion": id_, "level": level}
                        )
                        for id_, level in levels.items()
                    },
                    **assessor.scores,
                },
            )
            for person, assessor in state.assessors.items()
        }
        state = replace(state, agreed={**state.agreed, **agreed}, assessors=assessors)
        return replace(self, opened=replace(self.opened, state=state))

    def with_price_of(self, bidder: str) -> "Kiosks":
        """Return the sample with the price of a bidder opened that was excluded."""
        read = read_price(self.opened.lock, self.folder.bids / bidder, "officer")
        assert read.offer is not None
        return replace(self, offers={**self.offers, bidder: read.offer})


def run_sample(target: Path) -> Kiosks:
    """Return the sample, run in ``target`` from notice to report."""
    for _ in replay(SAMPLE, target):
        pass
    evaluation, _ = finish(target)
    folder = Folder(target)
    opened = load_opened(folder)
    offers = read_unsealed(folder, opened)
    assert offers is not None
    return Kiosks(folder, opened, offers, evaluation)
