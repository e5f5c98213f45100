"""E-mail addresses and telephone numbers in a text."""

import re
from collections.abc import Iterable, Iterator

from clausebook.rules.privacy._sightings import Sighting, Sort, said_before
from clausebook.rules.privacy._words import one_of, word_for, words_in

__all__ = ["AT_SIGNS", "SHARED_MAILBOXES", "emails", "phones"]

AT_SIGNS = ("@", "(at)", "[at]", "(AT)", "[AT]")
"""What stands between a mailbox and its domain."""

SHARED_MAILBOXES = words_in(
    """
    info, office, contact, hello, mail, post, sales, order, orders, support, service, help, helpdesk
    hotline, quality, complaints, feedback, returns, purchasing, procurement, accounts, invoice
    invoices
    billing, hr, jobs, careers, press, marketing, privacy, security, abuse, noreply, no-reply
    webmaster
    postmaster, admin, team, enquiries, customerservice, reception, git
    vertrieb, einkauf, kontakt, kundendienst, kundenservice, reklamation, zentrale, buchhaltung
    rechnung, bewerbung, datenschutz, qualitaet, qm, qs, versand
    accueil, ventes, commandes, reclamations, qualite, comptabilite, serviceclient
    ventas, pedidos, atencion, atencioncliente, calidad, reclamaciones, informacion
    vendite, ordini, reclami, qualita, assistenza, amministrazione, segreteria
    verkoop, klantenservice, klachten, administratie, biuro, sprzedaz, reklamacje
    """
)
"""Names of mailboxes that belong to a function and not to a person."""

_AT_SIGN = r"\s?(?:@|[\[(](?:at|AT|@)[\])])\s?"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|DOT|punkt)\s?[\])}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+@/-])\w(?:[\w.+'-]{{0,62}}[\w+-])?{_AT_SIGN}"
    rf"(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?{_DOT}){{1,4}}[^\W\d_]{{2,18}}\b(?![@/:])"
)
_FILE_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "json", "yaml", "md", "py"})

_CANDIDATE = re.compile(
    r"(?:\+\(?|\(|\b)(?!(?:19|20)[0-9]{2}[-/])[0-9](?:[ \u00a0./()–-]{0,3}[0-9]){7,40}\b"
)
_CALL = word_for(
    r"""
    tel, phone, telephone, call(?:ed|s|ing)?, ring, rang, dial, mobile, cell, fax, sms, text(?:ed)?
    whatsapp, reach(?:ed|able)?, telefon\w*, handy\w*, mobil\w*, rufnummer, durchwahl, erreichbar
    anruf\w*, t[ée]l[ée]phone\w*, t[ée]l, portable, appel\w*, joindre, joignable
    tel[ée]fono, m[óo]vil, llam\w+, cellulare, chiam\w+, bel(?:len)?, gebeld, bereikbaar, mobiel
    telefoon\w*, kom[óo]rk\w+, zadzwo\w+, dzwoni\w*
    """
)
_KINDS_OF_NUMBERS = one_of(
    r"""
    parts?, order, drawing, article, item, lot, batch, serial, reference, ref, invoice, ticket
    case, id
    version, model, type, sku, ean, gtin, artikel\w*, auftrag\w*, bestell\w*, zeichnung\w*
    charge\w*
    serien\w*, rechnung\w*, los, sach\w*, teile\w*, commande, facture, pi[èe]ce, pedido, factura
    lote
    ordine, fattura, lotto, bestelling, factuur, zam[óo]wieni\w*, faktur\w*
    """
)
_OTHER_NUMBER = re.compile(
    rf"\b{_KINDS_OF_NUMBERS}\b[.:]?(?:\s?(?:no|nr|number|num|n°|nº|nummer)\b[.:]?)?\s?$",
    re.IGNORECASE,
)
_NUMBER_OF_A_THING = re.compile(
    rf"\b{_KINDS_OF_NUMBERS}[ -]?(?:no|nr|number|num|n°|nº)\b|(?<!telefon)(?<!ruf)nummer\b",
    re.IGNORECASE,
)
_REGIONS = {
    "de": ("DE", "AT", "CH"),
    "en": ("GB", "US", "IE", "CA", "AU"),
    "fr": ("FR", "BE", "CH"),
    "es": ("ES",),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "pt": ("PT",),
    "da": ("DK",),
    "sv": ("SE",),
    "cs": ("CZ",),
}
_WIDELY = ("DE", "GB", "US", "FR", "ES", "IT", "NL", "PL", "AT", "CH", "BE", "PT", "SE", "DK", "CZ")
_WITH_A_ZERO = re.compile(r"0|\([0-9]{2,5}\)|(?:1-)?[2-9][0-9]{2}[-.][2-9][0-9]{2}[-.][0-9]{4}$")
_IN_GROUPS = re.compile(r"[0-9]{2,3}([ -])[0-9]{2,3}\1[0-9]{2,4}(?:\1[0-9]{2})?$|3[0-9]{9}$")
_WITHOUT_ZERO = frozenset({"ES", "IT", "PL", "PT", "DK", "CZ"})
_SHORTEST_ABROAD = 9
_SHORTEST_WITHOUT_WORD = 8


def emails(text: str, shared_mailboxes: frozenset[str]) -> Iterator[Sighting]:
    """Yield e-mail addresses, also those written with ``(at)``; not those of a function."""
    if not any(sign in text for sign in AT_SIGNS):
        return
    for match in _EMAIL.finditer(text):
        local, *_, domain = re.split(_AT_SIGN, match[0])
        ending = domain.rpartition(".")[2].lower()
        if ending not in _FILE_ENDINGS and local.casefold() not in shared_mailboxes:
            yield Sighting(match.start(), match.end(), Sort.EMAIL, match[0])


def phones(text: str, language: str) -> Iterator[Sighting]:
    """Yield telephone numbers that exist in the plan of their country and reach one line.

    A number without the code of a country counts where the text calls it one, in any of the usual
    countries, and else where it is written as people write it in a country of the language. Numbers
    that are free of charge, at shared cost or for whole companies do not count.
    """
    own = _REGIONS.get(language[:2], _WIDELY[:2])
    for run in _CANDIDATE.finditer(text):
        taken: set[int] = set()
        for region in _regions(text, run, own):
            for start, raw, is_shared in _matches(text, run, region):
                meant = start not in taken
                if meant and _is_meant(text, start, raw, region if region in own else ""):
                    taken.update(range(start, start + len(raw)))
                    if not is_shared:
                        yield Sighting(start, start + len(raw), Sort.PHONE, raw)


def _regions(text: str, run: re.Match[str], own: tuple[str, ...]) -> Iterable[str]:
    """Return the countries in whose plan the digits are looked up."""
    if "+" in run[0]:
        return own[:1]
    is_called = said_before(_CALL, text, run.start()) or run[0].startswith("00")
    return dict.fromkeys((*own, *_WIDELY)) if is_called else own


def _is_meant(text: str, start: int, raw: str, own_region: str) -> bool:
    """Whether the digits are there to be dialled; ``own_region`` is empty for other countries."""
    if "+" in raw:
        return True
    stuck = text[max(start - 1, 0) : start] in ("-", "/", "#", ".")
    if stuck or said_before(_OTHER_NUMBER, text, start):
        return False
    if said_before(_CALL, text, start):
        return True
    if said_before(_NUMBER_OF_A_THING, text, start) or _digits(raw) < _SHORTEST_WITHOUT_WORD:
        return False
    form = _IN_GROUPS if own_region in _WITHOUT_ZERO else _WITH_A_ZERO
    return raw.startswith("00") or (bool(own_region) and form.match(raw) is not None)


def _digits(raw: str) -> int:
    return sum(character.isdigit() for character in raw)


def _matches(text: str, run: re.Match[str], region: str) -> Iterator[tuple[int, str, bool]]:
    """Yield where a number of the region stands, as written, and whether many share it."""
    from phonenumbers import (
        Leniency,
        PhoneNumberMatcher,
        PhoneNumberType,
        is_valid_number,
        number_type,
    )

    shared = {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
    leniency = Leniency.POSSIBLE if "+" in run[0] else Leniency.VALID
    begin = max(0, run.start() - 2)
    for match in PhoneNumberMatcher(text[begin : run.end() + 2], region, leniency):
        raw, start = match.raw_string, begin + match.start
        if raw.startswith("(") and ")" not in raw:  # the bracket is the sentence's
            raw, start = raw[1:], start + 1
        is_possible = "+" in raw and _digits(raw) >= _SHORTEST_ABROAD
        if is_possible or is_valid_number(match.number):
            yield start, raw, number_type(match.number) in shared
