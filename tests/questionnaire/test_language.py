"""A session speaks the tender's language; what is typed in English goes on working."""

from collections.abc import Iterator

import pytest

from procure.language import words as rendering
from procure.language.catalogue import read_catalogue
from procure.language.installed import Found
from procure.model.message import Message
from procure.questionnaire.commands import COMMANDS, help_section
from procure.questionnaire.plain import PlainPrompter
from procure.questionnaire.screen import Choice, Screen

SPANISH = """
msgid "Pass"
msgstr "Cumple"

msgid "Pass or fail?"
msgstr "¿Cumple o no cumple?"

msgid "{key}: {text}."
msgstr "{key}: {text}."

msgid "skip this question for now"
msgstr "dejar esta pregunta por ahora"
"""


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue, problems = read_catalogue(SPANISH.encode(), "es", "es.po")
    assert problems == []
    monkeypatch.setattr(
        rendering, "catalogues", lambda language: (Found("x", catalogue, ()),) * (language == "es")
    )
    rendering._entry.cache_clear()
    yield
    rendering._entry.cache_clear()


def shown(language: str) -> list[str]:
    printed: list[str] = []
    screen = Screen(
        title=Message("Title"),
        progress=Message("Progress"),
        notices=(),
        sections=(help_section(COMMANDS),),
        ask=Message("Pass or fail?"),
        choices_head=Message("Pass or fail"),
        choices=(Choice("1", Message("Pass"), ("pass", "p")),),
        commands=COMMANDS,
        free=False,
        fresh=True,
    )
    PlainPrompter(lambda: "1", printed.append, language=language).ask(screen)
    return printed


@pytest.mark.usefixtures("spanish")
def test_the_plain_prompter_speaks_the_language_of_the_tender() -> None:
    printed = shown("es")
    assert "¿Cumple o no cumple?" in printed
    assert "1. Cumple" in printed
    assert "s: dejar esta pregunta por ahora." in printed


@pytest.mark.usefixtures("spanish")
def test_english_stays_english() -> None:
    assert "1. Pass" in shown("en")
