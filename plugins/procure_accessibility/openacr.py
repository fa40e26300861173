"""Conformance reports in OpenACR: what a file from a stranger says, answer by answer.

OpenACR (GSA/openacr, schema 0.1.0) is YAML or JSON. Aliases, tags, duplicate keys and deep nesting
are refused. What stands where the format has no place for it is a finding.
"""

import re
from collections.abc import Iterator

from procure.api import EvidenceContent, InputFault, Problem, YamlDocument, parse_json, parse_yaml
from procure_accessibility.catalogue import chapter_name, chapters
from procure_accessibility.report import Answer, Report
from procure_accessibility.shape import Key, Shape

MAX_BYTES = 1_000_000
"""Real reports are under 100 kB; reading YAML is slow, so more is refused."""

FIX_BY = re.compile(r"\[fix by (\d{4}-\d{2}-\d{2})\]\Z")
"""How our own sheet writes the date of a fix into a remark, so that it comes back."""


AUDIT = re.compile(r"\[audited by ([^\[\]]+)\]\Z")
"""How our own sheet writes who audited the product into the notes, so that it comes back."""


def is_openacr(file: EvidenceContent) -> bool:
    """Say whether a file looks like OpenACR, by its name and the keys every report has."""
    named = file.name.lower().endswith((".yaml", ".yml", ".json"))
    return named and all(key in file.content for key in (b"chapters", b"criteria", b"adherence"))


def read_report(file: EvidenceContent) -> Report:
    """Return a report, its answers in the order of the file.

    Raises:
        InputFault: if the file is too large, or not YAML or JSON as described above.
    """
    document = _parse(file)
    shape = Shape(document)
    top = shape.mapping(document.value, ())
    given = shape.mapping(top.get("chapters"), ("chapters",))
    fields = {
        "title": ("title",),
        "product": ("product", "name"),
        "version": ("product", "version"),
        "date": ("report_date",),
        "methods": ("evaluation_methods_used",),
        "notes": ("notes",),
        "catalogue": ("catalog",),
        "author": ("author", "company_name"),
        "vendor": ("vendor", "company_name"),
    }
    texts = {name: _field(shape, top, key) for name, key in fields.items()}
    audit = AUDIT.search(texts["notes"])
    answers = tuple(one for name in given for one in _chapter(shape, given, name))
    return Report(
        file=file.name,
        title=texts["title"],
        product=texts["product"],
        version=texts["version"],
        author=texts["author"],
        vendor=texts["vendor"],
        date=texts["date"],
        methods=texts["methods"],
        notes=AUDIT.sub("", texts["notes"]).rstrip(),
        audit=audit[1] if audit else "",
        catalogue=texts["catalogue"],
        disabled=frozenset(
            chapter_name(name)
            for name, chapter in given.items()
            if isinstance(chapter, dict) and chapter.get("disabled") is True
        ),
        answers=answers,
        places={name: shape.where(key) for name, key in fields.items()},
        unplaced=shape.findings(),
    )


def _parse(file: EvidenceContent) -> YamlDocument:
    if len(file.content) > MAX_BYTES:
        raise InputFault([Problem(file.name, "is larger than 1 MB.", "Shorten its remarks.")])
    if not file.name.lower().endswith(".json"):
        try:
            text = file.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problem = Problem(file.name, f"byte {error.start} is not UTF-8.", "Save it as UTF-8.")
            raise InputFault([problem]) from error
        return parse_yaml(text, file.name)
    return YamlDocument(file.name, parse_json(file.content, file.name), {})


def _field(shape: Shape, top: object, key: tuple[str, ...]) -> str:
    value = top
    for depth, name in enumerate(key):
        value = shape.mapping(value, key[:depth]).get(name)
    return shape.text(value, key)


def _chapter(shape: Shape, given: object, name: str) -> Iterator[Answer]:
    key: Key = ("chapters", name)
    chapter = shape.mapping(shape.mapping(given, ("chapters",)).get(name), key)
    if chapter.get("disabled") is True:
        return
    listed = shape.sequence(chapter.get("criteria"), (*key, "criteria"))
    if listed and chapter_name(name) not in chapters():
        words = "{key} is no chapter of any edition ({value}); its answers were not read."
        shape.wrong(key, words, listed)
        return
    for row, one in enumerate(listed):
        yield from _answers(shape, one, (*key, "criteria", row), chapter_name(name))


def _answers(shape: Shape, one: object, key: Key, chapter: str) -> Iterator[Answer]:
    criterion = shape.mapping(one, key)
    number = shape.text(criterion.get("num"), (*key, "num"))
    parts = shape.sequence(criterion.get("components"), (*key, "components"))
    for column, given in enumerate(parts):
        place: Key = (*key, "components", column)
        part = shape.mapping(given, place)
        adherence = shape.mapping(part.get("adherence"), (*place, "adherence"))
        remark = shape.text(adherence.get("notes"), (*place, "adherence", "notes"))
        fix = FIX_BY.search(remark)
        yield Answer(
            chapter=chapter,
            number=number,
            component=shape.text(part.get("name"), (*place, "name")),
            level=shape.text(adherence.get("level"), (*place, "adherence", "level")),
            remark=remark[: fix.start()].strip() if fix else remark,
            where=shape.where(place),
            fix_by=fix[1] if fix else "",
        )
