"""Tests of abnormally low prices that a tender publishes: a flag with its arithmetic, no more."""

from pathlib import Path

import pytest

from procure.cli.main import run
from procure.demo.replay import finish, replay
from procure.errors import InputFault
from procure.procedure.issue import check_tender
from procure.shipped import sample_tenders
from procure.tender.folder import Folder


@pytest.fixture(name="sample")
def _sample(tmp_path: Path) -> Path:
    source = Path(str(sample_tenders() / "street-kiosks"))
    for path in source.rglob("*"):
        if path.is_file():
            target = tmp_path / "sample" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path / "sample"


def publish(sample: Path, test: str) -> None:
    tender = sample / "tender.yaml"
    text = tender.read_text(encoding="utf-8")
    tender.write_text(f"{text}\nabnormally_low:\n  - {test}\n", encoding="utf-8")


def test_a_flag_is_a_finding_and_changes_no_place(sample: Path, tmp_path: Path) -> None:
    publish(sample, "{test: award_rules.share_of_estimate, share: '0.95'}")
    list(replay(sample, tmp_path / "run"))
    evaluation, _ = finish(tmp_path / "run")
    flagged = {one.where for one in evaluation.findings if one.code == "procure.low-price"}
    places = {bid.bidder: bid.place for bid in evaluation.bids}
    assert flagged == {"lantern", "meridian"}
    assert places == {"meridian": 1, "lantern": 2, "nordhall": 3, "brightpost": None}


def test_an_unknown_test_is_named_with_those_there_are(sample: Path) -> None:
    publish(sample, "{test: award_rules.nothing}")
    with pytest.raises(InputFault, match=r"no test of low prices 'award_rules\.nothing'"):
        check_tender(Folder(sample))


def test_a_missing_parameter_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(sample, "{test: award_rules.share_of_estimate}")
    assert run(["check", str(sample)]) == 1
    assert "needs 'share'" in capsys.readouterr().err
