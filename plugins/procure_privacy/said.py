"""Findings of this plugin's reader, and texts of strangers as a finding may quote them."""

from html.parser import HTMLParser

from procure.api import Finding, Message, Severity

LONGEST = 20_000
"""Characters of one text that are looked at; more of it is not read."""

_HIDDEN = frozenset({"script", "style", "head", "title"})


def error(code: str, where: str, what: Message) -> Finding:
    """Return a finding that must be settled."""
    return Finding(f"privacy.{code}", Severity.ERROR, where, what)


def warning(code: str, where: str, what: Message) -> Finding:
    """Return a finding that must be looked at."""
    return Finding(f"privacy.{code}", Severity.WARNING, where, what)


def info(code: str, where: str, what: Message) -> Finding:
    """Return a finding that is good to know."""
    return Finding(f"privacy.{code}", Severity.INFO, where, what)


def shown(value: object, most: int = 40) -> str:
    """Return a value from a stranger's file, quoted, its control characters escaped."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = str(value)
    return repr(text if len(text) <= most else text[:most] + "…")


def plain(markup: str) -> str:
    """Return the words of HTML: no tag, no script, no comment, spaces run together."""
    words = _Words()
    words.feed(markup[:LONGEST])
    words.close()
    return " ".join("".join(words.found).split())


class _Words(HTMLParser):
    """Keeps the text between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Part words at a tag, and pass over what a reader would never see."""
        self.found.append(" ")
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        """Part words at a tag."""
        self.found.append(" ")
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.found.append(data)
