"""Units as the forms print them."""

_PLAIN_NUMBER = "1"


def shown_unit(unit: str) -> str:
    """Return a unit as it is printed: nothing for ``1``, the unit of plain numbers and shares."""
    return "" if unit == _PLAIN_NUMBER else unit
