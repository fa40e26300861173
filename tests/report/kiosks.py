"""An evaluation made by hand that resembles the sample tender: three bids ranked, one excluded."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from procure.evaluation.model import (
    BidResult,
    Bought,
    CriterionResult,
    Evaluation,
    GateResult,
    Level,
    MinimumResult,
    Moment,
    PackPoints,
    Person,
    PriceResult,
    PublishedCriterion,
    PublishedPack,
    PublishedPlugin,
    PublishedPrice,
    ShownAddendum,
    ShownFinding,
    ShownPart,
    ShownPriceLine,
    ShownResponse,
    ShownSource,
    ShownTable,
)
from procure.model.message import Message
from procure.numbers import text

PACKS = {
    "accessibility": "Accessibility for everyone",
    "privacy": "Privacy and safeguards",
    "carbon": "Whole-life carbon",
    "connectivity": "Connectivity on public ground",
}
# id: title, most points, judged
AWARDS: dict[str, tuple[str, int, bool]] = {
    "accessibility/clauses": ("Forty accessibility clauses", 8, False),
    "accessibility/user-tests": ("Tests with disabled users", 6, True),
    "accessibility/support": ("Fixes, support and training", 6, True),
    "privacy/minimisation": ("Data minimisation", 4, False),
    "privacy/safeguards": ("Safeguards", 4, True),
    "privacy/groups": ("Groups who could be harmed", 4, True),
    "carbon/footprint": ("Footprint of a kiosk over eight years", 8, False),
    "carbon/repair": ("Repair and take-back", 4, True),
    "connectivity/coverage": ("Coverage weighted for the under-served", 8, False),
    "connectivity/downtime": ("Downtime a year", 4, False),
    "connectivity/footway": ("Footway", 4, True),
}
GATES = {
    "accessibility/core-tasks": "Core tasks without vision",
    "connectivity/clearance": "Footway clearance",
    "privacy/no-secondary-use": "No secondary use of data",
    "price/ceiling": "Highest price allowed",
}
LINES = (
    ("kiosk", "Kiosk, delivered and installed", "piece", 60),
    ("foundation", "Foundation with power", "piece", 60),
    ("software", "Software", "lump sum", 1),
    ("service", "Service of a kiosk", "kiosk-month", 4320),
    ("backhaul", "Backhaul of a kiosk", "kiosk-month", 4320),
    ("move", "Move of a kiosk", "piece", 4),
    ("removal", "Removal of a kiosk", "piece", 60),
    ("option", "Option unit", "piece", 10),
    ("day", "Day of work", "day", 40),
)
LEVEL_TEXTS = (
    "Nothing is said, or what is said contradicts the requirement.",
    "A commitment in general words; nothing shows how it will be kept.",
    "A plan with named roles; no date, or no evidence that it was done before.",
    "A dated plan with named roles and evidence from one comparable contract.",
    "Fully met and evidenced: a dated plan, named roles, and results from use that can be checked.",
)
# name, evidenced clauses, claimed, P1, K1, N1, N2, levels A2 A3 P2 P3 K2 N3, rates, price
BIDS: dict[str, tuple[str, int, int, int, int, int, str, str, str, int]] = {
    "meridian": (
        "Meridian",
        31,
        2,
        9,
        4500,
        75,
        "4.38",
        "333323",
        "17900 6200 200000 118 96 2400 1150 24100 873",
        2925000,
    ),
    "lantern": (
        "Lantern",
        20,
        16,
        10,
        4350,
        80,
        "8.76",
        "333433",
        "18400 5900 180000 121 99 2250 1200 24300 1065",
        2955000,
    ),
    "nordhall": (
        "Nordhall",
        38,
        1,
        10,
        3300,
        95,
        "4.38",
        "444343",
        "23500 6400 240000 139 110 2600 1300 29900 698",
        3525000,
    ),
}
ASSESSORS = (("ana", "Ana Roe"), ("bram", "Bram Poe"), ("chidi", "Chidi Obi"))


def digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def kiosks() -> Evaluation:
    """Return the evaluation of the kiosk tender."""
    places = {"meridian": 1, "lantern": 2, "nordhall": 3}
    bids = tuple(ranked(id_, place) for id_, place in places.items())
    return Evaluation(
        procure_evaluation=1,
        core="0.1.0",
        lock=digest("lock"),
        form_version=2,
        tender=bought(),
        criteria=(*published_awards(), *published_gates()),
        price=published_price(),
        packs=tuple(
            PublishedPack(
                id=id_,
                title=title,
                version="1.0",
                publisher="Inclusive Procure",
                licence="CC0-1.0",
                sha256=digest(id_),
                plugin=id_,
                review_by="2027-03-01",
                settings={"jurisdiction": "eu"} if id_ == "privacy" else {},
                changes=("change user-tests: at least six testers",)
                if id_ == "accessibility"
                else (),
                change_reason="The city's user panel has six members."
                if id_ == "accessibility"
                else "",
            )
            for id_, title in PACKS.items()
        ),
        plugins=tuple(
            PublishedPlugin(
                name=id_,
                distribution="inclusive-procure",
                version="0.1.0",
                sha256=digest(id_ + "p"),
            )
            for id_ in PACKS
        ),
        panel=(
            Person(id="mira", name="Mira Doe", role="chair", declared="none", conflicts=()),
            *(
                Person(id=id_, name=name, role="assessor", declared="No interests.", conflicts=())
                for id_, name in ASSESSORS
            ),
        ),
        bids=(brightpost(), *bids),
        ties=(),
        findings=(
            ShownFinding(
                code="procure.close",
                severity="info",
                where="ranking",
                what=Message(
                    "{a} and {b} are {points} points apart: one level on one question can turn"
                    " them round.",
                    {"a": "Meridian", "b": "Lantern", "points": Decimal("0.6")},
                ),
            ),
        ),
        comparisons=(),
        timeline=(
            moment("2026-03-02T08:00:00Z", "mira", "The tender was issued, form version 1."),
            moment("2026-03-20T08:00:00Z", "mira", "Addendum 1 was issued, form version 2."),
            moment("2026-04-14T11:05:00Z", "mira", "Four bids were opened after the deadline."),
            moment("2026-04-28T15:30:12Z", "mira", "Quality was locked and prices were unsealed."),
        ),
        last_step="2026-04-28T15:30:12Z",
        record={"mira": digest("mira"), **{id_: digest(id_) for id_, _ in ASSESSORS}},
        quality_most="60",
        papers={"papers/instructions.pdf": digest("i"), "papers/draft-contract.pdf": digest("c")},
    )


def moment(at: str, by: str, what: str) -> Moment:
    return Moment(at=at, by=by, what=Message(what))


def bought() -> Bought:
    return Bought(
        id="street-kiosks",
        title="Street information kiosks with public Wi-Fi",
        description=(
            "Sixty information kiosks with public Wi-Fi on the city's own pavements: two years of"
            " roll-out and six years of service, paid by the city, without advertising."
        ),
        buyer="City of Exampleton",
        country="IE",
        procedure="Open procedure",
        language="en",
        currency="EUR",
        estimate="3200000",
        notice="2026-03-02",
        deadline="2026-04-14T12:00:00+01:00",
        lots_reason="One liability for kiosk, foundation and mains.",
        agreed="consensus",
        not_evaluable="clarify",
        rounding_to=1,
        rounding_mode="half_up",
        rounding_when="total",
        ties=("quality", "draw"),
        minimums={"quality": "36", "accessibility": "12"},
        addenda=(
            ShownAddendum(number=1, date="2026-03-20", what="the site list names three zones"),
        ),
    )


def published_awards() -> tuple[PublishedCriterion, ...]:
    return tuple(
        PublishedCriterion(
            id=id_,
            pack=id_.split("/", maxsplit=1)[0],
            title=title,
            kind="award",
            description=f"What the bid offers on: {title.lower()}.",
            most=str(most),
            how=Message("judged, level 0 to 4: level / 4 x {most}", {"most": most})
            if judged
            else Message("calculated from the bid's own numbers"),
            judged=judged,
            levels=LEVEL_TEXTS if judged else (),
            questions=(f"{title}?",),
            left_out=("people who use screen readers",),
            tags=("equity-and-inclusion",),
            clause="",
            reason="",
            sources=(
                ShownSource(
                    document="Example guide to inclusive streets",
                    clause="4.2",
                    date="2025-05",
                    confidence="judgement",
                ),
            ),
        )
        for id_, (title, most, judged) in AWARDS.items()
    )


def published_gates() -> tuple[PublishedCriterion, ...]:
    return tuple(
        PublishedCriterion(
            id=id_,
            pack=id_.split("/", maxsplit=1)[0],
            title=title,
            kind="gate",
            description="",
            most="0",
            how=Message("judged by the panel: pass or fail"),
            judged=True,
            levels=(),
            questions=(),
            left_out=(),
            tags=(),
            clause="",
            reason="Whoever is shut out at the gate gains nothing from points.",
            sources=(),
        )
        for id_, title in GATES.items()
        if not id_.startswith("price/")
    )


def published_price() -> PublishedPrice:
    return PublishedPrice(
        rule="band",
        property="absolute",
        direction="highest",
        formula=Message(
            "price points = {most} × (high − price) / (high − low), not below 0 and not above"
            " {most}",
            {"most": 40},
        ),
        source="Inclusive Procure, price rule band, 2026-11",
        parameters={"low": "2400000", "high": "3600000"},
        most="40",
        ceiling="3600000",
        vat="excluded",
        correction="rates",
    )


def ranked(bidder: str, place: int) -> BidResult:
    name, *_, price = BIDS[bidder]
    criteria = tuple(results(bidder))
    quality = sum((Fraction(one.points or "0") for one in criteria), Fraction(0))
    price_points = Fraction(40) * (3600000 - price) / 1200000
    packs = {
        pack: sum(
            (Fraction(one.points or "0") for one in criteria if one.id.startswith(pack)),
            Fraction(0),
        )
        for pack in PACKS
    }
    total = quality + price_points
    return BidResult(
        bidder=bidder,
        name=name,
        legal_id=f"XX-{place}0012345",
        size="small" if bidder == "lantern" else "large",
        consortium=("Wick & Flame Ltd",) if bidder == "lantern" else (),
        subcontractors=("Groundworks Ltd, 12 %: foundations",),
        confidential="The whole bid is a trade secret." if bidder == "nordhall" else "",
        form_version=1 if bidder == "lantern" else 2,
        state="ranked",
        place=place,
        total=text(total),
        total_exact=text(total),
        quality=text(quality),
        price=str(price),
        price_points=text(price_points),
        packs=tuple(
            PackPoints(
                pack=pack,
                points=text(points),
                most=str(sum(m for id_, (_, m, _) in AWARDS.items() if id_.startswith(pack))),
            )
            for pack, points in packs.items()
        ),
        gates=tuple(passed(bidder, id_) for id_ in GATES),
        criteria=criteria,
        minimums=(
            MinimumResult(what="quality", minimum="36", reached=text(quality), met=True),
            MinimumResult(
                what="accessibility", minimum="12", reached=text(packs["accessibility"]), met=True
            ),
        ),
        offer=offer(bidder),
        findings=lantern_findings() if bidder == "lantern" else (),
        files={"bid.xlsx": digest(bidder), "price.xlsx": digest(bidder + "price")},
    )


def results(bidder: str) -> list[CriterionResult]:
    _, evidenced, claimed, items, footprint, coverage, downtime, levels, *_ = BIDS[bidder]
    share = (Fraction(evidenced) + Fraction(claimed, 2)) / 40
    steps = {"4.38": 4, "8.76": 2}
    calculated = {
        "accessibility/clauses": (
            share * 8,
            Message("({e} + {c} × 0.5) / 40 × 8", {"e": evidenced, "c": claimed}),
        ),
        "privacy/minimisation": (
            Fraction(items, 10) * 4,
            Message("{n} of 10 items met: {n} / 10 × 4", {"n": items}),
        ),
        "carbon/footprint": (
            Fraction(6000 - footprint, 3000) * 8,
            Message("(6,000 − {kg}) / (6,000 − 3,000) × 8", {"kg": footprint}),
        ),
        "connectivity/coverage": (
            Fraction(coverage, 100) * 8,
            Message("{share} % × 8", {"share": coverage}),
        ),
        "connectivity/downtime": (
            Fraction(steps[downtime]),
            Message(
                "{hours} h a year: step of {points}",
                {"hours": Decimal(downtime), "points": steps[downtime]},
            ),
        ),
    }
    given = iter(levels)
    return [
        judged(bidder, id_, int(next(given)))
        if judged_
        else calculated_result(bidder, id_, *calculated[id_])
        for id_, (_, _, judged_) in AWARDS.items()
    ]


def calculated_result(
    bidder: str, id_: str, points: Fraction, arithmetic: Message
) -> CriterionResult:
    clarified = bidder == "meridian" and id_ == "carbon/footprint"
    return CriterionResult(
        id=id_,
        points=text(points),
        most=str(AWARDS[id_][1]),
        arithmetic=arithmetic,
        parts=(
            ShownPart(
                label=Message("Footprint"),
                value="4500",
                unit="kgCO2e",
                where=f"{bidder}/bid.xlsx!Carbon!D7",
                source="Example product rules 2024",
            ),
        )
        if clarified
        else (),
        responses=(
            ShownResponse(
                requirement=id_,
                question=AWARDS[id_][0],
                state="unreadable" if clarified else "answered",
                standing="claimed",
                answer="4.5 t" if clarified else "as in the arithmetic",
                raw="4.5 t" if clarified else "as in the arithmetic",
                unit="kgCO2e" if clarified else "",
                where=f"{bidder}/bid.xlsx!{id_.split('/', maxsplit=1)[0].title()}!D7",
                evidence="",
                confidential="",
                fault="'4.5 t' is not a number in kgCO2e" if clarified else "",
                clarified="4500" if clarified else "",
                clarified_reason="Unit written out in the cell; rule 7 of the instructions."
                if clarified
                else "",
            ),
        ),
        tables=(clauses(bidder),) if id_ == "accessibility/clauses" else (),
    )


def clauses(bidder: str) -> ShownTable:
    evidenced, claimed = BIDS[bidder][1:3]
    words = ["supports"] * (evidenced + claimed) + ["does not support"] * 40
    return ShownTable(
        requirement="accessibility/clauses",
        question="Does the kiosk meet each clause, and where is the evidence?",
        columns=("Clause", "Answer", "Evidence"),
        rows=tuple(
            (f"C{at + 1}", words[at], f"acr.yaml#{at + 1}" if at < evidenced else "")
            for at in range(40)
        ),
        where=tuple(f"{bidder}/bid.xlsx!Accessibility!C{at + 10}" for at in range(40)),
    )


INDIVIDUAL: Mapping[tuple[str, str], tuple[int, int, int]] = {
    ("lantern", "accessibility/user-tests"): (3, 4, 3),
    ("meridian", "privacy/groups"): (2, 3, 4),
    ("nordhall", "connectivity/footway"): (3, 4, 3),
}


def judged(bidder: str, id_: str, level: int) -> CriterionResult:
    title, most, _ = AWARDS[id_]
    name = BIDS[bidder][0]
    own = INDIVIDUAL.get((bidder, id_), (level, level, level))
    cell = f"{bidder}/bid.xlsx!{id_.split('/', maxsplit=1)[0].title()}!D12"
    long = f"{name} describes {title.lower()} with roles and dates. " * 6
    return CriterionResult(
        id=id_,
        points=text(Fraction(level, 4) * most),
        most=str(most),
        arithmetic=Message("level {level} / 4 × {most}", {"level": level, "most": most}),
        level=str(level),
        level_text=LEVEL_TEXTS[level],
        reason=f"{name}: dated plan on {title.lower()}, with evidence named in the annex.",
        evidence=f"{cell}; annex.pdf#4",
        individual=tuple(
            Level(
                assessor=who,
                level=given,
                reason=f"{called} read the plan of {name} and found level {given} shown.",
                evidence=cell,
            )
            for (who, called), given in zip(ASSESSORS, own, strict=True)
        ),
        responses=(
            ShownResponse(
                requirement=id_,
                question=f"{title}: what do you offer?",
                state="answered",
                standing="evidenced",
                answer=long,
                raw=long,
                unit="",
                where=cell,
                evidence="annex.pdf#4",
                confidential="",
            ),
        ),
    )


def passed(bidder: str, id_: str) -> GateResult:
    return GateResult(
        id=id_,
        state="pass",
        reason=Message("The panel found the evidence sufficient."),
        where=f"{bidder}/bid.xlsx!Gates!D4",
    )


def offer(bidder: str) -> PriceResult:
    rates, price = BIDS[bidder][8].split(), BIDS[bidder][9]
    lines: list[ShownPriceLine] = []
    for (line, title, unit, quantity), rate in zip(LINES, rates, strict=True):
        counted = quantity * int(rate)
        slip = bidder == "nordhall" and line == "service"
        lines.append(
            ShownPriceLine(
                line=line,
                title=title,
                unit=unit,
                quantity=str(quantity),
                rate=rate,
                stated="604080" if slip else str(counted),
                counted=str(counted),
                where=f"{bidder}/price.xlsx!Prices!F{len(lines) + 8}",
            )
        )
    assert sum(int(line.counted) for line in lines) == price
    stated = price + 3600 if bidder == "nordhall" else price
    return PriceResult(
        currency="EUR",
        vat="excluded",
        stated=str(stated),
        corrected=str(price),
        compared=str(price),
        lines=tuple(lines),
        steps=(
            Message(
                "40 × (3,600,000 − {price}) / 1,200,000 = {points}",
                {"price": price, "points": Decimal(text(Fraction(3600000 - price, 30000)))},
            ),
        ),
        where=f"{bidder}/price.xlsx!Prices!F20",
        sha256=digest(bidder + "price"),
    )


def lantern_findings() -> tuple[ShownFinding, ...]:
    return (
        ShownFinding(
            code="procure.form-version",
            severity="warning",
            where="lantern/bid.xlsx",
            what=Message("The bid was filled in on form version 1; version 2 was current."),
        ),
    )


def brightpost() -> BidResult:
    why = Message("Core tasks without vision: speech output is answered 'does not support'.")
    return BidResult(
        bidder="brightpost",
        name="Brightpost",
        legal_id="XX-40012345",
        size="large",
        consortium=(),
        subcontractors=(),
        confidential="",
        form_version=2,
        state="excluded",
        place=None,
        total=None,
        total_exact=None,
        quality=None,
        price=None,
        price_points=None,
        packs=(),
        gates=(
            GateResult(
                id="accessibility/core-tasks",
                state="fail",
                reason=why,
                where="brightpost/bid.xlsx!Accessibility!D5",
                individual=(
                    Level(
                        assessor="ana",
                        level=0,
                        reason="There is no speech output.",
                        evidence="brightpost/bid.xlsx!Accessibility!D5",
                    ),
                ),
            ),
            passed("brightpost", "connectivity/clearance"),
            passed("brightpost", "privacy/no-secondary-use"),
        ),
        criteria=tuple(
            CriterionResult(
                id=id_,
                points=None,
                most=str(most),
                open=Message("Not assessed: the bid is excluded."),
            )
            for id_, (_, most, _) in AWARDS.items()
        ),
        minimums=(),
        offer=None,
        excluded=(why,),
        findings=(
            ShownFinding(
                code="procure.text-number",
                severity="error",
                where="brightpost/bid.xlsx!Connectivity!D9",
                what=Message("The cell holds the text '{raw}', not a number.", {"raw": "2,5"}),
            ),
        ),
        files={"bid.xlsx": digest("brightpost"), "price.xlsx": digest("brightpostprice")},
    )
