"""Read one folder as a bid of the small tender; print what was said, and the memory it took."""

import sys
from pathlib import Path

from support.examples import small_lock

from procure.bid.read import read_bid
from procure.bid.stored import bid_to_json
from procure.files.canonical import pretty

if __name__ == "__main__":
    result = read_bid(small_lock(), Path(sys.argv[1]), "bidder")
    if result.bid:
        pretty(bid_to_json(result.bid))
    print(result.problems[0] if result.problems else "read", flush=True)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
