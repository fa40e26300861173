"""Build wheels and fresh environments, as a packager and a user do."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


def build(kind: str, source: Path, into: Path) -> Path:
    """Return the ``wheel`` or ``sdist`` built from a folder, with the backend it names."""
    into.mkdir(parents=True, exist_ok=True)
    before = set(into.iterdir())
    run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)], source)
    (built,) = set(into.iterdir()) - before
    return built


def files_of(wheel: Path) -> list[str]:
    """Return the names of a wheel's files, sorted, without its metadata."""
    with zipfile.ZipFile(wheel) as content:
        return sorted(name for name in content.namelist() if ".dist-info/" not in name)


def run(command: list[str], folder: Path) -> str:
    """Return what a command prints; it must succeed."""
    done = _done(command, folder)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _done(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command into which nothing of this process's Python leaks."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, encoding="utf-8", check=False
    )


@dataclass(frozen=True, slots=True)
class Environment:
    """A fresh virtual environment with some wheels, and a folder to work in."""

    bin: Path
    folder: Path

    def procure(self, *arguments: str) -> str:
        """Return what ``procure`` prints there; it must succeed."""
        return run([str(self.bin / "procure"), *arguments], self.folder)

    def complaint(self, *arguments: str, code: int) -> str:
        """Return what ``procure`` says on its error stream there; it must end with ``code``."""
        done = _done([str(self.bin / "procure"), *arguments], self.folder)
        assert done.returncode == code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stderr


def environment(folder: Path, wheels: list[Path]) -> Environment:
    """Return a fresh environment with ``wheels``, and the dependencies of this interpreter.

    The dependencies are made visible rather than installed again: nothing is downloaded. Their
    path file sorts last, so that what is installed there comes first.
    """
    home = folder / "environment"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = str(scripts / "python")
    if wheels:
        install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
        run([python, *install, *map(str, wheels)], folder)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run([python, "-c", ask], folder).strip())
    own = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "zz-dependencies.pth").write_text("\n".join(sorted(own)) + "\n", encoding="utf-8")
    return Environment(scripts, folder)
