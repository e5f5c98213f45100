"""Made-up names, addresses, telephone numbers and plates of ten countries.

Telephone numbers are of ranges set aside for fiction where a country has such.
"""

import random
import string

from tests.rules.privacy.made_up_numbers import Make, filled

__all__ = ["ADDRESSES", "EMAILS", "NAMES", "PHONES", "PLATES"]

_SURNAMES = {
    "DE": ("Weber", "Müller", "Schäfer", "Großmann", "Özdemir", "von der Heide", "Krüger-Lang"),
    "AT": ("Gruber", "Hofstätter", "Pichler", "Kovač"),
    "CH": ("Bürgi", "Zbinden", "Rochat", "Ammann"),
    "FR": ("Lefèvre", "Moreau", "de Villiers", "N'Diaye", "Élouard"),
    "GB": ("Smith", "O'Connor", "Khan", "Llewellyn", "Taylor-Reed"),
    "US": ("Johnson", "Nguyen", "McAllister", "Ramirez"),
    "ES": ("García", "Ibáñez", "Núñez", "Álvarez"),
    "IT": ("Rossi", "D'Angelo", "Esposito", "Conti"),
    "NL": ("de Vries", "Jansen", "van den Berg", "Bakker"),
    "PL": ("Kowalska", "Wójcik", "Łuczak", "Świątek"),
}
_FORMS = {
    "DE": ("Frau", "Herr", "Herrn", "Dr.", "Frau Dr."),
    "AT": ("Frau", "Herr", "Mag.", "Ing."),
    "CH": ("Frau", "Herr"),
    "FR": ("Mme", "M.", "Madame", "Monsieur"),
    "GB": ("Mr", "Mrs", "Ms", "Miss", "Dr"),
    "US": ("Mr.", "Mrs.", "Ms.", "Dr."),
    "ES": ("Sra.", "Sr.", "señor", "Señora"),
    "IT": ("Signora", "Sig.", "Signor", "Dott.ssa"),
    "NL": ("mevrouw", "Mevr.", "de heer", "dhr."),
    "PL": ("pani", "pan", "Pani"),
}
_MAIL = {
    "DE": ("gmx.de", "web.de", "t-online.de"),
    "AT": ("aon.at", "gmx.at"),
    "CH": ("bluewin.ch", "hispeed.ch"),
    "FR": ("orange.fr", "laposte.net"),
    "GB": ("btinternet.com", "mill-farm.co.uk"),
    "US": ("gmail.com", "orchards.us"),
    "ES": ("telefonica.net", "finca-sol.es"),
    "IT": ("libero.it", "tin.it"),
    "NL": ("ziggo.nl", "kpnmail.nl"),
    "PL": ("wp.pl", "onet.pl"),
}


def _email(country: str) -> Make:
    def make(chance: random.Random) -> str:
        plain = "".join(
            c for c in chance.choice(_SURNAMES[country]).lower() if c in string.ascii_letters
        )
        first = chance.choice(("anna", "jan", "m", "petra.j", "luc"))
        local = chance.choice(
            (
                f"{first}.{plain}",
                f"{plain}{chance.randint(1, 99)}",
                f"{first}_{plain}",
                f"{first}+shop.{plain}",
            )
        )
        at = chance.choice(("@", "@", "@", "@", "(at)", " [at] "))
        found = f"{local}{at}{chance.choice(_MAIL[country])}"
        return chance.choice((found, found, found, found.upper() if at == "@" else found))

    return make


_PHONES = {
    "DE": (
        "+49 30 23125 ###",
        "030 / 23125-###",
        "030 23125###",
        "0171 39200##",
        "+49 (0)171 39200##",
        "0049 171 39200##",
        "0171/39200##",
    ),
    "AT": ("+43 664 12345##", "0664 12 345 ##", "0664/12345##", "+43 (0)1 71100 ##", "01 71100 ##"),
    "CH": ("+41 79 123 4# ##", "079 123 4# ##", "044 668 1# ##", "0041 44 668 1# ##"),
    "FR": (
        "06 12 34 5# ##",
        "+33 6 39 98 ## ##",
        "01.99.00.##.##",
        "+33 (0)1 99 00 ## ##",
        "06-12-34-##-##",
        "01 99 00 ## ##",
    ),
    "GB": (
        "020 7946 0###",
        "07400 1234##",
        "+44 7700 900###",
        "(0131) 496 0###",
        "+44 (0)20 7946 0###",
        "0131 4960###",
    ),
    "US": (
        "(202) 555-01##",
        "202-555-01##",
        "+1 202 555 01##",
        "202.555.01##",
        "+1-212-555-01##",
        "1-202-555-01##",
    ),
    "ES": ("+34 612 34 5# ##", "612 345 6##", "612 34 56 ##", "612-345-6##", "91 523 4# ##"),
    "IT": ("+39 347 123 4###", "347 123 4###", "347/1234###", "02 8646 1###", "3471234###"),
    "NL": ("06 123456##", "06-123456##", "+31 6 12 34 56 ##", "020 624 1###", "(020) 624 1###"),
    "PL": ("+48 601 23 4# ##", "601 234 5##", "601-234-5##", "22 621 4# ##", "(22) 621 4# ##"),
}
_PLATES = {
    "DE": ("B-?? ####", "M-? ###", "HH ?? ###", "WOB-?? ##E"),
    "AT": ("W-#####?", "GU-###??", "L ##### ?"),
    "CH": ("ZH ######", "BE-#####", "VD ###"),
    "FR": ("??-###-??", "?? ### ??", "### ??? 75"),
    "GB": ("AB## ???", "LK##???", "X### ???"),
    "US": ("#???###", "???-####", "??? ####"),
    "ES": ("#### ???", "####-???", "####???"),
    "IT": ("?? ### ??", "??###??"),
    "NL": ("##-???-#", "?-###-??", "##-??-??"),
    "PL": ("WA #####", "KR #??##", "PO ####?"),
}
_STREETS = {
    "DE": (
        "Lindenstraße",
        "Goethestr.",
        "Feldweg",
        "Am Anger",
        "Alter Markt",
        "Hauptstrasse",
        "Mühlgasse",
        "Kastanienallee",
    ),
    "AT": ("Mariahilfer Straße", "Wiedner Gürtel", "Kärntner Ring", "Dorfgasse"),
    "CH": ("Bahnhofstrasse", "Seefeldquai", "Rosenweg", "Oberdorfstr."),
    "FR": (
        "rue de la Paix",
        "avenue Victor Hugo",
        "bd Saint-Michel",
        "impasse des Lilas",
        "quai d'Orsay",
        "allée du Parc",
    ),
    "GB": (
        "Acacia Avenue",
        "Station Road",
        "Mill Close",
        "The Green",
        "Orchard Way",
        "High Street",
        "Kings Drive",
    ),
    "US": ("Maple Street", "Oak Ave", "County Road", "Elm Dr", "Sunset Blvd", "Broadway"),
    "ES": (
        "Calle Mayor",
        "C/ Alcalá",
        "Avda. de América",
        "Plaza de España",
        "Camino Viejo",
        "Calle de la Luz",
    ),
    "IT": (
        "Via Garibaldi",
        "Piazza del Duomo",
        "Corso Italia",
        "Viale dei Mille",
        "Vicolo Stretto",
    ),
    "NL": (
        "Prinsengracht",
        "Kerkstraat",
        "Dorpsweg",
        "Laan van Meerdervoort",
        "Stationsplein",
        "Molenpad",
    ),
    "PL": ("ul. Mickiewicza", "al. Jerozolimskie", "os. Słoneczne", "ul. 3 Maja", "pl. Wolności"),
}
_TOWNS = {
    "DE": ("10115 Berlin", "D-80331 München"),
    "AT": ("1060 Wien", "A-8010 Graz"),
    "CH": ("8001 Zürich", "CH-3000 Bern"),
    "FR": ("75002 Paris", "69001 Lyon"),
    "GB": ("Leeds LS6 2AB", "London, SW1A 1AA"),
    "US": ("Springfield, IL 62704", "Austin, TX 78701"),
    "ES": ("28013 Madrid", "41001 Sevilla"),
    "IT": ("20121 Milano", "00184 Roma"),
    "NL": ("1016 GV Amsterdam", "2514AB Den Haag"),
    "PL": ("00-950 Warszawa", "31-010 Kraków"),
}
_NUMBER_FIRST = ("FR", "GB", "US")


def _address(country: str) -> Make:
    def make(chance: random.Random) -> str:
        street, number = chance.choice(_STREETS[country]), str(chance.randint(1, 240))
        if country == "FR":
            line = f"{number}{chance.choice(('', ',', ' bis,'))} {street}"
        elif country in _NUMBER_FIRST:
            line = f"{number} {street}"
        elif country == "PL":
            line = f"{street} {number}{chance.choice(('', '/12', ' m. 4'))}"
        else:
            comma = chance.choice(("", ",")) if country in ("ES", "IT") else ""
            line = f"{street}{comma} {number}{chance.choice(('', 'a'))}"
        return chance.choice((line, f"{line}, {chance.choice(_TOWNS[country])}"))

    return make


def _name(country: str) -> Make:
    return lambda chance: f"{chance.choice(_FORMS[country])} {chance.choice(_SURNAMES[country])}"


def _pattern(patterns: tuple[str, ...]) -> Make:
    return lambda chance: filled(chance, *patterns)


EMAILS = {country: _email(country) for country in _MAIL}
PHONES = {country: _pattern(patterns) for country, patterns in _PHONES.items()}
PLATES = {country: _pattern(patterns) for country, patterns in _PLATES.items()}
ADDRESSES = {country: _address(country) for country in _STREETS}
NAMES = {country: _name(country) for country in _SURNAMES}
