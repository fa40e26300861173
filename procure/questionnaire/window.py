"""How large the terminal is."""

import os
import shutil
import sys


def window() -> os.terminal_size:
    """Return the size of the terminal that is written to.

    The terminal itself is asked first: ``COLUMNS`` and ``LINES`` may be left over from another
    window, and text wrapped for that one would be cut in this one.
    """
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return shutil.get_terminal_size()
