import pytest
from procure_accessibility.success_criteria import criteria_of, published_criteria


@pytest.mark.parametrize(("target", "count"), [("wcag20-aa", 38), ("wcag21-aa", 50)])
def test_a_target_holds_as_many_criteria_as_published(target: str, count: int) -> None:
    assert len(criteria_of(target)) == count


def test_wcag22_holds_55_and_no_longer_parsing() -> None:
    numbers = [one.number for one in criteria_of("wcag22-aa")]
    assert (len(numbers), "4.1.1" in numbers) == (55, False)


def test_no_criterion_stands_twice() -> None:
    numbers = [one.number for one in published_criteria()]
    assert len(set(numbers)) == len(numbers)
