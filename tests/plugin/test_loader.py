from collections.abc import Callable
from pathlib import Path

import pytest

from procure.errors import PluginFault
from procure.model.lock import LockedPlugin
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.plugin.inspection import inspect_all
from procure.plugin.loader import load, load_locked, load_sound
from procure.plugin.registry import differences

Install = Callable[..., None]

WHOLE = """
from importlib.resources import files
from procure.api import Message, Open, PriceRule, Reader, Reading, hook

api = 1

@hook
def procure_packs():
    return [files(__package__) / "pack"]

@hook
def procure_evaluators():
    return [living_wage]

@hook
def procure_readers():
    return [Reader("sites", lambda file: False, lambda file, settings: Reading(()))]

@hook
def procure_price_rules():
    formula = Message("none")
    return [PriceRule("half", "absolute", "highest", formula, "", lambda case: ())]

@hook
def procure_checks():
    return [audits_are_asked]

@hook
def procure_comparisons():
    return [side_by_side]

@hook
def procure_report_sections():
    return [about_work]

@hook
def procure_bid_sections():
    return [about_a_bid]

def living_wage(case):
    return Open(Message("not yet"))

def audits_are_asked(lock): ...
def side_by_side(lock, measures): ...
def about_work(evaluation): ...
def about_a_bid(evaluation, bidder): ...
"""


def install_whole(install: Install, pack: str = "fair-work") -> None:
    data = {"procure_fair/pack/criteria.yaml": f"procure_pack: 1\nid: {pack}\n"}
    install("fair", WHOLE, data=data)


def test_everything_a_plugin_registers_is_found_under_its_name(install: Install) -> None:
    install_whole(install)
    registry = load(["fair"])
    assert list(registry.evaluators) == ["fair.living_wage"]
    assert list(registry.readers) == ["fair.sites"]
    assert list(registry.price_rules) == ["fair.half"]
    assert registry.packs["fair-work"][1] == "fair"
    assert (registry.packs["fair-work"][0] / "criteria.yaml").is_file()
    registered = (registry.checks, registry.comparisons, registry.sections, registry.bid_sections)
    for offered in registered:
        assert [plugin for plugin, _ in offered] == ["fair"]


def test_an_evaluator_may_have_a_title_and_needs_none(install: Install) -> None:
    source = (
        "from procure.api import Message, Titled, hook\napi = 1\n"
        "def wage(case): ...\ndef hours(case): ...\n"
        "@hook\ndef procure_evaluators():\n"
        "    return [Titled(wage, Message('Wages paid')), hours]"
    )
    install("fair", source)
    registry = load(["fair"])
    assert list(registry.evaluators) == ["fair.wage", "fair.hours"]
    assert registry.titles == {"fair.wage": Message("Wages paid")}


def test_a_plugin_carries_its_distribution_version_hash_and_interface(install: Install) -> None:
    install_whole(install)
    (plugin,) = load(["fair"]).plugins
    assert (plugin.name, plugin.distribution, plugin.version) == ("fair", "procure-fair", "1.0")
    assert len(plugin.sha256) == 64
    assert plugin.api == 1


def test_only_the_plugins_named_are_imported(install: Install) -> None:
    install_whole(install)
    install("broken", "raise RuntimeError('never imported')")
    assert [plugin.name for plugin in load(["fair"]).plugins] == ["fair"]


def test_no_names_load_nothing(install: Install) -> None:
    install("broken", "raise RuntimeError('never imported')")
    assert load([]).plugins == ()


def test_all_plugins_are_loaded_without_names(install: Install) -> None:
    install("broken", "raise RuntimeError('stop')")
    with pytest.raises(PluginFault, match="Plugin 'broken'"):
        load()


def test_a_sound_plugin_is_usable_beside_a_faulty_one(install: Install) -> None:
    install_whole(install)
    install("broken", "raise RuntimeError('stop')")
    registry, faults = load_sound()
    assert "fair.living_wage" in registry.evaluators
    assert any("Plugin 'broken'" in fault for fault in faults)


def test_the_core_adds_its_own_price_rules(install: Install) -> None:
    install_whole(install)
    band = PriceRule("band", "absolute", "highest", Message("x"), "", lambda case: ())
    registry = load(["fair"]).with_price_rules([band])
    assert sorted(registry.price_rules) == ["band", "fair.half"]


def test_a_registry_cannot_be_changed(install: Install) -> None:
    install_whole(install)
    with pytest.raises(TypeError):
        load(["fair"]).evaluators["fair.other"] = lambda case: case  # type: ignore[index]


SILENT = "api = 1\n"
HOOK = "from procure.api import hook\napi = 1\n@hook\n"

REFUSALS = {
    "an import that fails": (
        "import no_such_module_anywhere",
        "Plugin 'x' (procure-x 1.0) cannot be imported: ModuleNotFoundError: No module named"
        " 'no_such_module_anywhere'; repair or uninstall procure-x.",
    ),
    "an import that leaves": (
        "raise SystemExit(3)",
        "Plugin 'x' (procure-x 1.0) cannot be imported: SystemExit: 3; repair or uninstall"
        " procure-x.",
    ),
    "an import that is no Python": (
        "def",
        "Plugin 'x' (procure-x 1.0) cannot be imported: SyntaxError: invalid syntax"
        " (__init__.py, line 1); repair or uninstall procure-x.",
    ),
    "no interface": (
        "answer = 42",
        "Plugin 'x' (procure-x 1.0) does not say which interface it was written for; write api = 1"
        " into its module in procure-x, or ask its makers to, or uninstall it.",
    ),
    "another interface": (
        "api = 2",
        "Plugin 'x' (procure-x 1.0) was written for interface 2, and here is interface 1; use a"
        " release that says api = 1, or change it so in procure-x, or ask its makers to, or"
        " uninstall it.",
    ),
    "true is no interface": ("api = True", "was written for interface True"),
    "an unknown hook": (
        HOOK + "def procure_evaluator():\n    return []",
        "implements the hook procure_evaluator, which does not exist; use one of procure_packs,",
    ),
    "a hook without its mark": (
        "api = 1\ndef procure_evaluators():\n    return []",
        "has procure_evaluators, which looks like a hook but is not marked as one; write @hook",
    ),
    "a hook of another signature": (
        HOOK + "def procure_packs(folder):\n    return []",
        "implements procure_packs(folder), which takes no arguments; write def procure_packs():",
    ),
    "a hook that wraps others": (
        "from procure.api import hook\napi = 1\n"
        "@hook(wrapper=True)\ndef procure_packs():\n    return (yield)",
        "wraps the hook procure_packs; hooks only register",
    ),
    "a hook that raises": (
        HOOK + "def procure_packs():\n    return [1 / 0]",
        "fails in procure_packs: ZeroDivisionError: division by zero; mend it in procure-x",
    ),
    "a hook that fails half-way": (
        HOOK + "def procure_packs():\n    yield 1 / 0",
        "fails in procure_packs: ZeroDivisionError: division by zero",
    ),
    "a hook that leaves": (
        HOOK + "def procure_packs():\n    exit(1)",
        "fails in procure_packs: SystemExit: 1",
    ),
    "a hook that returns nothing": (
        HOOK + "def procure_checks():\n    pass",
        "returns None from procure_checks, where a list is due; return a list, or leave the hook",
    ),
    "a hook that returns one thing": (
        "from procure.api import hook\nfrom pathlib import Path\napi = 1\n"
        "@hook\ndef procure_packs():\n    return Path('pack')",
        "from procure_packs, where a list is due",
    ),
    "a hook that returns text": (
        HOOK + "def procure_packs():\n    return 'pack'",
        "returns a str from procure_packs, where a list is due",
    ),
    "a pack that is text": (
        HOOK + "def procure_packs():\n    return ['pack']",
        "returns from procure_packs a str where only folders",
    ),
    "an evaluator that is None": (
        HOOK + "def procure_evaluators():\n    return [None]",
        "returns from procure_evaluators None where only functions that have a name are due",
    ),
    "an evaluator without a name": (
        "from procure.api import hook\napi = 1\n"
        "@hook\ndef procure_evaluators():\n    return [lambda case: case]",
        "functions that have a name are due",
    ),
    "an evaluator of two arguments": (
        "from procure.api import hook\napi = 1\ndef wage(criterion, bid): ...\n"
        "@hook\ndef procure_evaluators():\n    return [wage]",
        "returns from procure_evaluators the function wage, which does not take one Case",
    ),
    "a title that is text": (
        "from procure.api import Titled, hook\napi = 1\ndef wage(case): ...\n"
        "@hook\ndef procure_evaluators():\n    return [Titled(wage, 'Wages')]",
        "a Titled that gives the title of wage as 'Wages', where a Message is due",
    ),
    "a title of what is no function": (
        "from procure.api import Message, Titled, hook\napi = 1\n"
        "@hook\ndef procure_evaluators():\n    return [Titled(None, Message('Wages'))]",
        "returns from procure_evaluators None where only functions that have a name are due",
    ),
    "a comparison of one argument": (
        "from procure.api import hook\napi = 1\ndef compare(lock): ...\n"
        "@hook\ndef procure_comparisons():\n    return [compare]",
        "the function compare, which does not take a Lock and the bids' measures",
    ),
    "a reader that is a function": (
        "from procure.api import hook\napi = 1\ndef read(file): ...\n"
        "@hook\ndef procure_readers():\n    return [read]",
        "returns from procure_readers a function where only Reader values are due",
    ),
    "a reader that cannot be called": (
        "from procure.api import Reader, hook\napi = 1\n"
        "@hook\ndef procure_readers():\n    return [Reader('csv', None, None)]",
        "the reader 'csv', whose recognises does not take 1 arguments",
    ),
    "a price rule that is a function": (
        "from procure.api import hook\napi = 1\ndef decide(case): ...\n"
        "@hook\ndef procure_price_rules():\n    return [decide]",
        "returns from procure_price_rules a function where only PriceRule values are due",
    ),
    "a price rule with a dot in its name": (
        "from procure.api import Message, PriceRule, hook\napi = 1\n"
        "@hook\ndef procure_price_rules():\n"
        "    return [PriceRule('a.b', 'absolute', 'highest', Message(''), '', print)]",
        "a price rule called 'a.b'; use lower-case letters",
    ),
    "a price rule whose title is a number": (
        "from procure.api import Message, PriceRule, hook\napi = 1\n"
        "@hook\ndef procure_price_rules():\n"
        "    return [PriceRule('a', 'absolute', 'highest', Message(''), '', print, title=4)]",
        "a price rule that gives the title of price rule 'a' as 4, where a Message is due",
    ),
    "two evaluators of one name": (
        "from procure.api import hook\napi = 1\ndef wage(case): ...\n"
        "@hook\ndef procure_evaluators():\n    return [wage, wage]",
        "returns from procure_evaluators two things called 'wage'; rename one of them",
    ),
}


@pytest.mark.parametrize(("source", "said"), REFUSALS.values(), ids=REFUSALS)
def test_a_faulty_plugin_is_refused_in_one_sentence(
    source: str, said: str, install: Install
) -> None:
    install("x", source)
    with pytest.raises(PluginFault) as refused:
        load(["x"])
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.startswith("Plugin 'x' (procure-x 1.0) ")
    assert "procure-x" in sentence.partition(";")[2], "the remedy names the distribution"
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_the_error_of_a_plugin_is_kept_as_the_cause(install: Install) -> None:
    install("x", "raise ValueError('one')")
    with pytest.raises(PluginFault) as refused:
        load(["x"])
    assert isinstance(refused.value.__cause__, ValueError)


def test_ctrl_c_while_a_plugin_is_imported_is_no_fault_of_the_plugin(install: Install) -> None:
    install("x", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load(["x"])


def test_an_entry_point_must_name_a_module(install: Install) -> None:
    install("x", "api = 1\nclass Plugin: ...", target="procure_x:Plugin")
    with pytest.raises(PluginFault, match="names procure_x:Plugin, which is not a module"):
        load(["x"])


def test_no_plugin_may_take_the_name_of_the_core(install: Install) -> None:
    install("procure", SILENT, distribution="sly 1.0")
    with pytest.raises(PluginFault, match=r"Plugin 'procure' \(sly 1.0\) has a name"):
        load(["procure"])


def test_two_plugins_of_one_name_are_refused(install: Install) -> None:
    install("x", SILENT)
    install("x", SILENT, distribution="other-x 2.0")
    with pytest.raises(PluginFault) as refused:
        load(["x"])
    assert str(refused.value) == (
        "Two plugins are called 'x', from other-x 2.0 and procure-x 1.0; uninstall one of the two."
    )


def test_two_packs_of_one_id_are_refused(install: Install) -> None:
    install_whole(install, pack="wages")
    source = WHOLE.replace("__package__", "'procure_wages'")
    install("wages", source, data={"procure_wages/pack/criteria.yaml": "id: wages\n"})
    with pytest.raises(PluginFault) as refused:
        load(["fair", "wages"])
    assert str(refused.value) == (
        "Two packs have the id 'wages', in the plugin 'fair' (procure-fair 1.0) and the plugin"
        " 'wages' (procure-wages 1.0); uninstall one of the two."
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"procure_fair/pack/readme.txt": ""}, "the folder 'pack', which holds no criteria.yaml"),
        ({}, "the folder 'pack', which holds no criteria.yaml"),
        ({"procure_fair/pack/criteria.yaml": "title: x\n"}, "whose criteria.yaml says no id"),
        ({"procure_fair/pack/criteria.yaml": "id: -x\n"}, "whose criteria.yaml says no id"),
    ],
)
def test_a_pack_without_its_file_or_id_is_refused(
    files: dict[str, str], said: str, install: Install
) -> None:
    install("fair", WHOLE, data=files)
    with pytest.raises(PluginFault, match=said):
        load(["fair"])


def test_a_plugin_that_is_not_installed_is_named(install: Install) -> None:
    install("x", SILENT)
    with pytest.raises(PluginFault, match=r"Plugin 'ghost' is not installed \(installed are: .*x"):
        load(["x", "ghost"])


def test_every_fault_is_said_at_once(install: Install) -> None:
    install("x", "raise ValueError('one')")
    install("y", "raise ValueError('two')")
    with pytest.raises(PluginFault) as refused:
        load(["x", "y"])
    assert len(str(refused.value).splitlines()) == 2


def locked(**changes: str) -> LockedPlugin:
    fields = {"name": "x", "distribution": "procure-x", "version": "1.0", "sha256": ""}
    return LockedPlugin.model_validate({**fields, **changes})


def test_a_lock_names_the_distribution_to_install(install: Install) -> None:
    with pytest.raises(PluginFault) as refused:
        load_locked([locked(name="ghost", distribution="procure-ghost", version="1.2")])
    assert str(refused.value) == (
        "Plugin 'ghost' is not installed, and this tender was issued with it from procure-ghost"
        " 1.2; get that file from the buyer or the plugin's makers and install it, such as with"
        " python -m pip install procure_ghost-1.2-py3-none-any.whl."
    )


def test_a_plugin_of_another_distribution_is_not_the_locked_one(install: Install) -> None:
    install("x", SILENT, distribution="other-x 1.0")
    with pytest.raises(PluginFault, match=r"other-x 1.0\) is another distribution's"):
        load_locked([locked()])


def test_a_locked_plugin_is_loaded(install: Install) -> None:
    install("x", SILENT)
    assert [plugin.name for plugin in load_locked([locked()]).plugins] == ["x"]


def test_other_code_than_the_locked_is_said(install: Install) -> None:
    install("x", SILENT)
    (difference,) = differences([locked(sha256="0" * 64)], load(["x"]))
    assert "Plugin 'x' is procure-x 1.0 with other code than the procure-x 1.0" in difference


def test_the_locked_code_raises_no_difference(install: Install) -> None:
    install("x", SILENT)
    registry = load(["x"])
    assert differences([locked(sha256=registry.plugins[0].sha256)], registry) == ()


def test_inspection_shows_every_fault_without_stopping(install: Install) -> None:
    install("x", "raise ValueError('one')")
    install("y", HOOK + "def procure_pack(): ...")
    install_whole(install)
    faults = {report.plugin.name: len(report.faults) for report in inspect_all()}
    assert (faults["x"], faults["y"], faults["fair"]) == (1, 1, 0)


def test_the_hash_changes_with_the_code(
    install: Install, in_a_new_process: Callable[[], None]
) -> None:
    install("x", SILENT)
    first = load(["x"]).plugins[0].sha256
    install("x", SILENT + "# changed\n")
    in_a_new_process()
    assert load(["x"]).plugins[0].sha256 != first


def test_the_hash_is_that_of_the_code_that_runs(install: Install) -> None:
    install("x", SILENT)
    first = load(["x"]).plugins[0].sha256
    install("x", SILENT + "# changed while the program runs\n")
    assert load(["x"]).plugins[0].sha256 == first


@pytest.mark.parametrize(
    "added", [{"procure_x/factors.csv": "a,1\n"}, {"x_library.py": "one = 1\n"}]
)
def test_the_hash_covers_data_and_other_modules_of_the_distribution(
    install: Install, in_a_new_process: Callable[[], None], added: dict[str, str]
) -> None:
    install("x", SILENT)
    first = load(["x"]).plugins[0].sha256
    install("x", SILENT, data=added)
    in_a_new_process()
    assert load(["x"]).plugins[0].sha256 != first


def test_the_hash_leaves_out_packs_as_locks_name_them_on_their_own(
    install: Install, in_a_new_process: Callable[[], None], tmp_path: Path
) -> None:
    install_whole(install)
    first = load(["fair"]).plugins[0].sha256
    pack = tmp_path / "site-packages/procure_fair/pack/criteria.yaml"
    pack.write_text("id: fair-work\ntitle: changed\n", encoding="utf-8")
    in_a_new_process()
    assert load(["fair"]).plugins[0].sha256 == first


def test_the_hash_is_the_same_where_an_installer_lists_no_files(
    install: Install, in_a_new_process: Callable[[], None], tmp_path: Path
) -> None:
    install("x", SILENT)
    first = load(["x"]).plugins[0].sha256
    (record,) = tmp_path.glob("site-packages/*/RECORD")
    record.write_text("_procure_x.pth,,\n", encoding="utf-8")
    in_a_new_process()
    assert load(["x"]).plugins[0].sha256 == first
