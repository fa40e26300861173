"""The conformance sheet we issue: sheets, labels and columns, for writing and reading it."""

from collections.abc import Mapping

INSTRUCTIONS = "Instructions"
PRODUCT = "Product"
CRITERIA = "Criteria"

FIELDS: Mapping[str, tuple[str, str]] = {
    "title": ("Title of the report", "Company name, then: Accessibility Conformance Report"),
    "product": ("Product", "Name of what you offer"),
    "version": ("Version", "The version that was tested, as text"),
    "date": ("Report finished on", "Year, month and day, such as 2026-01-31"),
    "author": ("Author's organisation", "Who wrote this report"),
    "vendor": ("Maker's organisation", "Who makes the product"),
    "audit": ("Audited by", "If others tested it: who, and on which day; else leave it blank"),
    "methods": ("How it was tested", "Tools, tests by hand, assistive technology and browsers"),
    "notes": ("Notes", "Anything the buyer should know"),
    "catalogue": ("OpenACR edition", "Filled in by us; leave it as it is"),
}
"""Facts about the report by name: label in the first column, and what to write beside it."""

COLUMNS = (
    "Chapter",
    "Criterion",
    "Title",
    "Component",
    "Level",
    "Remarks",
    "Fixed by",
)
"""Heads of the sheet of criteria."""

TERMS: Mapping[str, str] = {
    "supports": "Supports",
    "partially-supports": "Partially Supports",
    "does-not-support": "Does Not Support",
    "not-applicable": "Not Applicable",
    "not-evaluated": "Not Evaluated",
}
"""The five terms as the list of a cell offers them."""

EXPLAINED = (
    "Fill in the sheet Product first, then one level and one remark in each row of Criteria.",
    "Supports: everything works, with no known fault. Partially Supports: something does not.",
    "Does Not Support: most of it does not work. Not Applicable: there is nothing it applies to.",
    "Not Evaluated: nobody has looked; it counts as nothing, as a blank does.",
    "Each gap needs a remark: which functions are affected, and who cannot do what.",
    "Fixed by: the day by which a gap is closed, such as 2026-09-30; blank if there is none.",
    "Your own report is accepted, and so is any equivalent one; this sheet is one way to give it.",
)
"""What the first sheet says."""
