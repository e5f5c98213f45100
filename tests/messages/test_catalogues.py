"""The catalogues are whole, and what would be wrong in one is found."""

import pytest
from babel.messages.catalog import Catalog

from tests.messages.catalogues import CATALOGUES, faults, read, renewed, write
from tests.messages.extraction import Found, messages

PLACES = sorted(CATALOGUES.glob("*/LC_MESSAGES/clausebook.po"))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.parts[-3])
def test_a_catalogue_has_every_message_and_nothing_else(place):
    assert list(faults(read(place), messages())) == [], "run 'make messages' and translate"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.parts[-3])
def test_a_catalogue_is_written_as_the_command_writes_it(place, tmp_path):
    written = tmp_path / "again.po"
    write(written, renewed(messages(), [read(place)], place.parts[-3]))
    assert written.read_text("utf-8") == place.read_text("utf-8")


@pytest.mark.parametrize(
    ("message", "told", "fault"),
    [
        ("{a} of {b}", "{a} von {b}", ""),
        ("{a} of {b}", "{a} von {c}", "other placeholders"),
        ("{a} of {b}", "{a}", "other placeholders"),
        ("Search", "", "not translated"),
        ("Search", "<b>Suche</b>", "signs of HTML"),
        (("{count} day", "{count} days"), ("{count} Tag", "{count} Tage"), ""),
        (("{count} day", "{count} days"), ("ein Tag", "{count} Tage"), "other placeholders"),
        (("{count} day", "{count} days"), ("{count} Tag", ""), "not translated"),
    ],
)
def test_a_faulty_translation_is_found(message, told, fault):
    one, many = message if isinstance(message, tuple) else (message, "")
    catalogue = Catalog("de")
    catalogue.add(message, told)
    found = list(faults(catalogue, [Found("", one, many, "a.py")]))
    assert [fault in one for one in found] == ([True] if fault else [])


def test_what_is_not_known_not_used_or_not_certain_is_found():
    catalogue = Catalog("de")
    catalogue.add("old", "alt", flags=["fuzzy"])
    told = list(faults(catalogue, [Found("", "new", "", "a.py")]))
    assert [one.partition(":")[0] for one in told] == ["missing", "used nowhere", "not certain"]


@pytest.mark.parametrize("plural", ["", "{count} days"])
def test_a_message_that_changes_its_plural_is_to_be_translated_anew(plural, tmp_path):
    known = Catalog("de")
    if plural:
        known.add("{count} day", "{count} Tag")
    else:
        known.add(("{count} day", "{count} days"), ("{count} Tag", "{count} Tage"))
    made = renewed([Found("", "{count} day", plural, "a.py")], [known], "de")
    write(tmp_path / "made.po", made)
    assert "not translated: '{count} day'" in list(
        faults(made, [Found("", "{count} day", plural, "")])
    )


def test_messages_are_found_wherever_they_stand():
    found = {(one.context, one.message): one for one in messages()}
    assert "header.py" in found["", "Uncontrolled when printed"].path
    assert "relations.py" in found["", "Relations"].path, "within an f-string"
    assert "search.html" in found["", "What to search for"].path
    assert "clausebook-tables.js" in found["script", "Sorted by"].path
    assert "risk.schema.json" in found["", "Inherent rating"].path
    assert "risk.schema.json" in found["choice", "internal process"].path
    assert "header.schema.json" in found["link", "owned by"].path
    assert "iso-9001" in found["", "Customer focus"].path
    assert found["", "{count} record"].plural == "{count} records"
