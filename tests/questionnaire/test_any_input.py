"""Whatever is typed, in whatever order: the record stays true."""

from hypothesis import given, settings
from hypothesis import strategies as st
from support.benches import Kept, Typist, benches

from procure.questionnaire.reasons import FEWEST_WORDS, words
from procure.questionnaire.score import entered, score
from procure.record.events import Finished, Judged, Scored
from procure.record.state import fold

KEYS = st.sampled_from(
    ["", "0", "1", "2", "3", "4", "9", "pass", "fail", "finish", "b", "j", "s", "f", "n", "t", "r",
     "c", "a", "o", "h", "plan page 7", "Drawing 2 gives 47 cm", "better than Birch & Sons here",
     "\x1b[A", "\ud800", "level 3"]
)  # fmt: skip
ANSWERS = st.sampled_from(
    [(level, "Drawing 2 gives 47 cm", "1") for level in ("pass", "fail", "0", "4")]
)
ANYTHING = KEYS | st.text(max_size=12).filter(lambda line: line.strip() != "q")
LINES = st.lists(ANSWERS | ANYTHING.map(lambda line: (line,)), max_size=20).map(
    lambda typed: [line for lines in typed for line in lines]
)


@settings(max_examples=150)
@given(LINES)
def test_every_score_has_level_reason_and_pointer(lines: list[str]) -> None:
    kept = Kept()
    score(benches(), "ana", kept.desk(Typist(lines)), "seed-1")
    for event in kept.events:
        if isinstance(event, Scored | Judged):
            assert len(words(event.reason)) >= FEWEST_WORDS
            assert event.evidence


@settings(max_examples=150)
@given(LINES)
def test_what_is_on_record_is_what_the_session_holds(lines: list[str]) -> None:
    kept, typist = Kept(), Typist(lines)
    outcome = score(benches(), "ana", kept.desk(typist), "seed-1")
    own = entered(fold(kept.events).assessor("ana"))
    asked = {("acme", "street/no-ads"), ("birch", "street/no-ads"),
             ("acme", "street/comfort"), ("birch", "street/comfort")}  # fmt: skip
    assert set(outcome.open) == asked - set(own)


@settings(max_examples=100)
@given(LINES)
def test_scores_are_locked_only_when_none_is_open(lines: list[str]) -> None:
    kept = Kept()
    outcome = score(benches(), "ana", kept.desk(Typist(lines)), "seed-1")
    finished = any(isinstance(event, Finished) for event in kept.events)
    assert finished == outcome.finished
    assert not (finished and outcome.open)
