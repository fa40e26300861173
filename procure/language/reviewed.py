"""What a reader is told of a translation: that no native speaker has reviewed it."""

from procure.language.catalogue import SOURCE_LANGUAGE
from procure.language.installed import base, catalogues, languages
from procure.language.numbers import language_name
from procure.model.message import Message


def unreviewed(language: str) -> Message | None:
    """Return the sentence that says so, as long as a catalogue of a language has no reviewer.

    It stands on every form, letter and report in that language.
    """
    if base(language) == SOURCE_LANGUAGE or not catalogues(language):
        return None
    if all(found.catalogue.reviewed_by for found in catalogues(language)):
        return None
    return Message(
        "No native speaker has reviewed this translation yet. Where a sentence can be read in two "
        "ways, ask the buyer."
    )


def unspoken(language: str) -> Message | None:
    """Return the sentence that says that the suite has no words of its own in a language."""
    if base(language) in languages() or language in languages():
        return None
    return Message(
        "Inclusive Procure has no words of its own in the language {language}: headings, "
        "instructions and sentences stay English. It speaks {known}.",
        {"language": repr(language), "known": ", ".join(languages())},
    )


def counts_in(authoritative: str, reader: str) -> Message:
    """Return the sentence that names the language whose text counts; it stands on every paper."""
    return Message(
        "The text in {name} ({code}) is the one that counts.",
        {"name": language_name(authoritative, reader), "code": authoritative},
    )
