"""Abnormally low prices: every test the tender chose, on all admitted bids."""

from collections.abc import Iterable
from dataclasses import replace

from procure.model.low_price import ChosenLowPriceTest, LowPriceCase, LowPriceOutcome
from procure.plugin.call import call_low_price_test


def run_low_price_tests(
    tests: Iterable[ChosenLowPriceTest], case: LowPriceCase
) -> tuple[LowPriceOutcome, ...]:
    """Return what each test says of each bid; a flag is a question to a person, no exclusion.

    Args:
        tests: in the order of the tender.
        case: the admitted bids; its parameters are replaced by each test's own.

    Raises:
        PluginFault: if a test raises, or its results do not fit the bids.
    """
    return tuple(
        LowPriceOutcome(
            chosen,
            call_low_price_test(
                chosen.name, chosen.test, replace(case, parameters=chosen.parameters)
            ),
        )
        for chosen in tests
    )
