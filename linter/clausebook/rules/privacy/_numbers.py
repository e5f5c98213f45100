"""Numbers of accounts, payment cards and persons, told by their check digits."""

import re
from collections.abc import Iterator
from importlib import import_module

from clausebook.rules.privacy._sightings import Sighting, Sort, said_before
from clausebook.rules.privacy._words import word_for

__all__ = ["cards", "ibans", "national_ids"]

_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}\b")
_CARD = re.compile(r"(?<![\w.,-])[1-6][0-9]{3}(?:[ -]?[0-9]){8,15}(?![\w]|[.,-][0-9])")
_GROUPS = re.compile(
    r"[0-9]{12,19}|(?:[0-9]{4}([ -]))(?:[0-9]{4}\1){2,3}[0-9]{1,4}|"
    r"[0-9]{4}([ -])[0-9]{6}\2[0-9]{4,5}"
)
_ISSUERS = re.compile(
    r"4(?:[0-9]{15}|[0-9]{18})"  # Visa
    r"|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
    r"|3[47][0-9]{13}"  # American Express
    r"|(?:6011|65[0-9]{2}|64[4-9][0-9])[0-9]{12}"  # Discover
    r"|35(?:2[89]|[3-8][0-9])[0-9]{12}"  # JCB
)

_CARD_WORD = word_for(
    r"""
    (?:credit|debit|payment|bank)[ -]?cards?, cards?, visa, mastercard, maestro, diners, amex
    kreditkarte\w*, karten?, kartennummer, carte(?: bancaire)?, tarjeta, carta, creditcard
    kaart, karty?
    """
)

_ALONE: tuple[tuple[str, str], ...] = (
    ("stdnum.de.idnr", r"\b[1-9][0-9](?: ?[0-9]{3}){3}\b"),
    (
        "stdnum.fr.nir",
        r"\b[12] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}\b",
    ),
    (
        "stdnum.it.codicefiscale",
        r"\b[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]\b",
    ),
    ("stdnum.ch.ssn", r"\b756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}\b"),
    ("stdnum.be.nn", r"\b[0-9]{2}[. ][0-9]{2}[. ][0-9]{2}[- ][0-9]{3}[. ][0-9]{2}\b"),
    ("stdnum.fi.hetu", r"\b[0-3][0-9][01][0-9]{3}[-+A-FU-Y][0-9]{3}[0-9A-FHJ-NPR-Y]\b"),
)
_WITH_WORD: tuple[tuple[str, str], ...] = (
    ("stdnum.es.dni", r"\b[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}[ -]?[A-Z]\b"),
    ("stdnum.es.nie", r"\b[XYZ][ -]?[0-9]{7}[ -]?[A-Z]\b"),
    (
        "stdnum.nl.bsn",
        r"\b[0-9]{9}\b|\b[0-9]{3}[. ][0-9]{3}[. ][0-9]{3}\b|\b[0-9]{4}\.[0-9]{2}\.[0-9]{3}\b",
    ),
    ("stdnum.pl.pesel", r"\b[0-9]{11}\b"),
    ("stdnum.at.vnr", r"\b[1-9][0-9]{3} ?[0-9]{6}\b"),
    ("stdnum.gb.nhs", r"\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\b"),
    ("stdnum.us.ssn", r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
    ("stdnum.se.personnummer", r"\b(?:19|20)?[0-9]{6}[-+][0-9]{4}\b"),
    ("stdnum.dk.cpr", r"\b[0-3][0-9][01][0-9]{3}-?[0-9]{4}\b"),
    ("stdnum.no.fodselsnummer", r"\b[0-9]{6} ?[0-9]{5}\b"),
    ("stdnum.ie.pps", r"\b[0-9]{7}[A-W][A-IW]?\b"),
)
_NATIONAL_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"
)
_ID_WORD = word_for(
    r"""
    DNI, NIF, NIE, BSN, PESEL, SSN, NHS, PPS, CPR, NINO, NI, SVNR, SV-Nr, VSNR, burgerservicenummer
    social security, national insurance, tax id, taxpayer, identity card, id card, national id
    sozialversicherung\w*, versicherungsnummer, personnummer, f[øo]dselsnummer, personnr
    carnet de identidad, documento, identidad
    """
)
_SOME_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,3}){6}")


def ibans(text: str) -> Iterator[Sighting]:
    """Yield bank account numbers whose country, length and check digits are right."""
    for match in _IBAN.finditer(text):
        raw = match[0]
        while len(raw) > 14:
            if _is_valid("stdnum.iban", raw):
                yield Sighting(match.start(), match.start() + len(raw), Sort.IBAN, raw)
                break
            raw = raw[: max(raw.rfind(" "), raw.rfind("-"), 0)]


def cards(text: str) -> Iterator[Sighting]:
    """Yield numbers that begin, end and are grouped as those of payment cards.

    Behind a word for such a card any number counts whose check digit is right.
    """
    for match in _CARD.finditer(text):
        digits = re.sub("[ -]", "", match[0])
        of_issuer = _GROUPS.fullmatch(match[0]) and _ISSUERS.fullmatch(digits)
        meant = of_issuer or said_before(_CARD_WORD, text, match.start())
        if meant and len(set(digits)) > 1 and _is_valid("stdnum.luhn", digits):
            yield Sighting(match.start(), match.end(), Sort.CARD, match[0])


def national_ids(text: str) -> Iterator[Sighting]:
    """Yield identity numbers of persons: of tax, insurance or a register of inhabitants.

    Where the check digits alone leave room for chance, a word for such a number must stand before.
    """
    if not _SOME_DIGITS.search(text):
        return
    for module, pattern in _ALONE:
        yield from _checked(module, pattern, text)
    if _ID_WORD.search(text) is None:
        return
    for module, pattern in _WITH_WORD:
        found = _checked(module, pattern, text)
        yield from (seen for seen in found if said_before(_ID_WORD, text, seen.start))
    for match in _NATIONAL_INSURANCE.finditer(text):
        if said_before(_ID_WORD, text, match.start()):
            yield Sighting(match.start(), match.end(), Sort.NATIONAL_ID, match[0])


def _checked(module: str, pattern: str, text: str) -> Iterator[Sighting]:
    for match in re.finditer(pattern, text):
        if _is_valid(module, match[0]):
            yield Sighting(match.start(), match.end(), Sort.NATIONAL_ID, match[0])


def _is_valid(module: str, number: str) -> bool:
    return bool(import_module(module).is_valid(number))
