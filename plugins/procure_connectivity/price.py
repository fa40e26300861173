"""What the entry service costs a household with little money."""

from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Scored, decimal
from procure_connectivity.answer import stated_number


def affordability(case: Case) -> Scored | Open:
    """Return points for the entry service's price against income, or why it stays open.

    Share = min(1, t / (price / income)), where t is parameter ``affordable-percent`` and income
    is parameter ``income-month``, in the tender's currency (field notes, C8).
    """
    answer = case.response("affordability")
    price = stated_number(answer)
    if not isinstance(price, Fraction):
        return price
    income = Fraction(case.parameters["income-month"])
    target = Fraction(case.parameters["affordable-percent"])
    burden = price / income * 100
    share = min(Fraction(1), target / burden) if burden else Fraction(1)
    most, where = Fraction(case.criterion.most), str(answer.place)
    numbers = {
        "target": target,
        "burden": burden,
        "price": price,
        "income": income,
        "most": most,
        "points": share * most,
    }
    words = "{target} / ({price} / {income} × 100) × {most} = {points}"
    if share == 1:
        words = "{burden} percent of income is at most {target}: {points} of {most}"
    return Scored(
        points=share * most,
        arithmetic=Message(words, {name: decimal(number) for name, number in numbers.items()}),
        parts=(
            Part(Message("price of the entry service a month"), price, "currency", where),
            Part(Message("published monthly income"), income, "currency"),
        ),
        measures=(Measure("connectivity.income_share", burden, "percent", where),),
    )
