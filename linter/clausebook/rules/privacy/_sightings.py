"""Personal data that were seen in a text, and how a text is prepared for the search."""

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Sighting",
    "Sort",
    "blanked",
    "capitalized_words",
    "masked",
    "said_before",
    "without_technical",
]


class Sort(StrEnum):
    """What sort of personal data it is, as a reader would call it."""

    EMAIL = "e-mail address"
    PHONE = "telephone number"
    IBAN = "bank account number"
    CARD = "payment card number"
    NATIONAL_ID = "national identity number"
    ADDRESS = "street address"
    PLATE = "number plate"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A part of a text that seems to be personal data; positions in code points from 0."""

    start: int
    end: int
    sort: Sort
    text: str


_TECHNICAL = re.compile(
    r"""
    https?://\S+ | www\.\S+                                   # addresses of pages
    | `[^`\n]*`                                               # code
    | (?<![\w-])[A-Z]{3}-[0-9]{1,9}(?![\w-])                   # ids of records
    | (?<![0-9.])[0-3]?[0-9]\.[01]?[0-9]\.(?:(?:19|20)[0-9]{2}|)(?![0-9])(?!\.[0-9])
    | \b[0-3]?[0-9]/[01]?[0-9]/(?:19|20)[0-9]{2}\b | \b(?:19|20)[0-9]{2}/[01][0-9]/[0-3][0-9]\b
    | \b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\b
    | \b[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?\b(?!\.[0-9])   # addresses of computers
    """,
    re.VERBOSE,
)
_CAPITALIZED = re.compile("[A-ZÀ-ÖØ-Þ][a-zß-öø-ž]+")
_NEAR = 45


def without_technical(text: str) -> str:
    """Return the text with addresses of pages, code, ids and days blanked, of the same length."""
    return _TECHNICAL.sub(lambda match: " " * len(match[0]), text)


def capitalized_words(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital, of two letters at least."""
    return frozenset(_CAPITALIZED.findall(text))


def blanked(text: str, sightings: list[Sighting]) -> str:
    """Return the text with what was seen blanked, so that it is not seen as something else."""
    for seen in sightings:
        text = text[: seen.start] + " " * (seen.end - seen.start) + text[seen.end :]
    return text


def said_before(cue: re.Pattern[str], text: str, start: int) -> bool:
    """Whether a word of the pattern stands shortly before a place, in the same line."""
    before = text[max(0, start - _NEAR) : start]
    return cue.search(before[before.rfind("\n") + 1 :]) is not None


def masked(seen: Sighting) -> str:
    """Return what was seen in a form that helps to find it but does not repeat it.

    A message travels into logs, baselines and the manual.
    """
    words = " ".join(seen.text.split())
    if seen.sort is Sort.EMAIL:
        local, at, domain = words.partition("@")
        return f"{local[0]}…{at}{domain}" if at else f"{local[0]}…"
    if seen.sort is Sort.NAME:
        return " ".join(f"{word[0]}…" for word in words.split())
    return f"{words[:2]}…{words[-2:]}" if len(words) > 6 else f"{words[:1]}…"
