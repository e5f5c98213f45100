"""Messages in the language that is spoken, which is English unless somebody says otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from clausebook.language.catalogue import catalogue_of

__all__ = [
    "ENGLISH",
    "N_",
    "_",
    "language_name",
    "language_of",
    "ngettext",
    "pgettext",
    "speak",
    "spoken_in",
    "spoken_language",
]

ENGLISH = "en"

_SPOKEN: ContextVar[str] = ContextVar("spoken", default=ENGLISH)
"""Not a global: what one build speaks reaches no other, and workers that it forks inherit it."""


def speak(language: str) -> None:
    """Speak a language from here on, in this context."""
    _SPOKEN.set(language or ENGLISH)


@contextmanager
def spoken_in(language: str) -> Iterator[None]:
    """Speak a language, and afterwards what was spoken before, whatever was said meanwhile."""
    token = _SPOKEN.set(language or ENGLISH)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken_language() -> str:
    """Return the code of the language that is spoken."""
    return _SPOKEN.get()


def _(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with its ``{placeholders}`` filled.

    Values are put in as they are, and never translated. A message without values is returned as it
    stands, braces included.
    """
    return pgettext("", message, **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a message that means another thing elsewhere; the context says what it means here."""
    forms = catalogue_of(_SPOKEN.get()).forms if _SPOKEN.get() != ENGLISH else {}
    told = forms.get((context, message), (message,))[0]
    return told.format_map(values) if values else told


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message that fits a number, which stands in its place ``{count}``."""
    forms: tuple[str, ...] = (one, many)
    form = int(count != 1)
    if _SPOKEN.get() != ENGLISH:
        catalogue = catalogue_of(_SPOKEN.get())
        if ("", one) in catalogue.forms:
            forms, form = catalogue.forms["", one], catalogue.plural(count)
    return forms[form].format_map({"count": count, **values})


def N_(message: str) -> str:  # noqa: N802 - the name that all who translate know
    """Return a message as it is, and mark it for the catalogue: it is translated when shown."""
    return message


_NAMES = {
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "it": N_("Italian"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "sv": N_("Swedish"),
}


def language_of(code: str) -> str:
    """Return the language of a code without its region: ``de`` of ``de-AT``; none is English."""
    return code.replace("_", "-").partition("-")[0] or ENGLISH


def language_name(code: str) -> str:
    """Return what a language is called: ``de`` is German; a code that is not known stays."""
    name = _NAMES.get(language_of(code))
    return _(name) if name is not None else code
