"""Lock and unseal: nothing while something is open, and excluded bids' prices never."""

import re

import pytest
from procedure.town import AFTER, LATER, Town, kim

from procure.errors import InputFault, Refused, StillOpen
from procure.procedure.act import Act
from procure.procedure.decide import clarify, exclude, lock_quality
from procure.procedure.drawing import draw
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.unseal import unseal
from procure.record.events import Clarified, Locked, Unsealed

OPEN = [
    "- oakline: connectivity/footway: Waits for a level from lea, tom.",
    "- oakline: carbon/repair-and-take-back: Waits for a level from lea, tom.",
    "- riverbend: connectivity/footway: Waits for a level from lea, tom.",
    "- riverbend: carbon/repair-and-take-back: Waits for a level from lea, tom.",
    "- lea has not finished scoring.",
    "- tom has not finished scoring.",
]


def test_lock_is_refused_while_something_is_open_and_lists_all_of_it(benches: Town) -> None:
    benches.opened()
    with pytest.raises(StillOpen) as caught:
        lock_quality(benches.folder, kim(LATER))
    assert str(caught.value).splitlines() == ["Still open:", *OPEN]
    assert caught.value.exit_code == 3


def test_unseal_is_refused_while_something_is_open_and_lists_all_of_it(benches: Town) -> None:
    benches.opened()
    with pytest.raises(Refused) as caught:
        unseal(benches.folder, kim(LATER))
    assert str(caught.value).splitlines() == ["Prices stay sealed. Still open:", *OPEN]
    assert caught.value.exit_code == 4


def test_what_is_refused_is_not_recorded(benches: Town) -> None:
    benches.opened()
    before = benches.state.events
    with pytest.raises(Refused):
        unseal(benches.folder, kim(LATER))
    assert benches.state.events == before


def test_quality_is_locked_once(benches: Town) -> None:
    benches.locked()
    with pytest.raises(Refused, match="Quality is locked already"):
        lock_quality(benches.folder, kim(LATER))


def test_unseal_locks_quality_first(benches: Town) -> None:
    unseal(benches.opened().score().folder, kim(LATER))
    events = [type(one) for one in benches.state.events[-2:]]
    assert events == [Locked, Unsealed]


def test_prices_are_unsealed_once(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(Refused, match=re.escape(f"Prices were unsealed at {LATER}")):
        unseal(benches.folder, kim(LATER))


@pytest.mark.parametrize("step", [lock_quality, unseal])
def test_only_the_chair_locks_and_unseals(benches: Town, step) -> None:  # type: ignore[no-untyped-def]
    benches.opened().score()
    with pytest.raises(Refused, match="Only the chair"):
        step(benches.folder, Act("tom", LATER))


def test_an_assessor_with_nobody_to_score_is_not_waited_for(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 1.9", "value: 1.5"))
    benches.change_bid("riverbend", ("value: 2,", "value: 1.5,")).opened()
    lock_quality(benches.folder, kim(LATER))
    assert benches.state.locked is not None


@pytest.mark.parametrize("content", [b"\x00\xff garbage", b"total: [", b""])
def test_the_price_of_a_bid_that_failed_a_gate_is_never_read(benches: Town, content: bytes) -> None:
    benches.change_bid("oakline", ("value: 1.9", "value: 1.5"))
    (benches.post / "oakline" / "price.yaml").write_bytes(content)
    benches.opened().score(("riverbend",))
    offers = unseal(benches.folder, kim(LATER)).offers
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    assert [offer.bidder for offer in offers] == ["riverbend"]
    assert (bids["oakline"].price, bids["oakline"].offer) == (None, None)


def test_the_price_of_an_excluded_bid_is_never_read(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_bytes(b"\x00\xff garbage")
    benches.opened().score()
    exclude(benches.folder, "oakline", "False statement", "Art 57", kim(LATER))
    assert [offer.bidder for offer in unseal(benches.folder, kim(LATER)).offers] == ["riverbend"]


def test_a_price_nobody_can_read_leaves_its_own_bid_open_and_quality_locked(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_text("total: [", encoding="utf-8")
    benches.opened().score()
    unsealing = unseal(benches.folder, kim(LATER))
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    assert [offer.bidder for offer in unsealing.offers] == ["riverbend"]
    assert "oakline/price.yaml" in str(unsealing.problems[0])
    assert benches.state.locked is not None
    assert (bids["oakline"].state, bids["riverbend"].place) == ("open", None)


def test_a_price_that_could_not_be_read_is_said_later_and_counts(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_text("total: [", encoding="utf-8")
    benches.opened().score()
    unseal(benches.folder, kim(LATER))
    said = kim(LATER).event(
        Clarified, bidder="oakline", requirement="price/total", answer="26000", reason="Torn file."
    )
    clarify(benches.folder, said)
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    assert (bids["oakline"].price, bids["oakline"].state) == ("26000", "ranked")


def test_a_bid_whose_price_could_not_be_read_may_be_excluded_afterwards(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_text("total: [", encoding="utf-8")
    benches.opened().score()
    unseal(benches.folder, kim(LATER))
    exclude(benches.folder, "oakline", "No price", "Instructions 7", kim(LATER))
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    assert (bids["oakline"].state, bids["riverbend"].place) == ("excluded", 1)


def test_a_price_that_was_read_is_not_said_again(benches: Town) -> None:
    benches.unsealed()
    said = kim(LATER).event(
        Clarified, bidder="oakline", requirement="price/total", answer="1", reason="Slip."
    )
    with pytest.raises(Refused, match="no unsealed price of this bid that could not be read"):
        clarify(benches.folder, said)


def test_a_price_file_slipped_in_is_named(benches: Town) -> None:
    benches.locked()
    path = benches.folder.bids / "oakline" / "price.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("26000", "20000"), encoding="utf-8")
    with pytest.raises(InputFault, match=r"oakline/price\.yaml: is not the file that was received"):
        unseal(benches.folder, kim(LATER))


GONE = "oakline/price.yaml: was received and is gone. Restore it from a copy."


def delete_price(benches: Town) -> bytes:
    """Delete Oakline's received price file, and return what stood in it."""
    path = benches.folder.bids / "oakline" / "price.yaml"
    content = path.read_bytes()
    path.unlink()
    return content


def test_a_received_price_file_that_is_gone_keeps_prices_sealed(benches: Town) -> None:
    before = benches.locked().state.events
    delete_price(benches)
    with pytest.raises(InputFault) as caught:
        unseal(benches.folder, kim(LATER))
    assert (str(caught.value), benches.state.events) == (GONE, before)


def test_prices_are_unsealed_once_the_file_that_was_gone_is_back(benches: Town) -> None:
    content = delete_price(benches.locked())
    with pytest.raises(InputFault):
        unseal(benches.folder, kim(LATER))
    (benches.folder.bids / "oakline" / "price.yaml").write_bytes(content)
    assert len(unseal(benches.folder, kim(LATER)).offers) == 2


def test_a_price_file_that_is_gone_after_unsealing_stops_the_ranking(benches: Town) -> None:
    delete_price(benches.unsealed())
    with pytest.raises(InputFault) as caught:
        evaluate_folder(benches.folder)
    assert str(caught.value) == GONE


def test_a_price_file_that_no_delivery_holds_keeps_prices_sealed(benches: Town) -> None:
    benches.locked()
    (benches.folder.bids / "oakline" / "price.xlsx").write_bytes(b"x")
    with pytest.raises(InputFault, match=r"oakline/price\.xlsx: was never received\. Move it out"):
        unseal(benches.folder, kim(LATER))


def without_price(benches: Town) -> Town:
    """Come as far as unsealed prices, of which Oakline never delivered one."""
    (benches.post / "oakline" / "price.yaml").unlink()
    return benches.unsealed()


def test_a_bidder_that_never_delivered_a_price_is_told_as_such(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").unlink()
    problems = unseal(benches.locked().folder, kim(LATER)).problems
    assert list(map(str, problems)) == [
        "oakline: no price file came with this bid. Exclude the bid, or leave it open."
    ]


def test_a_bid_without_a_price_file_is_open_for_that(benches: Town) -> None:
    bids = {one.bidder: one for one in evaluate_folder(without_price(benches).folder).bids}
    assert [str(one) for one in bids["oakline"].open] == ["No price file came with this bid."]


def price_said(answer: str = "26000") -> Clarified:
    return kim(LATER).event(
        Clarified, bidder="oakline", requirement="price/total", answer=answer, reason="Torn file."
    )


def test_a_price_that_never_came_is_not_said_later(benches: Town) -> None:
    without_price(benches)
    with pytest.raises(Refused, match="no price file came with this bid"):
        clarify(benches.folder, price_said())


def test_a_price_is_not_said_later_while_its_file_is_gone(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_text("total: [", encoding="utf-8")
    delete_price(benches.unsealed())
    with pytest.raises(InputFault, match="was received and is gone"):
        clarify(benches.folder, price_said())


def test_a_price_said_later_is_not_below_0(benches: Town) -> None:
    (benches.post / "oakline" / "price.yaml").write_text("total: [", encoding="utf-8")
    benches.unsealed()
    with pytest.raises(InputFault, match="'-5' is below 0"):
        clarify(benches.folder, price_said("-5"))


def test_a_price_under_another_name_can_be_asked_about(benches: Town) -> None:
    post = benches.post / "oakline"
    (post / "price.yaml").rename(post / "Price-oakline.txt")
    clarify(benches.unsealed().folder, price_said())
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    assert bids["oakline"].price == "26000"


def test_what_stands_in_an_unreadable_price_is_printed_beside_what_was_said(benches: Town) -> None:
    benches.change_bid("oakline", ('"26000"', '"26.000,00"'), name="price.yaml").unsealed()
    clarify(benches.folder, price_said())
    bids = {one.bidder: one for one in evaluate_folder(benches.folder).bids}
    offer = bids["oakline"].offer
    assert offer is not None
    assert [str(one.what) for one in offer.findings] == [
        "The price could not be read: oakline/price.yaml:3 total: '26.000,00' is not a number."
        " The bidder says 26000. Reason: Torn file."
    ]


def test_a_price_file_changed_after_unsealing_is_named(benches: Town) -> None:
    benches.unsealed()
    path = benches.folder.bids / "oakline" / "price.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("26000", "20000"), encoding="utf-8")
    with pytest.raises(InputFault, match=r"oakline/price\.yaml"):
        evaluate_folder(benches.folder)


def test_the_tutorial_s_figures_come_out(benches: Town) -> None:
    bids = evaluate_folder(benches.unsealed().folder).bids
    assert [(one.bidder, one.place, one.quality, one.price_points, one.total) for one in bids] == [
        ("oakline", 1, "35.25", "25", "60.25"),
        ("riverbend", 2, "22", "35", "57"),
    ]


# draws: Oakline earns 35.25 and Riverbend 22 quality points; 13.25 points are EUR 3,180


def tied(benches: Town, ties: str = "[draw]") -> Town:
    """Come as far as two bids that share the first place."""
    benches.change_tender(("packs:\n", f"ties: {ties}\npacks:\n"))
    benches.change_bid("oakline", ("26000", "26780"), name="price.yaml")
    return benches.unsealed()


def places(benches: Town) -> dict[str, int | None]:
    return {one.bidder: one.place for one in evaluate_folder(benches.folder).bids}


def test_bids_of_equal_totals_share_the_place(benches: Town) -> None:
    assert places(tied(benches)) == {"oakline": 1, "riverbend": 1}


@pytest.mark.parametrize(("seed", "first"), [("3", "oakline"), ("1", "riverbend")])
def test_a_draw_parts_them_as_its_seed_says(benches: Town, seed: str, first: str) -> None:
    draw(tied(benches).folder, ("oakline", "riverbend"), seed, "Uma Rao", kim(LATER))
    assert places(benches)[first] == 1


def test_a_draw_is_not_repeated(benches: Town) -> None:
    draw(tied(benches).folder, ("oakline", "riverbend"), "1", "", kim(LATER))
    with pytest.raises(Refused, match="a draw is not repeated"):
        draw(benches.folder, ("riverbend", "oakline"), "2", "", kim(LATER))


def test_no_lots_are_drawn_where_the_tender_published_none(benches: Town) -> None:
    tied(benches, "[carbon]")
    with pytest.raises(Refused, match="published no draw"):
        draw(benches.folder, ("oakline", "riverbend"), "1", "", kim(LATER))


def test_no_lots_are_drawn_between_bids_of_different_places(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(Refused, match=r"a shared place\. Places that are shared: none"):
        draw(benches.folder, ("oakline", "riverbend"), "1", "", kim(LATER))


def test_no_lots_are_drawn_while_prices_are_sealed(benches: Town) -> None:
    benches.locked()
    with pytest.raises(Refused, match="not all the bids of a shared place"):
        draw(benches.folder, ("oakline", "riverbend"), "1", "", kim(LATER))


def test_only_the_chair_draws(benches: Town) -> None:
    folder = tied(benches).folder
    with pytest.raises(Refused, match="Only the chair"):
        draw(folder, ("oakline", "riverbend"), "1", "", Act("uma", AFTER))
