"""The first sheet: what the workbook is of, for whom, and how to read it."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation
from procure.language.numbers import language_name
from procure.language.reviewed import counts_in, unreviewed
from procure.model.blocks import Text
from procure.model.message import Message
from procure.report.award_words import VAT, buyer, language
from procure.report.book.sheet import Sheet
from procure.report.render_text import moment


def about(evaluation: Evaluation) -> Sheet:
    """Return the sheet about the workbook itself."""
    heads = (Message("What"), Message("As recorded"))
    return Sheet(Message("About"), heads, tuple(_facts(evaluation)))


def _facts(evaluation: Evaluation) -> Iterator[tuple[Text, Text]]:
    tender, tongue = evaluation.tender, language(evaluation)
    vat = VAT.get(evaluation.price.vat, evaluation.price.vat)
    values = {"currency": tender.currency, "vat": vat}
    yield Message("Tender"), f"{tender.title} ({tender.id})"
    yield Message("Buyer"), buyer(evaluation)
    yield Message("Deadline"), moment(tender.deadline, tongue)
    yield Message("Prices"), Message("Price in {currency}, VAT {vat}", values)
    yield Message("Tender lock"), evaluation.lock
    yield Message("Language"), counts_in(tender.language, tongue)
    for own, texts in evaluation.untranslated.items():
        kept = Message(
            "Texts of the criteria without a translation, in {language}: {count}.",
            {"count": len(texts), "language": language_name(own, tongue)},
        )
        yield Message("Language of the criteria"), kept
    yield (
        Message("For whom"),
        Message("Internal: it holds points and reasons of every bid. It is not for publication."),
    )
    yield (
        Message("Exact numbers"),
        Message("Where a column says exact, its text counts, and not the number beside it."),
    )
    if said := unreviewed(tongue):
        yield Message("Translation"), said
