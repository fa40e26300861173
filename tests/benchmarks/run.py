"""How long things take: ``python tests/benchmarks/run.py [part …]`` prints medians.

Each part runs in a process of its own. Seconds depend on the machine and on what else runs there,
so every line also gives the processor's seconds, and their ratio to a fixed loop of exact
arithmetic measured in the same run: compare that between machines. Peak memory is that of the
part's whole process, after one run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

from compiled import environment

HERE = Path(__file__).parent

Run = tuple[float, float]
"""Elapsed and processor seconds."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a part must keep to: seconds, and megabytes where memory counts."""

    name: str
    seconds: float
    peak_mb: float | None = None


TARGETS = {
    "help": Target("procure --help", 0.35),
    "demo": Target("procure demo", 5),
    "opening": Target("open 50 workbooks of 200 answers", 4),
    "ranking": Target("rank 1,000 bids x 50 criteria", 1),
    "report": Target("report of 50 bids x 12 criteria", 2, 120),
}


def main(parts: list[str]) -> int:
    """Measure the parts named, or all of them; return 1 if a target is missed."""
    baseline = median(_loop() for _ in range(5))
    print(f"baseline: {baseline:.3f} s for a fixed loop of exact arithmetic (median of 5)")
    missed = [name for name in parts or TARGETS if not _show(name, baseline)]
    print(f"Missed: {', '.join(missed)}." if missed else "All targets kept.")
    return 1 if missed else 0


def _show(name: str, baseline: float) -> bool:
    target, (runs, peak_mb) = TARGETS[name], _measure(name)
    elapsed, processor = median(run[0] for run in runs), median(run[1] for run in runs)
    kept = elapsed <= target.seconds
    line = f"{target.name}: {elapsed:.2f} s of {target.seconds} s, processor {processor:.2f} s"
    line += f", {processor / baseline:.1f} x baseline"
    if target.peak_mb is not None:
        kept = kept and peak_mb <= target.peak_mb
        line += f"; {peak_mb:.0f} MB of {target.peak_mb:.0f} MB"
    print(f"{line} (median of {len(runs)}){'' if kept else '  MISSED'}", flush=True)
    return kept


def _measure(name: str) -> tuple[list[Run], float]:
    if name == "help":
        _timed(_program("--help"))  # compiles
        return [_timed(_program("--help")) for _ in range(7)], 0
    if name == "demo":
        return list(_demos(3)), 0
    done = subprocess.run(
        [sys.executable, str(HERE / f"{name}.py")], capture_output=True, check=True
    )
    found = json.loads(done.stdout)
    return [(elapsed, used) for elapsed, used in found["runs"]], found["peak_mb"]


def _demos(times: int) -> Iterator[Run]:
    with tempfile.TemporaryDirectory() as folder:
        _timed(_program("demo", str(Path(folder) / "first")))  # compiles
        for number in range(times):
            yield _timed(_program("demo", str(Path(folder) / str(number))))


def _program(*arguments: str) -> list[str]:
    installed = Path(sys.executable).with_name("procure")
    found = str(installed) if installed.exists() else shutil.which("procure")
    if not found:
        raise SystemExit("Install the project first: pip install .")
    return [found, *arguments]


def _timed(command: list[str]) -> Run:
    start, before = time.perf_counter(), os.times()
    nowhere = subprocess.DEVNULL
    subprocess.run(command, stdout=nowhere, stderr=nowhere, check=True, env=environment())
    elapsed, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return elapsed, used - before.children_user - before.children_system


def _loop() -> float:
    start = time.process_time()
    total = Fraction(0)
    for number in range(1, 60_001):
        total += Fraction(number % 97, 4)
    assert total.denominator in {1, 2, 4}
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
