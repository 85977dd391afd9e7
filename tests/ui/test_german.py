"""The German catalogue is whole and true, and the window that speaks it keeps nothing English."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from reviewer.acts import issues, sampling
from reviewer.acts.matters import new_id
from reviewer.acts.passages import set_passage_field
from reviewer.acts.sampling import SampleDraft
from reviewer.errors import InputError
from reviewer.exports import sample_report
from reviewer.exports.columns import COLUMNS
from reviewer.model import PassageId
from reviewer.queries import history, passages
from reviewer.queries.draws import EXHIBITS, Population
from reviewer.queries.passages import PassageFilter
from reviewer.readers.reading import Facts
from reviewer.said import said
from tests.tools import translate
from tests.ui import places
from tests.ui.desks import CERTIFIED, Screen
from tests.ui.test_translation import _texts
from ui import translation, words
from ui.dialogs.help_pages import help_pages
from ui.dialogs.samples import Samples
from ui.inspector.beside_pages import BesidePages

_MERGE = "Die beiden stattdessen zusammenführen."
_PLACES = re.compile(r"\{[^}]*\}")


@pytest.fixture(scope="module")
def catalogue() -> translate.Catalogue:
    return translate.read(translate.CATALOGUE)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translators = translation.install(qapp, translation.GERMAN)
    assert translators
    yield
    for one in translators:
        qapp.removeTranslator(one)
    QLocale.setDefault(before)
    translation.install(qapp, translation.ENGLISH)


# --- the catalogue ------------------------------------------------------------------------------


def test_everything_that_is_said_is_in_the_catalogue_and_nothing_else(
    catalogue: translate.Catalogue,
):
    said_now = {key for key in translate.sources() if key[1]}

    hint = f"run “{translate.COMMAND}”, then translate what it lists in {translate.CATALOGUE.name}"
    assert said_now - catalogue.keys() == set(), hint
    assert catalogue.keys() - said_now == set(), hint


def test_everything_in_the_catalogue_is_translated(catalogue: translate.Catalogue):
    missing = [key for key, german in catalogue.items() if not german.strip()]

    assert missing == []


def test_translations_keep_places_mnemonics_edges_and_dots(catalogue: translate.Catalogue):
    wrong = [
        (source, german)
        for (_, source), german in catalogue.items()
        if _shape(source) != _shape(german)
    ]

    assert wrong == []


def _shape(text: str) -> tuple[object, ...]:
    edges = (text[:1] == " ", text[-1:] == " ", text.endswith("…"))
    return (*edges, sorted(_PLACES.findall(text)), text.count("&"), text.count("\n"))


def test_german_quotation_marks_are_german(catalogue: translate.Catalogue):
    wrong = [
        german
        for german in catalogue.values()
        if german.count("„") != german.count("“") or "”" in german
    ]

    assert wrong == []


def test_what_qt_loads_was_made_from_the_catalogue(catalogue: translate.Catalogue):
    translator = QTranslator()
    assert translator.load(str(translate.COMPILED))

    loaded = {key: translator.translate(key[0], key[1]) for key in catalogue}

    assert loaded == catalogue, f"run “{translate.COMMAND}”"


def test_the_catalogue_is_written_as_the_tool_writes_it(catalogue: translate.Catalogue):
    assert translate.CATALOGUE.read_text("utf-8") == translate.written(catalogue)


def test_what_is_new_is_collected_unfinished_and_what_is_gone_is_dropped(tmp_path):
    known = {("Words", "Yes"): "Ja", ("Words", "Never said by anybody"): "Nie gesagt"}

    found = translate.collected(known)
    path = tmp_path / "pincite_de.ts"
    path.write_text(translate.written(found), encoding="utf-8")

    assert found["Words", "Yes"] == "Ja"
    assert found["Words", "No"] == ""
    assert ("Words", "Never said by anybody") not in found
    assert translate.read(path) == found
    assert 'type="unfinished"' in path.read_text("utf-8")


# --- the window ---------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support raise")
def test_nothing_that_can_be_seen_stays_english(
    german: None, screen: Screen, catalogue: translate.Catalogue
):
    english = {source for (_, source), told in catalogue.items() if source != told}
    # Columns are printed in the language of the court, and are called so where one chooses them.
    english -= {*catalogue.values(), *(column.printed for column in COLUMNS)}
    # A title of the German help may be a word that is English, too: Import.
    english -= {page.title for page in help_pages().values()}
    forms = [_form(one) for one in english if _is_form(one)]
    found = set()

    for place, top in places.everywhere(screen):
        for _, text in _texts(top):
            for line in (text, *text.splitlines()):
                if line in english or any(form.fullmatch(line) for form in forms):
                    found.add((place, line))

    assert found == set()


def _form(source: str) -> re.Pattern[str]:
    return re.compile(".+?".join(re.escape(piece) for piece in _PLACES.split(source)))


def _is_form(source: str) -> bool:
    return bool(_PLACES.search(source)) and len(re.findall(r"\w+", _PLACES.sub(" ", source))) > 2


def test_a_refusal_says_its_values_in_german(german: None, screen: Screen):
    screen.open(CERTIFIED)
    known = passages.issues(screen.desk.bridge.view)[0].name
    refused: list[str] = []
    screen.desk.bridge.refused.connect(refused.append)

    screen.desk.bridge.do(lambda view: issues.add_issue(view, known))

    assert refused == [f"Einen Streitpunkt mit dem Namen „{known}“ gibt es schon. {_MERGE}"]


def test_tagging_is_told_in_german_on_the_page_and_in_history(german: None, screen: Screen):
    screen.open(CERTIFIED)

    for keys in ("Down", "2", "F"):
        screen.key(keys)
    screen.window.actions_table["history"].trigger()
    places.settle()

    told = {text for _, text in _texts(screen.window)}
    assert any("Bestreiten" in text for text in told)
    assert any(re.search(r"als Bestreiten gekennzeichnet", text) for text in told)


def test_history_tells_names_and_answers_in_german(german: None, screen: Screen):
    screen.open(CERTIFIED)
    for keys in ("Down", "2"):
        screen.key(keys)
    bridge = screen.desk.bridge
    assert bridge.passage is not None
    passage = PassageId(bridge.passage)

    bridge.do(lambda view: issues.add_issue(view, "Seeding at night"))
    bridge.do(lambda view: set_passage_field(view, passage, "importance", "hot"))

    set_last, added = (translation.told(one.sentence) for one in history.acts(bridge.view, 2))
    assert re.fullmatch(r"Bedeutung von .+ auf „heiß“ gesetzt", set_last)
    assert added == "Streitpunkt „Seeding at night“ hinzugefügt"


# --- words --------------------------------------------------------------------------------------


def test_dates_and_numbers_are_written_as_germans_do(german: None):
    assert words.date("2024-03-11") == "11. März 2024"
    assert words.date("2024-03") == "März 2024"
    assert words.number(12_345) == "12.345"
    assert translation.told(said("{count:,} passages", count=12_345)) == "12.345 Textstellen"


def test_one_and_several_are_told_apart(german: None):
    assert words.pages(1) == "1 Seite"
    assert words.pages(212) == "212 Seiten"
    assert words.pages_read(1, 1) == "1 von 1 Seite gelesen"
    assert words.pages_read(12, 40) == "12 von 40 Seiten gelesen"


def test_a_sentence_within_a_sentence_is_german_too(german: None):
    place = said("in the answer")

    told = translation.told(said("“{words}” {place}", words="81.7 terabytes", place=place))

    assert told == "„81.7 terabytes“ in der Antwort"


def test_a_sentence_that_lost_its_pattern_is_known_again(german: None):
    stored = "Pages 3, 4 and 12 more are pictures without text."

    assert translation.told(stored) == "Seiten 3, 4 und 12 weitere sind Bilder ohne Text."
    assert translation.told("Page 3 is a picture without text.") == (
        "Seite 3 ist ein Bild ohne Text."
    )


def test_numbers_in_such_a_sentence_are_written_as_germans_do(german: None):
    stored = "Only the main text is shown: 1,234 of 8,888 words. The full page is one click away."

    assert translation.told(stored).startswith("Nur der Haupttext wird gezeigt: 1.234 von 8.888 ")


def test_words_of_an_exhibit_in_such_a_sentence_stay_as_they_are(german: None):
    stored = "Page 3: words that the page does not show (under a box) stand in its text: “Page 4”"

    assert translation.told(stored) == (
        "Seite 3: Wörter, die die Seite nicht zeigt (unter einem Kasten), "
        "stehen in ihrem Text: „Page 4“"
    )


def test_words_that_are_nobodys_sentence_stay_as_they_are(german: None):
    assert translation.told("Kim Lee {said} so.") == "Kim Lee {said} so."
    assert translation.told(InputError("No such thing was ever said.")) == (
        "No such thing was ever said."
    )


def test_what_a_file_holds_beside_its_pages_is_told_in_german(german: None, qtbot):
    facts = Facts(
        hidden=("Page 3, under a box: Page 4, too small to be read", "and 12 more"),
        remarks=("Page 2, Circle, Kim Lee",),
    )
    beside = BesidePages()
    qtbot.addWidget(beside)

    beside.show_facts(facts)

    lines = beside.words.toPlainText().splitlines()
    assert "– Seite 3, unter einem Kasten: Page 4, too small to be read" in lines
    assert "– und 12 weitere" in lines
    assert "– Seite 2, Ellipse, Kim Lee" in lines


def test_own_tags_keep_the_name_they_were_given(german: None):
    assert words.tag_name("Denial") == "Bestreiten"
    assert words.tag_name("Notice") == "Notice"


def test_nothing_is_translated_in_english(qapp: QApplication):
    assert translation.told("Pages 3, 4 and 12 more are pictures without text.").startswith("Pages")
    assert words.tag_name("Denial") == "Denial"


def test_what_a_sample_was_drawn_from_is_told_in_german(german: None, screen: Screen):
    bridge, wanted = screen.desk.bridge, Population(EXHIBITS, kinds=("deposition",))
    told_of = str(sample_report.population_said(bridge.view, wanted))
    draft = SampleDraft("Kontrolle", wanted, "1", told_of, "7")
    bridge.do(lambda view: sampling.draw_sample(view, new_id(), draft))

    dialog = Samples(bridge, PassageFilter(), screen.window)

    item = dialog.table.item(0, 1)
    assert item is not None
    assert item.text().endswith(f": Art {words.kind_name('deposition')}")
    assert words.kind_name("deposition") != "Deposition"
    dialog.close()
