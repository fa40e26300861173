"""Write a report as OpenACR, valid by the official schema 0.1.0."""

from collections.abc import Iterable, Mapping

import yaml

from procure_accessibility.report import Answer, Report


def openacr_of(report: Report) -> str:
    """Return the report as OpenACR YAML.

    A date by which a gap is closed, and who audited the product, have no field in OpenACR: they
    stand in square brackets at the end of remark and notes, and are read from there again.
    """
    product = {"name": report.product, "version": report.version}
    audited = f"[audited by {report.audit}]" if report.audit else ""
    document: dict[str, object] = {
        "title": report.title or f"{report.product} Accessibility Conformance Report",
        "product": {name: text for name, text in product.items() if text or name == "name"},
        "author": _contact(report.author),
        **({"vendor": _contact(report.vendor)} if report.vendor else {}),
        **_texts(
            {
                "report_date": report.date,
                "notes": f"{report.notes} {audited}".strip(),
                "evaluation_methods_used": report.methods,
                "catalog": report.catalogue,
            }
        ),
        "chapters": _chapters(report.answers, report.disabled),
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)


def _contact(company: str) -> Mapping[str, str]:
    return {**({"company_name": company} if company else {}), "email": ""}


def _texts(given: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in given.items() if text}


def _chapters(answers: Iterable[Answer], disabled: Iterable[str]) -> Mapping[str, object]:
    rows: dict[str, dict[str, list[object]]] = {}
    for one in answers:
        parts = rows.setdefault(one.chapter, {}).setdefault(one.number, [])
        parts.append({"name": one.component, "adherence": _adherence(one)})
    found: dict[str, object] = {
        chapter: {
            "criteria": [{"num": number, "components": parts} for number, parts in some.items()]
        }
        for chapter, some in rows.items()
    }
    return found | {chapter: {"disabled": True} for chapter in sorted(disabled)}


def _adherence(one: Answer) -> Mapping[str, str]:
    fix = f"[fix by {one.fix_by}]" if one.fix_by else ""
    return {"level": one.level, **_texts({"notes": f"{one.remark} {fix}".strip()})}
