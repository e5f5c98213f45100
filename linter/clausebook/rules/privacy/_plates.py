"""Number plates of vehicles in a text."""

import re
from collections.abc import Iterator

from clausebook.rules.privacy._sightings import Sighting, Sort, said_before
from clausebook.rules.privacy._words import one_of, word_for, words_in

__all__ = ["may_hold_plate", "plates"]

_FORMS = (
    r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?[0-9]{1,4}[EH]?",  # B-AB 1234
    r"[A-ZÄÖÜ]{1,3} [A-Z]{1,2} [0-9]{1,4}[EH]?",
    r"[A-Z]{2}[0-9]{2} ?[A-Z]{3}",  # AB12 CDE
    r"[A-Z]{2}[ -]?[0-9]{3}[ -]?[A-Z]{2}",  # AB-123-CD
    r"[0-9]{4}[ -]?[B-DF-HJ-NP-TV-Z]{3}",  # 1234 BCD
    r"[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}",  # 12-ABC-3
    r"[A-Z]{2,3} [0-9A-Z]{4,5}",  # WA 12345
    r"[A-Z]{1,2}[ -][0-9]{1,6}(?: ?[A-Z]{1,3})?",  # W-12345 A, ZH 123456
    r"[0-9]{1,4}[ -][A-Z]{2,3}[ -][0-9]{2}",  # 123 ABC 75
    r"[A-Z][0-9]{1,3} ?[A-Z]{3}",  # A123 BCD
    r"[0-9][A-Z]{3}[ -]?[0-9]{3}",  # 7ABC123
)
_STANDARDS = one_of("ISO, IEC, DIN, EN, VDA, ASTM, SAE, IP, UN, EUR, USD, GBP, CHF, PLN")
_PLATE = re.compile(rf"(?<![\w-])(?!{_STANDARDS}\b)(?:{'|'.join(_FORMS)})(?![\w-])")
_VEHICLE = word_for(
    r"""
    (?:number |licen[cs]e )?plates?, registration, registered, reg, car, van, truck, lorry
    vehicle, taxi
    kennzeichen, nummernschild, auto, wagen, lkw, pkw, transporter, lieferwagen, fahrzeug, kfz
    immatricul\w+, plaque, voiture, camion, camionnette, v[ée]hicule
    matr[íi]cula, coche, furgoneta, cami[óo]n, targa, targat[oa], furgone, macchina
    kenteken, bestelbus, vrachtwagen, rejestracyjn\w+, samoch[óo]d\w*, ci[ęe]żar[óo]w\w+
    """
)
_TRACES = words_in(
    """
    plate, regist, reg, car, van, truck, lorry, hicle, taxi, kennzeichen, nummernschild
    auto, wagen, kw, transporter, fahrzeug, kfz, matr, plaque, voiture, cami, coche, furgon
    targa, macchina, kenteken, bestelbus, rejestr, samoch, żarów
    """
)


_MIX = re.compile(  # letters and digits together, but not the id of a record
    r"[0-9](?:[ -]?[A-Z]|(?:(?<=[A-Z][0-9])|(?<=[A-Z][ -][0-9]))(?<![A-Z]{3}-[0-9]))"
)


def may_hold_plate(text: str) -> bool:
    """Whether a word for a vehicle and something like a plate stand there; cheap."""
    if _MIX.search(text) is None:
        return False
    lower = text.lower()
    return any(map(lower.__contains__, _TRACES)) and _PLATE.search(text) is not None


def plates(text: str) -> Iterator[Sighting]:
    """Yield what looks like a number plate behind a word for a vehicle or its registration."""
    if not may_hold_plate(text):
        return
    for match in _PLATE.finditer(text):
        signs = [character for character in match[0] if character.isalnum()]
        is_long = len(signs) > 4 and any(sign.isdigit() for sign in signs)
        if is_long and said_before(_VEHICLE, text, match.start()):
            yield Sighting(match.start(), match.end(), Sort.PLATE, match[0])
