"""Rows of a bidder's table that a person is told of as claimed without evidence."""

from dataclasses import replace

from support.examples import small_lock

from procure.evaluation.shown import show_tables
from procure.model.bid import Bid, Place, Response, Row, State, Tenderer

PLACE = Place("acme/bid.yaml")


def test_a_row_whose_proof_names_no_file_that_came_is_unproved() -> None:
    lock = small_lock()
    (criterion,) = (one for one in lock.criteria if one.id == "street/features")
    asked = Response("street/features", State.ANSWERED, None, "2 rows", PLACE)
    proof = Response("street/features.proof", State.ANSWERED, "a.pdf", "a.pdf", PLACE)
    rows = tuple(
        Row(key, PLACE, {"proof": replace(proof, files=files)})
        for key, files in (("1", ("a.pdf",)), ("2", ()))
    )
    bid = Bid("acme", Tenderer("Acme"), {asked.requirement: asked}, {asked.requirement: rows})
    (shown,) = show_tables(bid, criterion, lock)
    assert shown.unproved == (1,)
