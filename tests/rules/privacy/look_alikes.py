"""Texts whose numbers and words look like personal data and are none, from a seed."""

import random
import string
from collections.abc import Iterator

__all__ = ["look_alikes"]


def look_alikes(seed: int, number: int) -> Iterator[tuple[str, str]]:
    """Yield that many texts of each sort of look-alike, with their language."""
    chance = random.Random(seed)
    for language, patterns in _LOOK_ALIKES.items():
        for pattern in patterns:
            for _ in range(number):
                yield _look_alike(chance, pattern), language


def _look_alike(chance: random.Random, pattern: str) -> str:
    """Return the pattern with ~ replaced by digits and ^ by letters; # stays as it is written."""
    signs = {"~": string.digits, "^": string.ascii_uppercase}
    return "".join(chance.choice(signs[c]) if c in signs else c for c in pattern)


_LOOK_ALIKES = {
    "en": (
        # numbers of things
        "Order 45~~~~~~~~ of 2026-0~-1~ was delivered with 3 pallets.",
        "Purchase order PO-~~~~-~~~~~~ covers part 12-~~~~-~~~ rev. B.",
        "Part number ^^~~~~~.~~.~~~ replaces ~~~-~~~-~~~~ from lot 2026~~.",
        "Drawing 0~~~ ~~~~ ~~, sheet 2, and drawing 0~~~~ ~~~~~~ were mixed up.",
        "Serial number 0~~~~~~~~~~ and batch ~~~~~~~~~~~~ were scrapped.",
        "Article ~~~ ~~~ ~~~ is out of stock, item ~~~.~~~.~~ replaces it.",
        "EAN 40~~~~~~~~~~~ and GTIN 0~~~~~~~~~~~~~ are on the carton.",
        "IMEI 35~~~~~~~~~~~~~ of the gateway and ICCID 8949~~~~~~~~~~~~~~~ of its card slot.",
        "Invoice 2026-~~~~~ over 12.~~~,50 EUR, credit note 2026/~~~~~~.",
        "Ticket #~~~~~~~, commit ~a~~f~~c~~~~d~~~~~~~~~~~~~~~~~~~~~~~~~~b is the fix.",
        "ISBN 978-3-~~~-~~~~~-~ and DOI 10.1~~~/j.qual.2026.~~.~~~ are cited.",
        "Hash 3928acde~~~b450594315419~ecd~39a was checked.",
        "Record CMP-~~~~, NCR-~~~~ and RSK-~~~~ tell more.",
        # measures
        "Measured 0.~~~ 0.~~~ 1.~~~ 1.~~~ 2.~~~ mm; limits 10.0 ± 0.05.",
        "Pressure 1~~~ hPa, 220-240 V, 50/60 Hz, -20…+60 °C, IP67, 4-20 mA.",
        "Torque 12 Nm at 1500 1/min, weight 1 2~~ ~~~ g, 3 000 000 cycles.",
        "Capacity 1~~ ~~~ ~~~ pieces a year, price 1,2~~,~~~.00 USD.",
        "Position 52.5~~~~~, 13.4~~~~~ was logged at 12:~~:~~.",
        # days, versions, clauses, computers
        "Between 01.0~.2026 and 31.1~.2026, on 2026-0~-2~ 14:~~ and 1~/0~/2026.",
        "Version 1~.~.~~~ build 2026~~~~.~ of the firmware, tag v~.~.~.",
        "See clauses 8.2.3.1, 8.5.1.1 a, 9.1.2 and 10.2.1 of ISO 9001:2015.",
        "Gateway 192.168.~.1~ port 8~~~ answers, MAC 00:1A:~~:B4:~~:9C.",
        "Page 12 of 34, rows 1 2 3 4 5 6 7 8 9 10 11, columns 0-1-2-3-4-5-6-7.",
        "The requirement ~~~~~~ shall hold for inputs of 0 to 2147483~~~ in 1~~~~ steps.",
        "Compared n = 1~~ of ~~~~, p = 0.0~~~, 2~~ ~~~ of ~~~ ~~~ answers.",
        # people who are none, and those of a function
        "Mr X and Mrs Y of XXXX XXXX were told; Dr on duty, Sr technician, Ms.",
        "Write to sales@oven.example or complaints@oven.example, free of charge 0800 111 ~~~~.",
        "Clone git@code.example:qms/manual.git, use icon@2x.png and @mention.",
        "Call 1-800-~~~-~~~~ for help; the hotline 0800 ~~~~~~~ is free.",
        "Our process is called to order 45~~~~~~~~ by the planner.",
        "He read the card and card 4711 of ~~~~ in the machine.",
        # places that are none
        "Line 3 Belt Drive and 12 Volt Drive were exchanged, 2 Hard Way Valves too.",
        "Meeting Via Teams 2, Gate 4, Park 3, Lane 5, Square 12 of the hall.",
        "The 5 Customer Needs at home address 3 Open Points of 8 Key Markets.",
        "A car of type ISO 26262, a truck of 12 t, a van with 3 Seats, car park B-12.",
        "The vehicle control unit ECU-~~ runs on SAE 1939, IEC 61508 and EN 50128.",
    ),
    "de": (
        "Auftrag 45~~~~~~~~ vom 0~.0~.2026, Bestellnummer 0~~~~ ~~~~~~, Charge 0~~~ ~~~~~~.",
        "Montagestraße 2, Lackierstraße 1 und Packstraße 3 standen still.",
        "Dichtring 12, Kolbenring 3, Lagerplatz 4, Arbeitsplatz 17, Parkplatz 8 geprüft.",
        "Zeichnung 0~~~.~~~~.~~ Blatt 2, Toleranz 0,05 mm, Rechnung 2026-~~~~~.",
        "Herr Direktor und Frau Doktor sowie der Herr auf der Messe waren zufrieden.",
        "Modul 12, 10~~~ Stück, Werkzeug 3, 20~~~ Hübe, Zur Probe 5 Teile.",
        "Artikel 4~~ ~~~ ~~~ und Sachnummer 0~~~ ~~~ ~~~ sind gesperrt.",
    ),
    "fr": (
        "Commande 06~~~~~~~~ du 12/0~/2026, pièce 01-~~-~~-~~, lot 06~~~~.",
        "En 3 place 2 pièces, la route 66 du convoyeur, 12 passage au four.",
        "Madame, Monsieur, M. le client et Mme la cliente sont informés.",
    ),
    "es": (
        "Pedido 612~~~~~~ del 12/0~/2026, lote 91~~~~~~~, plano 6~~-~~~.",
        "La plaza 4 y el camino 2 de la planta, señor cliente.",
    ),
    "it": (
        "Ordine 347~~~~~~~ del 12/0~/2026, lotto 02~~~~~~~.",
        "In via 3 di prova, il corso 2, signora cliente.",
    ),
    "nl": (
        "Bestelling 06~~~~~~~~ van 12-0~-2026, serie 020 ~~~~.",
        "Baan 3 en plein 4 in de hal, de heer en mevrouw.",
    ),
    "pl": (
        "Zamówienie 601~~~~~~ z 12.0~.2026, faktura 22/~~~/2026.",
        "Pan i pani z hali 3, plac 4.",
    ),
}
