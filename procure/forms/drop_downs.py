"""Drop-downs, input messages and bounds on the cells to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked
from procure.forms.layout import LISTS_SHEET
from procure.forms.look import write_text
from procure.forms.speech import Say, as_read
from procure.forms.units import shown_unit
from procure.model.blocks import Text
from procure.model.message import Message, MessageValue, listed
from procure.numbers import text

Kind: TypeAlias = Literal["any", "list", "decimal", "whole", "date"]

_LONGEST_INLINE = 200
_LONGEST_PROMPT = 250
_LONGEST_HEAD = 32
_EXPECTED = Message("What is expected")
_UNREADABLE = Message("This cannot be read")
_NOT_APPLICABLE = Message("not applicable")


@dataclass(slots=True)
class DropDowns:
    """The lists of a workbook, each written once on the hidden sheet and named there."""

    workbook: Workbook
    say: Say
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    rules: dict[tuple[str, str, str, str], DataValidation] = field(default_factory=dict)

    def guide(self, cell: Cell, asked: Asked) -> None:
        """Give a cell its drop-down or bounds, and a message that says what is expected."""
        sheet = cast(Worksheet, cell.parent)
        words = tuple(as_read(self.say(word)) for word in listed_words(asked))
        kind, first, second = self._rule(asked, words)
        prompt = self.say(expected(asked))[:_LONGEST_PROMPT]
        key = (sheet.title, f"{kind} {first} {second}", asked.type, prompt)
        if key not in self.rules:
            heads = self.say(_EXPECTED)[:_LONGEST_HEAD], self.say(_UNREADABLE)[:_LONGEST_HEAD]
            self.rules[key] = _validation(kind, first, second, prompt, heads)
            sheet.add_data_validation(self.rules[key])
        self.rules[key].sqref.ranges.add(CellRange(cell.coordinate))  # "add" looks at all before

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


def _validation(
    kind: Kind, first: str, second: str, prompt: str, heads: tuple[str, str]
) -> DataValidation:
    rule = DataValidation(
        type=None if kind == "any" else kind,
        operator="between" if second else None,
        formula1=first or None,
        formula2=second or None,
        allow_blank=True,
    )
    rule.showInputMessage = True
    rule.promptTitle, rule.errorTitle = heads
    rule.prompt = prompt
    rule.showErrorMessage = kind != "any"
    rule.error = prompt[:220]
    return rule


def listed_words(asked: Asked) -> tuple[Text, ...]:
    """Return the words of the drop-down; none if the answer is typed."""
    choices: Mapping[str, tuple[Text, ...]] = {
        "boolean": (Message("yes"), Message("no")),
        "choice": tuple(asked.choices.values()),
    }
    words = choices.get(asked.type, ())
    if asked.type == "table" and asked.may_not_apply:
        return (_NOT_APPLICABLE,)
    return (*words, _NOT_APPLICABLE) if words and asked.may_not_apply else words


def expected(asked: Asked) -> Message:
    """Return what is expected in a cell, in one or two short sentences.

    Numbers stand as they are to be typed: with a point, and no mark between thousands.
    """
    what = _kind(asked)
    if not asked.may_not_apply:
        return what
    return Message("{what} Or write: {words}.", {"what": what, "words": _NOT_APPLICABLE})


def _kind(asked: Asked) -> Message:
    match asked.type:
        case "boolean":
            yes, no = Message("yes"), Message("no")
            return Message("Choose {yes} or {no}.", {"yes": yes, "no": no})
        case "choice":
            return Message(
                "Choose one: {choices}.", {"choices": listed(tuple(asked.choices.values()))}
            )
        case "date":
            return Message("Write a date as year-month-day, for example 2026-04-14.")
        case "level":
            most = text(asked.at_most or 0)
            return Message("Write a whole number from 0 to {most}.", {"most": most})
        case "file":
            return Message("Write the name of the file you send with the bid.")
        case "number":
            return _number(asked, shown_unit(asked.unit))
        case "table":
            return Message("Fill in the table.")
    if asked.words:
        return Message("Write text, at most {words} words.", {"words": str(asked.words)})
    return Message("Write text.")


def _number(asked: Asked, unit: Text) -> Message:
    low = "" if asked.at_least is None else text(asked.at_least)
    high = "" if asked.at_most is None else text(asked.at_most)
    values: dict[str, MessageValue] = {"unit": unit, "low": low, "high": high}
    if low and high:
        words = "Write a number from {low} to {high}."
        return Message("Write a number in {unit} from {low} to {high}." if unit else words, values)
    if low:
        words = "Write a number, {low} or more."
        return Message("Write a number in {unit}, {low} or more." if unit else words, values)
    if high:
        words = "Write a number, {high} or less."
        return Message("Write a number in {unit}, {high} or less." if unit else words, values)
    return Message("Write a number in {unit}." if unit else "Write a number.", values)
