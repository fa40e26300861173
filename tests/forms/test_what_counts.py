"""What the forms say of how points arise, and of what is not asked."""

import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.examples import small_lock

from procure.forms.bid_form import bid_form
from procure.forms.issued import lock_in
from procure.forms.price_form import price_form
from procure.model.lock import Lock
from procure.model.pack import Setting, Translation
from procure.model.scoring import ByEvaluator
from procure.model.tender import Adjust
from procure.scoring.price_rules import CORE_RULES


def sheet_of(content: bytes, title: str) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def beside(id_: str, column: str = "C", lock: Lock | None = None) -> str:
    """Return what the bid form prints in a column beside a question."""
    sheet = sheet_of(bid_form(lock or small_lock()), "Street furniture")
    (row,) = (cell.row for cell in sheet["A"] if cell.value == id_)
    return str(sheet[f"{column}{row}"].value or "")


def instructions(lock: Lock, rule: str = "band") -> dict[str, str]:
    """Return the price form's first sheet, text by label."""
    rules = {**CORE_RULES, lock.tender.price.rule: CORE_RULES[rule]}
    sheet = sheet_of(price_form(lock, rules), "Instructions")
    rows = sheet.iter_rows(min_row=4, max_col=2, values_only=True)
    return {str(label): str(text) for label, text in rows}


def priced(**update: object) -> Lock:
    """Return the small lock with something else in its price."""
    lock = small_lock()
    price = lock.tender.price.model_copy(update=update)
    return lock.model_copy(update={"tender": lock.tender.model_copy(update={"price": price})})


def with_unit(unit: str) -> Lock:
    """Return the small lock with another unit of the clear width and of the share of benches."""
    lock = small_lock()
    criteria = []
    for locked in lock.criteria:
        first, *others = locked.criterion.requirements
        columns = {
            name: column.model_copy(update={"unit": unit}) if name == "share" else column
            for name, column in first.columns.items()
        }
        first = first.model_copy(update={"unit": unit, "columns": columns})
        criterion = locked.criterion.model_copy(update={"requirements": (first, *others)})
        criteria.append(locked.model_copy(update={"criterion": criterion}))
    return lock.model_copy(update={"criteria": tuple(criteria)})


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        (
            "street/footprint",
            "How it earns points: Straight line: 600 kgCO2e earns nothing, 300 kgCO2e the most"
            " points.",
        ),
        (
            "street/coverage",
            "How it earns points: A published share for each choice:"
            " Solar panel: 1; Street lighting: 0.5; No power: 0.",
        ),
        ("street/clearance", "It passes if: The answer must be at least 1.8."),
        ("street/permit", "It passes if: The answer must be: yes."),
    ],
)
def test_the_guidance_says_how_points_are_earned_and_gates_passed(id_: str, said: str) -> None:
    assert said in beside(id_).splitlines()


@pytest.mark.parametrize("id_", ["street/comfort", "street/repair-time", "street/origin"])
def test_nothing_is_said_where_levels_say_it_or_nothing_is_scored(id_: str) -> None:
    assert "earns points" not in beside(id_)
    assert "passes" not in beside(id_)


def test_the_rule_is_said_once_for_a_criterion_of_several_questions() -> None:
    assert "earns points" not in beside("street/power")


def test_a_plugins_calculation_is_said_with_the_description() -> None:
    lock = small_lock()
    scoring = ByEvaluator(
        shape="evaluator", evaluator="street.line", parameters={"zero-at": "600", "full-at": "300"}
    )
    update = {"scoring": scoring, "description": "On a straight line between two ends."}
    criteria = [
        one.model_copy(update={"criterion": one.criterion.model_copy(update=update)})
        if one.id == "street/footprint"
        else one
        for one in lock.criteria
    ]
    changed = lock.model_copy(update={"criteria": tuple(criteria)})
    assert beside("street/footprint", "C", changed).splitlines()[-1] == (
        "How it earns points: On a straight line between two ends."
        " Calculated by street.line with zero-at: 600; full-at: 300."
    )


def calculated(language: str = "en") -> Lock:
    """Return the small lock, its footprint calculated with a setting that has two titles."""
    lock = small_lock()
    pack = lock.packs[0]
    setting = Setting(title="Footprint that earns nothing", type="number", unit="kg")
    words = Translation(texts={"settings/zero-at/title": "Huella que no obtiene puntos"})
    declared = {**pack.declared_settings, "zero-at": setting}
    update = {"declared_settings": declared, "translations": {"es": words}}
    scoring = ByEvaluator(
        shape="evaluator", evaluator="street.line", parameters={"zero-at": Decimal(600)}
    )
    criteria = [
        one.model_copy(update={"criterion": one.criterion.model_copy(update={"scoring": scoring})})
        if one.id == "street/footprint"
        else one
        for one in lock.criteria
    ]
    changed = {"criteria": tuple(criteria), "packs": (pack.model_copy(update=update),)}
    return lock_in(lock.model_copy(update=changed), language)


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Footprint that earns nothing"), ("es", "Huella que no obtiene puntos")],
)
def test_a_number_of_a_calculation_bears_the_title_of_its_setting(
    language: str, title: str
) -> None:
    said = beside("street/footprint", "C", calculated(language))
    assert f"{title}: 600" in said
    assert "zero-at" not in said


def test_the_unit_of_plain_numbers_is_not_printed() -> None:
    lock = with_unit("1")
    assert beside("street/clearance", "E", lock) == ""
    assert "Write a number, 0 or more." in beside("street/clearance", "C", lock).splitlines()
    heads = [cell.value for cell in sheet_of(bid_form(lock), "Charging in every zone")[4]]
    assert "Share with charging (fill in)" in heads


def test_the_price_form_says_how_the_price_counts() -> None:
    said = instructions(small_lock())
    assert said["Points for the price"] == "Up to 40 points."
    assert said["Price rule"] == (
        "Straight line between two published prices: most points × (high − price) / (high − low),"
        " within 0 and most points."
    )
    assert said["Price rule: Low end"] == (
        "80000: the price at and below which all price points are earned"
    )
    assert said["Price ceiling"] == "120000 EUR. A bid with a price above it fails."
    assert said["If figures disagree"] == (
        "If they disagree, unit rates count: quantity × unit rate, added up."
    )


def test_the_price_form_says_what_is_added_to_a_price() -> None:
    adjust = Adjust(measure="street.carbon", per_unit=Decimal("0.2"), reason="Cost of carbon.")
    assert instructions(priced(adjust=(adjust,)))["Added to the price"] == (
        "0.2 EUR for each unit of street.carbon, to compare bids. Cost of carbon."
    )


def test_a_rule_that_looks_at_other_bids_says_so() -> None:
    said = instructions(small_lock(), "lowest_over_price")["Price rule"]
    assert said.endswith("The other admitted bids can change the result.")


def test_no_ceiling_is_spoken_of_where_there_is_none() -> None:
    assert "Price ceiling" not in instructions(priced(ceiling=None))


def test_without_lines_the_price_form_asks_for_the_total_only() -> None:
    lock = priced(lines=())
    said = instructions(lock)
    assert said["Prices"] == (
        "One price is asked: the total of the whole offer, on the sheet Prices."
    )
    assert "Quantities" not in said
    assert "If figures disagree" not in said
    sheet = sheet_of(price_form(lock, CORE_RULES), "Prices")
    heads = [cell.value for cell in sheet[4]]
    assert heads == ["Row id", "What", None, None, None, "Your answer (fill in)"]


def test_the_price_form_says_the_unit_of_a_line_in_its_language() -> None:
    line = small_lock().tender.price.lines[0].model_copy(update={"unit": "lump sum"})
    lock = priced(lines=(line,))
    tender = lock.tender.model_copy(update={"language": "tr"})
    sheet = sheet_of(price_form(lock.model_copy(update={"tender": tender}), CORE_RULES), "Fiyatlar")
    assert "götürü" in {str(cell.value) for cell in sheet["C"]}
