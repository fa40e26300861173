"""The public version: nothing of what other bids say, of who scored, or of what is confidential."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from procedure.town import Town, town

from procure.cli.main import run
from procure.evaluation.model import EVALUATION, Evaluation, LowPrice, Moment
from procure.evaluation.public import public_version, withheld
from procure.files.canonical import pretty
from procure.model.message import Message
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.reporting import write_award_report
from procure.report.audience import Audience
from procure.report.award import award_report
from procure.report.html import render_html

AUDIENCES: tuple[Audience, ...] = ("internal", "public")
MARK = re.compile(r"zq[a-z]+\d+z")
ANSWERS = {"oakline": "still stays free for a wheelchair", "riverbend": "Arm rests can be ordered"}


def marked(content: Any, bidder: str, at: Iterator[int], key: str = "") -> Any:
    """Return JSON of a bid with a mark of its own behind every text that came from it."""
    if isinstance(content, dict):
        return {
            (f"{name} zq{bidder}{next(at)}z" if key == "files" else name): marked(
                value, bidder, at, name
            )
            for name, value in content.items()
        }
    if isinstance(content, list):
        return [marked(value, bidder, at, key) for value in content]
    theirs = {
        "answer", "raw", "where", "evidence", "confidential", "fault", "clarified", "reason",
        "clarified_reason", "rows", "text", "label", "legal_id", "consortium",
        "subcontractors", "source", "sha256", "size",
    }  # fmt: skip
    if isinstance(content, str) and key in theirs and content:
        return f"{content} zq{bidder}{next(at)}z"
    return content


def numbers() -> Iterator[int]:
    yield from range(100_000)


@pytest.fixture(scope="module")
def kiosks(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """Return the sample's evaluation, every text of every bid marked with the bidder's name."""
    folder = tmp_path_factory.mktemp("public") / "demo"
    assert run(["demo", str(folder)]) == 0
    content = json.loads((folder / "out" / "evaluation.json").read_text(encoding="utf-8"))
    content["bids"] = [marked(bid, bid["bidder"], numbers()) for bid in content["bids"]]
    for person in content["panel"]:
        if person["role"] == "assessor":
            person["name"] = f"{person['name']} zqassessor1z"
    return EVALUATION.validate_python(content)


def marks(evaluation: Evaluation) -> set[str]:
    content = EVALUATION.dump_python(evaluation, mode="json", by_alias=True)
    return set(MARK.findall(pretty(content)))


def of(bidder: str, found: set[str]) -> set[str]:
    return {one for one in found if one.startswith(f"zq{bidder}")}


def test_the_marks_are_in_what_is_internal(kiosks: Evaluation) -> None:
    found = marks(kiosks)
    assert all(len(of(bid.bidder, found)) > 20 for bid in kiosks.bids)
    assert of("assessor", found)


def test_nothing_of_the_other_bids_is_left(kiosks: Evaluation) -> None:
    found = marks(public_version(kiosks))
    assert {name for name in ("lantern", "nordhall", "brightpost") if of(name, found)} == set()


def test_no_assessor_is_named(kiosks: Evaluation) -> None:
    public = public_version(kiosks)
    assert not of("assessor", marks(public))
    written = pretty(EVALUATION.dump_python(public, mode="json", by_alias=True))
    names = [one for one in kiosks.panel if one.role == "assessor"]
    assert len(names) == 3
    for person in names:
        assert person.name.split(" zq")[0] not in written
        assert f'"{person.id}"' not in written


def test_of_the_first_bid_the_reasons_stay(kiosks: Evaluation) -> None:
    assert len(of("meridian", marks(public_version(kiosks)))) > 20


def test_answers_for_information_only_are_left_out_of_the_first_bid_too(kiosks: Evaluation) -> None:
    first = next(bid for bid in kiosks.bids if bid.place == 1)
    answer = next(one.responses[0] for one in first.criteria if one.responses)
    named = answer.model_copy(update={"answer": "Eva Stein", "raw": "Eva Stein"})
    told = first.model_copy(update={"information": (named,)})
    bids = tuple(told if bid is first else bid for bid in kiosks.bids)
    public = public_version(kiosks.model_copy(update={"bids": bids}))
    assert "Eva Stein" not in public.model_dump_json()


def test_what_the_first_bid_marks_confidential_is_left_out(kiosks: Evaluation) -> None:
    first = next(bid for bid in kiosks.bids if bid.place == 1)
    at, criterion = next((at, one) for at, one in enumerate(first.criteria) if one.responses)
    secret = criterion.responses[0].model_copy(update={"confidential": "Trade secret"})
    hidden = criterion.model_copy(update={"responses": (secret, *criterion.responses[1:])})
    criteria = (*first.criteria[:at], hidden, *first.criteria[at + 1 :])
    changed = first.model_copy(update={"criteria": criteria})
    bids = tuple(changed if bid.place == 1 else bid for bid in kiosks.bids)
    public = public_version(kiosks.model_copy(update={"bids": bids}))
    shown = next(bid for bid in public.bids if bid.place == 1).criteria[at]
    assert (shown.points, shown.most) == (criterion.points, criterion.most)
    assert [one.answer for one in shown.responses if withheld(one)] == [""]
    assert not (shown.reason or shown.arithmetic or shown.evidence)


def test_a_first_bid_that_is_confidential_as_a_whole_is_shown_like_the_others(
    kiosks: Evaluation,
) -> None:
    bids = tuple(
        bid.model_copy(update={"confidential": "All of it"}) if bid.place == 1 else bid
        for bid in kiosks.bids
    )
    found = marks(public_version(kiosks.model_copy(update={"bids": bids})))
    assert not of("meridian", found)


def test_points_totals_and_places_stay(kiosks: Evaluation) -> None:
    public = {bid.bidder: bid for bid in public_version(kiosks).bids}
    for bid in kiosks.bids:
        shown = public[bid.bidder]
        assert (shown.place, shown.total, shown.quality, shown.price) == (
            bid.place,
            bid.total,
            bid.quality,
            bid.price,
        )
        assert [one.points for one in shown.criteria] == [one.points for one in bid.criteria]


def test_an_excluded_bid_is_told_by_the_gate_and_not_by_its_answer(kiosks: Evaluation) -> None:
    bid = next(bid for bid in public_version(kiosks).bids if bid.bidder == "brightpost")
    assert [str(reason) for reason in bid.excluded] == [
        "Gate not passed: Core tasks without vision."
    ]


def test_both_versions_bear_the_day_of_the_same_last_step(kiosks: Evaluation) -> None:
    step = Moment(at="2027-03-19T10:00:00Z", by="mira", what=Message("Asked about a low price."))
    changed = {"timeline": (*kiosks.timeline, step), "last_step": step.at}
    later = kiosks.model_copy(update=changed)
    public = public_version(later)
    assert step.at not in {one.at for one in public.timeline}
    assert award_report(public, audience="public").date == award_report(later).date == "2027-03-19"


def test_the_public_version_never_says_that_no_price_was_flagged(kiosks: Evaluation) -> None:
    asked = LowPrice(bidder="meridian", price="1", grounds=(), recorded=(), steps=(), settled=True)
    public = public_version(kiosks.model_copy(update={"low_prices": (asked,)}))
    assert "no test flagged one" not in render_html(award_report(public, audience="public"))
    assert "no test flagged one" in render_html(award_report(kiosks))


@pytest.fixture
def reported(tmp_path: Path) -> tuple[Town, dict[str, str]]:
    """Return the tutorial's tender with both reports, as text of their HTML."""
    benches = town(tmp_path)
    benches.change_bid("oakline", ("stays free for a wheelchair", ANSWERS["oakline"]))
    benches.unsealed()
    evaluation = evaluate_folder(benches.folder)
    texts: dict[str, str] = {}
    for audience in AUDIENCES:
        _, html = write_award_report(benches.folder, evaluation, audience)
        texts[audience] = html.read_text(encoding="utf-8")
    return benches, texts


def test_the_reports_written_differ_by_just_that(reported: tuple[Town, dict[str, str]]) -> None:
    _, texts = reported
    assert all(answer in texts["internal"] for answer in ANSWERS.values())
    assert ANSWERS["oakline"] in texts["public"]
    assert ANSWERS["riverbend"] not in texts["public"]
    assert "Tom Bell" in texts["internal"]
    assert "Tom Bell" not in texts["public"]
    assert "Public version" in texts["public"]


def test_both_are_written_as_pdf_and_html_and_again_alike(
    reported: tuple[Town, dict[str, str]],
) -> None:
    benches, _ = reported
    out = benches.folder.out
    names = ["award-public.html", "award-public.pdf", "award.html", "award.pdf"]
    assert sorted(path.name for path in out.glob("award*")) == names
    before = {name: (out / name).read_bytes() for name in names}
    for audience in AUDIENCES:
        write_award_report(benches.folder, evaluate_folder(benches.folder), audience)
    assert {name: (out / name).read_bytes() for name in names} == before
