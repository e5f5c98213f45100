"""Names of people in a text: after a form of address, or known from the register of persons."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clausebook.corpus import Corpus
from clausebook.rules.privacy._sightings import Sighting, Sort, capitalized_words
from clausebook.rules.privacy._words import words_in

__all__ = ["RecordedNames", "addressed_names", "may_hold_form", "recorded_names"]

_FORMS = frozenset(
    words_in(
        """
        Mr, Mrs, Ms, Miss, Mx, Dr, Doctor, Prof, Professor, Herr, Herrn, Frau, Mag, Ing, Mme, Madame
        Mlle, Monsieur, Señor, Señora, Senor, Senora, Sr, Sra, Sig, Signor, Signora, Dott, Mevrouw
        Mevr, Meneer, Dhr, Pani
        """
    )
)
_PIECES = ("M. ", "eñor", "enor", "mevr", "meneer", "dhr. ", "de heer", "pani ", "panią")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"(?!X{{2,}}){_CAPITAL}(?:[^\W\d_]|['’-](?={_CAPITAL}))+"
_ADDRESSED = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Herrn?|Frau|Mme|Madame|Monsieur|Mlle"
    r"|[Ss]e[ñn]ora?|Sra?|Sig(?:\.ra)?|Signora?|Dott(?:\.ssa)?|[Mm]evrouw|[Mm]evr|[Mm]eneer|[Dd]hr"
    r"|de heer|(?:Dipl\.-)?Ing(?=\.)|Mag(?=\.)|[Pp]ani|panią"
    rf"|(?<![0-9] )M(?=\. (?:d[eu] )?{_CAPITAL}[\w'’]{{2}}))\b\.? +"
    r"(?:(?:Dr|Prof)\.? +)?(?:[A-Z]\.? ?){0,2}"
    r"(?:(?:van|von|de|du|der|den|di|da|del|la|le|el) )*"
    rf"(?P<name>{_NAME})",
)
_NO_NAMES = frozenset(
    words_in(
        """
        Direktor, Direktorin, Doktor, Professor, Director, Manager, Doctor, President, Präsident
        Nurse
        Consultant, Who, What, When, Where, Which, And, But, The, This, That, Is, Was, Am, Has, Had
        He, She, We, They
        """
    )
)
_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’-]+")


def may_hold_form(text: str, words: frozenset[str]) -> bool:
    """Whether a form of address stands in a text with these capitalized words; cheap."""
    return not _FORMS.isdisjoint(words) or any(map(text.__contains__, _PIECES))


def addressed_names(text: str) -> Iterator[Sighting]:
    """Yield names behind a form of address, such as Mrs; initials and masks are no names."""
    if not may_hold_form(text, capitalized_words(text)):
        return
    for match in _ADDRESSED.finditer(text):
        name = match["name"]
        if name not in _NO_NAMES and any(character.islower() for character in name):
            yield Sighting(match.start(), match.end(), Sort.NAME, match[0])


@dataclass(frozen=True, slots=True)
class RecordedNames:
    """Names that the register of persons holds under another title, by their last word."""

    by_surname: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def may_stand_in(self, text: str) -> bool:
        """Whether a surname stands in a text."""
        if not self.by_surname:
            return False
        return not self.by_surname.keys().isdisjoint(_WORD.findall(text))

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield recorded names that are written out in full."""
        if not self.may_stand_in(text):
            return
        for surname in self.by_surname.keys() & set(_WORD.findall(text)):
            for name in self.by_surname[surname]:
                spaced = r"\s+".join(re.escape(word) for word in name.split())
                for match in re.finditer(rf"\b{spaced}\b", text):
                    yield Sighting(match.start(), match.end(), Sort.NAME, match[0])


def recorded_names(corpus: Corpus) -> RecordedNames:
    """Return the names of persons whose records go by another title.

    Where the title is the name, the organization shows its people by name and means to.
    """
    found: dict[str, tuple[str, ...]] = {}
    for person in corpus.records("person"):
        words = person.text("name").split()
        if len(words) > 1 and words != person.title.split():
            found[words[-1]] = (*found.get(words[-1], ()), " ".join(words))
    return RecordedNames(found)
