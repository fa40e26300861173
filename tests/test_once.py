"""What is made of a record once: the same object again, and never another record's."""

from procure.model.fields import Frozen
from procure.once import once


class Named(Frozen):
    name: str


def test_a_record_is_made_of_once() -> None:
    made: list[str] = []

    @once
    def loud(record: Named) -> str:
        made.append(record.name)
        return record.name.upper()

    one = Named(name="one")
    assert (loud(one), loud(one), made) == ("ONE", "ONE", ["one"])


def test_an_equal_record_is_another_one() -> None:
    @once
    def alone(record: Named) -> list[str]:
        return [record.name]

    assert alone(Named(name="one")) is not alone(Named(name="one"))


def test_each_of_many_records_has_its_own() -> None:
    @once
    def loud(record: Named) -> str:
        return record.name.upper()

    names = [f"record {number}" for number in range(50)]
    assert [loud(Named(name=name)) for name in names] == [name.upper() for name in names]
