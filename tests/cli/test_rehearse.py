"""``procure rehearse``: a draft tried on invented bids."""

import json
import re
import shutil
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.shipped import sample_tenders

Said = pytest.CaptureFixture[str]


@pytest.fixture
def kiosks(tmp_path: Path) -> Path:
    target = tmp_path / "kiosks"
    shutil.copytree(str(sample_tenders() / "street-kiosks"), target)
    return target


def test_the_own_rule_stands_beside_the_one_named(kiosks: Path, capsys: Said) -> None:
    assert run(["rehearse", str(kiosks), "--rule", "award_rules.min_max"]) == 0
    said = capsys.readouterr().out
    assert "band *               no                          1      30000" in said
    assert "award_rules.min_max: with C in the comparison B wins; without it A wins." in said


def test_a_tender_in_spanish_is_rehearsed_in_spanish(kiosks: Path, capsys: Said) -> None:
    tender = kiosks / "tender.yaml"
    text = tender.read_text(encoding="utf-8")
    tender.write_text(text.replace("language: en", "language: es"), encoding="utf-8")
    run(["rehearse", str(kiosks), "--rule", "award_rules.min_max"])
    said = capsys.readouterr().out
    assert "Regla                Depende de otras ofertas  Puntos  Oferta barata" in said
    assert "band *               no" in said
    assert "award_rules.min_max  sí" in said
    english = ("Rule", "Quality", "wins", "Published", "Likely", "never", "level", "price")
    assert [word for word in english if re.search(rf"\b{word}\b", said)] == []


def test_plain_says_sentences(kiosks: Path, capsys: Said) -> None:
    run(["rehearse", str(kiosks), "--rule", "lowest_price", "--plain"])
    said = capsys.readouterr().out
    assert "Rule: lowest_price. Cheapest wins: 40. Middle wins: 0. Best wins: 0." in said


def test_the_same_as_json_and_nothing_is_written(kiosks: Path, capsys: Said) -> None:
    before = sorted(kiosks.rglob("*"))
    assert run(["rehearse", str(kiosks), "--rule", "lowest_over_price", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    own, other = found["rules"]
    assert own["levels"][0] == {"points": "1", "at": "2560000", "money": "30000"}
    assert other["withdrawals"]["example"]["loser"] == "C"
    assert sorted(kiosks.rglob("*")) == before


@pytest.mark.parametrize("price", ["cheap", "0", "-5"])
def test_a_likely_price_that_is_none_is_named(kiosks: Path, capsys: Said, price: str) -> None:
    assert run(["rehearse", str(kiosks), f"--around={price}"]) == 1
    assert f"--around: '{price}' is not a price. Write digits only" in capsys.readouterr().err
