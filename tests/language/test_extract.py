from pathlib import Path

from procure.language.__main__ import update
from procure.language.extract import extract


def found(tmp_path: Path, code: str) -> tuple[list[str], list[str]]:
    (tmp_path / "x.py").write_text(code, encoding="utf-8")
    extracted = extract(tmp_path)
    return list(extracted.sentences), extracted.unknown


def test_literals_joined_by_the_parser_are_one_sentence(tmp_path: Path) -> None:
    assert found(tmp_path, 'Message("One " "two.", {})') == (["One two."], [])


def test_a_name_stands_for_the_literals_given_to_it(tmp_path: Path) -> None:
    code = 'def f(a):\n  w = "A" if a else "B"\n  if a: w = "C"\n  return Message(w)'
    assert found(tmp_path, code) == (["A", "B", "C"], [])


def test_a_table_of_the_module_stands_for_all_its_texts(tmp_path: Path) -> None:
    code = 'T = {1: "A", 2: "B"}\ndef f(a): return Message(T[a])'
    assert found(tmp_path, code) == (["A", "B"], [])


def test_a_text_that_is_put_together_is_unknown(tmp_path: Path) -> None:
    assert found(tmp_path, 'Message(f"A {b}")\nMessage(a + "B")') == ([], ["x.py:1", "x.py:2"])


def test_a_function_that_makes_messages_is_followed_to_its_calls(tmp_path: Path) -> None:
    code = (
        "def head(level, text): return Message(text)\n"
        "def both(text): return head(1, text)\n"
        'head(2, "A")\nboth(text="B")\nhead(3, said())'
    )
    assert found(tmp_path, code) == (["A", "B"], ["x.py:5"])


def test_a_loop_over_literals_stands_for_all_of_them(tmp_path: Path) -> None:
    code = (
        'T = {1: "A", 2: "B"}\n'
        'def f():\n  for label, n in (("C", 1), ("D", 2)): Message(label)\n'
        "  return [Message(text) for key, text in T.items()]"
    )
    assert found(tmp_path, code) == (["A", "B", "C", "D"], [])


def test_what_a_function_returns_is_followed(tmp_path: Path) -> None:
    code = 'def f(a):\n  if a: return "A"\n  return "B"\nMessage(f(1))'
    assert found(tmp_path, code) == (["A", "B"], [])


def test_a_plural_goes_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text('Message("{n} bid", {"n": 1}, plural="{n} bids", count="n")')
    assert extract(tmp_path).sentences["{n} bid"].plural == "{n} bids"


def test_bringing_up_to_date_keeps_what_is_translated(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text('Message("Old")\nMessage("Kept")', encoding="utf-8")
    assert update(tmp_path, ["es"]) == []
    path = tmp_path / "locale" / "es.po"
    text = path.read_text("utf-8").replace(
        'msgid "Kept"\nmsgstr ""', 'msgid "Kept"\nmsgstr "Queda"'
    )
    path.write_text(text.replace("Reviewed-By: none", "Reviewed-By: Ana, 2026-05"), "utf-8")
    (tmp_path / "x.py").write_text('Message("New")\nMessage("Kept")', encoding="utf-8")
    update(tmp_path)
    after = path.read_text("utf-8")
    assert 'msgid "Kept"\nmsgstr "Queda"' in after
    assert 'msgid "New"\nmsgstr ""' in after
    assert "Old" not in after
    assert "X-Reviewed-By: Ana, 2026-05" in after


def test_a_catalogue_with_a_fault_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text('Message("{a}")', encoding="utf-8")
    update(tmp_path, ["es"])
    path = tmp_path / "locale" / "es.po"
    path.write_text(
        path.read_text("utf-8").replace('msgid "{a}"\nmsgstr ""', 'msgid "{a}"\nmsgstr "b"')
    )
    before = path.read_bytes()
    assert "does not hold the fields" in update(tmp_path)[0]
    assert path.read_bytes() == before
