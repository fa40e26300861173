"""Drop-downs, input messages and bounds on the cells to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.answers import NO, NOT_APPLICABLE, YES
from procure.bid.asked import Asked
from procure.forms.layout import LISTS_SHEET
from procure.forms.look import write_text
from procure.forms.units import shown_unit
from procure.numbers import text

Kind: TypeAlias = Literal["any", "list", "decimal", "whole", "date"]

_LONGEST_INLINE = 200
_LONGEST_PROMPT = 250


@dataclass(slots=True)
class DropDowns:
    """The lists of a workbook, each written once on the hidden sheet and named there."""

    workbook: Workbook
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    rules: dict[tuple[str, str, str, str], DataValidation] = field(default_factory=dict)

    def guide(self, cell: Cell, asked: Asked) -> None:
        """Give a cell its drop-down or bounds, and a message that says what is expected."""
        sheet = cast(Worksheet, cell.parent)
        words = listed_words(asked)
        kind, first, second = self._rule(asked, words)
        prompt = expected(asked)[:_LONGEST_PROMPT]
        key = (sheet.title, f"{kind} {first} {second}", asked.type, prompt)
        if key not in self.rules:
            self.rules[key] = _validation(kind, first, second, prompt)
            sheet.add_data_validation(self.rules[key])
        self.rules[key].add(cell)

    def _rule(self, asked: Asked, words: tuple[str, ...]) -> tuple[Kind, str, str]:
        if words:
            return "list", self._source(words), ""
        if asked.may_not_apply:
            return "any", "", ""
        if asked.type in ("number", "level"):
            least = "-1E+15" if asked.at_least is None else text(asked.at_least)
            most = "1E+15" if asked.at_most is None else text(asked.at_most)
            return ("decimal" if asked.type == "number" else "whole"), least, most
        if asked.type == "date":
            return "date", "36526", "73050"
        return "any", "", ""

    def _source(self, words: tuple[str, ...]) -> str:
        inline = ",".join(words)
        if len(inline) <= _LONGEST_INLINE and not any(set(word) & set(',"') for word in words):
            return f'"{inline}"'
        return self.lists.setdefault(words, f"choices_{len(self.lists) + 1}")

    def write_lists(self) -> None:
        """Write the long lists to the hidden sheet, each under its name."""
        sheet = self.workbook[LISTS_SHEET]
        for number, (words, name) in enumerate(self.lists.items(), start=1):
            for row, word in enumerate(words, start=1):
                write_text(sheet.cell(row, number), word)
            column = get_column_letter(number)
            place = f"'{LISTS_SHEET}'!${column}$1:${column}${len(words)}"
            self.workbook.defined_names[name] = DefinedName(name, attr_text=place)


def _validation(kind: Kind, first: str, second: str, prompt: str) -> DataValidation:
    rule = DataValidation(
        type=None if kind == "any" else kind,
        operator="between" if second else None,
        formula1=first or None,
        formula2=second or None,
        allow_blank=True,
    )
    rule.showInputMessage = True
    rule.promptTitle = "What is expected"
    rule.prompt = prompt
    rule.showErrorMessage = kind != "any"
    rule.errorTitle = "This cannot be read"
    rule.error = prompt[:220]
    return rule


def listed_words(asked: Asked) -> tuple[str, ...]:
    """Return the words of the drop-down; none if the answer is typed."""
    choices: Mapping[str, tuple[str, ...]] = {
        "boolean": (YES, NO),
        "choice": tuple(asked.choices.values()),
    }
    words = choices.get(asked.type, ())
    if asked.type == "table" and asked.may_not_apply:
        return (NOT_APPLICABLE,)
    return (*words, NOT_APPLICABLE) if words and asked.may_not_apply else words


def expected(asked: Asked) -> str:
    """Return what is expected in a cell, in one or two short sentences."""
    return f"{_kind(asked)}{_or_not_applicable(asked)}"


def _or_not_applicable(asked: Asked) -> str:
    return f" Or write: {NOT_APPLICABLE}." if asked.may_not_apply else ""


def _kind(asked: Asked) -> str:
    most = f", at most {asked.words} words" if asked.words else ""
    unit = f" in {shown}" if (shown := shown_unit(asked.unit)) else ""
    kinds = {
        "boolean": "Choose yes or no.",
        "choice": f"Choose one: {'; '.join(asked.choices.values())}.",
        "date": "Write a date as year-month-day, for example 2026-04-14.",
        "level": f"Write a whole number from 0 to {text(asked.at_most or 0)}.",
        "file": "Write the name of the file you send with the bid.",
        "number": f"Write a number{unit}{_range(asked)}.",
        "table": "Fill in the table.",
    }
    return kinds.get(asked.type, f"Write text{most}.")


def _range(asked: Asked) -> str:
    if asked.at_least is not None and asked.at_most is not None:
        return f" from {text(asked.at_least)} to {text(asked.at_most)}"
    if asked.at_least is not None:
        return f", {text(asked.at_least)} or more"
    return "" if asked.at_most is None else f", {text(asked.at_most)} or less"
