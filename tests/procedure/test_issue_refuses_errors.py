"""What a plugin's check calls an error stops the issue, and not only the check."""

from pathlib import Path

import pytest

from procure.errors import InputFault
from procure.procedure.act import Act
from procure.procedure.issue import issue
from procure.shipped import sample_tenders
from procure.tender.folder import Folder

SAMPLE = Path(str(sample_tenders() / "park-benches"))


def test_a_tender_whose_check_finds_an_error_is_not_frozen(tmp_path: Path) -> None:
    for path in SAMPLE.rglob("*"):
        if path.is_file() and "bids" not in path.parts:
            target = tmp_path / path.relative_to(SAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    tender = tmp_path / "tender.yaml"
    text = tender.read_text(encoding="utf-8")
    tender.write_text(text.replace('full-at: "150"', 'full-at: "900"'), encoding="utf-8")
    with pytest.raises(InputFault, match=r"carbon\.E1"):
        issue(Folder(tmp_path), Act("kim", "2026-01-01T00:00:00Z"))
    assert not (tmp_path / "issued").exists()
