"""The evaluation: one JSON document that every report is a function of."""
