import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from procure_privacy.cnil_pia import is_cnil_pia, read_cnil_pia
from procure_privacy.said import plain
from support.pia_export import answer, content, evaluation, export, read

from procure.api import EvidenceContent, JsonValue, Reading

COPIES = ("answers", "measures", "evaluations")


def values(reading: Reading) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("privacy."): one.value for one in reading.measures}


def codes(reading: Reading) -> list[str]:
    return [one.code.removeprefix("privacy.") for one in reading.findings]


def changed(number: int, **data: JsonValue) -> dict[str, JsonValue]:
    """Return the export with other data in the answer to one question."""
    document = export()
    answers = document["answers"]
    assert isinstance(answers, list)
    for one in answers:
        assert isinstance(one, dict)
        if one["reference_to"] == number:
            assert isinstance(one["data"], dict)
            one["data"].update(data)
    return document


def judged(*evaluations: JsonValue) -> dict[str, JsonValue]:
    return {**export(), "evaluations": list(evaluations)}


def test_the_worked_example_is_read_as_filed() -> None:
    # Domain notes, privacy A5.3: 12, 9, 6 become 6, 3, 4; P10 13/18, reduction 14/27.
    found = values(read(export()))
    assert [found[f"risk.{one}.assessed"] for one in EVENTS] == [12, 9, 6]
    assert [found[f"risk.{one}.residual"] for one in EVENTS] == [6, 3, 4]
    assert [found[one] for one in ("assessed_sum", "residual_sum")] == [27, 13]
    assert found["residual_risk_score"] == Fraction(13, 18)
    assert found["reduction"] == Fraction(14, 27)


EVENTS = ("access", "modification", "disappearance")


def test_a_sound_export_raises_no_question() -> None:
    assert read(export()).findings == ()


def test_parts_are_counted_as_filed() -> None:
    found = values(read(export()))
    assert [found[one] for one in COPIES] == [36, 1, 6]


def test_every_figure_names_the_key_it_was_read_from() -> None:
    places = {one.name: one.where for one in read(export()).measures}
    assert places["privacy.risk.access.residual"] == "pia.json evaluations[0].gauges"
    assert places["privacy.risk.access.assessed"] == "pia.json answers[30]"


def test_x_is_severity_and_y_is_likelihood_but_their_product_counts() -> None:
    found = values(read(judged(evaluation("3.2", 1, 3))))
    assert found["risk.access.residual"] == 3


@pytest.mark.parametrize("gauges", [(0, 0), (None, None), ("0", "")])
def test_gauges_of_nought_mean_that_nobody_judged_again(
    gauges: tuple[JsonValue, JsonValue],
) -> None:
    reading = read(judged(evaluation("3.2", *gauges)))
    assert values(reading)["risk.access.residual"] == 12
    assert codes(reading) == []


@pytest.mark.parametrize("gauges", [(3, 0), (5, 1), (True, 1), ([1], {}), ("x", 2), (2.5, 1)])
def test_half_a_judgement_is_told_and_the_authors_stands(
    gauges: tuple[JsonValue, JsonValue],
) -> None:
    reading = read(judged(evaluation("3.2", *gauges)))
    assert values(reading)["risk.access.residual"] == 12
    assert codes(reading) == ["A5"]


@pytest.mark.parametrize("gauge", [None, 0, "", 5, -1, True, "high", [3], {"x": 3}, 10**50, 2.5])
def test_a_risk_without_its_level_is_left_out_and_never_nought(gauge: JsonValue) -> None:
    reading = read(changed(336, gauge=gauge) | {"evaluations": []})
    found = values(reading)
    assert "A5" in codes(reading)
    assert not {"risk.modification.assessed", "assessed_sum", "residual_risk_score"} & set(found)
    assert found["risk.access.assessed"] == 12


def test_numbers_may_be_written_as_text() -> None:
    document = json.loads(json.dumps(export()))
    for one in document["answers"]:
        one["reference_to"] = str(one["reference_to"])
        one["data"]["gauge"] = str(one["data"]["gauge"] or 0)
    assert values(read(document))["assessed_sum"] == 27


def test_a_file_of_2018_with_its_noise_is_read() -> None:
    document = export()
    document["pia"] = {
        "dbVersion": 201707071818, "tableName": "pia", "serverUrl": None, "numberOfQuestions": 36,
        "objectStore": {}, "status": 3, "name": "Old", "dpo_status": 1,
        "concerned_people_status": 1, "category": "",
    }  # fmt: skip
    del document["comments"]
    assert read(document).findings == ()


def test_a_server_with_accounts_writes_booleans_and_people() -> None:
    document = export()
    assert isinstance(document["pia"], dict)
    document["pia"] |= {"is_example": False, "is_archive": False, "user_pias": [{"role": "author"}]}
    assert read(document).findings == ()


def test_only_the_part_pia_has_to_be_there() -> None:
    reading = read({"pia": {"status": 0}})
    assert "answers" not in values(reading)
    assert "A5" in codes(reading)


def test_a_structure_of_its_own_says_where_the_risks_are_asked() -> None:
    sections: JsonValue = [
        {"id": 5, "items": [{"id": 9, "questions": [
            {"id": 901, "answer_type": "text"},
            {"id": 902, "answer_type": "gauge", "cartography": "risk-access_x"},
            {"id": 903, "answer_type": "gauge", "cartography": "risk-access_y"},
        ]}]},
    ]  # fmt: skip
    document: JsonValue = {
        "pia": {"status": 2, "structure_data": {"sections": sections}},
        "answers": [answer(902, gauge=4), answer(903, gauge=2)],
        "evaluations": [evaluation("5.9", 2, 2)],
    }
    found = values(read(document))
    assert [found[f"risk.access.{one}"] for one in ("assessed", "residual")] == [8, 4]
    assert found["questions"] == 3


def test_markup_is_text_and_never_markup() -> None:
    words = plain("<p>One<br>two &amp; <b>three</b></p><script>alert(1)</script><!-- no -->")
    assert words == "One two & three"


def test_an_answer_of_empty_tags_is_no_answer() -> None:
    reading = read(changed(227, text="<p>&nbsp;</p>"))
    assert [str(one.what) for one in reading.findings] == ["P5: no answer to question 227."]


def test_what_belongs_to_nothing_is_told() -> None:
    reading = read(judged(evaluation("3.1.[object Object]", 0, 0), evaluation("3.1.99", 0, 0)))
    assert codes(reading) == ["A4", "A4"]


def test_a_risk_that_grows_is_an_error() -> None:
    assert codes(read(judged(evaluation("3.4", 4, 4)))) == ["R1"]


def test_a_fall_nobody_works_for_is_doubted_and_stays_as_filed() -> None:
    reading = read(changed(324, list=[]))
    assert codes(reading) == ["R2"]
    assert values(reading)["risk.access.residual"] == 6


def test_two_answers_to_one_level_that_differ_leave_it_open() -> None:
    document = export()
    assert isinstance(document["answers"], list)
    document["answers"].append(answer(325, gauge=1))
    reading = read(document)
    assert "A3" in codes(reading)
    assert "risk.access.assessed" not in values(reading)


def test_an_assessment_in_the_works_is_told() -> None:
    document = export()
    assert isinstance(document["pia"], dict)
    document["pia"] |= {"status": 0, "dpo_status": 0, "is_example": 1}
    assert codes(read(document)) == ["A7", "A7", "A7"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[",
        b"[" * 100_000,
        b'{"pia": ' * 70 + b"1" + b"}" * 70,
        b'{"pia": {}, "pia": {}}',
        '{"pia": {"name": "é"}}'.encode("latin-1"),
        '{"pia": {}}'.encode("utf-16"),
        b'{"pia": {}, "answers": "' + b"x" * 50_000_000 + b'"}',
    ],
    ids=["empty", "cut", "deep", "nested", "twice", "latin", "utf-16", "50 MB"],
)
def test_a_file_that_cannot_be_opened_is_a_finding(raw: bytes) -> None:
    reading = read_cnil_pia(EvidenceContent("pia.json", raw), {})
    assert (reading.measures, codes(reading)) == ((), ["A1"])


WRONG: tuple[JsonValue, ...] = (None, True, 7, -1, 10**40, "x", [], [[]], [None, 1, "x"], {})


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_any_type_at_any_level_is_read_without_a_crash(value: JsonValue) -> None:
    def put(node: JsonValue, parent: JsonValue, key: str | int) -> None:
        if isinstance(parent, dict | list):
            kept = node
            parent[key] = value  # type: ignore[index]
            read(document)
            parent[key] = kept  # type: ignore[index]
        inner: list[tuple[str | int, JsonValue]] = []
        if isinstance(node, dict):
            inner = list(node.items())
        elif isinstance(node, list):
            inner = list(enumerate(node[:1]))
        for name, child in inner:
            put(child, node, name)

    document = export()
    put(document, None, "")
    assert isinstance(read(value), Reading)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["pia", "answers", "evaluations", "measures", "reference_to", "data", "gauge",
                 "gauges", "x", "y", "list", "text", "id", "title", "structure_data", "sections",
                 "items", "questions", "cartography"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=150)
@given(JSON)
def test_whatever_is_json_is_read(document: JsonValue) -> None:
    for one in read(document).findings:
        assert str(one.what)


@settings(max_examples=40)
@given(st.data())
def test_the_order_of_the_parts_is_irrelevant(data: st.DataObject) -> None:
    document = export()
    for name in COPIES:
        given_parts = document[name]
        assert isinstance(given_parts, list)
        document[name] = data.draw(st.permutations(given_parts))
    assert values(read(document)) == values(read(export()))


LEVEL = st.integers(1, 4)


@settings(max_examples=60)
@given(LEVEL, LEVEL, LEVEL, LEVEL)
def test_less_residual_risk_never_scores_less(s: int, one: int, two: int, other: int) -> None:
    low, high = sorted((one, two))
    better = values(read(judged(evaluation("3.2", s, low), evaluation("3.3", other, 2))))
    worse = values(read(judged(evaluation("3.2", s, high), evaluation("3.3", other, 2))))
    good, bad = better["residual_risk_score"], worse["residual_risk_score"]
    assert isinstance(good, Fraction)
    assert isinstance(bad, Fraction)
    assert good >= bad


def test_an_export_is_recognised_and_other_json_is_not() -> None:
    assert is_cnil_pia(content(export()))
    assert not is_cnil_pia(EvidenceContent("epd.json", b'{"openEPD": 1, "declared_unit": {}}'))
    assert not is_cnil_pia(EvidenceContent("pia.txt", content(export()).content))


def lowered(listed: JsonValue, plan: str = "") -> Reading:
    """Return what is read of an export whose risk of access falls from 12 to 6."""
    (access, *others) = [evaluation(f"3.{one}", 3, 2) for one in (2, 3, 4)]
    assert isinstance(access, dict)
    document = changed(324, list=listed)
    document["evaluations"] = [{**access, "action_plan_comment": plan}, *others]
    return read(document)


@pytest.mark.parametrize("listed", [["none"], ["-", "N/A"], ["ninguna"], []])
@pytest.mark.parametrize("plan", ["", "-", "<p>none</p>", "TBD"])
def test_none_is_no_measure_against_a_risk_and_no_plan(listed: JsonValue, plan: str) -> None:
    reading = lowered(listed, plan)
    assert values(reading)["risk.access.controls"] == 0
    assert "R2" in codes(reading)


def test_a_title_of_no_measure_in_the_file_does_not_count_and_is_named() -> None:
    reading = lowered(["encryption ", "Firewall"])
    assert values(reading)["risk.access.controls"] == 1
    (one,) = (one for one in reading.findings if one.code == "privacy.A4")
    assert "'Firewall'" in str(one.what)


def test_a_measure_whose_title_is_none_is_no_measure() -> None:
    document = changed(324, list=["none"])
    document["measures"] = [{"id": 7, "title": "none"}]
    assert values(read(document))["risk.access.controls"] == 0


def test_a_plan_in_words_counts() -> None:
    assert values(lowered([], "<p>Keys apart by June</p>"))["risk.access.controls"] == 1
