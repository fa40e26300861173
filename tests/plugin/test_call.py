from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest
from support.examples import small_lock

from procure.api import (
    Admitted,
    Bid,
    Case,
    ColumnHead,
    Compared,
    ContractClause,
    Decided,
    EvidenceContent,
    Figure,
    Finding,
    Gate,
    Heading,
    Measure,
    Message,
    MessageValue,
    Open,
    Paragraph,
    Part,
    PriceCase,
    PriceDecision,
    PriceRule,
    Reader,
    Reading,
    Scored,
    Series,
    Severity,
    Table,
    Tenderer,
)
from procure.errors import PluginFault
from procure.plugin.call import (
    call_bid_section,
    call_check,
    call_comparison,
    call_evaluator,
    call_price_problems,
    call_price_rule,
    call_read,
    call_recognises,
    call_section,
)

Values = Mapping[str, MessageValue]
SAID = Message("said")
LOCK = small_lock()


def case(criterion: str = "street/comfort") -> Case:
    bid = Bid("acme", Tenderer("Acme Ltd"), {})
    return Case(LOCK.criterion(criterion), bid, {}, {}, {}, LOCK.as_of)


def scored(points: object = Decimal(5), **fields: object) -> Scored:
    return replace(Scored(cast(Decimal, points), SAID), **fields)  # type: ignore[arg-type]


def measure(name: str = "x.wage", value: object = Fraction(1)) -> Measure:
    return Measure(name, cast(Fraction, value), "count")


def finding(code: str = "x.L1", what: Message = SAID) -> Finding:
    return Finding(code, Severity.INFO, "", what)


@pytest.mark.parametrize("points", [Decimal(0), Decimal(20), Fraction(64, 3), Decimal("12.50"), 7])
def test_exact_points_within_the_most_pass(points: object) -> None:
    most = replace(
        case(), criterion=LOCK.criterion("street/comfort").model_copy(update={"most": Decimal(22)})
    )
    assert call_evaluator("x.f", lambda _: scored(points), most).points == points  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (None, "returns None from x.f for street/comfort of acme, where Scored or Open is due"),
        (Decimal(5), "returns a Decimal from x.f"),
        (Decided(Gate.PASS, SAID), "returns a Decided from x.f"),
        (scored(Decimal("20.01")), "gives 20.01 points, and only 0 to 20 can be earned"),
        (scored(Decimal("-0.1")), "gives -0.1 points, and only 0 to 20"),
        (scored(5.0), "gives points as the binary float 5.0, where Decimal or Fraction is due"),
        (scored(float("nan")), "gives points as the binary float nan"),
        (scored(Decimal("NaN")), "gives points as NaN, which is not a number"),
        (scored(Decimal("Infinity")), "gives points as Infinity, which is not a number"),
        (scored(True), "gives points as True, where Decimal or Fraction is due"),
        (scored("5"), "gives points as '5', where Decimal or Fraction is due"),
        (scored(arithmetic="5 x 1"), "gives the arithmetic as '5 x 1', where a Message is due"),
        (scored(arithmetic=Message("{a}", {"b": 1})), "whose fields and values do not match"),
        (
            scored(arithmetic=Message("{a}", {"a": cast(int, 0.5)})),
            "gives the arithmetic with a = 0.5, where text, a whole number, a Decimal or a date is"
            " due",
        ),
        (
            scored(arithmetic=Message("{a}", {"a": datetime(2026, 4, 14, 9, 0, tzinfo=UTC)})),
            "gives the arithmetic with a = datetime.datetime(2026, 4, 14, 9, 0",
        ),
        (scored(parts=(Part(SAID, cast(Fraction, 0.5)),)), "gives the part said as the binary"),
        (scored(parts=[]), "gives parts as a list, where a tuple is due"),
        (scored(measures=(5,)), "gives 5 among the measures, where a Measure is due"),
        (scored(measures=(measure("y.wage"),)), "measure 'y.wage', whose name must start with 'x'"),
        (scored(measures=(measure(value=0.5),)), "gives the measure x.wage as the binary float"),
        (scored(measures=(measure(), measure())), "gives the measure x.wage twice"),
        (scored(clauses=(5,)), "gives 5 among the clauses, where a ContractClause is due"),
        (
            scored(clauses=(ContractClause("1", Message("{a}", {"b": 1})),)),
            "gives the clause about 1 as '{a}', whose fields",
        ),
        (scored(findings=(finding("L1"),)), "finding 'L1', whose code must start with 'x'"),
        (Open(cast(Message, "later")), "gives the reason as 'later', where a Message is due"),
        (Open(SAID, cast(str, None)), "gives the result with where = None, where text is due"),
        (Open(Message(cast(str, 5))), "gives the reason with id = 5, where text is due"),
        (Open(Message("x", cast(Values, None))), "gives the reason with values = None"),
        (scored(findings=(finding(cast(str, None)),)), "gives a finding with code = None"),
        (scored(measures=(Measure("x.a", "b", cast(str, 1)),)), "gives a measure with unit = 1"),
        (scored(parts=(Part(SAID, Fraction(1), cast(str, 2)),)), "gives a part with unit = 2"),
        (scored(clauses=(ContractClause(cast(str, 1), SAID),)), "gives a clause with about = 1"),
    ],
)  # fmt: skip
def test_a_wrong_result_of_an_evaluator_stops(result: object, said: str) -> None:
    with pytest.raises(PluginFault) as stopped:
        call_evaluator("x.f", lambda _: cast(Scored, result), case())
    assert said in str(stopped.value)


def test_a_gate_is_decided_and_earns_no_points() -> None:
    with pytest.raises(PluginFault, match=r"returns a Scored from x.f .* Decided or Open is due"):
        call_evaluator("x.f", lambda _: scored(), case("street/clearance"))


def test_a_decided_gate_passes() -> None:
    decided = Decided(Gate.FAIL, SAID)
    assert call_evaluator("x.f", lambda _: decided, case("street/clearance")) is decided


def test_a_gate_in_another_state_stops() -> None:
    decided = Decided(cast(Gate, "maybe"), SAID)
    with pytest.raises(PluginFault, match="gives the gate's state as 'maybe'"):
        call_evaluator("x.f", lambda _: decided, case("street/clearance"))


def test_the_sentence_names_plugin_distribution_place_and_remedy(
    install: Callable[..., None],
) -> None:
    install("x", "api = 1", distribution="procure-x 1.4")

    def wage(case: Case) -> Scored:
        raise KeyError("hours")

    with pytest.raises(PluginFault) as stopped:
        call_evaluator("x.wage", wage, case())
    assert str(stopped.value) == (
        "Plugin 'x' (procure-x 1.4) fails in the evaluator x.wage for street/comfort of acme:"
        " KeyError: 'hours'; mend it in procure-x, or ask its makers to, or uninstall it."
    )
    assert isinstance(stopped.value.__cause__, KeyError)


def leaves(*_: object) -> tuple[Finding, ...]:
    raise SystemExit(0)


def test_an_evaluator_cannot_end_the_program() -> None:
    with pytest.raises(PluginFault, match="SystemExit: 0"):
        call_evaluator("x.f", cast(Callable[[Case], Scored], leaves), case())


def test_ctrl_c_inside_an_evaluator_is_still_ctrl_c() -> None:
    def interrupted(_: Case) -> Scored:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call_evaluator("x.f", interrupted, case())


FILE = EvidenceContent("audit.csv", b"site,audited\n")


def reader(recognises: object = True, reading: object = None) -> Reader:
    return Reader("csv", lambda _: cast(bool, recognises), lambda *_: cast(Reading, reading))


def test_a_reader_says_true_or_false() -> None:
    with pytest.raises(PluginFault, match=r"returns None in the reader x.csv, asked whether"):
        call_recognises("x.csv", reader(None), FILE)


def test_a_reading_passes() -> None:
    reading = Reading((measure(),), (finding(),))
    assert call_recognises("x.csv", reader(), FILE)
    assert call_read("x.csv", reader(reading=reading), FILE, {}) == reading


def test_control_characters_of_a_file_never_reach_a_screen() -> None:
    told = replace(
        finding(), where="a\x07", what=Message("{v}", {"v": Message("{w}", {"w": "\x1b["})})
    )
    said = replace(measure(), value="\ud800x", unit="k\x00g", where="a\x1b", source="\x9b")
    read = call_read("x.csv", reader(reading=Reading((said,), (told,))), FILE, {})
    (shown,), (asked,) = read.measures, read.findings
    assert (shown.value, shown.unit, shown.where, shown.source) == ("�x", "k�g", "a�", "�")
    assert (asked.where, str(asked.what)) == ("a�", "�[")


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (None, "returns None in the reader x.csv, reading 'audit.csv', where a Reading is due"),
        (Reading((measure("y.sites"),)), "whose name must start with 'x'"),
        (Reading((measure("x.a\x1b"),)), "whose name holds control characters"),
        (Reading((), (finding("procure.L1"),)), "whose code must start with 'x'"),
    ],
)
def test_a_wrong_reading_stops(reading: object, said: str) -> None:
    with pytest.raises(PluginFault, match=said):
        call_read("x.csv", reader(reading=reading), FILE, {})


def test_a_reader_that_raises_is_named() -> None:
    failing = Reader("csv", lambda _: True, lambda *_: cast(Reading, 1 / 0))
    with pytest.raises(PluginFault, match=r"fails in the reader x.csv, reading 'audit.csv': Zero"):
        call_read("x.csv", failing, FILE, {})


BIDS = (Admitted("acme", Fraction(30), Fraction(90)), Admitted("birch", Fraction(20), Fraction(80)))
PRICES = PriceCase(BIDS, Fraction(40), Fraction(60), {})


def decision(bidder: str, deciding: object = Fraction(50), points: object = None) -> PriceDecision:
    return PriceDecision(bidder, cast(Fraction, deciding), cast(Fraction, points), (SAID,))


def rule(decisions: object) -> PriceRule:
    return PriceRule(
        "half",
        "absolute",
        "highest",
        SAID,
        "",
        lambda _: cast(tuple[PriceDecision, ...], decisions),
    )


def test_decisions_come_in_the_order_of_the_bids() -> None:
    decided = call_price_rule("x.half", rule((decision("birch"), decision("acme"))), PRICES)
    assert [one.bidder for one in decided] == ["acme", "birch"]


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        (None, "gives decisions as a NoneType, where a tuple is due"),
        ((decision("acme"),), "decides nothing for birch"),
        ((decision("acme"), decision("acme"), decision("birch")), "decides twice for acme"),
        ((decision("acme"), decision("birch"), decision("cedar")), "decides for cedar, which is"),
        ((decision("acme", 0.5), decision("birch")), "deciding number of acme as the binary float"),
        ((decision("acme", points=Fraction(41)), decision("birch")), "gives 41 price points to"),
        ((decision("acme", points=0.5), decision("birch")), "price points to acme as the binary"),
        ((None, decision("birch")), "gives None among the decisions"),
    ],
)
def test_a_wrong_decision_stops(decisions: object, said: str) -> None:
    with pytest.raises(PluginFault, match=said):
        call_price_rule("x.half", rule(decisions), PRICES)


def test_what_a_core_rule_raises_keeps_its_traceback() -> None:
    def decide(_: PriceCase) -> tuple[PriceDecision, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        call_price_rule("band", replace(rule(()), decide=decide), PRICES)


def test_a_wrong_decision_of_a_core_rule_stops_too() -> None:
    with pytest.raises(PluginFault, match="The core's price rule 'band' decides nothing for acme"):
        call_price_rule("band", rule(()), PRICES)


def test_problems_with_parameters_are_sentences() -> None:
    saying = replace(rule(()), problems=lambda _: ("low is missing.",))
    assert call_price_problems("x.half", saying, {}) == ("low is missing.",)


def test_problems_that_are_no_sentences_stop() -> None:
    saying = replace(rule(()), problems=lambda _: cast(tuple[str, ...], None))
    with pytest.raises(PluginFault, match="gives problems as a NoneType"):
        call_price_problems("x.half", saying, {})


def test_findings_of_a_check_pass() -> None:
    assert call_check("x", lambda _: (finding(),), LOCK) == (finding(),)


def test_a_check_that_returns_nothing_stops() -> None:
    def audits(_: object) -> tuple[Finding, ...]:
        return cast(tuple[Finding, ...], None)

    with pytest.raises(PluginFault, match=r"findings as a NoneType.*in the check x.audits"):
        call_check("x", audits, LOCK)


def test_a_check_that_raises_is_named() -> None:
    with pytest.raises(PluginFault, match=r"fails in the check x.leaves: SystemExit: 0"):
        call_check("x", leaves, LOCK)


HEADS = (ColumnHead("Bidder"), ColumnHead("Sites", "number"))
TABLE = Table("Sites", HEADS, (("acme", Decimal(2)), ("birch", None)))


def figure(*values: Decimal) -> Figure:
    series = (Series("sites", values),)
    return Figure("bar", "Sites", "acme has most", ("acme", "birch"), series, "count", TABLE)


def test_blocks_of_the_closed_set_pass() -> None:
    blocks = (Heading(2, "Work"), Paragraph(SAID), TABLE, figure(Decimal(2), Decimal(1)))
    compared = Compared((finding(),), blocks)
    assert call_comparison("x", lambda *_: compared, LOCK, {}) is compared


def test_a_comparison_never_gives_points() -> None:
    def points(*_: object) -> Compared:
        return cast(Compared, {"acme": 5})

    with pytest.raises(PluginFault, match=r"returns a dict in the comparison x\.points"):
        call_comparison("x", points, LOCK, {})


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (None, "gives blocks as a NoneType, where a tuple is due"),
        ([TABLE], "gives blocks as a list"),
        (("text",), "gives a str, which is no block of a report"),
        ((Heading(5, "Deep"),), "a heading of level 5"),
        ((Paragraph(Message("{a}", {"b": ""})),), "whose fields and values do not match"),
        ((replace(TABLE, rows=(("acme",),)),), "a row of 1 cells under 2 heads"),
        ((replace(TABLE, rows=(("acme", 0.5),)),), "a cell of the table Sites as the binary float"),  # type: ignore[arg-type]
        ((figure(Decimal(2)),), "a series of 1 values for 2 categories"),
    ],
)
def test_a_wrong_block_stops(blocks: object, said: str) -> None:
    def section(_: Mapping[str, object]) -> tuple[Heading, ...]:
        return cast(tuple[Heading, ...], blocks)

    with pytest.raises(PluginFault, match=said):
        call_section("x", section, {})


def test_a_wrong_block_on_a_bid_stops_and_names_the_bid() -> None:
    def about(_: Mapping[str, object], __: str) -> tuple[Heading, ...]:
        return cast(tuple[Heading, ...], ("words",))

    with pytest.raises(PluginFault, match=r"section x\.about on the bid of acme"):
        call_bid_section("x", about, {}, "acme")
