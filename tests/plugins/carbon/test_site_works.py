"""Works on site and demolition of a bill, beside what is counted where nobody says them."""

import pytest
from support.carbon_bills import EXAMPLE, PUBLISHED, as_xlsx, codes, read


@pytest.mark.parametrize(
    ("module", "kg", "found"),
    [
        ("A5.2", 39999, ["G5"]),
        ("A5.2", 40000, []),
        ("A5.1", 0, ["G5"]),
        ("C1", 0, ["G5"]),
        ("C1", 3400, []),
        ("B7", 0, []),
    ],
)
def test_g5_works_on_site_below_what_a_blank_is_counted_with(
    module: str, kg: int, found: list[str]
) -> None:
    site = (("module", "kg_co2e"), (module, kg))
    reading = read(as_xlsx(EXAMPLE, SiteWorks=site), **PUBLISHED, demolished_m2="10")
    assert [one for one in codes(reading, "warning") if one == "G5"] == found


def test_g5_two_rows_of_works_on_site_are_one_figure() -> None:
    site = (("module", "kg_co2e"), ("A5.2", 30000), ("A5.2", 10000))
    assert "G5" not in codes(read(as_xlsx(EXAMPLE, SiteWorks=site), **PUBLISHED))
