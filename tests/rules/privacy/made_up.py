"""Made-up personal data of ten countries in sentences as they stand in complaints, from a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.rules.privacy.made_up_numbers import ACCOUNTS, IDENTITY_NUMBERS, Make, card
from tests.rules.privacy.made_up_people import ADDRESSES, EMAILS, NAMES, PHONES, PLATES

__all__ = ["SORTS", "Case", "cases"]

SORTS = (
    "e-mail address",
    "telephone number",
    "bank account number",
    "payment card number",
    "national identity number",
    "street address",
    "number plate",
    "name",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the personal data that somebody put into it."""

    sort: str
    country: str
    language: str
    text: str
    secret: str


LANGUAGES = {
    "DE": "de",
    "AT": "de",
    "CH": "de",
    "FR": "fr",
    "GB": "en",
    "US": "en",
    "ES": "es",
    "IT": "it",
    "NL": "nl",
    "PL": "pl",
}


def cases(seed: int, number: int) -> Iterator[Case]:
    """Yield that many cases of each sort and country that has the sort."""
    chance = random.Random(seed)
    for sort in SORTS:
        for country, make in _MAKERS[sort].items():
            for _ in range(number):
                secret = make(chance)
                told = chance.choice((LANGUAGES[country], "en"))
                text = chance.choice(_FRAMES[sort][told]).replace("*", secret)
                yield Case(sort, country, told, text, secret)


_MAKERS: dict[str, dict[str, Make]] = {
    "e-mail address": EMAILS,
    "telephone number": PHONES,
    "bank account number": ACCOUNTS,
    "payment card number": dict.fromkeys(LANGUAGES, card),
    "national identity number": IDENTITY_NUMBERS,
    "street address": ADDRESSES,
    "number plate": PLATES,
    "name": NAMES,
}

_ANY = {
    "en": (
        "The third delivery was late again, * was told on Monday and we sent a new lid.",
        "Complaint came by letter: *. Twelve sensors read wet soil in a dry field.",
        "Note of the help desk (*): door squeaks since the service, part on order.",
    ),
    "de": (
        "Die dritte Lieferung kam wieder zu spät, * wurde am Montag informiert.",
        "Reklamation per Brief: *. Zwölf Sensoren melden nassen Boden im trockenen Feld.",
        "Notiz vom Kundendienst (*): Tür quietscht seit der Wartung, Teil bestellt.",
    ),
    "fr": (
        "La troisième livraison est encore en retard, * a été informé lundi.",
        "Réclamation par courrier : *. Douze capteurs indiquent un sol humide.",
    ),
    "es": (
        "La tercera entrega llegó tarde otra vez, * fue avisado el lunes.",
        "Queja por carta: *. Doce sensores indican suelo húmedo.",
    ),
    "it": (
        "La terza consegna è arrivata di nuovo in ritardo, * è stato avvisato lunedì.",
        "Reclamo per lettera: *. Dodici sensori indicano terreno bagnato.",
    ),
    "nl": (
        "De derde levering was weer te laat, * is maandag ingelicht.",
        "Klacht per brief: *. Twaalf sensoren melden natte grond.",
    ),
    "pl": (
        "Trzecia dostawa znów się spóźniła, * został powiadomiony w poniedziałek.",
        "Reklamacja listem: *. Dwanaście czujników pokazuje mokrą glebę.",
    ),
}


def _with(**said: str) -> dict[str, tuple[str, ...]]:
    """Return the frames of all sorts with one more in each language, chosen as often as those."""
    return {
        language: (*frames, *((said[language],) * len(frames))) for language, frames in _ANY.items()
    }


_FRAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "e-mail address": _ANY,
    "telephone number": _with(
        en="The customer wants a call back, mobile *, after six.",
        de="Der Kunde bittet um Rückruf, Handy *, nach sechs.",
        fr="Le client veut être rappelé, tél. *, après six heures.",
        es="El cliente pide que le llamen, móvil *, después de las seis.",
        it="Il cliente vuole essere richiamato, cellulare *, dopo le sei.",
        nl="De klant wil teruggebeld worden, mobiel *, na zessen.",
        pl="Klient prosi o telefon: *, po szóstej.",
    ),
    "bank account number": _ANY,
    "payment card number": _ANY,
    "national identity number": {
        "en": (
            "Copy of the contract shows the social security number * of the driver.",
            "The NI, DNI, BSN, PESEL or SVNR of the customer is *, please remove it.",
            "Identity card * was scanned with the delivery note.",
        ),
        "de": (
            "Sozialversicherung * steht auf dem Lieferschein.",
            "Versicherungsnummer * des Fahrers notiert.",
        ),
        "fr": ("Numéro de sécurité sociale * du chauffeur sur le bon.",),
        "es": ("El DNI * del cliente está en el albarán.",),
        "it": ("Il codice fiscale * del cliente è sulla bolla.",),
        "nl": ("Het BSN * van de chauffeur staat op de bon.",),
        "pl": ("PESEL * kierowcy jest na dokumencie dostawy.",),
    },
    "street address": _with(
        en="Sensor was delivered to * instead of the farm.",
        de="Die Kundin wohnt *, dort steht der Ofen.",
        fr="La cliente habite *, le four est à la cave.",
        es="La clienta vive en *, el horno está en el sótano.",
        it="La cliente abita in *, il forno è in cantina.",
        nl="De klant woont *, de oven staat in de kelder.",
        pl="Klientka mieszka *, piec stoi w piwnicy.",
    ),
    "number plate": {
        "en": (
            "The van * hit the gate when it left.",
            "Driver of the car with the plate * complained.",
            "Registration *, twelve crates short.",
        ),
        "de": (
            "Das Fahrzeug * hat das Tor gestreift.",
            "Lkw, Kennzeichen *, zwölf Kisten zu wenig.",
        ),
        "fr": (
            "La camionnette * a heurté la barrière.",
            "Immatriculation *, douze caisses manquent.",
        ),
        "es": ("La furgoneta * golpeó la puerta.", "Matrícula *, faltan doce cajas."),
        "it": ("Il furgone * ha urtato il cancello.", "Targa *, mancano dodici casse."),
        "nl": ("De bestelbus * raakte het hek.", "Kenteken *, twaalf kratten te weinig."),
        "pl": ("Samochód * uderzył w bramę.", "Numer rejestracyjny *, brakuje dwunastu skrzynek."),
    },
    "name": _ANY,
}
