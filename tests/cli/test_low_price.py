"""``procure low-price``: a query without a test's ground is recorded, with a warning."""

from collections.abc import Callable

from cli.conftest import Done
from procedure.town import LATER, Town


def test_a_query_about_a_price_that_no_test_calls_low_is_warned_of(
    procure: Callable[..., Done], clock: Callable[[str], None], benches: Town
) -> None:
    benches.unsealed()
    clock(LATER)
    path = benches.folder.path
    done = procure("low-price", path, "oakline", "--as", "kim", "--ask", "Why so low?")
    assert done.code == 0
    assert "no test of the tender calls the price of oakline low" in done.err
