"""Set the award report of 50 bids on 12 criteria, as long as the sample's own."""

from measured import measure
from sized import document


def main() -> None:
    content = document()

    from procure.evaluation.model import EVALUATION  # noqa: PLC0415
    from procure.report.award import award_report  # noqa: PLC0415
    from procure.report.pdf.render import render_pdf  # noqa: PLC0415

    def report() -> None:
        pdf = render_pdf(award_report(EVALUATION.validate_json(content)))
        assert pdf.startswith(b"%PDF")

    measure(report, 3)


if __name__ == "__main__":
    main()
