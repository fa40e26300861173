"""The machine, in process: typed lines in, events out."""

from dataclasses import replace

import pytest
from support.benches import Benches, Kept, Typist, benches

from procure.errors import Refused
from procure.model.bid import Bid, Clarification, Place, Row
from procure.questionnaire.score import Outcome, score
from procure.record.events import Declared, Finished, Judged, Locked, Proposed, Scored
from procure.record.state import State

REASON = "Drawing 2 gives 47 cm and two rests"
WHEN = "2026-04-15T09:00:00Z"


def run(
    *lines: str | None, procedure: Benches | None = None, kept: Kept | None = None
) -> tuple[Kept, Typist, Outcome]:
    kept, typist = kept or Kept(), Typist(lines)
    procedure = kept.on(procedure or benches())
    outcome = score(procedure, "ana", kept.desk(typist), "seed-1")
    return kept, typist, outcome


def answered(level: str, place: str = "1") -> tuple[str, str, str]:
    return level, REASON, place


ALL = (*answered("pass"), *answered("1"), *answered("3"), *answered("1"))


def test_enter_alone_records_nothing_and_says_so() -> None:
    kept, typist, _ = run("", "", "1", "", REASON, "", None)
    assert "scored" not in kept.kinds()
    assert "judged" not in kept.kinds()
    assert "Nothing was recorded" in str(typist.screens[1].notices[0])


def test_an_answer_is_on_record_before_the_next_question_shows() -> None:
    kept = Kept()
    seen: list[int] = []

    class Watching(Typist):
        def ask(self, screen):  # type: ignore[no-untyped-def]
            seen.append(kept.kinds().count("judged"))
            return super().ask(screen)

    score(benches(), "ana", kept.desk(Watching([*answered("pass"), None])), "seed-1")
    assert seen == [0, 0, 0, 1]


def test_a_score_carries_level_reason_and_pointer() -> None:
    kept, _, _ = run("j", "comfort acme", *answered("3", "2"), None)
    scored = next(event for event in kept.events if isinstance(event, Scored))
    assert (scored.bidder, scored.level, scored.reason, scored.evidence) == (
        "acme",
        3,
        REASON,
        "drawing.pdf#2",
    )


def test_a_pointer_is_typed_or_chosen_never_assumed() -> None:
    kept, typist, _ = run("j", "comfort acme", "3", REASON, "", "9", "plan page 7", None)
    assert [e.evidence for e in kept.events if isinstance(e, Scored)] == ["plan page 7"]
    assert "no place 9" in str(typist.screens[-2].notices[0])


def test_a_wrong_key_is_harmless() -> None:
    kept, typist, _ = run("j", "comfort acme", "7", "-1", "yes", None)
    assert "scored" not in kept.kinds()
    assert "Type a level from 0 to 4" in str(typist.screens[-1].notices[0])


def test_a_reason_of_two_words_is_refused() -> None:
    kept, typist, _ = run("j", "comfort acme", "3", "very good", None)
    assert "at least 3 words" in str(typist.screens[-1].notices[0])
    assert "scored" not in kept.kinds()


def test_a_reason_that_repeats_the_level_text_is_refused() -> None:
    echo = "Arm rests are claimed, no drawing shows them."
    _, typist, _ = run("j", "comfort birch", "1", echo, None)
    assert "only repeats the text of level 1" in str(typist.screens[-1].notices[0])


def test_a_reason_naming_another_bidder_is_pointed_out_but_stands() -> None:
    reason = "Better drawing than Birch & Sons sent"
    kept, typist, _ = run("j", "comfort acme", "3", reason, "1", None)
    assert "names Birch & Sons" in str(typist.screens[4].notices[0])
    assert [e.reason for e in kept.events if isinstance(e, Scored)] == [reason]


def test_a_place_in_a_file_the_bid_does_not_list_is_pointed_out_but_stands() -> None:
    kept, typist, _ = run("j", "comfort acme", "3", REASON, "sketch.pdf#4", None)
    assert any("sketch.pdf is listed" in str(one) for one in typist.screens[-1].notices)
    assert [e.evidence for e in kept.events if isinstance(e, Scored)] == ["sketch.pdf#4"]


def test_a_file_that_did_not_come_is_not_offered_as_a_place() -> None:
    procedure = benches()
    acme = procedure.bids["acme"]
    comfort = replace(acme.responses["street/comfort"], files=())
    absent = replace(acme, responses={**acme.responses, "street/comfort": comfort})
    without = replace(procedure, bids={**procedure.bids, "acme": absent})
    _, typist, _ = run("j", "comfort acme", "3", REASON, None, procedure=without)
    assert [str(one.text) for one in typist.screens[-1].choices] == ["acme/bid.xlsx!Street!D4"]
    told = "\n".join(str(line) for s in typist.screens[2].sections for line in s.lines)
    assert "'drawing.pdf#2' names no file that came with the bid." in told


@pytest.mark.parametrize("letters", [False, True])
@pytest.mark.parametrize("place", [None, "acme/bid.yaml:14 answers.street/comfort.value"])
@pytest.mark.parametrize("typed", ["1", "proof.pdf page 2", "bid.yaml line 14", "later.pdf"])
def test_a_place_that_the_bid_names_is_not_pointed_out(
    typed: str, place: str | None, letters: bool
) -> None:
    procedure = benches(letters=letters)
    bids = {name: _with_proof(bid, place) for name, bid in procedure.bids.items()}
    answers = [line for level in ("pass", "1", "3", "1") for line in answered(level, typed)]
    kept, typist, _ = run(*answers, None, procedure=replace(procedure, bids=bids))
    assert len([e for e in kept.events if isinstance(e, Scored | Judged)]) == 4
    notices = [str(one) for shown in typist.screens for one in shown.notices]
    assert not any("is listed" in one for one in notices)


def _with_proof(bid: Bid, place: str | None) -> Bid:
    """Return a bid whose answer stands elsewhere, with a file in a table and in a clarification."""
    comfort = bid.responses["street/comfort"]
    where = Place(place) if place else comfort.place
    later = Clarification("See later.pdf.", "Asked", "kim", WHEN)
    proof = replace(comfort, requirement="proof", raw="proof.pdf#1", clarification=later)
    responses = {**bid.responses, "street/comfort": replace(comfort, place=where)}
    return replace(
        bid, responses=responses, tables={"street/tests": (Row("1", where, {"proof": proof}),)}
    )


@pytest.mark.parametrize("letters", [False, True])
def test_a_file_is_pointed_out_without_its_folder(letters: bool) -> None:
    procedure = benches(letters=letters)
    _, typist, _ = run(*answered("pass", "acme/sketch.pdf#4"), None, procedure=procedure)
    notices = [str(one) for shown in typist.screens for one in shown.notices]
    assert any("No file called sketch.pdf is listed" in one for one in notices)
    assert not any("acme/" in one for one in notices)


def test_back_goes_from_reason_to_level_and_from_level_to_the_question_before() -> None:
    _, typist, _ = run("s", "s", "1", "b", "b", None)
    titles = [str(screen.title) for screen in typist.screens]
    assert titles[2] != titles[0]
    assert "Back to the level" in str(typist.screens[4].notices[0])
    assert titles[5] == titles[0]


def test_jump_takes_a_number_or_words() -> None:
    _, typist, _ = run("j", "4", "j", "comfort birch", "j", "mars", None)
    assert "Comfort" in str(typist.screens[2].title)
    assert "Birch & Sons" in str(typist.screens[4].title)
    assert "No question or bid is called 'mars'" in str(typist.screens[6].notices[0])


def test_a_skipped_question_stays_open() -> None:
    kept, _, outcome = run("s", "to ask the engineer", None)
    assert kept.kinds().count("skipped") == 1
    assert len(outcome.open) == 4


def test_skip_needs_more_than_enter() -> None:
    kept, _, _ = run("s", "", "", None)
    assert "skipped" not in kept.kinds()


def test_flag_note_and_clarification_are_events_and_come_back_to_the_question() -> None:
    kept, typist, _ = run(
        "f", "unsure about the drawing", "n", "look at page 3", "c", "Which page shows it?", None
    )
    assert [k for k in kept.kinds() if k in ("flagged", "noted", "proposed")] == [
        "flagged",
        "noted",
        "proposed",
    ]
    assert len({str(screen.title) for screen in typist.screens}) == 1


def test_a_proposed_clarification_leaves_the_blank_visible() -> None:
    procedure = benches(due=("cedar",))
    lines = ("j", "2", "c", "How do people sit down on it?", "a", None)
    kept, typist, _ = run(*lines, procedure=procedure)
    assert any(isinstance(event, Proposed) for event in kept.events)
    shown = "\n".join(str(line) for s in typist.screens[-1].sections for line in s.lines)
    assert "Answer: blank" in shown


def test_search_finds_words_in_every_answer_of_the_bid() -> None:
    _, typist, _ = run("t", "ARM RESTS", None)
    lines = "\n".join(str(line) for line in typist.screens[2].sections[0].lines)
    assert "Feature: arm rests" in lines
    assert "bid.xlsx!Street!A9" in lines


def test_read_shows_the_whole_bid() -> None:
    _, typist, _ = run("r", None)
    text = "\n".join(str(line) for s in typist.screens[1].sections for line in s.lines)
    assert "Feature: arm rests" in text
    assert "Answer: no" in text


def test_the_screen_shows_answer_evidence_place_standing_and_mark() -> None:
    _, typist, _ = run("j", "comfort acme", "j", "comfort birch", None)
    acme, birch = (
        "\n".join(str(line) for s in typist.screens[i].sections for line in s.lines) for i in (2, 4)
    )
    assert "Answer: Arm rests on both sides" in acme
    assert "Backed by evidence: drawing.pdf#2" in acme
    assert "Place: acme/bid.xlsx!Street!D4" in acme
    assert "Claimed only" in birch
    assert "Confidential, the bidder says: trade secret" in birch


def test_every_level_text_is_a_choice_whose_key_is_the_level() -> None:
    _, typist, _ = run("j", "comfort acme", None)
    keys = [choice.key for choice in typist.screens[2].choices]
    assert keys == ["0", "1", "2", "3", "4"]
    assert "dated test report" in str(typist.screens[2].choices[4].text)


def test_leaving_and_coming_back_shows_the_same_question() -> None:
    kept, first, _ = run("j", "3", None)
    _, second, _ = run(None, kept=kept)
    assert str(second.screens[0].title) == str(first.screens[-1].title)


def test_a_session_cut_off_resumes_at_the_first_open_question() -> None:
    kept, first, _ = run(*answered("pass"), None)
    kept.events = [event for event in kept.events if event.event != "moved"]
    _, second, _ = run(None, kept=kept)
    assert str(second.screens[0].title) == str(first.screens[-1].title)


def test_the_order_of_bids_is_drawn_once_and_kept() -> None:
    kept, _, _ = run(None)
    typist = Typist([None])
    score(kept.on(benches()), "ana", kept.desk(typist), "another seed")
    assert [event.event for event in kept.events].count("drawn") == 1


def test_question_by_question_is_the_default_and_bid_by_bid_a_choice() -> None:
    skips = ("s", "s") * 4
    _, across, _ = run(*skips)
    through = Typist(skips)
    score(benches(), "ana", Kept().desk(through), "seed-1", "bid")
    assert [_criterion(t) for t in across.screens[::2]][:4] == ["no-ads", "no-ads", "comfort",
                                                               "comfort"]  # fmt: skip
    assert [_criterion(t) for t in through.screens[::2]][:4] == ["no-ads", "comfort", "no-ads",
                                                                "comfort"]  # fmt: skip


def _criterion(screen: object) -> str:
    return "no-ads" if "no-ads" in str(getattr(screen, "title", "")) else "comfort"


def test_an_assessor_is_not_asked_about_a_bidder_with_a_conflict() -> None:
    declared = Declared(at=WHEN, by="ana", statement="My sister works there", conflicts=("acme",))
    procedure = benches(State(declarations={"ana": declared}))
    _, typist, outcome = run(None, procedure=procedure)
    assert {bidder for bidder, _ in outcome.open} == {"birch"}
    assert "conflict with Acme Ltd" in str(typist.screens[0].notices[1])


def test_a_bid_that_is_not_due_is_not_asked() -> None:
    _, _, outcome = run(None, procedure=benches(due=("birch",)))
    assert {bidder for bidder, _ in outcome.open} == {"birch"}


def test_calculated_criteria_are_not_asked() -> None:
    _, _, outcome = run(None)
    assert {criterion for _, criterion in outcome.open} == {"street/no-ads", "street/comfort"}


def test_only_the_typed_word_finish_locks() -> None:
    kept, _, outcome = run(*ALL, "", "f", "yes", "1", "o", "finish")
    assert kept.kinds()[-1] == "finished"
    assert outcome.finished


def test_finish_is_refused_while_a_question_is_open() -> None:
    kept, typist, _ = run("o", "finish", None)
    assert "finished" not in kept.kinds()
    assert "4 still to be answered" in str(typist.screens[-1].notices[0])


def test_the_check_page_lists_every_answer_with_reason_and_pointer() -> None:
    _, typist, _ = run(*ALL, None)
    lines = [str(line) for line in typist.screens[-1].sections[0].lines]
    assert len(lines) == 4
    assert all(REASON in line and "Evidence:" in line for line in lines)


def test_a_change_is_a_second_event_with_its_own_reason() -> None:
    kept, _, _ = run(*ALL, "3", "2", "Seat height is missing on drawing 2", "1", None)
    assert kept.kinds().count("scored") == 3
    assert [e.level for e in kept.events if isinstance(e, Scored)][-1] == 2


def test_an_earlier_own_score_is_shown() -> None:
    _, typist, _ = run(*ALL, "3", None)
    headings = [str(section.heading) for section in typist.screens[-1].sections]
    assert "What you entered before" in headings


def test_finished_scores_are_not_opened_again() -> None:
    kept, _, _ = run(*ALL, "finish")
    with pytest.raises(Refused, match="ana has finished"):
        run(None, kept=kept)


def test_a_bid_that_becomes_due_after_finish_is_still_asked() -> None:
    kept, _, _ = run(*ALL, "finish")
    _, _, outcome = run(None, kept=kept, procedure=benches(due=("acme", "birch", "cedar")))
    assert {bidder for bidder, _ in outcome.open} == {"cedar"}


def test_who_is_no_assessor_is_told_who_is() -> None:
    with pytest.raises(Refused, match=r"mira is not an assessor.*ana, bram"):
        score(benches(), "mira", Kept().desk(Typist([])), "seed-1")


def test_nothing_is_scored_after_quality_is_locked() -> None:
    locked = State(locked=Locked(at=WHEN, by="mira"))
    with pytest.raises(Refused, match="locked"):
        run(None, procedure=benches(locked))


def test_leaving_says_how_to_go_on() -> None:
    _, typist, _ = run("1", "q")
    assert "is not recorded" in typist.said[0]
    assert typist.said[-2:] == [
        "Saved: 0 of 4 answered. Go on at the same place with:",
        "procure score T --as ana",
    ]


def test_letters_hide_names_and_folders() -> None:
    _, typist, _ = run("j", "comfort", None, procedure=benches(letters=True))
    screens = [screen for screen in typist.screens if "Check" not in str(screen.title)]
    text = "\n".join(
        [str(s.title) for s in screens]
        + [str(line) for screen in screens for s in screen.sections for line in s.lines]
    )
    assert "Bid " in text
    assert "Acme" not in text
    assert "acme/" not in text


def test_a_conflict_is_named_without_giving_away_the_letter() -> None:
    declared = Declared(at=WHEN, by="ana", statement="My sister works there", conflicts=("acme",))
    procedure = benches(State(declarations={"ana": declared}), letters=True)
    _, typist, _ = run(None, procedure=procedure)
    assert "conflict with Acme Ltd" in str(typist.screens[0].notices[1])


def test_a_jump_away_says_that_the_question_was_left_half_answered() -> None:
    _, typist, _ = run("1", "j", "4", None)
    assert "was not complete and is not recorded" in str(typist.screens[-1].notices[0])


def test_control_signs_do_not_reach_the_record() -> None:
    kept, _, _ = run("1", "Drawing \x1b[31m2 gives\x07 47 cm", "1", None)
    reasons = [event.reason for event in kept.events if isinstance(event, Judged)]
    assert reasons == ["Drawing [31m2 gives 47 cm"]


def test_help_lists_every_command_and_keeps_the_place() -> None:
    _, typist, _ = run("1", "h", None)
    assert len(typist.screens[2].sections[0].lines) == 13
    assert str(typist.screens[2].ask).startswith("Reason")


def test_finished_is_the_persons_own_event() -> None:
    kept, _, _ = run(*ALL, "finish")
    assert kept.events[-1] == Finished(at=WHEN, by="ana")
