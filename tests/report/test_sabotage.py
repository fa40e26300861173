"""Eighteen ways to spoil a good file: each is caught. Validators alone let five of them pass."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from report.five_languages import report
from support.pdf_checks import conformance_faults, faults_of

from procure.report.pdf.render import render_pdf

Spoil = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """Return the elements of a type in reading order."""

    def below(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if found.get("/S") == f"/{tag}":
            yield found
        kids = found.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K))


def rewritten(pdf: pikepdf.Pdf, page: int, old: bytes, new: bytes) -> None:
    pdf.pages[page].contents_coalesce()
    stream = pdf.pages[page].Contents
    before = stream.read_bytes()
    after = re.sub(old, new, before, count=1, flags=re.DOTALL)
    assert after != before
    stream.write(after)


def without_alternative(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def skipped_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def no_display_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def no_identification(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def paragraph_for_cell(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TD")[0].S = Name.P


def head_without_scope(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        del head["/A"]


def dropped_cell(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


def link_without_words(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def untagged_cell(pdf: pikepdf.Pdf) -> None:
    rewritten(pdf, 1, rb"/TD <</MCID \d+>> BDC(.*?) EMC", rb"\1")


def reversed_order(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K
    top.K = Array(list(reversed(list(top.K))))


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        if "/FontDescriptor" in font:
            del font.FontDescriptor["/FontFile2"]


def text_as_artifact(pdf: pikepdf.Pdf) -> None:
    rewritten(pdf, 1, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC")


def alternative_says_nothing(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("chart")


def no_heads_at_all(pdf: pikepdf.Pdf) -> None:
    for head in elements(pdf, "TH"):
        head.S = Name.TD
        del head.A["/Scope"]


def language_is_no_tag(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("english")


def language_is_another(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("tr-TR")


SPOILED: tuple[Spoil, ...] = (
    without_alternative,
    skipped_level,
    no_language,
    no_display_title,
    no_identification,
    paragraph_for_cell,
    head_without_scope,
    dropped_cell,
    link_without_words,
    no_tab_order,
    untagged_cell,
    reversed_order,
    font_not_embedded,
    text_as_artifact,
    alternative_says_nothing,
    no_heads_at_all,
    language_is_no_tag,
    language_is_another,
)
MEANING = SPOILED[-5:]
"""Those that a validator passes."""


@pytest.fixture(scope="module")
def good() -> bytes:
    return render_pdf(report("en"))


def spoiled(good: bytes, spoil: Spoil) -> bytes:
    into = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        spoil(pdf)
        pdf.save(into)
    return into.getvalue()


def test_file_only_written_again_is_still_good(good: bytes) -> None:
    assert faults_of(spoiled(good, lambda _: None), report("en")) == []


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda one: one.__name__)
def test_spoiled_file_is_caught(good: bytes, spoil: Spoil) -> None:
    assert faults_of(spoiled(good, spoil), report("en"))


@pytest.mark.parametrize("spoil", MEANING, ids=lambda one: one.__name__)
def test_validator_alone_would_pass_what_only_the_meaning_betrays(
    good: bytes, spoil: Spoil
) -> None:
    assert conformance_faults(spoiled(good, spoil)) == []
