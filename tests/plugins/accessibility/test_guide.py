"""The tables of the specialist's guide are those of the pack."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from procure_accessibility.catalogue import all_clauses, in_order
from procure_accessibility.published import rows
from procure_accessibility.said import QUESTIONS, severity_of

from procure.model.pack import Pack

GUIDE = (Path(__file__).parents[3] / "docs" / "accessibility.md").read_text("utf-8")
CODES = [f"L{number:02}" for number in range(1, 21)]


def table_rows(first: str) -> Mapping[str, tuple[str, ...]]:
    """Return the rows of the table whose head starts with ``first``, by their first cell."""
    lines = GUIDE[GUIDE.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return {one: tuple(more) for one, *more in cells}


def numbers(said: str) -> list[str]:
    """Return the clauses of ``2: 5.1 to 5.3``."""
    found: list[str] = []
    for part in said.partition(": ")[2].split(", "):
        first, _, last = part.partition(" to ")
        start, _, low = first.rpartition(".")
        high = last.rpartition(".")[2] if last else low
        found += [f"{start}.{n}" for n in range(int(low), int(high) + 1)]
    return found


def test_the_guide_shows_which_clauses_each_answer_asks(pack: Pack) -> None:
    shown = table_rows("setting | question")
    asked = {
        name: [one.number for one in all_clauses() if name in one.asked_when] for name in shown
    }
    assert {name: numbers(cells[1]) for name, cells in shown.items()} == asked
    assert {name: cells[0] for name, cells in shown.items()} == {
        name: pack.settings[name].title for name in shown
    }
    assert len(shown) == 25


def test_the_guide_shows_the_packs_own_mapping_with_its_reasons() -> None:
    own: dict[str, tuple[list[str], str]] = {}
    for row in rows("groups_affected.csv"):
        if row["mapping"] == "own":
            groups, _ = own.setdefault(row["criterion"], ([], row["reason"]))
            groups.append(row["group"].replace("_", " "))
    shown = table_rows("criterion | groups")
    assert shown == {
        number: (", ".join(own[number][0]), own[number][1]) for number in sorted(own, key=in_order)
    }
    assert len(shown) == 18


@pytest.mark.parametrize("code", CODES)
def test_the_guide_names_each_question_with_its_severity(code: str) -> None:
    assert table_rows("code | severity")[code][0] == severity_of(code).value
    assert code in QUESTIONS


def test_the_severities_are_as_published() -> None:
    errors = {code for code in CODES if severity_of(code).value == "error"}
    warnings = {code for code in CODES if severity_of(code).value == "warning"}
    assert errors == {"L01", "L02", "L03", "L15", "L16"}
    assert warnings == {"L04", "L05", "L06", "L09", "L10", "L11", "L14", "L17", "L19"}


def test_no_question_to_a_bidder_lacks_its_mark() -> None:
    assert [code for code, one in QUESTIONS.items() if not re.search(r"[?.]\Z", str(one))] == []
