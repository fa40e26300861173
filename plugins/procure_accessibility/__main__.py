"""Make and convert conformance sheets: ``python -m procure_accessibility --help``.

python -m procure_accessibility sheet acme.xlsx --target wcag22-aa --component web
python -m procure_accessibility convert acme.xlsx acme.yaml
python -m procure_accessibility convert acme.yaml acme.xlsx
"""

import argparse
import sys
from pathlib import Path

from procure.api import EvidenceContent, InputFault
from procure_accessibility.catalogue import WEB_COMPONENTS
from procure_accessibility.openacr import read_report
from procure_accessibility.openacr_writer import openacr_of
from procure_accessibility.sheet import read_sheet
from procure_accessibility.sheet_form import empty_report, sheet_of
from procure_accessibility.success_criteria import OWN, targets


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked, and return 0, or 1 if the file cannot be read."""
    given = _parser().parse_args(arguments)
    try:
        if given.what == "sheet":
            made = sheet_of(empty_report(given.target, given.component or ["web"]))
        else:
            made = converted(EvidenceContent(given.source.name, given.source.read_bytes()))
        given.out.write_bytes(made)
    except (InputFault, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def converted(file: EvidenceContent) -> bytes:
    """Return a sheet as OpenACR, or OpenACR as a sheet.

    Raises:
        InputFault: if the file cannot be read.
    """
    if file.name.lower().endswith(".xlsx"):
        return openacr_of(read_sheet(file)).encode("utf-8")
    return sheet_of(read_report(file))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m procure_accessibility",
        description="Make an empty conformance sheet, or turn one into OpenACR and back.",
    )
    what = parser.add_subparsers(dest="what", required=True)
    sheet = what.add_parser("sheet", help="write an empty sheet for a bidder to fill in")
    sheet.add_argument("out", type=Path, help="the .xlsx file to write")
    named = [one for one in targets() if one != OWN]
    sheet.add_argument("--target", choices=named, default="wcag21-aa")
    sheet.add_argument("--component", choices=WEB_COMPONENTS, action="append", help="repeat it")
    convert = what.add_parser("convert", help="turn .xlsx into OpenACR YAML, or YAML into .xlsx")
    convert.add_argument("source", type=Path, help="the file to read")
    convert.add_argument("out", type=Path, help="the file to write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
