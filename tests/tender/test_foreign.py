"""Which texts of packs are not in the tender's language, and which language they are in."""

from support.examples import small_lock

from procure.model.lock import Lock, LockedChange
from procure.model.pack import Setting, Translation
from procure.tender.foreign import foreign_texts

COMFORT = "criteria/comfort/title"


def lock_in(language: str, texts: dict[str, str] | None = None, *changes: LockedChange) -> Lock:
    """Return the small tender in a language, its English pack translated as far as given."""
    lock = small_lock()
    translations = {language: Translation(texts=texts)} if texts else {}
    pack = lock.packs[0].model_copy(update={"translations": translations, "changes": changes})
    tender = lock.tender.model_copy(update={"language": language})
    return lock.model_copy(update={"packs": (pack,), "tender": tender})


def comfort(lock: Lock) -> str:
    return lock.criterion("street/comfort").criterion.title


def test_a_pack_in_the_tenders_language_has_no_foreign_text() -> None:
    assert foreign_texts(lock_in("en")) == foreign_texts(lock_in("en-IE")) == {}


def test_a_text_without_translation_is_in_the_packs_language() -> None:
    lock = lock_in("ar")
    found = foreign_texts(lock)
    assert found[comfort(lock)] == "en"
    assert found[lock.packs[0].title] == "en"
    assert set(found.values()) == {"en"}


def test_a_translated_text_is_not_foreign_and_the_others_are() -> None:
    lock = lock_in("ar", {COMFORT: "الراحة"})
    found = foreign_texts(lock)
    assert comfort(lock) not in found  # at issue its translation takes its place
    assert lock.criterion("street/comfort").criterion.levels[0] in found


def test_a_text_that_is_a_translation_too_is_not_foreign() -> None:
    lock = lock_in("ar")
    again = lock_in("ar", {"criteria/comfort/levels/0": comfort(lock)})
    assert comfort(lock) not in foreign_texts(again)


def test_what_the_tender_wrote_itself_is_in_its_own_language() -> None:
    title = comfort(small_lock())
    change = LockedChange(criterion="comfort", what="changed", fields={"title": ("Before", title)})
    found = foreign_texts(lock_in("ar", None, change))
    assert title not in found
    assert small_lock().criterion("street/comfort").criterion.levels[0] in found


def test_a_criterion_the_tender_added_is_in_its_own_language() -> None:
    lock = lock_in("ar", None, LockedChange(criterion="comfort", what="added"))
    found = foreign_texts(lock)
    assert not {comfort(lock), *lock.criterion("street/comfort").criterion.levels} & found.keys()


def test_a_form_in_another_language_has_the_tenders_texts_where_the_pack_has_none() -> None:
    lock = lock_in("es", {COMFORT: "Comodidad"})
    found = foreign_texts(lock, "ar")
    assert found[comfort(lock)] == "es"  # locked in the tender's language
    assert found[lock.criterion("street/comfort").criterion.levels[0]] == "en"


def with_settings(texts: dict[str, str] | None) -> dict[str, str]:
    """Return the foreign texts of the small tender in Arabic, one setting chosen."""
    choices = {"oak": "Seasoned oak", "steel": "Stainless steel"}
    setting = Setting(title="What it is built of", type="choice", choices=choices)
    lock = lock_in("ar", texts)
    update = {"declared_settings": {"built-of": setting}, "settings": {"built-of": "oak"}}
    return foreign_texts(
        lock.model_copy(update={"packs": (lock.packs[0].model_copy(update=update),)})
    )


def test_titles_of_settings_and_the_choices_made_are_foreign_without_translation() -> None:
    found = with_settings(None)
    assert (found["What it is built of"], found["Seasoned oak"]) == ("en", "en")
    assert "Stainless steel" not in found  # nobody chose it, so no report shows it


def test_translated_titles_of_settings_are_not_foreign() -> None:
    found = with_settings({"settings/built-of/title": "المادة"})
    assert "What it is built of" not in found
    assert "المادة" not in found
