"""Time opening 50 workbooks of 200 answers: ``python tests/stress/opening.py``."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from stress.run import peak_mb  # noqa: E402 - found by the path above
from support.examples import small_lock  # noqa: E402

from procure.bid.read import read_bid  # noqa: E402
from procure.files.yaml import parse_yaml  # noqa: E402
from procure.forms.bid_form import bid_form  # noqa: E402
from procure.forms.fill import fill_bid_form  # noqa: E402
from procure.model.bid import State  # noqa: E402
from procure.model.lock import Lock  # noqa: E402

BIDS, ANSWERS = 50, 200
VALUES = {"clearance": "2.5", "origin": "Sweden, from a forest with a name", "repair-time": "yes"}


def lock_of(count: int) -> Lock:
    """Return the small tender's lock with ``count`` questions: numbers, texts, yes or no."""
    lock = small_lock()
    plain = [one for one in lock.criteria if one.criterion.id in VALUES]
    criteria = []
    for number in range(count):
        locked = plain[number % len(plain)]
        (asked,) = locked.criterion.requirements
        requirement = asked.model_copy(update={"id": f"{asked.id}-{number}"})
        changes = {"id": f"{locked.criterion.id}-{number}", "requirements": (requirement,)}
        criterion = locked.criterion.model_copy(update=changes)
        id_ = f"street/{criterion.id}"
        criteria.append(locked.model_copy(update={"id": id_, "criterion": criterion}))
    return lock.model_copy(update={"criteria": tuple(criteria)})


def main() -> None:
    """Fill the forms, read them, and print how long each took."""
    lock = lock_of(ANSWERS)
    lines = [
        f"  street/{locked.criterion.requirements[0].id}: "
        f"{VALUES[locked.criterion.requirements[0].id.rsplit('-', maxsplit=1)[0]]}"
        for locked in lock.criteria
    ]
    source = "tenderer: {name: Acme Ltd}\nanswers:\n" + "\n".join(lines) + "\n"
    content = fill_bid_form(bid_form(lock), parse_yaml(source, "bid.yaml"))
    with tempfile.TemporaryDirectory() as made:
        folders = [Path(made) / f"bidder-{number}" for number in range(BIDS)]
        for folder in folders:
            folder.mkdir()
            (folder / "bid.xlsx").write_bytes(content)
        took = []
        worked = time.process_time()
        for folder in folders:
            begun = time.perf_counter()
            bid = read_bid(lock, folder, "officer").bid
            took.append(time.perf_counter() - begun)
            assert bid
            assert {one.state for one in bid.responses.values()} == {State.ANSWERED}
        worked = time.process_time() - worked
    print(f"{BIDS} workbooks of {ANSWERS} answers: {sum(took):.2f} s, {peak_mb()} MB;")
    print(f"{worked:.2f} s of work, whatever else the machine does;")
    print(f"median {statistics.median(took) * 1000:.0f} ms, longest {max(took) * 1000:.0f} ms.")


if __name__ == "__main__":
    main()
