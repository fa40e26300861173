"""JSON Schemas are shipped for every format, equal to the models, and hold real files."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from procure import schemas
from procure.cli.main import run
from procure.demo.replay import finish, replay
from procure.files.yaml import read_yaml
from procure.schemas.generate import BY_HAND, FORMATS, generated_schemas
from procure.shipped import sample_tenders

SHIPPED = Path(schemas.__file__).parent
ROOT = Path(__file__).parents[2]
NAMES = sorted((*FORMATS, *BY_HAND))

Schema = dict[str, Any]


def shipped(name: str) -> Schema:
    found: Schema = json.loads((SHIPPED / f"{name}.json").read_text(encoding="utf-8"))
    return found


def faults(name: str, value: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(shipped(name))
    return [f"{one.json_path}: {one.message[:200]}" for one in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("demo") / "kiosks"
    for _ in replay(sample_tenders() / "street-kiosks", target):
        pass
    finish(target)
    return target


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_shipped_schema_is_the_one_made_from_the_model(name: str) -> None:
    remedy = "If this is meant: python tests/files/write_schemas.py"
    assert shipped(name) == generated_schemas()[name], remedy


def test_every_format_has_a_schema_and_every_schema_a_format() -> None:
    assert sorted(path.stem for path in SHIPPED.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_has_title_and_description_and_no_address(name: str) -> None:
    schema = shipped(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] and schema["description"]
    assert "$id" not in schema


def of_repository(pattern: str) -> list[Path]:
    return sorted(ROOT.glob(pattern))


@pytest.mark.parametrize(
    ("name", "pattern", "least"),
    [
        ("tender", "tenders/*/tender.yaml", 2),
        ("pack", "criteria/*/criteria.yaml", 4),
        ("cases", "criteria/*/cases/*.yaml", 4),
        ("translation", "criteria/*/translations/*.yaml", 1),
        ("bid", "tenders/*/bids/*/bid.yaml", 6),
        ("price", "tenders/*/bids/*/price.yaml", 6),
    ],
)
def test_every_file_of_the_project_holds_its_schema(name: str, pattern: str, least: int) -> None:
    paths = of_repository(pattern)
    assert len(paths) >= least
    for path in paths:
        assert faults(name, read_yaml(path).value) == [], path


@pytest.mark.parametrize(
    ("name", "path"),
    [("lock", "issued/tender.lock.json"), ("evaluation", "out/evaluation.json")],
)
def test_what_the_demo_writes_holds_its_schema(demo: Path, name: str, path: str) -> None:
    assert faults(name, json.loads((demo / path).read_text(encoding="utf-8"))) == []


def record_lines(demo: Path) -> Iterator[object]:
    for path in sorted((demo / "record").glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def test_every_line_of_the_demos_record_holds_its_schema(demo: Path) -> None:
    lines = list(record_lines(demo))
    assert len(lines) > 50
    assert [one for line in lines for one in faults("record", line)] == []


def test_the_answers_the_demo_reads_hold_their_schema(demo: Path) -> None:
    paths = sorted((demo / "scores").glob("*.yaml"))
    assert len(paths) == 4
    for path in paths:
        assert faults("answers", read_yaml(path).value) == []


def test_a_self_evaluation_holds_its_schema(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = demo / "bids" / "lantern" / "bid.xlsx"
    lock = demo / "issued" / "tender.lock.json"
    run(["self", str(form), "--tender", str(lock), "--format", "json"])
    assert faults("self", json.loads(capsys.readouterr().out)) == []


def test_the_tender_of_the_tutorial_may_be_written_with_empty_keys() -> None:
    source: dict[str, object] = dict.fromkeys(("gates", "conditions", "papers", "estimate"))
    tender = read_yaml(ROOT / "tenders/park-benches/tender.yaml").value
    assert isinstance(tender, dict)
    assert faults("tender", {**tender, **source}) == []


Edit = Callable[[Schema], object]


@pytest.mark.parametrize(
    ("name", "pattern", "edit"),
    [
        ("tender", "tenders/street-kiosks/tender.yaml", lambda one: one.update(colour="red")),
        ("tender", "tenders/street-kiosks/tender.yaml", lambda one: one.update(lots=["north"])),
        ("tender", "tenders/street-kiosks/tender.yaml", lambda one: one.update(currency="euro")),
        ("tender", "tenders/street-kiosks/tender.yaml", lambda one: one.pop("title")),
        ("pack", "criteria/privacy/criteria.yaml", lambda one: one["criteria"][0].pop("kind")),
        ("pack", "criteria/privacy/criteria.yaml", lambda one: one.update(review_by="soon")),
        ("bid", "tenders/*/bids/*/bid.yaml", lambda one: one["answers"].update(comfort="yes")),
        ("bid", "tenders/*/bids/*/bid.yaml", lambda one: one["tenderer"].pop("name")),
        ("price", "tenders/*/bids/*/price.yaml", lambda one: one.update(total="2 million")),
    ],
)
def test_a_wrong_file_does_not_hold_its_schema(name: str, pattern: str, edit: Edit) -> None:
    content = read_yaml(of_repository(pattern)[0]).value
    assert isinstance(content, dict)
    edit(content)
    assert faults(name, content) != []


@pytest.mark.parametrize(
    "answer",
    [
        {"score": 3},
        {"reason": "r"},
        {"score": 3, "pass": "yes", "reason": "r"},
        {"score": -1, "reason": "r"},
        {"pass": "maybe", "reason": "r"},
        {"score": 3, "reason": ""},
    ],
)
def test_a_wrong_answer_does_not_hold_its_schema(answer: dict[str, object]) -> None:
    assert faults("answers", {"acme": {"street/comfort": answer}}) != []
