"""The reader of CNIL PIA exports, on exports with things done to them by a seed."""

import json
import random
from pathlib import Path

from procure_privacy.cnil_pia import is_cnil_pia, read_cnil_pia
from stress.mutate import HOSTILE, mutated_yaml
from support.pia_export import export

from procure.api import EvidenceContent, JsonValue

MOST_DONE = 8


def pia_json(chance: random.Random, folder: Path) -> None:
    document: JsonValue = export()
    for _ in range(chance.randint(1, MOST_DONE)):
        _change(document, chance)
    written = json.dumps(document, indent=chance.choice([None, 1]), ensure_ascii=False)
    raw = written.encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        raw = mutated_yaml(written, chance)
    (folder / "pia.json").write_bytes(raw)
    file = EvidenceContent("acme/pia.json", raw)
    is_cnil_pia(file)
    reading = read_cnil_pia(file, {})
    names = [one.name for one in reading.measures]
    assert len(names) == len(set(names))
    for finding in reading.findings:
        assert str(finding.what).encode("utf-8", "surrogatepass")
        assert finding.code.startswith("privacy.")


def _change(document: JsonValue, chance: random.Random) -> None:
    """Walk to some place, and put there, drop, repeat or move what has no business there."""
    node = document
    while isinstance(node, dict | list) and node:
        key = chance.choice(list(node) if isinstance(node, dict) else list(range(len(node))))
        inner = node[key]  # type: ignore[index, call-overload]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
            node = inner
            continue
        if isinstance(node, list) and chance.random() < 0.3:
            node.append(node[chance.randrange(len(node))])
        elif chance.random() < 0.15:
            del node[key]  # type: ignore[arg-type]
        else:
            node[key] = _odd(chance)  # type: ignore[index, call-overload]
        return


def _odd(chance: random.Random) -> JsonValue:
    odd: list[JsonValue] = [
        None, True, False, 0, 1, 3, 4, 5, -1, 10**30, [], {}, [[1]], {"x": {"y": []}}, "<b>x",
        "<" * 3_000, "&#x110000;" * 50, "3.2", "3.1.7", 325, "325",
    ]  # fmt: skip
    return chance.choice([*odd, chance.choice(HOSTILE)])
