"""A synthetic export of the CNIL PIA tool; shape of LINCnil/pia, all content our own."""

import json

from procure_privacy.cnil_pia import read_cnil_pia

from procure.api import EvidenceContent, JsonValue, Reading

TEXTS = (111, 112, 113, 121, 122, 123, 211, 212, 213, 214, 215, *range(221, 228))
GAUGES = {325: 3, 326: 4, 335: 3, 336: 3, 345: 2, 346: 3}
"""Alpha of the worked example: 12, 9 and 6 as assessed."""


def export() -> dict[str, JsonValue]:
    """Return an export: 12, 9, 6 as assessed; 6, 3, 4 after the action plan."""
    answers: list[JsonValue] = [answer(number, text="<p>Kiosk <b>data</b></p>") for number in TEXTS]
    for base in (320, 330, 340):
        answers += [answer(base + one, listed=["one", "two"]) for one in (1, 2, 3)]
        answers.append(answer(base + 4, listed=["Encryption"]))
    answers += [answer(number, text="why", gauge=gauge) for number, gauge in GAUGES.items()]
    return {
        "pia": {"id": 1, "status": 3, "name": "Kiosks", "dpo_status": 1,
                "concerned_people_status": 1, "is_example": 0, "progress": 100},
        "answers": answers,
        "measures": [{"id": 7, "pia_id": 1, "title": "Encryption", "content": "<i>disk</i>"}],
        "evaluations": [
            evaluation("3.2", 3, 2), evaluation("3.3", 3, 1), evaluation("3.4", 2, 2),
            evaluation("1.1", 0, 0), evaluation("2.1.211", 0, 0), evaluation("3.1.7", 0, 0),
        ],
        "comments": [],
    }  # fmt: skip


def answer(
    number: JsonValue, text: str | None = None, gauge: JsonValue = None, listed: JsonValue = None
) -> JsonValue:
    data: dict[str, JsonValue] = {"text": text, "gauge": gauge, "list": listed or []}
    return {"id": 1, "pia_id": 1, "reference_to": number, "data": data}


def evaluation(part: str, severity: JsonValue, likelihood: JsonValue) -> JsonValue:
    return {
        "id": 1,
        "reference_to": part,
        "status": 3,
        "global_status": 2,
        "gauges": {"x": severity, "y": likelihood},
        "evaluation_comment": "fine",
    }


def content(document: JsonValue) -> EvidenceContent:
    return EvidenceContent("pia.json", json.dumps(document).encode())


def read(document: JsonValue) -> Reading:
    return read_cnil_pia(content(document), {})
