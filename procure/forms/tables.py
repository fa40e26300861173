"""The columns of a table's sheet."""

from openpyxl.utils import get_column_letter

from procure.bid.asked import AskedColumn, AskedTable


def table_columns(table: AskedTable) -> tuple[tuple[AskedColumn, str], ...]:
    """Return each column with its letter; the first column of the sheet holds the row ids."""
    return tuple(
        (column, get_column_letter(number)) for number, column in enumerate(table.columns, start=2)
    )
