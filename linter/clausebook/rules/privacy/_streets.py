"""Street addresses in a text.

No kept library finds them in many countries without gigabytes of data, so these are patterns.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clausebook.rules.privacy._sightings import Sighting, Sort, capitalized_words, said_before
from clausebook.rules.privacy._words import one_of, word_for, words_in

__all__ = ["addresses", "may_hold_street"]

_BIG = "[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃĄĘ]"
_WORD = rf"{_BIG}[\w'’.-]*"
_HOUSE = r"[0-9]{1,4}(?: ?[a-zA-Z](?!\w))?(?:[/-][0-9]{1,3})?"

_CAPITALIZED_WORDS = frozenset(
    words_in(
        """
        Street, Road, Avenue, Ave, Lane, Crescent, Boulevard, Blvd, Drive, Dr, Close, Court, Ct
        Place, Way, Square, Gardens, Grove, Terrace, St, Rd, Ln
        Am, Auf, Hinter, Im, Ring, Unter, Zum, Zur
        Calle, Avda, Av, Avenida, Plaza, Pza, Paseo, Ronda, Camino, Carrer, Glorieta, Alameda
        Callejón, Callejon, Pasaje, Urbanización, Via, Viale, Piazza, Piazzale, Corso, Vicolo, Largo
        Contrada, Strada, Borgo, Salita, Ul, Al, Os, Pl, Ulica, Aleja, Aleje, Plac
        """
    )
)
_ENDINGS = words_in(
    """
    traße, trasse, str, Str, gasse, Gasse, allee, Allee, weg, Weg, platz, Platz, damm, Damm, ufer
    Ufer, steig, hof, Hof, markt, Markt, chaussee, Chaussee, gürtel, Gürtel, quai, kai
    straat, laan, gracht, plein, singel, steeg, kade, dijk, dreef, pad, baan
    """
)
_PIECES = (
    *("C/", "An de", "In der ", " ul. ", "(ul. ", " al. ", " os. ", " pl. ", " ulica ", " alej"),
    " plac ",
)
_FRENCH_WAYS = (
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Ii]mpasse|[Aa]ll[ée]e|[Cc]hemin|[Qq]uai"
    r"|[Pp]lace|[Rr]oute|[Pp]assage|[Ss]quare)"
)

_ENGLISH = rf"\b[0-9]{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,3}}" + one_of(
    r"Street\b, Road\b, Avenue\b, Ave\b, Lane\b, Crescent\b, Boulevard\b, Blvd\b"
)
_FACTORY = one_of(
    """
    montage, fertigungs, produktions, lackier, wasch, walz, pack, f[öo]rder, transport, misch
    f[üu]ll
    pr[üu]f, schwei(?:ß|ss), press, bearbeitungs, verpackungs, anlagen, takt
    """
)
_GERMAN = (
    rf"\b(?!(?i:{_FACTORY}))(?:{_BIG}[\w.-]*(?:stra(?:ß|ss)e|str\.|gasse|allee)"
    rf"|(?:{_WORD}[ -]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Gasse|Allee)) {_HOUSE}(?![\w,.]?[0-9])"
)
_FRENCH = (
    rf"\b[0-9]{{1,4}}(?: ?(?:bis|ter|quater))?,? {_FRENCH_WAYS}"
    rf" (?:(?:de la|de l['’]|du|des|de|d['’]|la|le|les|l['’]) ?)*{_BIG}[\w'’-]+"
)
_SPANISH = (
    r"(?:\bC/|\b(?:Calle|Avda\.?|Avenida|Plaza|Pza\.?|Paseo|Ronda|Camino|Carrer|Glorieta))"
    rf" ?(?:(?:de|del|la|las|los|el) )*(?:{_WORD}[ ,] ?(?:(?:de|del|la|y) )*){{1,4}}"
    rf"(?:n\.? ?[º°] ?|n[úu]m\. ?)?{_HOUSE}"
)
_ITALIAN = (
    rf"\b(?:Via (?:(?:d[aei]l?|dell[aeo']|dei|degli) ?)?(?:{_WORD} ?){{1,3}}, ?"
    r"|(?:Viale|Piazza|Piazzale|Corso|Vicolo|Largo|Contrada)"
    rf" (?:(?:del|dell[aeo']|dei|degli|di) ?)?(?:{_WORD},? ){{1,3}})(?:n\.? ?)?{_HOUSE}"
)
_DUTCH = rf"\b{_BIG}[\w-]*(?:straat|laan|gracht|plein|singel|steeg|kade) {_HOUSE}"
_POLISH = (
    r"\b(?:[Uu]l\.|[Aa]l\.|[Oo]s\.|[Uu]lica|[Aa]lej[ae]) (?:[0-9]{1,2} )?"
    rf"(?:{_WORD} ){{1,3}}[0-9]{{1,4}}[a-zA-Z]?(?:/[0-9]{{1,4}}| m\. ?[0-9]{{1,4}})?"
)
_SURE = re.compile(
    f"{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH}|{_ITALIAN}|{_DUTCH}|{_POLISH}",
)
"""What hardly means anything but a street and a house in it."""

_LIKELY = re.compile(
    rf"\b[0-9]{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,3}}"
    + one_of("St, Rd, Ln, Drive, Dr, Close, Court, Ct, Place, Way, Square, Gardens, Grove, Terrace")
    + r"\b"
    + rf"|\b(?:{_WORD}[ -]){{0,3}}{_BIG}?[\w.-]*(?i:"
    + one_of(
        "weg, platz, ring, damm, ufer, steig, hof, markt, chaussee, gürtel, quai, kai, dijk, dreef"
        ", pad, baan"
    )
    + rf") {_HOUSE}|\b"
    + one_of("Am, An de[rn], Auf de[rm], Im, In der, Unter den, Zum, Zur, Hinter der")
    + rf" (?:{_WORD} ){{1,2}}{_HOUSE}|\b"
    + one_of(r"Via, Strada, Borgo, Salita, Alameda, Callej[óo]n, Pasaje, [Pp]l\., [Pp]lac")
    + rf" (?:(?:de|del|della|dei|di|la|los|las) )*(?:{_WORD},? ){{1,3}}{_HOUSE}"
)
"""What also names other things, such as a parking place or a sealing ring."""

_UNIT = r"(?:(?:Apt|Suite|Flat|Unit|Top|Piso|Puerta|App|bus)\.? ?#?\w{1,4}[\s,]{1,3})?"
_CODES = (
    rf"(?:[A-Z]{{1,2}}-)?[0-9]{{4,5}},? {_BIG}",  # 10115 Berlin
    r"[0-9]{4} ?[A-Z]{2}\b",  # 1016 GV
    rf"[0-9]{{2}}-[0-9]{{3}} {_BIG}",  # 00-950 Warszawa
    rf"{_BIG}[\w '-]{{1,25}}, [0-9]{{5}}\b",  # Sevilla, 41001
)
_TOWN = re.compile(rf"[\s,;-]{{1,4}}{_UNIT}(?:{'|'.join(_CODES)})")
_CODE = r"(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b|[A-Z]{2} [0-9]{5}\b)"  # LS6 2AB, IL 62704
_BEFORE_CODE = re.compile(
    rf"\b(?P<street>[0-9]{{1,5}}[A-Za-z]?,? {_WORD}(?: {_WORD}){{1,3}})"
    rf"[\s,]{{1,3}}{_UNIT}(?:{_BIG}[\w .'-]{{1,25}}[\s,]{{1,3}}){{0,3}}{_CODE}"
)
_TRACE = re.compile(  # begins with a digit, so that the search is fast
    r"[0-9](?:[A-Z]{2}\b|[0-9]{4}\b(?<=[A-Z]{2} [0-9]{5})|(?<=ring [0-9])"
    rf"|(?: ?(?:bis|ter|quater))?,? {_FRENCH_WAYS} )"
)
_LIVES = word_for(
    r"""
    liv(?:es?|ed|ing), home, address, resid\w+, moved to, deliver(?:ed|y)? to, sent to
    wohn\w*, anschrift, adresse, zu hause, gezogen, habit\w+, domicil\w+, demeur\w+, viv[eií]\w*
    direcci[óo]n, domicilio, abit\w+, indirizzo, woon\w*, adres\w*, mieszka\w*, zamieszka\w+
    """
)
_DIGIT = re.compile("[0-9]")


def may_hold_street(text: str, words: frozenset[str]) -> bool:
    """Whether a text with these capitalized words holds what each street has; cheap."""
    return (
        not words.isdisjoint(_CAPITALIZED_WORDS)
        or any(map(_ends_like_a_street, words))
        or _TRACE.search(text) is not None
        or any(map(text.__contains__, _PIECES))
    )


@lru_cache(maxsize=65536)
def _ends_like_a_street(word: str) -> bool:
    """Whether a word ends as the names of streets do; texts use the same words over and over."""
    return word.endswith(_ENDINGS)


def addresses(text: str) -> Iterator[Sighting]:
    """Yield streets with a house number.

    Where such words also name other things, a town must follow or a word for living there precede.
    """
    if not _DIGIT.search(text) or not may_hold_street(f" {text}", capitalized_words(text)):
        return
    end = 0
    for start, stop in sorted({*_sure(text), *_likely(text), *_before_code(text)}):
        if start >= end:
            end = stop
            yield Sighting(start, end, Sort.ADDRESS, text[start:end])


def _sure(text: str) -> Iterator[tuple[int, int]]:
    for match in _SURE.finditer(text):
        yield match.span()


def _likely(text: str) -> Iterator[tuple[int, int]]:
    for match in _LIKELY.finditer(text):
        if _TOWN.match(text, match.end()) or said_before(_LIVES, text, match.start()):
            yield match.span()


def _before_code(text: str) -> Iterator[tuple[int, int]]:
    for match in _BEFORE_CODE.finditer(text):
        yield match.span("street")
