"""In which language the manual speaks: messages, numbers and days as its readers write them.

The standard library's gettext under our own roof, for everything from ``charts`` upward. English
is the language of the code; what a catalogue does not translate stays English. Lint findings and
what commands print are English always: a language is spoken only while a manual is made.
"""

from clausebook.language.catalogue import Catalogue, catalogue_of
from clausebook.language.speaking import (
    ENGLISH,
    N_,
    _,
    language_name,
    language_of,
    ngettext,
    pgettext,
    speak,
    spoken_in,
    spoken_language,
)
from clausebook.language.words import (
    choice_word,
    label_within,
    link_word,
    noun,
    own_words,
    status_text,
)
from clausebook.language.writing import (
    capital_first,
    day_in_words,
    day_text,
    duration_text,
    either_of,
    list_of,
    month_text,
    number_text,
    percentage,
)

__all__ = [
    "ENGLISH",
    "N_",
    "Catalogue",
    "_",
    "capital_first",
    "catalogue_of",
    "choice_word",
    "day_in_words",
    "day_text",
    "duration_text",
    "either_of",
    "label_within",
    "language_name",
    "language_of",
    "link_word",
    "list_of",
    "month_text",
    "ngettext",
    "noun",
    "number_text",
    "own_words",
    "percentage",
    "pgettext",
    "speak",
    "spoken_in",
    "spoken_language",
    "status_text",
]
