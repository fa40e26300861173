# ruff: noqa: RUF001
"""A report with every kind of block, in the five languages our reports are written in."""

from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from procure.model.blocks import (
    Block,
    ColumnHead,
    Contents,
    Document,
    Figure,
    FullCell,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Series,
    Table,
)

FOREIGN = {"en": "tr", "es": "ja", "tr": "es", "ja": "ar", "ar": "en"}
"""In which other language somebody is quoted."""


class Words(NamedTuple):
    """What the report says in one language."""

    title: str
    buyer: str
    contents: str
    summary: str
    sentence: str
    linked: str
    method: str
    method_text: str
    reason: str
    caption: str
    bidder: str
    price: str
    year_one: str
    year_two: str
    chart: str
    unit: str
    quality: str
    price_points: str
    not_offered: str
    note: str
    first: str
    second: str
    inner: str
    names: tuple[str, str, str, str]


WORDS = {
    "en": Words(
        title="Award report: Street kiosks",
        buyer="City of Exampleton",
        contents="Contents",
        summary="Summary",
        sentence=(
            "The bid of Meridian is ranked first of 3 (WCAG 2.2, EN 301 549), at a "
            "price of EUR 2,925,000. See the section on method."
        ),
        linked="the section on method",
        method="Method",
        method_text=(
            "Points are scored by assessors; the score of each question is published beforehand."
        ),
        reason="Reason:",
        caption="Bids by place",
        bidder="Bidder",
        price="Price",
        year_one="Year one",
        year_two="Year two",
        chart="Points by bidder",
        unit="points",
        quality="Quality",
        price_points="Price points",
        not_offered="not offered",
        note="Rounded half up to two places.",
        first="First",
        second="Second",
        inner="Inner",
        names=("Meridian", "Lantern", "Nordhall", "Brightpost"),
    ),
    "es": Words(
        title="Informe de adjudicación: quioscos",
        buyer="Ciudad de Ejemplo",
        contents="Índice",
        summary="Resumen",
        sentence=(
            "La oferta de Meridian es la primera de 3 (WCAG 2.2, EN 301 549), a un "
            "precio de EUR 2.925.000. Véase la sección sobre el método. ¿Quién "
            "evaluó? ¡Ñandú!"
        ),
        linked="la sección sobre el método",
        method="Método",
        method_text=(
            "Los puntos los dan los evaluadores; la puntuación de cada pregunta se publica antes."
        ),
        reason="Motivo:",
        caption="Ofertas por puesto",
        bidder="Licitador",
        price="Precio",
        year_one="Año uno",
        year_two="Año dos",
        chart="Puntos por licitador",
        unit="puntos",
        quality="Calidad",
        price_points="Puntos del precio",
        not_offered="no ofrecido",
        note="Redondeado a dos decimales.",
        first="Primero",
        second="Segundo",
        inner="Interior",
        names=("Meridian", "Lantern", "Nordhall", "Brightpost"),
    ),
    "tr": Words(
        title="İhale raporu: sokak büfeleri",
        buyer="Örnekşehir Belediyesi",
        contents="İçindekiler",
        summary="Özet",
        sentence=(
            "Meridian'ın teklifi 3 teklif arasında birinci sıradadır (WCAG 2.2, EN "
            "301 549); fiyatı 2.925.000 EUR. Yöntem bölümüne bakınız. Iğdır, şüphe,"
            " çağ, öğün."
        ),
        linked="Yöntem bölümüne",
        method="Yöntem",
        method_text=("Puanları değerlendiriciler verir; her sorunun puanı önceden yayımlanır."),
        reason="Gerekçe:",
        caption="Sıraya göre teklifler",
        bidder="İstekli",
        price="Fiyat",
        year_one="Birinci yıl",
        year_two="İkinci yıl",
        chart="İsteklilere göre puanlar",
        unit="puan",
        quality="Kalite",
        price_points="Fiyat puanı",
        not_offered="teklif yok",
        note="İki haneye yuvarlanmıştır.",
        first="Birinci",
        second="İkinci",
        inner="İç",
        names=("Meridian", "Lantern", "Nordhall", "Brightpost"),
    ),
    "ja": Words(
        title="落札報告書：街頭キオスク",
        buyer="見本市",
        contents="目次",
        summary="概要",
        sentence=(
            "メリディアンの入札は三社のうち第一位であり（WCAG 2.2、EN 30"
            "1 549）、価格は2,925,000ユーロである。方法の節を参照。評価"
            "者は各質問の段階を、事前に公表された基準に従って判定し、その理由と証拠の"
            "所在を記録する。"
        ),
        linked="方法の節",
        method="方法",
        method_text="得点は評価者がつける。各質問の配点は事前に公表される。",
        reason="理由：",
        caption="順位別の入札",
        bidder="入札者",
        price="価格",
        year_one="一年目",
        year_two="二年目",
        chart="入札者別の得点",
        unit="点",
        quality="品質",
        price_points="価格点",
        not_offered="提案なし",
        note="小数第二位までに四捨五入。",
        first="第一",
        second="第二",
        inner="内側",
        names=("メリディアン", "ランタン", "ノルドホール", "ブライトポスト"),
    ),
    "ar": Words(
        title="تقرير الترسية: أكشاك الشوارع",
        buyer="مدينة المثال",
        contents="المحتويات",
        summary="الملخص",
        sentence=(
            "حلّ عرض ميريديان في المرتبة الأولى من أصل 3 (WCAG 2.2، EN 301 549) "
            "بسعر 2,925,000 يورو. انظر قسم المنهجية. يقيّم المقيّمون كل سؤال وفق "
            "معايير نُشرت مسبقاً، ويسجّلون السبب ومكان الدليل."
        ),
        linked="قسم المنهجية",
        method="المنهجية",
        method_text=("يمنح المقيّمون النقاط؛ وتُنشر درجات كل سؤال مسبقاً."),
        reason="السبب:",
        caption="العروض حسب المرتبة",
        bidder="مقدّم العرض",
        price="السعر",
        year_one="السنة الأولى",
        year_two="السنة الثانية",
        chart="النقاط حسب مقدّم العرض",
        unit="نقطة",
        quality="الجودة",
        price_points="نقاط السعر",
        not_offered="غير معروض",
        note="مقرّب إلى منزلتين عشريتين.",
        first="الأول",
        second="الثاني",
        inner="الداخلي",
        names=("ميريديان", "لانترن", "نوردهال", "برايت بوست"),
    ),
}
LANGUAGES = tuple(WORDS)


def report(language: str) -> Document:
    """Return the report in a language."""
    told = WORDS[language]
    return Document(
        told.title,
        told.summary,
        language,
        told.buyer,
        (*beginning(told), *summary(told, language), *method(told)),
        author=told.buyer,
        date="2026-04-14",
    )


def beginning(told: Words) -> tuple[Block, ...]:
    return (
        Heading(1, told.title),
        Paragraph(told.sentence, "lead"),
        Paragraph(f"{told.buyer}. {told.title}", "key"),
        Heading(2, told.contents),
        Contents(3),
    )


def summary(told: Words, language: str) -> tuple[Block, ...]:
    other = FOREIGN[language]
    said = WORDS[other]
    links = (Link(told.linked, "#method"), Link("WCAG 2.2", "https://www.w3.org/TR/WCAG22/"))
    inner = Items((told.inner, Item(told.inner, Items((told.inner, told.inner)))), ordered=True)
    outer = Link("EN 301 549", "https://www.etsi.org/")
    return (
        Heading(2, told.summary, new_page=True),
        Paragraph(f"{told.sentence} {told.sentence}", links=links, footnotes=(told.note,)),
        Paragraph(said.method_text, "quote", label=told.reason, language=other),
        Paragraph(said.sentence, "quote", language=other),
        Paragraph(told.method_text, "note", footnotes=(told.not_offered,)),
        Paragraph("40 × (3,600,000 − 2,925,000) / 1,200,000 = 22.5", "arithmetic"),
        Items((told.first, Item(told.second, inner), Item(told.sentence, links=(outer,)))),
        Heading(3, told.caption),
        spanned(told, other),
    )


def spanned(told: Words, other: str) -> Table:
    """Return a table with cells over several columns and rows, links, and another language."""
    one, two, three, _ = told.names
    return Table(
        told.caption,
        (
            ColumnHead(told.bidder),
            ColumnHead(told.year_one, "number", group=told.price),
            ColumnHead(told.year_two, "number", group=told.price),
        ),
        (
            (FullCell(one, to="#method"), Decimal("1000.50"), Decimal("22")),
            (FullCell(WORDS[other].bidder, language=other), Decimal("2001"), Decimal("44.25")),
            (FullCell(three, rows=2), FullCell(told.not_offered, columns=2), None),
            (None, None, Decimal("7.125")),
            (two, None, Decimal("-1")),
        ),
        emphasis=(0,),
        note=told.note,
    )


def method(told: Words) -> tuple[Block, ...]:
    kinds: tuple[Literal["stacked", "bar", "points", "areas"], ...] = (
        "stacked",
        "bar",
        "points",
        "areas",
    )
    rows = tuple(
        (f"{told.names[at % 4]} {at}", None if at % 3 else Decimal(at), Decimal(at) / 4)
        for at in range(70)
    )
    return (
        Heading(2, told.method, anchor="method"),
        Paragraph(f"{told.method_text} {told.method_text}"),
        *(figure(told, kind) for kind in kinds),
        Heading(3, f"{told.caption} 2"),
        replace(spanned(told, "en"), rows=rows, emphasis=()),
    )


def figure(told: Words, kind: Literal["stacked", "bar", "points", "areas"]) -> Figure:
    quality = (Decimal("41.5"), Decimal("38"), Decimal("30.25"), Decimal("12"))
    price = (Decimal("25"), Decimal("20.5"), Decimal("33"), None)
    parts = (f"{one} {a} + {b}" for one, a, b in zip(told.names, quality, price, strict=True))
    heads = (told.bidder, told.quality, told.price_points)
    table = Table(
        told.chart,
        tuple(ColumnHead(head, "number" if at else "text") for at, head in enumerate(heads)),
        tuple(zip(told.names, quality, price, strict=True)),
    )
    return Figure(
        kind,
        told.chart,
        f"{told.chart}: {'; '.join(parts)}",
        told.names,
        (Series(told.quality, quality), Series(told.price_points, price)),
        told.unit,
        table,
    )
