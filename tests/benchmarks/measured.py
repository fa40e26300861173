"""Time a step a few times, and say so as ``run.py`` expects it."""

import gc
import json
import sys
import time
from collections.abc import Callable

from procure.cli.main import COLLECT_AFTER

PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


def measure(step: Callable[[], object], times: int) -> None:
    """Print elapsed and processor seconds of each run, and the peak memory of the first, as JSON.

    Cycles are looked for as seldom as the command line does.
    """
    gc.set_threshold(COLLECT_AFTER)
    runs, peak_mb = [], 0.0
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        step()
        runs.append((time.perf_counter() - start, time.process_time() - used))
        peak_mb = peak_mb or _peak_mb()
    print(json.dumps({"runs": runs, "peak_mb": peak_mb}))


def _peak_mb() -> float:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MB
