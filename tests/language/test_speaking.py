"""Messages, numbers and days in the language that is spoken."""

from contextvars import copy_context
from datetime import date

import pytest

from clausebook.language import (
    ENGLISH,
    _,
    catalogue_of,
    choice_word,
    day_text,
    duration_text,
    either_of,
    language_name,
    link_word,
    list_of,
    month_text,
    ngettext,
    noun,
    number_text,
    percentage,
    pgettext,
    speak,
    spoken_in,
    spoken_language,
)
from clausebook.language.catalogue import read_catalogue

DAY = date(2026, 3, 9)


def test_english_is_spoken_unless_somebody_says_otherwise():
    assert (spoken_language(), _("Search"), _("braces {stay}")) == ("en", "Search", "braces {stay}")
    assert _("{a} and {b}", a="{b}", b=1) == "{b} and 1"


def test_a_message_is_told_in_the_language_that_is_spoken():
    with spoken_in("de"):
        assert _("Search") == "Suche"
        assert _("no such message of {name}", name="ours") == "no such message of ours"
        assert ngettext("{count} record", "{count} records", 1) == "1 Aufzeichnung"
        assert ngettext("{count} record", "{count} records", 0) == "0 Aufzeichnungen"
        assert ngettext("{count} gnu", "{count} gnus", 2) == "2 gnus"
        assert pgettext("link", "approved") != pgettext("choice", "approved") == "freigegeben"
    assert _("Search") == "Search"


def test_what_one_speaks_reaches_nobody_else():
    copy_context().run(speak, "de")
    assert spoken_language() == ENGLISH
    with pytest.raises(ZeroDivisionError), spoken_in("en"):
        speak(f"d{1 // 0}")
    assert spoken_language() == ENGLISH


@pytest.mark.parametrize(
    ("code", "told"), [("de", "Suche"), ("de_AT", "Suche"), ("de-CH", "Suche")]
)
def test_a_region_speaks_the_language_of_its_country(code, told):
    with spoken_in(code):
        assert _("Search") == told


@pytest.mark.parametrize("code", ["xx", "../de", "de/..", "", "d*"])
def test_a_language_without_a_catalogue_is_english(code):
    with spoken_in(code):
        assert _("Search") == "Search"
    assert not catalogue_of(code).forms


def test_numbers_days_and_lists_are_written_as_is_usual():
    told = [
        number_text(3.25), number_text("0.50"), number_text(7), percentage("12.5"), day_text(DAY),
        month_text(DAY), duration_text("1 month"), duration_text("12 months"), duration_text("soon"),
        list_of(["a", "b", "c"]), either_of(["a", "b"]), list_of([]), list_of(["a"]),
    ]  # fmt: skip
    assert told == [
        "3.25", "0.50", "7", "12.5 %", "2026-03-09", "March 2026", "1 month", "12 months", "soon",
        "a, b and c", "a or b", "", "a",
    ]  # fmt: skip
    with spoken_in("de"):
        assert (number_text(3.25), percentage("12.5")) == ("3,25", "12,5 %")
        assert (day_text(DAY), month_text(DAY)) == ("09.03.2026", "März 2026")
        assert (duration_text("1 year"), duration_text("12 months")) == ("1 Jahr", "12 Monate")
        assert (list_of(["a", "b", "c"]), either_of(["a", "b"])) == ("a, b und c", "a oder b")


def test_words_of_schemas_have_their_own_translations():
    assert (choice_word("end_user"), link_word("owned_by"), noun("Risk")) == (
        "end user", "owned by", "risk",
    )  # fmt: skip
    assert (language_name("de"), language_name("en-GB"), language_name("eo")) == (
        "German", "English", "eo",
    )  # fmt: skip
    with spoken_in("de"):
        assert (choice_word("end_user"), link_word("owned_by")) == ("Endnutzer", "verantwortet von")
        assert (noun("Risk"), language_name("de_AT")) == ("Risiko", "Deutsch")
        assert choice_word("no_such_value") == "no such value"


def test_a_catalogue_is_read_as_it_is_written():
    text = (
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\\n"\n\n'
        '# a note\n#: a.py\nmsgctxt "here"\nmsgid "Say \\"no\\"\\n"\nmsgstr ""\n"Sag "\n"\\"nein\\""\n\n'
        'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n\n'
        'msgid "open"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "alt"\n'
    )
    found = read_catalogue(text)
    assert found.forms == {
        ("here", 'Say "no"\n'): ('Sag "nein"',),
        ("", "{count} day"): ("a", "b", "c"),
    }
    assert [found.plural(number) for number in (1, 2, 9)] == [0, 1, 2]
    assert found.rule == "n==1 ? 0 : n<5 ? 1 : 2"
    assert found.digest != read_catalogue(f"{text}\n").digest
