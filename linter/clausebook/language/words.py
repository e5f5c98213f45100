"""Words that come from schemas: titles, values of closed sets, and names of links."""

from clausebook.language.speaking import _, pgettext, spoken_language

__all__ = ["choice_word", "label_within", "link_word", "noun", "own_words", "status_text"]

_NOUNS_ARE_CAPITAL = frozenset({"de"})


def noun(title: str) -> str:
    """Return a title, such as that of a kind, as a word within a sentence: Risk is risk."""
    told = _(title)
    return told if spoken_language()[:2] in _NOUNS_ARE_CAPITAL else told.lower()


def label_within(title: str) -> str:
    """Return the title of a field as it stands within a sentence; what is all capitals stays."""
    told = _(title)
    if spoken_language()[:2] in _NOUNS_ARE_CAPITAL or told[:2].isupper():
        return told
    return told[:1].lower() + told[1:]


def choice_word(value: str) -> str:
    """Return one of a closed set of values as people say it: ``end_user`` is end user."""
    return pgettext("choice", value.replace("_", " "))


def own_words(value: str) -> str:
    """Return a value that an organization names itself, in words: no catalogue translates it.

    A set of which some were translated and others not would read worse than either.
    """
    return value.replace("_", " ")


def status_text(status: str) -> str:
    """Return the status of a record as people say it; as a verdict the same word may differ."""
    return pgettext("status", status.replace("_", " "))


def link_word(name: str) -> str:
    """Return the name of a link as people say it: ``owned_by`` is owned by."""
    return pgettext("link", name.replace("_", " "))
