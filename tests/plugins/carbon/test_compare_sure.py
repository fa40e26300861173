"""How sure the order by carbon is: shared errors, published digits, the same bytes."""

from fractions import Fraction

import pytest
from procure_carbon.compare_draws import COUNT, deviation, draw, odds, summary
from procure_carbon.compare_lines import WeighedLine, heaviest_lines, lines_of
from procure_carbon.compare_sure import spread_of_bids
from procure_carbon.spread import Origin
from support.carbon_bills import CONCRETE
from support.carbon_compared import bill, locked

from procure.api import Table
from procure.pack.read import PublishedPack

SEED = "a tender's lock"


def line(kg: int, declaration: str, spread: str = "0.30", id_: str = "L1") -> WeighedLine:
    return WeighedLine(id_, Fraction(kg), "boq.xlsx", Origin(declaration, 3, Fraction(spread)))


def below(one: WeighedLine, other: WeighedLine) -> float:
    bids = {"a": (one,), "b": (other,)}
    draws = draw(bids, SEED)
    found = {bidder: summary(bidder, lines, draws[bidder]) for bidder, lines in bids.items()}
    return odds(draws["a"], draws["b"], found["a"], found["b"]).below


def test_bids_that_use_one_declaration_share_its_error() -> None:
    """Field notes, 4: one factor of CV 30 percent, B 5 percent more: P(B > A) = 1.000."""
    assert round(below(line(100, "S-P-1"), line(105, "S-P-1")), 3) == 1.000


def test_bids_with_factors_of_their_own_do_not() -> None:
    """Field notes, 4: about 0.55 if the draws are independent."""
    assert below(line(100, "S-P-1"), line(105, "S-P-2")) == pytest.approx(0.55, abs=0.02)


def test_a_line_without_a_declaration_shares_no_error_with_its_namesake() -> None:
    """Lines of a buyer's bill bear the same id in all bids, and not the same factor."""
    assert below(line(100, "line L1"), line(105, "line L1")) < 0.6


def test_the_deviation_of_the_hand_worked_example_comes_out_to_its_last_digit() -> None:
    """Field notes, 6.6: 237,821.66 kg; 10 percent in class 1, 30 in 3 and 4: SD 17,003.22.

    The notes add up lines that are rounded to a hundredth.
    """
    lines = lines_of(bill())
    kg = sum(round(float(one.kg), 2) for one in lines)
    found = deviation("acme", lines)
    assert round(kg, 2) == 237821.66
    assert round(found, 2) == 17003.22
    assert round(found / kg * 100, 3) == 7.150


def test_the_draws_have_the_mean_and_deviation_they_are_drawn_with() -> None:
    lines = lines_of(bill())
    drawn = draw({"acme": lines}, SEED)["acme"]
    assert len(drawn) == COUNT
    assert float(drawn.mean()) == pytest.approx(237821.66, rel=0.005)
    assert float(drawn.std()) == pytest.approx(17003.22, rel=0.05)


def test_the_draws_of_a_bid_do_not_depend_on_the_other_bids() -> None:
    alone = draw({"acme": (line(100, "S-P-1"),)}, SEED)["acme"]
    others = draw({"acme": (line(100, "S-P-1"),), "aaa": (line(9, "S-P-0"),)}, SEED)["acme"]
    assert (alone == others).all()


def test_another_seed_draws_anew() -> None:
    one, other = (draw({"acme": (line(100, "S-P-1"),)}, seed)["acme"] for seed in ("1", "2"))
    assert (one != other).any()


def test_lines_of_one_declaration_share_its_error_within_a_bid() -> None:
    twice = (line(60, "S-P-1"), line(40, "S-P-1", id_="L2"))
    assert deviation("acme", twice) == deviation("acme", (line(100, "S-P-1"),))


def tables(published: PublishedPack) -> list[Table]:
    more = CONCRETE | {"quantity": 1260000, "mass_kg": 1260000}
    bids = {"acme": bill([CONCRETE]), "birch": bill([more])}
    compared = spread_of_bids(locked(published, "upfront-carbon"), bids)
    return [block for block in compared.blocks if isinstance(block, Table)]


def test_the_odds_between_two_bids_are_a_table(published: PublishedPack) -> None:
    _, odds_table, _ = tables(published)
    assert [[str(cell) for cell in row] for row in odds_table.rows] == [
        ["acme", "None", "1.000"],
        ["birch", "0.000", "None"],
    ]


def test_the_same_bids_give_the_same_blocks(published: PublishedPack) -> None:
    assert tables(published) == tables(published)


def test_bids_without_a_bill_have_no_spread(published: PublishedPack) -> None:
    assert spread_of_bids(locked(published, "upfront-carbon"), {"acme": {}}).blocks == ()


def test_the_heaviest_lines_stand_with_their_share(published: PublishedPack) -> None:
    """Concrete is 144,000 + 3,120 + 8,880 = 156,000 of 237,821.66 kg (field notes, 6.6)."""
    compared = heaviest_lines(locked(published, "upfront-carbon"), {"acme": bill()})
    (table,) = [block for block in compared.blocks if isinstance(block, Table)]
    assert [str(cell) for cell in table.rows[0][:4]] == ["acme", "L1", "156000.00", "65.6"]
    assert len(table.rows) == 5
