"""What the public report leaves out: every text that must stay has a mark, and none is in it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from report.kiosks import kiosks

from procure.evaluation.model import EVALUATION, Evaluation, ShownMeasure
from procure.evaluation.public import public_version
from procure.model.blocks import Block, Document, Heading, Paragraph
from procure.model.message import Message
from procure.plugin.registry import Registry
from procure.procedure.reporting import plugin_sections
from procure.report.audience import Audience
from procure.report.award import award_report
from procure.report.award_sections import Sections
from procure.report.html import render_html
from procure.report.pdf import render_pdf

WINNER, LOSER = "meridian", "lantern"
PUBLISHED = frozenset(
    {"bidder", "currency", "exact", "id", "level", "level_text", "most", "name", "pack", "points"}
    | {"place", "price", "price_points", "quality", "question", "received", "requirement", "state"}
    | {"standing", "total", "total_exact", "unit", "vat", "what", "minimum", "reached"}
    | {"line", "title", "quantity", "rate", "stated", "counted", "corrected", "compared", "amount"}
    | {"code", "severity", "columns", "numbers"}
)
"""Keys of a bid whose texts are the tender's own, or are published."""


def planted(value: Any, at: str) -> Any:
    """Return the value with a mark of its place behind every text a bidder or a person wrote."""
    if isinstance(value, str):
        number = at.endswith(" value") and value.isdecimal()
        mark = re.sub(r"[^a-z0-9]+", "-", at)
        return value if number or not value else f"{value} MARK:{mark}."
    if isinstance(value, list):
        return [planted(one, f"{at} {number}") for number, one in enumerate(value)]
    if isinstance(value, dict):
        if "id" in value and not {"points", "kind", "state"} & set(value):
            return {**value, "id": planted(value["id"], at)}
        return {
            key: one
            if key in PUBLISHED and not isinstance(one, dict)
            else planted(one, f"{at} {key}")
            for key, one in value.items()
        }
    return value


def with_marks() -> Evaluation:
    """Return the sample with every text of bids and people marked, and more of them than usual."""
    content = kiosks().model_dump(mode="json", by_alias=True)
    answer = next(
        one for bid in content["bids"] for part in bid["criteria"] for one in part["responses"]
    )
    for bid in content["bids"]:
        for gate in bid["gates"]:
            gate["responses"] = [answer]
        if bid["bidder"] == WINNER:
            bid["criteria"][1]["responses"] = [{**answer, "confidential": ""}]
            bid["criteria"][2]["responses"] = [{**answer, "confidential": "trade secret"}]
        bid["subcontractors"] = ["Deep Works"]
        bid["consortium"] = ["Side Partner"]
        bid["information"] = [answer]
        bid["conditions"] = [{**answer, "answer": "yes"}]
        bid["measures"] = {"x.y": {"value": "text", "unit": "text", "where": "w", "source": ""}}
    content["bids"] = [planted(bid, bid["bidder"]) for bid in content["bids"]]
    for bid in content["bids"]:
        bid["files"] = {
            f"MARK:{bid['bidder']}-file-{name}.": sha for name, sha in bid["files"].items()
        }
    for person in content["panel"]:
        person["name"] = f"MARK:name-{person['id']}."
        person["declared"] = f"MARK:declared-{person['id']}."
    content["record"] = {f"MARK:record-{who}.": sha for who, sha in content["record"].items()}
    for step in content["timeline"]:
        step["by"] = f"MARK:by-{step['by']}."
    asked = {"at": "2026-04-29T08:00:00Z", "by": "MARK:query-by.", "text": "MARK:query."}
    grounds = [{"test": "x.y", "flagged": True, "steps": [{"id": "MARK:ground."}]}]
    content["low_prices"] = [
        {
            "bidder": LOSER,
            "price": "2955000",
            "grounds": grounds,
            "recorded": ["MARK:recorded."],
            "steps": [
                {**asked, "what": "asked", "evidence": "MARK:query-evidence."},
                {**asked, "what": "accepted", "provision": "Rule 7"},
            ],
            "settled": True,
        }
    ]
    return EVALUATION.validate_python(content)


def marks(document: Document) -> set[str]:
    """Return the marks in a report: in its blocks, its HTML and its PDF."""
    pages = PdfReader(BytesIO(render_pdf(document))).pages
    written = "".join(re.sub(r"\s+", "", page.extract_text()) for page in pages)
    everything = (str(document), render_html(document), written)
    return {mark for text in everything for mark in re.findall(r"MARK:([A-Za-z0-9-]+)", text)}


@pytest.fixture(scope="module")
def internal() -> set[str]:
    return marks(award_report(with_marks()))


@pytest.fixture(scope="module")
def public() -> set[str]:
    return marks(award_report(public_version(with_marks()), audience="public"))


def test_the_marks_stand_in_the_internal_report(internal: set[str]) -> None:
    said = {mark.split("-")[0] for mark in internal}
    assert {WINNER, LOSER, "nordhall", "brightpost", "name", "query", "record"} <= said
    assert len(internal) > 200


def test_what_plugins_get_for_the_public_holds_nothing_of_others_and_of_no_person() -> None:
    """Steps of the record are quoted too: who took them, and what a clarification was about."""
    marked = with_marks()
    told = Message(
        "Recorded a clarification by {bidder} on {requirement}.", {"bidder": "MARK:step."}
    )
    steps = tuple(
        marked.timeline[0].model_copy(update={"what": what})
        for what in (told, Message("Locked quality."))
    )
    public = public_version(marked.model_copy(update={"timeline": steps}))
    written = EVALUATION.dump_json(public).decode()
    found = re.findall(r"MARK:([A-Za-z0-9-]+)", written)
    assert sorted(mark for mark in found if not mark.startswith(WINNER)) == []
    assert [str(step.what) for step in public.timeline] == ["Locked quality."]


def test_public_report_holds_no_text_of_a_bid_that_did_not_win(public: set[str]) -> None:
    assert sorted(mark for mark in public if not mark.startswith(WINNER)) == []


def test_public_report_of_the_winner_holds_no_rates_files_or_levels_of_one_assessor(
    public: set[str],
) -> None:
    kept = ("files", "individual", "lines", "offer-where", "findings", "confidential")
    assert sorted(mark for mark in public if any(f"-{word}" in mark for word in kept)) == []


def test_public_report_keeps_answers_and_reasons_of_the_winner(public: set[str]) -> None:
    assert {f"{WINNER}-criteria-1-responses-0-answer", f"{WINNER}-criteria-1-reason"} <= public


def test_a_confidential_answer_takes_reason_and_arithmetic_with_it(public: set[str]) -> None:
    assert sorted(mark for mark in public if mark.startswith(f"{WINNER}-criteria-2-")) == []


def test_nobody_has_won_while_a_price_is_open(public: set[str]) -> None:
    marked = with_marks()
    (price,) = marked.low_prices
    waiting = marked.model_copy(
        update={"low_prices": (price.model_copy(update={"settled": False}),)}
    )
    report = award_report(public_version(waiting), audience="public")
    assert marks(report) == set()
    assert str(report.footer).endswith("Provisional")
    assert "Provisional" in str(report.blocks[1])


def test_a_bid_that_is_confidential_as_a_whole_is_not_published_even_if_it_wins() -> None:
    marked = with_marks()
    bids = tuple(bid.model_copy(update={"confidential": "trade secret"}) for bid in marked.bids)
    report = award_report(
        public_version(marked.model_copy(update={"bids": bids})), audience="public"
    )
    assert marks(report) == set()


def test_public_report_says_which_gate_was_failed_and_not_what_was_answered() -> None:
    report = award_report(public_version(kiosks()), audience="public")
    said = [str(text) for text in paragraphs(report)]
    assert "Gate not passed: Core tasks without vision." in said
    assert not any("Does not support" in text for text in said)


def paragraphs(report: Document) -> Iterator[object]:
    return (block.text for block in report.blocks if isinstance(block, Paragraph | Heading))


def sections(evaluation: Evaluation, audience: Audience) -> Sections:
    def about(_: object, bidder: str) -> tuple[Block, ...]:
        return (Paragraph(bidder),)

    def whole(_: object) -> tuple[Block, ...]:
        return (Paragraph("all bids"),)

    registry = Registry(sections=(("carbon", whole),), bid_sections=(("carbon", about),))
    return plugin_sections(evaluation, registry, audience)


def with_measures() -> Evaluation:
    sample = kiosks()
    found = {"x.y": ShownMeasure(value="1", unit="1", where="", source="")}
    bids = tuple(bid.model_copy(update={"measures": found}) for bid in sample.bids)
    return sample.model_copy(update={"bids": bids})


def test_plugins_speak_of_every_bid_to_the_file_and_of_the_first_to_the_public() -> None:
    evaluation = with_measures()
    internal = sections(evaluation, "internal")
    assert len(internal.whole) == 1
    assert set(internal.bids) == {"meridian", "lantern", "nordhall", "brightpost"}
    public = sections(public_version(evaluation), "public")
    assert public == Sections((), {"meridian": (Paragraph("meridian"),)})


def test_plugins_say_nothing_to_the_public_of_a_winner_with_a_confidential_answer() -> None:
    evaluation = with_measures()
    first = next(bid for bid in evaluation.bids if bid.place == 1)
    answer = next(one for result in first.criteria for one in result.responses)
    secret = answer.model_copy(update={"confidential": "trade secret"})
    marked = first.model_copy(update={"information": (secret,)})
    bids = tuple(marked if bid.place == 1 else bid for bid in evaluation.bids)
    changed = public_version(evaluation.model_copy(update={"bids": bids}))
    assert sections(changed, "public") == Sections((), {})
