"""The environment that programs are timed in: as an installer leaves them, compiled once.

A checkout in a place where Python may write no compiled modules would compile all of them anew at
every start, which nobody who installed the project does.
"""

import os
import tempfile
from atexit import register
from functools import cache


@cache
def environment() -> dict[str, str]:
    """Return this process's environment, with a place for compiled modules until it ends."""
    folder = tempfile.TemporaryDirectory(prefix="compiled-")
    register(folder.cleanup)
    own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return own | {"PYTHONPYCACHEPREFIX": folder.name}
