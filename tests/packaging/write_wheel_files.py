"""Write the list of the wheel's files anew: ``python tests/packaging/write_wheel_files.py``."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.build import ROOT, build, files_of

LIST = Path(__file__).with_name("wheel_files.txt")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = files_of(build("wheel", ROOT, Path(folder)))
    LIST.write_text("".join(f"{name}\n" for name in files), encoding="utf-8")
    print(f"{len(files)} names in {LIST.relative_to(ROOT)}. Read the difference before you commit.")


if __name__ == "__main__":
    main()
