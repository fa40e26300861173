"""Time ``procure inspect`` on real files: ``python tests/benchmarks/inspecting.py [FOLDER]``.

The folder is ``PROCURE_REFERENCE_DATA`` if none is named; every file of it is tried. Each run is a
process of its own, as an officer's is, and in turn with one of ``procure --help``, whose seconds
are start-up. Printed are seconds beyond start-up: the best and the median of five, and the best
of the processor's, which say more where others use the machine. Ends with 1 if the best of a
file is over the target.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from compiled import environment

TARGET, TIMES = 0.5, 5
KINDS = (".yaml", ".yml", ".json", ".geojson", ".csv", ".xlsx", ".docx")


@dataclass(frozen=True, slots=True)
class Timed:
    """Elapsed and processor seconds of one process, and what it printed."""

    elapsed: float
    processor: float
    printed: str


def main(folder: Path) -> int:
    """Print a line for each file; return 1 if one misses the target."""
    files = sorted(one for one in folder.rglob("*") if one.suffix in KINDS)
    print(f"Seconds beyond start-up, best and median of {TIMES}, processor; target {TARGET}:")
    missed = sum(not _show(one, folder) for one in files)
    print(
        f"Missed: {missed} of {len(files)} files." if missed else f"{len(files)} files, all kept."
    )
    return 1 if missed else 0


def _show(file: Path, folder: Path) -> bool:
    inspect = ["inspect", str(file), "--format", "json", *_settings(file)]
    runs = [(_timed(["--help"]), _timed(inspect)) for _ in range(TIMES)]
    best = min(run.elapsed for _, run in runs) - min(start.elapsed for start, _ in runs)
    middle = median(run.elapsed for _, run in runs) - median(one.elapsed for one, _ in runs)
    used = min(run.processor for _, run in runs) - min(one.processor for one, _ in runs)
    name, kilobytes = file.relative_to(folder), file.stat().st_size // 1024
    said = f"{name} ({kilobytes} kB, {_reader(runs[0][1].printed)})"
    print(f"{best:6.2f} {middle:6.2f} {used:6.2f}  {said}", flush=True)
    return best <= TARGET


def _settings(file: Path) -> list[str]:
    if "nodes" not in file.name or file.suffix != ".geojson":
        return []
    spans = file.with_name(file.name.replace("nodes", "spans"))
    return ["--set", f"spans={spans}"]


def _reader(printed: str) -> str:
    return str(json.loads(printed)["reader"]) if printed.startswith("{") else "no reader"


def _timed(arguments: list[str]) -> Timed:
    command = [str(Path(sys.executable).with_name("procure")), *arguments]
    begun, before = time.perf_counter(), os.times()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    after, elapsed = os.times(), time.perf_counter() - begun
    if "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return Timed(elapsed, used, done.stdout)


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PROCURE_REFERENCE_DATA", "")
    if not given:
        raise SystemExit("Name a folder, or set PROCURE_REFERENCE_DATA.")
    sys.exit(main(Path(given)))
