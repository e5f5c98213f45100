"""How much of the personal data that somebody put into texts is found, and what is mistaken for it.

The floors lie a little below what was measured; docs/rules/privacy.md shows the measured values. A
change that lowers one is a change for the worse and has to be argued.
"""

from collections import Counter
from dataclasses import dataclass

import pytest

from clausebook.rules.privacy._search import Search
from clausebook.rules.privacy._sightings import Sort, masked
from tests.rules.privacy.look_alikes import look_alikes
from tests.rules.privacy.made_up import SORTS, Case, cases

SEED = 2026
EACH = 20
SEARCH = Search()

RECALL = {
    "e-mail address": 1.0,
    "telephone number": 0.84,
    "bank account number": 1.0,
    "payment card number": 1.0,
    "national identity number": 1.0,
    "street address": 0.85,
    "number plate": 0.95,
    "name": 0.93,
}
PRECISION = dict.fromkeys(SORTS, 0.98)
TELLING = {
    # Where a text says what a number is, or a town follows a street, nearly all is found.
    "telephone number": ("mobile", "Handy", "tél.", "móvil", "cellulare", "mobiel", "telefon"),
    "street address": ("wohnt", "habite", "vive", "abita", "woont", "mieszka", "delivered to"),
}
RECALL_WHERE_TOLD = {"telephone number": 0.97, "street address": 0.93}


@dataclass(frozen=True)
class Measured:
    found: Counter[str]
    put_in: Counter[str]
    right: Counter[str]
    wrong: Counter[str]
    missed: list[Case]


@pytest.fixture(scope="module")
def measured() -> Measured:
    found: Counter[str] = Counter()
    put_in: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: list[Case] = []
    for case in cases(SEED, EACH):
        start = case.text.index(case.secret)
        hits = [
            seen.sort == case.sort and seen.start < start + len(case.secret) and seen.end > start
            for seen in SEARCH.find(case.text, case.language)
        ]
        put_in[case.sort] += 1
        right[case.sort] += sum(hits)
        wrong[case.sort] += len(hits) - sum(hits)
        if any(hits):
            found[case.sort] += 1
        else:
            missed.append(case)
    for text, language in look_alikes(SEED, EACH):
        wrong.update(seen.sort.value for seen in SEARCH.find(text, language))
    return Measured(found, put_in, right, wrong, missed)


@pytest.mark.parametrize("sort", SORTS)
def test_recall(measured, sort):
    assert measured.put_in[sort] >= 9 * EACH
    assert measured.found[sort] / measured.put_in[sort] >= RECALL[sort]


@pytest.mark.parametrize("sort", SORTS)
def test_precision(measured, sort):
    told = measured.right[sort] + measured.wrong[sort]
    assert measured.right[sort] / told >= PRECISION[sort]


@pytest.mark.parametrize("sort", sorted(TELLING))
def test_recall_where_the_text_tells_what_it_is(measured, sort):
    def tells(case: Case) -> bool:
        return case.sort == sort and any(word in case.text for word in TELLING[sort])

    telling = sum(tells(case) for case in cases(SEED, EACH))
    missed = sum(tells(case) for case in measured.missed)
    assert 1 - missed / telling >= RECALL_WHERE_TOLD[sort]


def test_what_is_shown_is_not_what_was_found():
    found = [seen for case in cases(SEED + 1, 3) for seen in SEARCH.find(case.text, case.language)]
    assert {seen.sort for seen in found} == set(Sort)
    assert [seen for seen in found if seen.text in masked(seen)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The text of XXXX XXXX, account XXXXXXXXXXXX, phone XXX-XXX-XXXX, Mr XXXX was masked.",
        "Write to sales@oven.example or Quality@oven.example; call 0800 1111 free of charge.",
        "See https://example.com/people/anna.weber@oven.example and `anna.weber@oven.example`.",
        "On 2026-06-30 12:45 the gateway 192.168.10.12 answered RSK-0012.",
        "",
    ],
)
def test_is_no_personal_data(text):
    assert SEARCH.find(text, "en") == ()


def test_what_the_house_allows_may_stand():
    search = Search(allowed=("+49 30 901820", "@oven.example", "anna@bread.example"))
    text = "Call +49 (30) 90-18-20, or write to ben@oven.example, anna@bread.example, eva@bread.example"
    assert [seen.text for seen in search.find(text, "en")] == ["eva@bread.example"]


def test_a_number_is_told_once_and_as_what_it_is():
    text = "Refund to DE89370400440532013000, card 4111 1111 1111 1111."
    assert [(seen.sort.value, seen.text) for seen in SEARCH.find(text, "de")] == [
        ("bank account number", "DE89370400440532013000"),
        ("payment card number", "4111 1111 1111 1111"),
    ]


@pytest.mark.parametrize("wrong", ["DE88370400440532013000", "4111 1111 1111 1112"])
def test_a_wrong_check_digit_makes_it_another_number(wrong):
    assert SEARCH.find(f"Number {wrong} stands on the label.", "en") == ()
