"""A bidder's own files and the published lock, read for self-evaluation; nothing is written."""

from dataclasses import replace
from pathlib import Path

from procure.bid.price_names import PRICE_FILES
from procure.bid.read import read_bid, read_price
from procure.errors import InputFault, Problem
from procure.model.bid import Bid
from procure.model.lock import LOCK_FILE, Lock
from procure.model.message import Message
from procure.plugin.registry import Registry
from procure.procedure.evidence import read_evidence
from procure.procedure.issue import PRICE_FORM
from procure.procedure.offered import registry_for
from procure.scoring.rules import prepare
from procure.self_evaluation.evaluate import evaluate_self
from procure.self_evaluation.model import SelfEvaluation
from procure.tender.folder import read_lock

NO_PRICE = Message("No price form lies beside the bid.")
UNREADABLE_PRICE = Message("The price form beside the bid cannot be read; mend it first.")


def evaluate_own_bid(bid: Path, lock_file: Path) -> tuple[SelfEvaluation, ...]:
    """Return how a bid stands under a published lock, in each lot that it is for.

    A tender without lots has one evaluation.

    Args:
        bid: the filled form, or the folder it lies in; evidence and price form are looked for
            beside it.
        lock_file: ``tender.lock.json``.

    Raises:
        InputFault: if the lock or the bid as a whole cannot be read.
    """
    if lock_file.suffix in {".yaml", ".yml"}:
        what = f"this is the tender's draft; use {LOCK_FILE} as issued."
        raise InputFault([Problem(str(lock_file), what)])
    lock = read_lock(lock_file)
    registry = registry_for(lock)
    if not bid.exists():
        raise InputFault([Problem(str(bid), "does not exist.", "Check the path.")])
    folder, name = (bid, None) if bid.is_dir() else (bid.resolve().parent, bid.name)
    read = read_bid(lock, folder.resolve(), "bidder", name)
    if read.bid is None:
        raise InputFault(read.problems)
    measures, findings = read_evidence(lock, read.bid, folder, registry)
    own = replace(read.bid, measures=measures, findings=(*read.bid.findings, *findings))
    if lock.tender.lots and not own.lots:
        raise InputFault(read.problems)
    return tuple(
        _in_lot(lock.for_lot(lot), own, folder, registry, read.problems)
        for lot in own.lots or ("",)
    )


def _in_lot(
    lock: Lock, own: Bid, folder: Path, registry: Registry, problems: tuple[Problem, ...]
) -> SelfEvaluation:
    price = read_price(lock, folder.resolve(), "bidder", own.tenderer.name)
    price_form = any((folder / one).is_file() for one in (*PRICE_FILES, PRICE_FORM))
    rule = registry.price_rules[lock.tender.price.rule]
    faults = (*problems, *(price.problems if price_form else ()))
    rules = prepare(lock, registry.evaluators)
    offer = price.offer or (UNREADABLE_PRICE if price_form else NO_PRICE)
    return evaluate_self(rules, own, offer, rule, faults)
