"""Letters: what a bidder is told of its own bid and of the first one, and nothing of others."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from procedure.town import AFTER, LATER, Town, kim, town
from report.test_public import marked, numbers
from support.pdf_checks import checked_pdf

from procure.cli.main import run
from procure.disclosure.profiles import Profile, Standstill, profiles
from procure.disclosure.words import CITED
from procure.errors import InputFault, Refused, StillOpen
from procure.evaluation.model import EVALUATION, Evaluation, Level, ShownCell
from procure.model.blocks import Paragraph
from procure.model.message import Message
from procure.procedure.act import Act
from procure.procedure.decide import exclude, withdraw
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.lettering import announce, too_short, write_letters
from procure.procedure.unseal import unseal
from procure.report.html import render_html
from procure.report.letter import Announcement, letter

SAID = Announcement("2026-05-04", "2026-05-15", "Review Office, Harbour Street 1")
MARK = re.compile(r"zq([a-z]+)\d+z")
TOLD = {
    "plain": {"name", "total"},
    "eu": {"name", "total", "criteria", "levels"},
    "uk": {"name", "identifier", "total", "criteria", "levels", "reasons"},
}


@pytest.fixture(scope="module")
def kiosks(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """Return the sample's evaluation, every text of every bid marked with the bidder's name."""
    folder = tmp_path_factory.mktemp("letters") / "demo"
    assert run(["demo", str(folder)]) == 0
    content = json.loads((folder / "out" / "evaluation.json").read_text(encoding="utf-8"))
    content["bids"] = [marked(bid, bid["bidder"], numbers()) for bid in content["bids"]]
    return EVALUATION.validate_python(content)


def with_criterion(kiosks: Evaluation, bidder: str, at: int, **changes: object) -> Evaluation:
    """Return the evaluation with one criterion of one bid changed."""
    bid = next(one for one in kiosks.bids if one.bidder == bidder)
    changed = bid.criteria[at].model_copy(update=changes)
    criteria = (*bid.criteria[:at], changed, *bid.criteria[at + 1 :])
    return with_bid(kiosks, bidder, criteria=criteria)


def with_bid(kiosks: Evaluation, bidder: str, **changes: object) -> Evaluation:
    """Return the evaluation with one bid changed."""
    bids = (one.model_copy(update=changes) if one.bidder == bidder else one for one in kiosks.bids)
    return kiosks.model_copy(update={"bids": tuple(bids)})


def of(kiosks: Evaluation, bidder: str, profile: str) -> str:
    return render_html(letter(kiosks, bidder, profiles()[profile], SAID))


@pytest.mark.parametrize("profile", TOLD)
@pytest.mark.parametrize("bidder", ["meridian", "lantern", "nordhall", "brightpost"])
def test_nothing_of_third_bids_is_in_a_letter(
    kiosks: Evaluation, bidder: str, profile: str
) -> None:
    text = of(kiosks, bidder, profile)
    allowed = {bidder} | ({"meridian"} if {"reasons", "identifier"} & TOLD[profile] else set())
    assert set(MARK.findall(text)) <= allowed
    names = {bid.bidder: bid.name for bid in kiosks.bids}
    for other in names.keys() - {bidder, "meridian"}:
        assert names[other] not in text


@pytest.mark.parametrize("profile", TOLD)
def test_the_profile_says_what_is_told_of_the_first(kiosks: Evaluation, profile: str) -> None:
    assert set(profiles()[profile].winner) == TOLD[profile]
    text = of(kiosks, "lantern", profile)
    first = next(bid for bid in kiosks.bids if bid.place == 1)
    assert first.name in text
    assert ("Points of the first bid by criterion" in text) == ("criteria" in TOLD[profile])
    assert ("zqmeridian" in text) == bool({"reasons", "identifier"} & TOLD[profile])
    assert "This is not legal advice." in text


def test_why_not_the_next_level_is_told(kiosks: Evaluation) -> None:
    text = of(kiosks, "lantern", "plain")
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    judged = [one for one in bid.criteria if one.level is not None and int(one.level) < 4]
    assert len(judged) == 5
    assert text.count("The next level, which it does not reach, asks for:") == len(judged)
    for one in judged:
        assert kiosks.criterion(one.id).levels[int(one.level or 0) + 1].split(".")[0] in text


def test_what_counted_half_or_not_at_all_is_named(kiosks: Evaluation) -> None:
    # Lantern: of 40 clauses 20 are evidenced, 16 claimed, 4 not met; (20 + 0.5 x 16) / 40 x 8.
    plain = EVALUATION.validate_json(re.sub(r" zq[a-z]+\d+z", "", kiosks.model_dump_json()))
    blocks = letter(plain, "lantern", profiles()["plain"], SAID).blocks
    said = {str(one.label): str(one.text) for one in blocks if isinstance(one, Paragraph)}
    lost, bare = (
        said[label].split("; ")
        for label in ("Answered no, or left blank:", "Claimed, without evidence:")
    )
    assert (len(lost), len(bare)) == (4, 16)


def test_a_row_asked_about_in_vain_is_named_as_such(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    at = next(at for at, one in enumerate(bid.criteria) if one.tables)
    table = bid.criteria[at].tables[0]
    asked = table.model_copy(update={"states": ("no answer", *["met"] * (len(table.rows) - 1))})
    text = of(with_criterion(kiosks, "lantern", at, tables=(asked,)), "lantern", "plain")
    told = text.split("Asked to clarify, and no answer came:")[1].split("</p>")[0]
    assert str(table.rows[0][0]) in told
    assert str(table.rows[1][0]) not in told
    assert "Claimed, without evidence" not in text


def test_first_bid_and_standstill_come_before_the_details(kiosks: Evaluation) -> None:
    text = of(kiosks, "lantern", "uk")
    told = ("The first bid is that of", "The contract is not concluded before", "Your points")
    assert sorted(told, key=text.index) == list(told)


def test_names_in_a_reason_are_left_out_visibly(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    at = next(at for at, one in enumerate(bid.criteria) if one.reason)
    reason = "Weaker than NORDHALL in the drawings; Bram asked twice."
    changed = bid.criteria[at].model_copy(update={"reason": reason})
    criteria = (*bid.criteria[:at], changed, *bid.criteria[at + 1 :])
    bids = tuple(
        one.model_copy(update={"criteria": criteria}) if one is bid else one for one in kiosks.bids
    )
    text = of(kiosks.model_copy(update={"bids": bids}), "lantern", "plain")
    assert "Weaker than […] in the drawings; […] asked twice." in text


def test_names_in_a_ground_of_exclusion_are_left_out_visibly(kiosks: Evaluation) -> None:
    said = Message(
        "Excluded by the chair: {ground} ({provision}).",
        {"ground": "Same firm as Nordhall.", "provision": "as Bram found"},
    )
    text = of(with_bid(kiosks, "brightpost", excluded=(said,)), "brightpost", "plain")
    assert "Same firm as […]." in text
    assert "(as […] found)" in text


def test_names_in_why_it_could_be_asked_are_left_out_visibly(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    at = next(at for at, one in enumerate(bid.criteria) if one.tables)
    cell = ShownCell(
        about=Message("C1, Met"), raw="x", fault="", answer="yes", reason="Bram asked, as Nordhall."
    )
    table = bid.criteria[at].tables[0].model_copy(update={"clarified": (cell,)})
    answer = next(one.responses[0] for one in bid.criteria if one.responses)
    asked = answer.model_copy(update={"clarified": "5", "clarified_reason": "Chidi asked."})
    changed = with_criterion(kiosks, "lantern", at, tables=(table,), responses=(asked,))
    text = of(changed, "lantern", "plain")
    assert "[…] asked, as […]." in text
    assert "[…] asked." in text


def test_names_in_the_reason_of_a_judged_gate_are_left_out_visibly(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    gate = bid.gates[0].model_copy(
        update={
            "reason": Message("{reason}", {"reason": "Quieter than Nordhall; Ana agrees."}),
            "individual": (Level(assessor="ana", level=1, reason="Quiet.", evidence=""),),
        }
    )
    changed = with_bid(kiosks, "lantern", gates=(gate, *bid.gates[1:]))
    assert "Quieter than […]; […] agrees." in of(changed, "lantern", "plain")


def test_a_number_that_was_clarified_is_said_to_be(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    at = next(at for at, one in enumerate(bid.criteria) if one.parts and one.parts[0].where)
    where = bid.criteria[at].parts[0].where
    asked = (
        bid.criteria[at]
        .responses[0]
        .model_copy(
            update={
                "raw": "4.5 t",
                "where": where,
                "clarified": "4500",
                "clarified_reason": "Unit.",
            }
        )
    )
    text = of(with_criterion(kiosks, "lantern", at, responses=(asked,)), "lantern", "plain")
    assert f"{where}, clarified" in text
    assert "4.5 t" in text


def test_a_judged_gate_says_where_its_answers_stand(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    answer = next(one.responses[0] for one in bid.criteria if one.responses)
    gate = bid.gates[0].model_copy(
        update={"where": "", "responses": (answer.model_copy(update={"where": "x.xlsx!Q!D4"}),)}
    )
    changed = with_bid(kiosks, "lantern", gates=(gate,), criteria=())
    assert "x.xlsx!Q!D4" in of(changed, "lantern", "plain")


def test_an_excluded_bid_is_told_its_gate_and_no_place(kiosks: Evaluation) -> None:
    text = of(kiosks, "brightpost", "eu")
    assert "Your bid was excluded, for the reasons below." in text
    assert "Core tasks without vision" in text
    assert "Your bid is in place" not in text


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        (True, "Your price was opened, and it is not counted."),
        (False, "Your price was not opened: it stays sealed."),
    ],
)
def test_an_excluded_bidder_is_told_whether_its_price_was_opened(
    kiosks: Evaluation, opened: bool, told: str
) -> None:
    text = of(with_bid(kiosks, "brightpost", price_opened=opened), "brightpost", "plain")
    assert told in text


def test_a_minimum_just_missed_is_shown_with_all_its_digits(kiosks: Evaluation) -> None:
    bid = next(one for one in kiosks.bids if one.bidder == "lantern")
    missed = bid.minimums[0].model_copy(
        update={"reached": "35.99999999", "minimum": "36", "met": False}
    )
    bids = tuple(
        one.model_copy(update={"minimums": (missed,)}) if one is bid else one for one in kiosks.bids
    )
    text = of(kiosks.model_copy(update={"bids": bids}), "lantern", "plain")
    assert "35.99999999" in text
    assert "not met" in text


@pytest.mark.parametrize("bidder", ["lantern", "brightpost"])
def test_a_letter_is_whole_for_assistive_technology(kiosks: Evaluation, bidder: str) -> None:
    checked_pdf(letter(kiosks, bidder, profiles()["uk"], SAID))


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path)


def told(benches: Town) -> None:
    announce(benches.folder, "2026-04-02", "Review Office", kim(LATER))


def test_letters_are_written_for_all_and_again_alike(benches: Town) -> None:
    told(benches.unsealed())
    written = write_letters(benches.folder)
    assert set(written) == {"oakline", "riverbend"}
    before = {path: path.read_bytes() for paths in written.values() for path in paths}
    write_letters(benches.folder)
    assert {path: path.read_bytes() for path in before} == before


def test_another_end_of_the_standstill_is_pointed_out(
    benches: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROCURE_NOW", LATER)
    told(benches.unsealed())
    again = ["letters", str(benches.folder.path), "--as", "kim", "--review", "Review Office"]
    assert run([*again, "--standstill-ends", "2026-04-12"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "announced before, on 2026-03-20, with standstill until 2026-04-02" in said
    assert "The letters now say standstill until 2026-04-12" in said
    assert run([*again, "--standstill-ends", "2026-04-12"]) == 0
    assert "announced before" not in capsys.readouterr().err


def test_without_standstill_and_review_body_there_is_no_letter(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(Refused, match="--standstill-ends and --review missing"):
        announce(benches.folder, "", " ", kim(LATER))
    with pytest.raises(StillOpen, match="The result was not announced"):
        write_letters(benches.folder)


def test_nobody_is_told_while_something_is_open(benches: Town) -> None:
    benches.locked()
    with pytest.raises(StillOpen, match="No letter is made while something is open"):
        told(benches)


def test_only_the_chair_announces(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(Refused, match="Only the chair"):
        announce(benches.folder, "2026-04-02", "Review Office", Act("lea", LATER, "given"))


def test_the_standstill_ends_after_the_letters(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(InputFault, match="is not after the day of the letters"):
        announce(benches.folder, LATER[:10], "Review Office", kim(LATER))


def test_one_who_withdrew_gets_no_letter_and_an_excluded_one_does(benches: Town) -> None:
    benches.opened()
    withdraw(benches.folder, "riverbend", "", kim(AFTER))
    benches.score(("oakline",))
    benches_unsealed(benches)
    told(benches)
    assert set(write_letters(benches.folder)) == {"oakline"}


def test_an_exclusion_by_the_chair_is_told_with_ground_and_provision(benches: Town) -> None:
    benches.opened()
    exclude(benches.folder, "riverbend", "Grave misconduct", "Article 57(4)(c)", kim(AFTER))
    benches.score(("oakline",))
    benches_unsealed(benches)
    told(benches)
    html = write_letters(benches.folder)["riverbend"][1].read_text(encoding="utf-8")
    assert "Grave misconduct (Article 57(4)(c))" in html


def benches_unsealed(benches: Town) -> None:
    from procure.procedure.decide import lock_quality  # noqa: PLC0415

    lock_quality(benches.folder, kim(LATER))
    unseal(benches.folder, kim(LATER))


def test_whose_price_was_opened_is_known(benches: Town) -> None:
    benches.locked()
    assert {one.price_opened for one in evaluate_folder(benches.folder).bids} == {False}
    unseal(benches.folder, kim(LATER))
    assert {one.price_opened for one in evaluate_folder(benches.folder).bids} == {True}


def test_the_last_step_on_record_dates_the_evaluation(benches: Town) -> None:
    told(benches.unsealed())
    assert evaluate_folder(benches.folder).last_step == LATER


@pytest.mark.parametrize(
    ("count", "letter_day", "last"),
    [
        ("calendar", date(2026, 5, 4), date(2026, 5, 14)),
        ("working", date(2026, 5, 4), date(2026, 5, 14)),
        ("working", date(2026, 5, 1), date(2026, 5, 13)),
    ],
)
def test_the_least_standstill_is_counted_from_the_day_after(
    count: str, letter_day: date, last: date
) -> None:
    days = 10 if count == "calendar" else 8
    standstill = Standstill.model_validate({"days": days, "count": count, "sure": "recalled"})
    assert standstill.last_day(letter_day) == last


def test_a_standstill_shorter_than_the_profile_is_pointed_out(benches: Town) -> None:
    benches.change_tender(("panel:", "disclosure: eu\npanel:")).unsealed()
    told(benches)
    assert too_short(benches.folder) is None
    announce(benches.folder, "2026-03-25", "Review Office", kim(LATER))
    assert too_short(benches.folder) == date(2026, 3, 30)


def test_each_profile_names_its_source_and_how_sure_it_is() -> None:
    for profile in profiles().values():
        assert isinstance(profile, Profile)
        assert CITED[profile.name].follows and profile.date and profile.sure
