"""Evidence files read at ``open``: what reaches a reader, and what several files give at once."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from support.examples import small_lock

from procure.api import EvidenceContent, Measure, Reader, Reading
from procure.model.bid import Bid, EvidenceFile, Tenderer
from procure.model.finding import Severity
from procure.plugin.registry import Registry
from procure.procedure.evidence import read_evidence


def reader(seen: list[EvidenceContent]) -> Reader:
    """Return a reader of any file, which tells its size and a second number."""

    def read(file: EvidenceContent, _settings: object) -> Reading:
        seen.append(file)
        plugin = small_lock().packs[0].plugin
        numbers = {"size": len(file.content), "two": 2, file.content.decode(): 1}
        return Reading(
            tuple(Measure(f"{plugin}.{name}", Fraction(one), "1") for name, one in numbers.items())
        )

    return Reader("any", lambda _: True, read)


def read(folder: Path, *files: str) -> tuple[set[str], list[Severity], list[EvidenceContent]]:
    lock = small_lock()
    pack = lock.packs[0]
    for file in files:
        (folder / file).write_text(file, encoding="utf-8")
    evidence = tuple(EvidenceFile(pack.id, file, "") for file in files)
    bid = Bid("acme", Tenderer("Acme"), {}, {}, evidence=evidence)
    seen: list[EvidenceContent] = []
    registry = Registry(readers={f"{pack.plugin}.any": reader(seen)})
    measures, findings = read_evidence(lock, bid, folder, registry)
    names = {name.partition(".")[2] for name in measures}
    return names, [one.severity for one in findings], seen


def test_what_several_files_give_is_left_out_and_named_once(tmp_path: Path) -> None:
    names, severities, _ = read(tmp_path, "a", "b")
    assert (names, severities) == ({"a", "b"}, [Severity.WARNING])


def test_one_file_keeps_its_measures(tmp_path: Path) -> None:
    names, severities, _ = read(tmp_path, "a")
    assert (names, severities) == ({"size", "two", "a"}, [])


def test_a_reader_gets_the_tables_an_evaluator_gets(tmp_path: Path) -> None:
    _, _, (file,) = read(tmp_path, "a")
    assert file.tables["zones"][0] == {"zone": "Centre", "premises": Decimal(4000)}


def test_a_reader_gets_the_other_files_of_its_part_of_the_bid_by_their_listed_names(
    tmp_path: Path,
) -> None:
    (tmp_path / "price.yaml").write_text("sealed", encoding="utf-8")
    _, _, (first, _) = read(tmp_path, "a", "b")
    assert list(first.beside) == ["b"]
    assert first.beside["b"].content == b"b"
    assert first.beside["b"].name == "acme/b"
    assert "price.yaml" not in first.beside


def test_measures_of_a_file_another_one_takes_up_are_left_out(tmp_path: Path) -> None:
    lock = small_lock()
    pack = lock.packs[0]
    for name in ("bill", "first", "second"):
        (tmp_path / name).write_text(name, encoding="utf-8")

    def figure(file: EvidenceContent, _settings: object) -> Reading:
        whole = file.name.endswith("bill")
        name = "sum" if whole else "factor"
        measure = Measure(f"{pack.plugin}.{name}", Fraction(1), "1")
        return Reading((measure,), taken=("first", "second") if whole else ())

    evidence = tuple(EvidenceFile(pack.id, one, "") for one in ("bill", "first", "second"))
    bid = Bid("acme", Tenderer("Acme"), {}, {}, evidence=evidence)
    registry = Registry(readers={f"{pack.plugin}.any": Reader("any", lambda _: True, figure)})
    measures, findings = read_evidence(lock, bid, tmp_path, registry)
    assert (set(measures), findings) == ({f"{pack.plugin}.sum"}, ())
