"""Run the fuzzer: ``python tests/stress/run.py --minutes 10 --seed 1``.

Every input follows from the seed and its number alone. An input that raises anything but a fault
meant for people, takes more than a minute, or swells the process over the limit is kept, and
the run ends with 1.
"""

import argparse
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from stress.targets import GIVEN, TARGETS  # noqa: E402 - found by the path above

LIMIT_MB = 300
"""Most memory the process may ever hold."""

SECONDS = 60


def main() -> int:
    """Run, print what was found, and return 1 if anything was."""
    options = _options()
    if options.form:
        GIVEN["bid.xlsx"] = options.form.read_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    signal.signal(signal.SIGALRM, _too_slow)
    begun = time.monotonic()
    count = 0
    runs: Counter[str] = Counter()
    crashes: Counter[str] = Counter()
    while _goes_on(options, count, begun):
        number = options.first + count
        name, crash = run_one(options.seed, number, options.only, options.keep)
        runs[name] += 1
        if crash:
            crashes[crash] += 1
            if crashes[crash] == 1:
                print(f"{name} {options.seed}:{number}\n{crash}", flush=True)
        count += 1
    peak = peak_mb()
    minutes = (time.monotonic() - begun) / 60
    by_target = ", ".join(f"{name} {times}" for name, times in sorted(runs.items()))
    print(f"{count} inputs in {minutes:.1f} minutes: {by_target}.")
    print(f"Crashes: {sum(crashes.values())}, of {len(crashes)} kinds. Peak memory: {peak} MB.")
    return 1 if crashes or peak > LIMIT_MB else 0


def run_one(seed: int, number: int, only: str, keep: Path | None) -> tuple[str, str]:
    """Return which target was run, and its traceback if it crashed."""
    chance = random.Random(f"{seed}:{number}")
    names, weights = zip(*((name, weight) for name, (_, weight) in TARGETS.items()), strict=True)
    name = only or chance.choices(names, weights)[0]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "acme"
        folder.mkdir()
        signal.alarm(SECONDS)
        try:
            TARGETS[name][0](chance, folder)
        except Exception:
            if keep:
                shutil.copytree(folder, keep / f"{seed}-{number}", dirs_exist_ok=True)
            return name, _short(traceback.format_exc())
        finally:
            signal.alarm(0)
    return name, ""


def peak_mb() -> int:
    """Return the most memory this process has held, in MB.

    Not what ``getrusage`` says: that counts the process it was started from, too.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return int(status.read_text(encoding="utf-8").split("VmHWM:")[1].split()[0]) // 1024


def _short(trace: str) -> str:
    """Return the last calls and the error, without the values that make each crash unique."""
    lines = [line for line in trace.splitlines() if line.startswith(("  File", "    "))]
    error = trace.strip().splitlines()[-1]
    return "\n".join([*lines[-8:], error.split(":")[0]])


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"took more than {SECONDS} seconds")


def _goes_on(options: argparse.Namespace, count: int, begun: float) -> bool:
    if options.runs:
        return bool(count < options.runs)
    return bool(time.monotonic() - begun < options.minutes * 60)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--runs", type=int, default=0, help="a number of inputs, not minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", choices=sorted(TARGETS), default="", help="one kind of file")
    parser.add_argument("--keep", type=Path, help="folder for inputs that crash")
    parser.add_argument("--form", type=Path, help="a filled bid form of the small tender")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
