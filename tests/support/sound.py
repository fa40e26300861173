"""What holds of every reading, whatever the file was."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import Finding, Measure, Message, Reading
from procure.numbers import significant
from procure.plugin.results import wrong_findings, wrong_measures


def check_reading(reading: Reading, plugin: str) -> Mapping[str, Measure]:
    """Return the measures by name without the plugin's, after looking at all that is given.

    Raises:
        AssertionError: if a measure stands twice or is not exact, if a finding is not the
            plugin's or cannot be said, if a text cannot be written, or if nothing is said at all.
    """
    assert not list(wrong_measures(reading.measures, plugin))
    assert not list(wrong_findings(reading.findings, plugin))
    assert reading.measures or reading.findings
    for text in _texts(reading):
        text.encode("utf-8")
        assert len(text) < 200_000
    for one in reading.measures:
        assert type(one.value) in (Fraction, str)
        if isinstance(one.value, Fraction):
            assert len(significant(one.value)) < 1_000
    return {one.name.removeprefix(f"{plugin}."): one for one in reading.measures}


def numbers(measures: Mapping[str, Measure]) -> Mapping[str, Fraction]:
    """Return the measures that are numbers, by name."""
    return {name: one.value for name, one in measures.items() if isinstance(one.value, Fraction)}


def _texts(reading: Reading) -> Iterator[str]:
    for measure in reading.measures:
        yield from (measure.name, measure.unit, measure.where, measure.source)
        if isinstance(measure.value, str):
            yield measure.value
    for finding in reading.findings:
        yield from (finding.code, finding.where)
        yield from _said(finding.what)


def _said(message: Message) -> Iterator[str]:
    yield str(message)
    for value in message.values.values():
        yield from _said(value) if isinstance(value, Message) else (str(value),)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """Return the codes of findings, without the plugin's name."""
    return {one.code.partition(".")[2] for one in findings}
