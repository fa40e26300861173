"""The command ``procure``: one module a command, and the one place that catches errors."""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from inspect import cleandoc

import typer

from procure.cli.console import say, warn
from procure.errors import ProcureError

app = typer.Typer(
    name="procure",
    help="Score bids so that what a city buys is accessible, respects privacy, is low in carbon"
    " and connects everyone. Nothing leaves this machine.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

COMMANDS = (
    "demo",
    "new",
    "check",
    "rehearse",
    "issue",
    "receive",
    "open",
    "declare",
    "clarify",
    "exclude",
    "withdraw",
    "score",
    "moderate",
    "settle",
    "lock",
    "unseal",
    "low-price",
    "draw",
    "rank",
    "report",
    "letters",
    "self",
    "inspect",
    "plugins",
)
"""In the order of the work; each is a module of this package with a function ``command``."""


COLLECT_AFTER = 1_000_000
"""Objects after which Python looks for cycles. A command is short, and builds large frozen values
without any; looking as often as usual takes up to a fifth of its time."""


def _register() -> None:
    for name in COMMANDS:
        module = import_module(f"procure.cli.{_MODULES.get(name, name)}")
        function: Callable[..., None] = module.command
        app.command(name, help=_help(function))(function)


_MODULES = {
    "open": "open_bids",
    "lock": "lock_quality",
    "low-price": "low_price",
    "self": "self_evaluate",
}
"""Commands whose names are already taken in Python or by a neighbour."""


def _help(function: Callable[..., None]) -> str:
    """Return the docstring up to its sections, as help for people."""
    text = cleandoc(function.__doc__ or "")
    for section in ("Args:", "Raises:"):
        text = text.split(f"\n\n{section}", maxsplit=1)[0]
    return text


def main() -> None:
    """Run the command line and exit: 0 done, 1 input, 2 usage, 3 still open, 4 refused."""
    gc.set_threshold(COLLECT_AFTER)
    code = run(sys.argv[1:])
    gc.freeze()  # it all goes with the process; looking through it first can take half a second
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    _register_once()
    try:
        result = app(arguments, prog_name="procure", standalone_mode=False)
    except ProcureError as error:
        warn(str(error))
        return error.exit_code
    except typer.Exit as leaving:
        return leaving.exit_code
    except (typer.Abort, KeyboardInterrupt):
        say()
        warn("Stopped. What was entered so far is kept.")
        return 130
    except BrokenPipeError:
        return 0
    except OSError as error:
        warn(f"{error.filename or 'a file'}: {error.strerror or error}.")
        return 1
    except Exception as error:
        return _usage_or_bug(error)
    return int(result or 0)


def _register_once() -> None:
    if not app.registered_commands:
        _register()


def _usage_or_bug(error: Exception) -> int:
    """Return 2 for a wrong call, said by the library in its own words; raise what is our bug."""
    show = getattr(error, "show", None)
    if show is None or not hasattr(error, "exit_code"):
        raise error
    show()
    return 2
