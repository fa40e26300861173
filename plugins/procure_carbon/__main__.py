"""Make the bill of quantities of a tender: ``python -m procure_carbon --help``.

python -m procure_carbon form bill.xlsx --lock my-tender/issued/tender.lock.json
"""

import argparse
import sys
from pathlib import Path

from procure.api import Lock
from procure_carbon.bill_form import bill_form
from procure_carbon.dated import PACK


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked, and return 0, or 1 if the lock cannot be read or has no carbon pack."""
    given = _parser().parse_args(arguments)
    try:
        lock = Lock.model_validate_json(given.lock.read_bytes())
        lock.pack(PACK)
        given.out.write_bytes(bill_form(lock))
    except KeyError:
        sys.stderr.write(f"{given.lock}: the tender does not use the pack {PACK!r}.\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except ValueError:
        sys.stderr.write(f"{given.lock}: is no tender.lock.json of an issued tender.\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m procure_carbon",
        description="Write the bill of quantities that bidders of a tender fill in.",
    )
    what = parser.add_subparsers(dest="what", required=True)
    form = what.add_parser("form", help="write the workbook, with the tender's scope filled in")
    form.add_argument("out", type=Path, help="the .xlsx file to write")
    form.add_argument("--lock", type=Path, required=True, help="tender.lock.json of the tender")
    return parser


if __name__ == "__main__":
    sys.exit(main())
