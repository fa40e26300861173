"""Links and pictures of the guides exist, and the README says what .ci/run does."""

import re
from pathlib import Path

import pytest
from docs.guide import DOCS, ROOT, blocks

PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def _targets(page: Path) -> list[str]:
    return [
        target
        for target in _LINK.findall(page.read_text(encoding="utf-8"))
        if not target.startswith(("http://", "https://"))
    ]


def _anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and GitLab make them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.casefold()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    missing = []
    for target in _targets(page):
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            missing.append(target)
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_have_alternative_text(page: Path) -> None:
    pictures = re.findall(r"!\[([^\]]*)\]", page.read_text(encoding="utf-8"))
    assert all(len(text) > 20 for text in pictures)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nobody_is_told_to_install_a_strangers_package(page: Path) -> None:
    said = re.findall(r".*pip install procure\b.*", page.read_text(encoding="utf-8"))
    assert [line for line in said if "Never" not in line] == []


def test_a_readme_command_installs_and_runs_the_demo() -> None:
    commands = [block.text.strip() for block in blocks(ROOT / "README.md")]
    install = "python3 -m venv .venv && .venv/bin/pip install"
    assert commands == [
        f"{install} . && .venv/bin/procure demo",
        f'{install} ".[test]" && .venv/bin/pytest',
    ]


def test_the_ci_runs_the_readmes_second_command() -> None:
    script = [
        line.strip()
        for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("#")
    ]
    command = [block.text.strip() for block in blocks(ROOT / "README.md")][1]
    run = [part.replace(" --quiet", "") for part in script]
    parts = command.split(" && ")
    start = run.index(parts[0])
    assert run[start : start + len(parts)] == parts
