"""The evaluation of 50 bids on 12 criteria, as long as the sample's own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

BIDS = 50
RUN = "from procure.cli.main import main; main()"


def document() -> str:
    """Return the sample's evaluation, made in another process, with 50 bids and 12 criteria."""
    with tempfile.TemporaryDirectory() as place:
        demo = [sys.executable, "-c", RUN, "demo", str(Path(place) / "demo")]
        subprocess.run(demo, stdout=subprocess.DEVNULL, check=True)
        written = Path(place) / "demo" / "out" / "evaluation.json"
        evaluation = json.loads(written.read_text(encoding="utf-8"))
    last = next(one for one in evaluation["criteria"] if one["id"] == "connectivity/footway")
    evaluation["criteria"].append({**last, "id": "connectivity/more"})
    ranked = [bid for bid in evaluation["bids"] if bid["state"] == "ranked"]
    for bid in ranked:
        more = next(one for one in bid["criteria"] if one["id"] == "connectivity/footway")
        bid["criteria"].append({**more, "id": "connectivity/more"})
    evaluation["bids"] = [
        {**ranked[number % len(ranked)], "bidder": f"bidder-{number}", "place": number + 1}
        for number in range(BIDS)
    ]
    return json.dumps(evaluation)
