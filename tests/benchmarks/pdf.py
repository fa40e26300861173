"""Compare the award report's PDF with and without tags, with more bids, and with WeasyPrint.

Run on demand: ``python tests/benchmarks/pdf.py``. Each time is that of one process, the better of
three runs; what is compared runs in turn. WeasyPrint prints the report's HTML twin where it is
installed, and its version is said.
"""

import io
import json
import time
from collections.abc import Callable

from sized import document

from procure.cli.main import COLLECT_AFTER
from procure.evaluation.model import EVALUATION
from procure.model.blocks import Document
from procure.report.award import award_report
from procure.report.html import render_html
from procure.report.pdf.render import laid_out, render_pdf
from procure.report.pdf.tree import Tree

RUNS = 3


def award(bids: int) -> Document:
    """Return the report of so many bids on 12 criteria."""
    content = json.loads(document())
    own = content["bids"]
    content["bids"] = [
        {**own[at % len(own)], "bidder": f"bidder-{at}", "place": at + 1} for at in range(bids)
    ]
    return award_report(EVALUATION.validate_python(content))


def seconds(*steps: Callable[[], object]) -> list[float]:
    """Return the shortest time of each step, all of them run in turn."""
    found = [float("inf")] * len(steps)
    for _ in range(RUNS):
        for at, step in enumerate(steps):
            start = time.process_time()
            step()
            found[at] = min(found[at], time.process_time() - start)
    return found


def main() -> None:
    import gc  # noqa: PLC0415

    gc.set_threshold(COLLECT_AFTER)
    small = award(50)
    tagged, untagged, html = seconds(
        lambda: laid_out(small, Tree()),
        lambda: laid_out(small, Tree(is_tagged=False)),
        lambda: render_html(small),
    )
    whole, many = seconds(lambda: render_pdf(small), lambda: render_pdf(award(500)))
    size, twin = len(render_pdf(small)), len(render_html(small).encode())
    print(
        f"50 bids: {whole:.2f} s whole, {size / 1e6:.2f} MB; HTML {html:.2f} s, {twin / 1e6:.2f} MB"
    )
    print(
        f"laid out with tags {tagged:.2f} s, without {untagged:.2f} s:"
        f" {tagged / untagged:.2f} times"
    )
    print(f"with all that makes it readable, against untagged pages: {whole / untagged:.2f} times")
    print(f"500 bids: {many:.1f} s, {many / whole:.1f} times")
    _weasyprint(small, whole)


def _weasyprint(small: Document, ours: float) -> None:
    try:
        import weasyprint  # noqa: PLC0415
    except (ImportError, OSError) as error:
        print(f"WeasyPrint is not at hand: {error}")
        return
    text = render_html(small)
    start = time.process_time()
    made = weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")
    theirs = time.process_time() - start
    size = len(made or io.BytesIO().getvalue())
    print(
        f"WeasyPrint {weasyprint.__version__}, of the HTML twin as PDF/UA-1: {theirs:.1f} s,"
        f" {theirs / ours:.1f} times ours, {size / 1e6:.2f} MB"
    )


if __name__ == "__main__":
    main()
