"""Settings of packs as a reader sees them: by title, choices and yes or no in words."""

from support.examples import small_lock

from procure.evaluation.chosen import chosen_settings
from procure.evaluation.model import SaidOrFact, ShownSetting
from procure.language.words import words
from procure.model.lock import LockedPack
from procure.model.pack import Setting, Translation

DECLARED = {
    "indoors": Setting(title="Does it stand indoors?", type="boolean"),
    "built-of": Setting(
        title="What it is built of", type="choices", choices={"oak": "Oak", "steel": "Steel"}
    ),
    "zero-at": Setting(title="Cost that earns nothing", type="number", unit="currency/month"),
    "rows": Setting(title="The rows that count", type="table"),
    "unused": Setting(title="Nobody chose this", type="text"),
}
CHOSEN = {"indoors": "no", "built-of": ("oak", "steel"), "zero-at": "6000", "rows": "rows.csv"}


def pack(texts: dict[str, str] | None = None) -> LockedPack:
    translations = {"en-IE": Translation(texts=texts)} if texts else {}
    update = {"declared_settings": DECLARED, "settings": CHOSEN, "translations": translations}
    return small_lock().packs[0].model_copy(update=update)


def shown(one: LockedPack, language: str = "en") -> dict[str, ShownSetting]:
    tender = small_lock().tender.model_copy(update={"language": language, "currency": "EUR"})
    return {setting.title: setting for setting in chosen_settings(one, tender)}


def value(title: str) -> SaidOrFact:
    return shown(pack())[title].value


def test_a_setting_is_shown_by_its_title_and_only_if_it_has_a_value() -> None:
    assert list(shown(pack())) == [one.title for one in DECLARED.values()][:-1]


def test_yes_and_no_are_said_in_the_readers_language() -> None:
    assert words(value("Does it stand indoors?"), "ja") == "いいえ"


def test_choices_are_shown_as_the_pack_calls_them() -> None:
    assert str(value("What it is built of")) == "Oak; Steel"


def test_a_unit_in_currency_is_in_that_of_the_tender() -> None:
    found = shown(pack())["Cost that earns nothing"]
    assert (found.value, found.unit) == ("6000", "EUR/month")


def test_titles_and_choices_are_shown_in_the_tenders_language() -> None:
    translated = pack({"settings/built-of/title": "Timber", "settings/built-of/choices/oak": "Ash"})
    found = shown(translated, "en-IE")
    assert str(found["Timber"].value) == "Ash; Steel"


def test_what_the_tender_left_as_the_pack_has_it_is_known() -> None:
    one = pack()
    use = small_lock().tender.packs[one.id].model_copy(update={"settings": {"indoors": "no"}})
    tender = small_lock().tender.model_copy(update={"packs": {one.id: use}})
    own = [setting.title for setting in chosen_settings(one, tender) if setting.own]
    assert own == ["Does it stand indoors?"]
