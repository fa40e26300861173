"""The lock: what is frozen reads back the same, and a change of it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from procure.errors import InputFault, Refused
from procure.files.canonical import file_sha256, pretty
from procure.model.lock import Lock
from procure.procedure.act import Act
from procure.procedure.issue import issue
from procure.tender.folder import Folder, lock_hash, read_lock

Written = Callable[..., Folder]

CHAIR = Act("mira", "2026-03-01T09:00:00Z", "given")


@pytest.fixture
def issued(written: Written) -> Folder:
    folder = written(("zero: 60", "zero: 60, law: other"))
    issue(folder, CHAIR)
    return folder


def rewritten(folder: Folder, before: str, after: str) -> Path:
    content = folder.lock_file.read_text(encoding="utf-8")
    assert before in content
    folder.lock_file.write_text(content.replace(before, after, 1), encoding="utf-8")
    return folder.lock_file


def test_the_lock_reads_back_as_it_was_frozen(issued: Folder) -> None:
    lock = read_lock(issued.lock_file)
    assert lock.hash == lock_hash(lock)
    dumped = pretty(lock.model_dump(mode="json", by_alias=True))
    assert dumped == issued.lock_file.read_text(encoding="utf-8")
    assert Lock.model_validate_json(dumped) == lock


def test_a_criterion_without_function_is_frozen_as_before_there_were_titles(issued: Folder) -> None:
    criteria = json.loads(issued.lock_file.read_text(encoding="utf-8"))["criteria"]
    assert not any({"function", "set_by"} & set(one) for one in criteria)


def test_freezing_twice_gives_the_same_bytes(written: Written) -> None:
    folder = written()
    issue(folder, CHAIR)
    first = folder.lock_file.read_bytes()
    folder.lock_file.unlink()
    issue(folder, CHAIR)
    assert folder.lock_file.read_bytes() == first


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Benches"', '"Benchez"'),
        ('"40"', '"41"'),
        ('"How loud?"', '"How loud ?"'),
        ('"zero_at": "60"', '"zero_at": "60.0"'),
        ('"core": "', '"core": "9'),
        ('"supersedes": []', '"supersedes": ["x"]'),
        ('"hash": "', '"hash": "0'),
    ],
)
def test_a_changed_byte_of_its_content_is_refused(issued: Folder, before: str, after: str) -> None:
    with pytest.raises(InputFault, match="was changed after it was issued"):
        read_lock(rewritten(issued, before, after))


def test_another_order_of_choices_is_another_lock(issued: Folder) -> None:
    content = json.loads(issued.lock_file.read_text(encoding="utf-8"))
    choices = content["packs"][0]["declared_settings"]["law"]["choices"]
    content["packs"][0]["declared_settings"]["law"]["choices"] = dict(reversed(choices.items()))
    issued.lock_file.write_text(pretty(content), encoding="utf-8")
    with pytest.raises(InputFault, match="was changed after it was issued"):
        read_lock(issued.lock_file)


def test_spaces_between_its_content_are_no_change(issued: Folder) -> None:
    content = json.loads(issued.lock_file.read_text(encoding="utf-8"))
    issued.lock_file.write_text(json.dumps(content), encoding="utf-8")
    assert read_lock(issued.lock_file).tender.id == "benches"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "is a list, where keys with values are due."),
        ("{}", "is missing."),
        ("[" * 50_000, "is not JSON"),
        ('{"procure_lock": 2}', "'2' cannot stand here."),
    ],
)
def test_what_is_no_lock_is_said_without_our_own_words(
    tmp_path: Path, content: str, what: str
) -> None:
    path = tmp_path / "tender.lock.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputFault) as caught:
        read_lock(path)
    (problem,) = caught.value.problems
    assert what in problem.what
    assert problem.remedy == "Use the file the buyer issued, unchanged."


def test_a_lock_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="Freeze the tender first: procure issue") as caught:
        read_lock(tmp_path / "tender.lock.json")
    assert caught.value.problems[0].where == str(tmp_path / "tender.lock.json")


def test_a_second_issue_needs_an_addendum(issued: Folder) -> None:
    with pytest.raises(Refused, match="publish an addendum"):
        issue(issued, CHAIR)


def test_a_lock_after_an_addendum_names_those_before_it(written: Written) -> None:
    folder = written()
    issue(folder, CHAIR)
    hashes = [read_lock(folder.lock_file).hash]
    for number in (1, 2):
        listed = ", ".join(
            f"{{number: {n}, date: 2026-03-01, what: x}}" for n in range(1, number + 1)
        )
        again = written(("conditions:", f"addenda: [{listed}]\nconditions:"))
        issue(again, CHAIR)
        lock = read_lock(again.lock_file)
        assert lock.supersedes == tuple(hashes)
        assert lock.form_version == number + 1
        hashes.append(lock.hash)


def test_papers_are_frozen_by_their_hash(written: Written) -> None:
    folder = written(
        ("conditions:", "papers: [papers/contract.md]\nconditions:"),
        files={"papers/contract.md": "The contract.\n"},
    )
    issue(folder, CHAIR)
    digest = file_sha256(folder.path / "papers/contract.md")
    assert read_lock(folder.lock_file).papers == {"papers/contract.md": digest}


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3000])
def test_a_paper_that_no_disk_can_hold_is_missing(written: Written, name: str) -> None:
    folder = written(("conditions:", f"papers: [{name}]\nconditions:"))
    with pytest.raises(InputFault, match=r"is not in the folder|is outside the tender's folder"):
        issue(folder, CHAIR)


def test_a_paper_that_is_a_link_out_of_the_folder_is_refused(
    written: Written, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    folder = written(("conditions:", "papers: [link.md]\nconditions:"))
    (folder.path / "link.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(InputFault, match=r"'link\.md' is outside the tender's folder"):
        issue(folder, CHAIR)
