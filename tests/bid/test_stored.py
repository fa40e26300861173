"""A bid kept as JSON comes back the same."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from procure.bid.stored import bid_from_json, bid_to_json
from procure.model.bid import (
    Bid,
    Clarification,
    EvidenceFile,
    Place,
    Response,
    Row,
    State,
    Subcontractor,
    Tenderer,
)
from procure.model.finding import Finding, Severity
from procure.model.measure import Measure
from procure.model.message import Message

words = st.text(max_size=12)
exact = st.decimals(allow_nan=False, allow_infinity=False)
places = st.builds(Place, words, words, words)
responses = st.builds(
    Response,
    requirement=words,
    state=st.sampled_from(State),
    value=st.none() | st.booleans() | exact | st.dates(min_value=date(1, 1, 1)) | words,
    raw=words,
    place=places,
    evidence=words,
    confidential=words,
    unreadable=words | st.builds(Message, words, st.dictionaries(words, words, max_size=2)),
    clarification=st.none() | st.builds(Clarification, words, words, words, words),
)
values = words | st.decimals(allow_nan=False, allow_infinity=False, min_value=-999, max_value=999)
bids = st.builds(
    Bid,
    bidder=words,
    tenderer=st.builds(
        Tenderer,
        name=words,
        id=words,
        size=words,
        consortium=st.lists(words, max_size=2).map(tuple),
        subcontractors=st.lists(
            st.builds(Subcontractor, words, words, exact, words), max_size=2
        ).map(tuple),
        valid_until=words,
        signatory=words,
        confidential=words,
    ),
    responses=st.dictionaries(words, responses, max_size=3),
    tables=st.dictionaries(
        words,
        st.lists(
            st.builds(Row, words, places, st.dictionaries(words, responses, max_size=2)),
            max_size=2,
        ).map(tuple),
        max_size=2,
    ),
    evidence=st.lists(st.builds(EvidenceFile, words, words, words), max_size=2).map(tuple),
    measures=st.dictionaries(
        words,
        st.builds(Measure, words, st.fractions() | words, words, words, words),
        max_size=2,
    ),
    findings=st.lists(
        st.builds(
            Finding,
            words,
            st.sampled_from(Severity),
            words,
            st.builds(Message, words, st.dictionaries(words, values, max_size=2)),
        ),
        max_size=2,
    ).map(tuple),
    form_version=st.integers(0, 9),
    lock=words,
)


@given(bids)
def test_a_bid_comes_back_from_json_without_loss(bid: Bid) -> None:
    assert bid_from_json(json.loads(json.dumps(bid_to_json(bid)))) == bid


def test_a_number_keeps_its_digits_and_a_measure_its_fraction() -> None:
    place = Place("acme/bid.xlsx", "Street", "D4")
    bid = Bid(
        "acme",
        Tenderer("Acme"),
        {"s/x": Response("s/x", State.ANSWERED, Decimal("2.50"), "2.5", place)},
        measures={"s.m": Measure("s.m", Fraction(1, 3), "1")},
    )
    back = bid_from_json(json.loads(json.dumps(bid_to_json(bid))))
    assert str(back.responses["s/x"].value) == "2.50"
    assert back.measures["s.m"].value == Fraction(1, 3)
