"""The sheets of the evaluation's workbook."""
