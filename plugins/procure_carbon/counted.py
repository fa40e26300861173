"""A bill of quantities with everything that was counted from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from procure_carbon.bill_book import Bill, Entry
from procure_carbon.bill_project import Project
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import Amount, LineSum


@dataclass(frozen=True, slots=True)
class Counted:
    """A bill, the rules it was counted by, and what came of it.

    Attributes:
        sums: carbon by line.
        once: counted once for the whole project.
        said: facts of the sheet Project, by name.
        modules: kgCO2e by module; None where it cannot be known.
        totals: upfront, embodied, whole_life, with contingency.
    """

    bill: Bill
    rules: BillRules
    sums: tuple[LineSum, ...]
    once: Project
    said: Mapping[str, Entry]
    modules: Mapping[str, Amount]
    totals: Mapping[str, Amount]
