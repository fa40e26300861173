"""One catalogue of translations: a ``.po`` file, keyed by the English sentences of messages."""

import gettext
import io
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procure.errors import Problem

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as PoCatalog
    from babel.messages.catalog import Message as PoMessage

SOURCE_LANGUAGE = "en"
"""The language that every message is written in."""

REVIEWED_BY = "X-Reviewed-By"
COMPLETE = "X-Complete"
"""Header lines: the native speaker who reviewed it, or none; whether it claims to lack nothing."""

MOST_BYTES = 5_000_000
NOBODY = ("", "none")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations of one package into one language.

    Attributes:
        reviewed_by: the native speaker who reviewed it, with the date; empty as long as none has.
        complete: whether it claims to translate every sentence of its package.
        forms: the translation of each sentence; as many as the language has plural forms where
            the sentence has one.
        plural: which of these forms goes with a number.
    """

    language: str
    reviewed_by: str
    complete: bool
    forms: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]


def read_catalogue(content: bytes, language: str, file: str) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue in a ``.po`` file, and what is wrong with it.

    An entry that cannot be used is left out, so that its sentence stays English: one that is
    marked fuzzy, lacks a form, or does not hold the very fields of its sentence.
    """
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - none for English

    nothing = Catalogue(language, "", False, {}, _first_form)
    if len(content) > MOST_BYTES:
        return nothing, [Problem(file, "is larger than 5 MB.", "Split it by package.")]
    try:
        read = read_po(io.BytesIO(content), locale=None, ignore_obsolete=True, abort_invalid=True)
        plural, forms_due = gettext.c2py(read.plural_expr), int(read.num_plurals)
    except (PoFileError, ValueError, TypeError, IndexError, LookupError) as error:
        said = str(error).rstrip(".")
        return nothing, [Problem(file, f"is not a .po file: {said}.", "Check it with msgfmt -c.")]
    problems: list[Problem] = []
    entries = dict(_entries(read, file, forms_due, problems))
    said_in_head = _own_headers(content)
    reviewer = said_in_head.get(REVIEWED_BY.casefold(), "")
    return Catalogue(
        language=language,
        reviewed_by="" if reviewer.casefold() in NOBODY else reviewer,
        complete=said_in_head.get(COMPLETE.casefold(), "").casefold() == "yes",
        forms=entries,
        plural=plural,
    ), problems


def fields(sentence: str) -> tuple[str, ...] | None:
    """Return the names of the ``{fields}`` of a sentence, in order; None if it cannot be filled in.

    Only bare names are fields: a translation can neither reach into a value nor format it.
    """
    names = []
    try:
        for _, name, form, conversion in string.Formatter().parse(sentence):
            if name is not None:
                if not name.isidentifier() or form or conversion:
                    return None
                names.append(name)
    except ValueError:
        return None
    return tuple(sorted(names))


def _first_form(number: int) -> int:
    del number
    return 0


def _own_headers(content: bytes) -> dict[str, str]:
    """Return the header lines starting with ``X-``, which Babel does not keep."""
    head = content.decode("utf-8", "replace").split("\n\n", maxsplit=1)[0]
    lines = (line.strip().strip('"').removesuffix("\\n") for line in head.splitlines())
    pairs = (line.partition(":") for line in lines if line.startswith("X-"))
    return {name.casefold(): value.strip() for name, _, value in pairs}


def _entries(
    read: "PoCatalog", file: str, forms_due: int, problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in read:
        if not entry.id:
            continue
        if entry.fuzzy:
            remedy = "Check the translation, then take the mark off."
            problems.append(Problem(_where(file, entry), "is marked fuzzy.", remedy))
            continue
        sources, forms = _each(entry.id), _each(entry.string)
        if not any(forms):
            continue
        if said := _fault(sources, forms, forms_due if len(sources) > 1 else 1):
            problems.append(Problem(_where(file, entry), *said))
        else:
            yield sources[0], forms


def _each(text: object) -> tuple[str, ...]:
    """Return the forms of a text, of which Babel gives one or several, or None for none."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def _where(file: str, entry: "PoMessage") -> str:
    return f"{file}:{entry.lineno}" if entry.lineno else file


def _fault(
    sources: tuple[str, ...], forms: tuple[str, ...], forms_due: int
) -> tuple[str, str] | None:
    if len(forms) != forms_due or not all(forms):
        what = f"{sources[0]!r} has not the {forms_due} forms its language needs."
        return what, "Translate every msgstr."
    known = [fields(source) for source in sources]
    for form in forms:
        if fields(form) not in known:
            named = ", ".join(f"{{{name}}}" for name in known[-1] or ()) or "none"
            return f"{form!r} does not hold the fields of its sentence.", f"Its fields: {named}."
    return None
