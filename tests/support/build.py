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


def run(command: list[str], folder: Path, code: int = 0) -> str:
    """Return what a command prints; it must end with ``code``. Nothing of this process leaks in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True, slots=True)
class Environment:
    """A fresh virtual environment with some wheels, and a folder to work in."""

    bin: Path
    folder: Path

    def procure(self, *arguments: str, code: int = 0) -> str:
        """Return what ``procure`` prints there."""
        return run([str(self.bin / "procure"), *arguments], self.folder, code)


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
