"""What the totals of a bill are made of, as one text, so that unlike ones can be told apart."""

from collections.abc import Iterator

from procure.api import decimal
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import LineSum
from procure_carbon.counted import Counted

NO_CLASSES = "no classes of data"
IN_PART = " in part"


def scope_text(counted: Counted) -> str:
    """Return modules that are known; years; m2; ways of counting; what is known in part only."""
    modules, rules = counted.modules, counted.rules
    names = {name: "C3-C4" if name in {"C3", "C4"} else name for name in modules}
    known = " ".join(dict.fromkeys(names[name] for name, kg in modules.items() if kg is not None))
    period = "?" if rules.period is None else f"{decimal(rules.period)}"
    area = "" if rules.area is None else f"; {decimal(rules.area)} m2"
    text = f"{known}; {period} years{area}; B4 {rules.b4}; waste {rules.waste}"
    partly = [name for name in _partly(counted) if modules.get(name) is not None]
    if partly:
        text += f"; {' '.join(partly)}{IN_PART}"
    if counted.sums and all(one.line.data_class == 0 for one in counted.sums):
        text += f"; {NO_CLASSES}"
    return text


def some_only(module: str, sums: tuple[LineSum, ...]) -> bool:
    """Say whether some lines give a module and others leave it blank."""
    return 0 < sum(module in one.modules for one in sums) < len(sums)


def default_counts(module: str, rules: BillRules) -> bool:
    """Say whether a published default counts where lines leave a module blank."""
    if module == "C1":
        return rules.fills_gaps and rules.area is not None
    return rules.upkeep and module in {"B2", "B3"}


def _partly(counted: Counted) -> Iterator[str]:
    for module in ("B1", "B2", "B3", "C1", "C2"):
        whole = module in counted.once.modules or default_counts(module, counted.rules)
        if not whole and some_only(module, counted.sums):
            yield module
