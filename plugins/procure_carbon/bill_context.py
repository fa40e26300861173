"""What helps to judge a bill's figures: classes of data, and published benchmarks and bands."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import Measure, SettingValue
from procure_carbon.bill_sum import LineSum
from procure_carbon.counted import Counted
from procure_carbon.published import Tables, bands, benchmark

TOTALS = ("upfront", "embodied")


def data_classes(sums: tuple[LineSum, ...], file: str) -> Iterator[Measure]:
    """Yield the percentage of A1-A3 by class of data, and the kgCO2e that uplift adds."""
    known = [(one.line, kg) for one in sums if (kg := one.modules["A1A3"]) is not None]
    whole = sum((abs(kg) for _, kg in known), Fraction(0))
    if not whole or not any(line.data_class for line, _ in known):
        return
    for number in sorted({line.data_class for line, _ in known}):
        share = sum((abs(kg) for line, kg in known if line.data_class == number), Fraction(0))
        yield Measure(f"carbon.class_{number}_share", share / whole * 100, "percent", file)
    added = sum((kg - kg / line.uplift for line, kg in known if kg > 0), Fraction(0))
    yield Measure("carbon.uplift", added, "kgCO2e", file)


def benchmarks(
    counted: Counted, settings: Mapping[str, SettingValue], tables: Tables
) -> Iterator[Measure]:
    """Yield published benchmarks for the use of the building, and the band each total falls in."""
    use = str(settings.get("building-use", "none"))
    for total in TOTALS:
        for name, row in (("benchmark", f"gla-{use}-{total}"),
                          ("aspirational", f"gla-{use}-{total}-aspirational")):  # fmt: skip
            found = benchmark(tables, row)
            if found:
                value, source = found
                yield Measure(f"carbon.{name}_{total}", value, "kgCO2e/m2", row, source)
        kg, area = counted.totals.get(total), counted.rules.area
        if kg is None or not area:
            continue
        limits = tuple(bands(tables, use, total))
        band = next((band for band, most in limits if kg / area <= most), "")
        if limits:
            worse = f"worse than {limits[-1][0]}"
            yield Measure(f"carbon.band_{total}", band or worse, "text", counted.bill.file)
