"""The search for personal data in one text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clausebook.rules.privacy._contacts import AT_SIGNS, SHARED_MAILBOXES, emails, phones
from clausebook.rules.privacy._names import RecordedNames, addressed_names, may_hold_form
from clausebook.rules.privacy._numbers import cards, ibans, national_ids
from clausebook.rules.privacy._plates import may_hold_plate, plates
from clausebook.rules.privacy._sightings import (
    Sighting,
    Sort,
    blanked,
    capitalized_words,
    without_technical,
)
from clausebook.rules.privacy._streets import addresses, may_hold_street

__all__ = ["Search"]

_DIGITS = re.compile(  # begins with a digit, so that the search is fast
    r"[0-9](?<![0-9-][0-9])"
    r"(?!(?<=[12])[0-9]{3}-[01][0-9](?:-[0-3][0-9])?(?![0-9]))"  # no day, no month
    r"(?:(?:[^\w\n,;:]{0,3}[0-9]){5}|[0-9][A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z])"
)
_A_DIGIT = re.compile("[0-9]")
_BETWEEN = re.compile(r"[\W_]+")


def _may_hold_number(text: str, words: frozenset[str]) -> bool:
    """Whether a number, or a house or plate with one, could stand in a text with these words."""
    return (
        _DIGITS.search(text) is not None
        or may_hold_street(f" {text}", words)
        or may_hold_plate(text)
    )


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what may be told.

    ``allowed`` are addresses and numbers that are public, and ``@domain`` for all of a domain.
    """

    shared_mailboxes: frozenset[str] = frozenset(SHARED_MAILBOXES)
    allowed: tuple[str, ...] = ()
    names: RecordedNames = field(default_factory=RecordedNames)

    def may_find(self, text: str) -> bool:
        """Whether anything could be found; cheap, since most documents hold nothing."""
        words = capitalized_words(text)
        return (
            any(map(text.__contains__, AT_SIGNS))
            or may_hold_form(text, words)
            or self.names.may_stand_in(text)
            or (_A_DIGIT.search(text) is not None and _may_hold_number(text, words))
        )

    def find(
        self, text: str, language: str = "", *, places: bool = True, names: bool = True
    ) -> tuple[Sighting, ...]:
        """Return what was seen in a text, in its order; nothing is seen twice.

        The language, two letters, tells how telephone numbers are written. Street addresses and
        names can be left out where they belong.
        """
        if not self.may_find(text):
            return ()
        steps: list[Callable[[str], Iterable[Sighting]]] = [
            lambda rest: emails(rest, self.shared_mailboxes),
            *(ibans, cards, national_ids),
            lambda rest: phones(rest, language),
            *((addresses,) if places else ()),
            plates,
            *((addressed_names, self.names.sightings) if names else ()),
        ]
        rest, found = without_technical(text), list[Sighting]()
        for step in steps:
            seen = list(step(rest))
            rest = blanked(rest, seen)
            found += seen
        return tuple(sorted(seen for seen in found if not self._may_be_told(seen)))

    def _may_be_told(self, seen: Sighting) -> bool:
        for known in self.allowed:
            if known.startswith("@"):
                if seen.sort is Sort.EMAIL and seen.text.casefold().endswith(known.casefold()):
                    return True
            elif _BETWEEN.sub("", known).casefold() == _BETWEEN.sub("", seen.text).casefold():
                return True
        return False
