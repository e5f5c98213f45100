"""Made-up numbers of accounts, cards and persons whose check digits are right.

The check digits are computed here, independently of the libraries that the rules use.
"""

import random
import string
from collections.abc import Callable

__all__ = ["ACCOUNTS", "IDENTITY_NUMBERS", "Make", "card", "filled"]

Make = Callable[[random.Random], str]


def filled(chance: random.Random, *patterns: str) -> str:
    """Return one pattern with # replaced by digits and ? by letters."""
    signs = {"#": string.digits, "?": "BCDFGHJKLMNPRSTVWXYZ"}
    return "".join(chance.choice(signs.get(c, c)) for c in chance.choice(patterns))


def _grouped(number: str, *sizes: int) -> str:
    parts, rest = [], number
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)


def _iban(country: str, bban: Make) -> Make:
    def make(chance: random.Random) -> str:
        account = bban(chance)
        digits = "".join(str(int(c, 36)) for c in f"{account}{country}00")
        number = f"{country}{98 - int(digits) % 97:02d}{account}"
        spaced = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
        return chance.choice((number, spaced))

    return make


def _spanish_account(chance: random.Random) -> str:
    bank, account = filled(chance, "########"), filled(chance, "##########")

    def check(digits: str) -> str:
        left = 11 - sum(int(d) * 2**i for i, d in enumerate(digits)) % 11
        return str({10: 1, 11: 0}.get(left, left))

    return bank + check(f"00{bank}") + check(account) + account


_BBANS: dict[str, Make] = {
    "DE": lambda chance: filled(chance, "#" * 18),
    "AT": lambda chance: filled(chance, "#" * 16),
    "CH": lambda chance: filled(chance, "#" * 17),
    "FR": lambda chance: filled(chance, "#" * 23),
    "GB": lambda chance: filled(chance, "NWBK" + "#" * 14),
    "ES": _spanish_account,
    "IT": lambda chance: filled(chance, "X" + "#" * 22),
    "NL": lambda chance: filled(chance, "ABNA" + "#" * 10),
    "PL": lambda chance: filled(chance, "#" * 24),
}


def card(chance: random.Random) -> str:
    start, length, sizes = chance.choice(
        (
            ("4", 16, (4, 4, 4)),
            ("52", 16, (4, 4, 4)),
            ("2221", 16, (4, 4, 4)),
            ("37", 15, (4, 6)),
            ("6011", 16, (4, 4, 4)),
        )
    )
    body = start + filled(chance, "#" * (length - len(start) - 1))
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(body)))
    number = body + str(-total % 10)
    spaced = _grouped(number, *sizes)
    return chance.choice((number, spaced, spaced.replace(" ", "-")))


def _german_tax_id(chance: random.Random) -> str:
    digits = chance.sample(range(1, 10), 9)
    digits.insert(chance.randrange(1, 9), digits[chance.randrange(0, 9)])
    product = 10
    for digit in digits:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    number = "".join(map(str, digits)) + str((11 - product) % 10)
    return chance.choice((number, _grouped(number, 2, 3, 3)))


def _french_social(chance: random.Random) -> str:
    number = f"{chance.choice('12')}{chance.randint(40, 99)}{chance.randint(1, 12):02d}{chance.randint(10, 95):02d}{filled(chance, '######')}"
    number += f"{97 - int(number) % 97:02d}"
    return chance.choice((number, _grouped(number, 1, 2, 2, 2, 3, 3)))


def _spanish_dni(chance: random.Random) -> str:
    digits = filled(chance, "########")
    return f"{digits}{chance.choice(('', '-'))}{'TRWAGMYFPDXBNJZSQVHLCKE'[int(digits) % 23]}"


def _dutch_bsn(chance: random.Random) -> str:
    while True:
        digits = filled(chance, "1########")
        total = sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if total % 11 == 0:
            return digits


def _polish_pesel(chance: random.Random) -> str:
    body = f"{chance.randint(40, 99)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}{filled(chance, '####')}"
    total = sum(int(d) * w for d, w in zip(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), strict=True))
    return body + str(-total % 10)


def _swiss_ahv(chance: random.Random) -> str:
    body = "756" + filled(chance, "#########")
    check = -sum(int(d) * (1 + 2 * (i % 2)) for i, d in enumerate(body)) % 10
    number = f"{body}{check}"
    return chance.choice((number, f"{number[:3]}.{number[3:7]}.{number[7:11]}.{number[11:]}"))


def _austrian_insurance(chance: random.Random) -> str:
    while True:
        serial = filled(chance, "1##")
        born = f"{chance.randint(1, 28):02d}{chance.randint(1, 12):02d}{chance.randint(40, 99)}"
        check = (
            sum(int(d) * w for d, w in zip(serial + born, (3, 7, 9, 5, 8, 4, 2, 1, 6), strict=True))
            % 11
        )
        if check < 10:
            return f"{serial}{check} {born}"


def _italian_code(chance: random.Random) -> str:
    letters = filled(chance, "??????")
    body = f"{letters}{chance.randint(40, 99)}{chance.choice('ABCDEHLMPRST')}{chance.randint(1, 28):02d}H501"
    odd = (
        1,
        0,
        5,
        7,
        9,
        13,
        15,
        17,
        19,
        21,
        2,
        4,
        18,
        20,
        11,
        3,
        6,
        8,
        12,
        14,
        16,
        10,
        22,
        25,
        24,
        23,
    )
    total = 0
    for index, sign in enumerate(body):
        value = int(sign) if sign.isdigit() else ord(sign) - ord("A")
        total += odd[value] if index % 2 == 0 else value
    return body + string.ascii_uppercase[total % 26]


IDENTITY_NUMBERS: dict[str, Make] = {
    "DE": _german_tax_id,
    "AT": _austrian_insurance,
    "CH": _swiss_ahv,
    "FR": _french_social,
    "GB": lambda chance: filled(chance, "JM ## ## ## C", "JM######C"),
    "US": lambda chance: (
        f"{chance.randint(100, 665)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}"
    ),
    "ES": _spanish_dni,
    "IT": _italian_code,
    "NL": _dutch_bsn,
    "PL": _polish_pesel,
}


ACCOUNTS = {country: _iban(country, bban) for country, bban in _BBANS.items()}
