"""Templates and catalogues as files: what is to be translated, and what has been."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from procure.language.catalogue import COMPLETE, REVIEWED_BY
from procure.language.extract import Sentence

PLURALS: Mapping[str, str] = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);",
    "es": "nplurals=2; plural=(n != 1);",
    "ja": "nplurals=1; plural=0;",
    "tr": "nplurals=2; plural=(n != 1);",
}
"""Plural forms of the languages at hand, in the order zero, one, two, few, many, other of CLDR."""

TEMPLATE_HEAD = (
    "Sentences to translate. Generated from the code: do not edit.",
    "Words in {braces} are fields: a translation holds each of them, in any order.",
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a catalogue says about itself."""

    language: str
    plural_forms: str
    reviewed_by: str = "none"
    complete: bool = False
    comments: tuple[str, ...] = ()


def plural_forms(language: str) -> str:
    """Return the ``Plural-Forms`` line of a language."""
    if language in PLURALS:
        return PLURALS[language]
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - only where a language is begun

    return str(Catalog(locale=language).plural_forms)


def template(package: str, sentences: Iterable[Sentence]) -> str:
    """Return the ``.pot`` file of a package; the same sentences give the same text."""
    head = [f"# {line}\n" for line in TEMPLATE_HEAD]
    fields = {
        "Project-Id-Version": package,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return "".join((*head, *_header(fields), *_entries(sentences, {}, 2)))


def catalogue(
    package: str,
    head: Head,
    sentences: Iterable[Sentence],
    translated: Mapping[str, tuple[str, ...]],
) -> str:
    """Return the ``.po`` file of a package: every sentence, with its translation if it has one."""
    fields = {
        "Project-Id-Version": package,
        "Language": head.language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": head.plural_forms,
        REVIEWED_BY: head.reviewed_by,
        COMPLETE: "yes" if head.complete else "no",
    }
    number = int(head.plural_forms.partition("nplurals=")[2].partition(";")[0])
    lines = [f"# {line}".rstrip() + "\n" for line in head.comments]
    return "".join((*lines, *_header(fields), *_entries(sentences, translated, number)))


def _header(fields: Mapping[str, str]) -> Iterator[str]:
    yield 'msgid ""\nmsgstr ""\n'
    yield from (f'"{name}: {value}\\n"\n' for name, value in fields.items())


def _entries(
    sentences: Iterable[Sentence], translated: Mapping[str, tuple[str, ...]], forms: int
) -> Iterator[str]:
    for sentence in sentences:
        yield "\n"
        yield from (f"#: {file}\n" for file in sentence.files)
        if "{" in sentence.text or "{" in sentence.plural:
            yield "#, python-brace-format\n"
        yield f"msgid {_quoted(sentence.text)}\n"
        given = translated.get(sentence.text, ())
        if not sentence.plural:
            yield f"msgstr {_quoted(given[0] if len(given) == 1 else '')}\n"
            continue
        yield f"msgid_plural {_quoted(sentence.plural)}\n"
        for index in range(forms):
            form = given[index] if len(given) == forms else ""
            yield f"msgstr[{index}] {_quoted(form)}\n"


def _quoted(text: str) -> str:
    from babel.messages.pofile import normalize  # noqa: PLC0415 - only where catalogues are written

    return str(normalize(text, width=96))
