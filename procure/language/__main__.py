"""``python -m procure.language FOLDER…``: bring templates and catalogues in step with the code.

For each package folder it writes ``locale/catalogue.pot`` and lays the sentences of the code into
every ``locale/<language>.po``: new ones without translation, gone ones left out, all others as they
were. ``--begin LANGUAGE`` starts a catalogue. The core's catalogues lie in ``procure/language``.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from procure.language.catalogue import REVIEWED_BY, read_catalogue
from procure.language.extract import Sentence, extract
from procure.language.installed import FOLDER
from procure.language.write import Head, catalogue, plural_forms, template

TEMPLATE = "catalogue.pot"


def update(package: Path, begin: Sequence[str] = ()) -> list[str]:
    """Write template and catalogues of a package; return what was found wrong, a line each."""
    found = extract(package)
    sentences = tuple(found.sentences.values())
    folder = locale_folder(package)
    folder.mkdir(exist_ok=True)
    _write(folder / TEMPLATE, template(package.name, sentences))
    said = [
        f"{package.name}/{where}: the text of this message is not literal."
        for where in found.unknown
    ]
    for language in begin:
        path = folder / f"{language}.po"
        if not path.exists():
            _write(path, catalogue(package.name, _begun(language), (), {}))
    for path in sorted(folder.glob("*.po")):
        said += _brought_up(path, package.name, sentences)
    return said


def locale_folder(package: Path) -> Path:
    """Return where a package keeps its catalogues."""
    inside = package / "language"
    return (inside if (inside / "installed.py").is_file() else package) / FOLDER


def _begun(language: str) -> Head:
    comments = (
        f"Translations into {language}.",
        "",
        f"No native speaker has reviewed them as long as {REVIEWED_BY} says none:",
        "every form, letter and report in this language then says so.",
    )
    return Head(language, plural_forms(language), comments=comments)


def _brought_up(path: Path, package: str, sentences: tuple[Sentence, ...]) -> list[str]:
    content = path.read_bytes()
    read, problems = read_catalogue(content, path.stem, str(path))
    text = content.decode("utf-8")
    head = Head(
        path.stem,
        _line(text, "Plural-Forms") or plural_forms(path.stem),
        read.reviewed_by or "none",
        read.complete,
        tuple(line[2:] for line in text.partition('msgid ""')[0].splitlines()),
    )
    if problems:  # nothing that somebody translated is thrown away
        return [str(problem) for problem in problems]
    _write(path, catalogue(package, head, sentences, read.forms))
    return []


def _line(text: str, name: str) -> str:
    starts = f'"{name}:'
    lines = (line for line in text.splitlines() if line.startswith(starts))
    return next(lines, "").removeprefix(starts).removesuffix('\\n"').strip()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    """Run the command; 1 if something was found wrong."""
    parser = argparse.ArgumentParser(prog="python -m procure.language", description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path, help="folder of a package")
    parser.add_argument("--begin", action="append", default=[], metavar="LANGUAGE")
    asked = parser.parse_args(arguments)
    said = [line for folder in asked.folder for line in update(folder.resolve(), asked.begin)]
    for line in said:
        sys.stderr.write(line + "\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
