"""Every command in the guides is run, in order, and prints what the guide shows."""

import shutil
from pathlib import Path

import pytest
from docs.guide import DOCS, ROOT, Ran, Step, fits, run, steps

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bash") is None, reason="the guides are run by bash"),
]

GUIDES = tuple(sorted(path.name for path in DOCS.glob("*.md") if steps(path)))
STEPS = [
    pytest.param(name, number, id=f"{step.where}-{step.command.splitlines()[0][:40]}")
    for name in GUIDES
    for number, step in enumerate(steps(DOCS / name))
]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[tuple[Step, Ran], ...]]:
    """Run each guide once, beside a copy of the sample tenders."""
    found = {}
    for name in GUIDES:
        folder: Path = tmp_path_factory.mktemp("guide")
        shutil.copytree(ROOT / "tenders", folder / "tenders")
        of_guide = steps(DOCS / name)
        ran = run(of_guide, folder)
        assert len(ran) == len(of_guide), f"{name} stopped after {len(ran)} commands"
        found[name] = tuple(zip(of_guide, ran, strict=True))
    return found


def test_the_guides_for_officer_bidder_and_plugin_author_have_commands() -> None:
    assert {"officer.md", "bidder.md", "plugin-author.md"} <= set(GUIDES)


@pytest.mark.parametrize(("guide", "number"), STEPS)
def test_a_command_does_what_the_guide_shows(
    guide: str, number: int, done: dict[str, tuple[tuple[Step, Ran], ...]]
) -> None:
    step, ran = done[guide][number]
    assert ran.code == 0 or step.may_fail, f"{step.command} ended with {ran.code}:\n{ran.printed}"
    shown = "\n".join(step.shown)
    assert fits(step.shown, ran.printed), f"The guide shows:\n{shown}\nIt printed:\n{ran.printed}"
