"""Texts that say the same."""

from collections import Counter
from itertools import combinations, permutations
from math import log
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.rules.wording._likeness import content, pairs_alike
from clausebook.rules.wording.duplicate_statement import duplicate_statement
from tests.rules.wording.statements import corpus, records_of, requirement

SAID = "When an order arrives, the order desk shall confirm its day within 1 working day."

OTHERS = [
    ("Water shall be drained from the sump of a pump within the hour.", False),
    ("when an ORDER arrives the order desk shall confirm the day within 1 working day", True),
    ("The order desk shall confirm its day within 1 working day when an order arrives.", True),
    ("When orders arrive, the order desk shall confirm their days in 1 working day.", False),
    ("When an order arrives, the order desk shall confirm the day within 2 working days.", False),
    ("When no order arrives, the order desk shall confirm its day within 1 working day.", False),
    ("When an order arrives, the night desk shall confirm its day within 1 working day.", False),
    ("When an order arrives, the order desk shall always confirm its day within 1 day.", False),
    (
        "When an order arrives, the order desk shall always confirm its day within 1 working day.",
        True,
    ),
    (
        "When an order arrives, the order desk shall confirm its sump day within 1 working day.",
        False,
    ),
]


@pytest.mark.parametrize(("other", "alike"), OTHERS)
def test_two_requirements(other, alike):
    third = requirement(OTHERS[0][0])
    told = list(duplicate_statement(corpus(requirement(SAID), third, requirement(other))))
    assert len(told) == (1 if alike or other == OTHERS[0][0] else 0)


def test_the_later_one_is_told_and_names_the_earlier():
    (finding,) = duplicate_statement(corpus(requirement(SAID), requirement(SAID)))
    assert records_of([finding]) == ["REQ-0002"]
    assert finding.message == "REQ-0002 says the same as REQ-0001, 'Number 1'"
    assert finding.related[0][1].record == "REQ-0001"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"products": ["PRD-0001"]}, {"products": ["PRD-0002"]}),
        ({"segments": ["SEG-0001"]}, {"segments": ["SEG-0002"]}),
        ({"source": "statutory"}, {"source": "organization"}),
        ({}, {"status": "draft"}),
        ({}, {"supersedes": "REQ-0001"}),
        ({}, {"language": "de"}),
    ],
)
def test_two_that_may_say_the_same(first, second):
    given = corpus(requirement(SAID, **first), requirement(SAID, **second))
    assert list(duplicate_statement(given)) == []


@pytest.mark.parametrize(("title", "advice"), [("Number 1", "keep one"), ("Lamp", "say in each")])
def test_the_hint_looks_at_the_titles(title, advice):
    (finding,) = duplicate_statement(corpus(requirement(SAID), requirement(SAID, title=title)))
    assert finding.hint.startswith(advice)


def test_of_three_the_one_that_fits_is_named():
    segments = (["SEG-0001"], ["SEG-0002"], ["SEG-0002"])
    given = corpus(*(requirement(SAID, segments=s) for s in segments))
    (finding,) = duplicate_statement(given)
    assert finding.message.startswith("REQ-0003 says the same as REQ-0002")


def test_what_belongs_to_different_requirements_speaks_of_different_things():
    heads = [requirement(f"The {word} desk shall reply within 2 h.") for word in ("night", "day")]
    parts = [requirement(SAID, derived_from=[f"REQ-000{n}"]) for n in (1, 2, 2)]
    (finding,) = duplicate_statement(corpus(*heads, *parts))
    assert finding.message.startswith("REQ-0005 says the same as REQ-0004")
    laws = [requirement(SAID, derived_from=[f"OBL-000{n}"]) for n in (1, 2)]
    assert len(list(duplicate_statement(corpus(*laws)))) == 1


def test_needs_of_one_segment_and_risks():
    need = {"statement": "Buy bread before six", "segment": "SEG-0001"}
    other = {**need, "segment": "SEG-0002"}
    risk = {"cause": "Rain", "event": "The flour gets wet", "effect": "No bread"}
    sun = {**risk, "cause": "A burst pipe"}
    given = corpus(need=[need, other, need], risk=[risk, sun, risk])
    assert records_of(duplicate_statement(given)) == ["NED-0003", "RSK-0003"]


WORDS = ["pump", "valve", "lamp", "door", "7", "not", "also", "sensor"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(tuple), max_size=12)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([0.5, 0.7, 0.85, 1.0]))
def test_the_index_finds_what_comparing_all_with_all_finds(contents, similarity):
    quick = set()
    for later, earlier, equal in pairs_alike(contents, similarity, lambda *_: True):
        assert later > earlier
        assert equal == (contents[later] == contents[earlier])
        if not equal:
            quick.add(frozenset((contents[later], contents[earlier])))
    texts = list(dict.fromkeys(text for text in contents if text))
    spread = Counter(word for text in texts for word in set(text))
    slow = {
        frozenset((longer, shorter))
        for longer, shorter in permutations(texts, 2)
        if len(longer) >= len(shorter) and _are_alike(shorter, longer, similarity, spread, texts)
    }
    assert quick == slow


def _are_alike(shorter, longer, similarity, spread, texts):
    """Whether two texts are alike by the definition, without any index."""
    weights = [
        sum(log(1 + len(texts) / max(1, spread[word] - 1)) for word in text)
        for text in (shorter, longer)
    ]
    marks = [sorted(word for word in text if word in ("7", "not")) for text in (shorter, longer)]
    more = {word for word in set(longer) - set(shorter) if word != "also" and spread[word] > 1}
    turned = [longer[k:] + longer[:k] for k in range(len(longer))]
    return (
        len(shorter) >= similarity * len(longer) - 1e-6
        and weights[0] >= similarity * weights[1] - 1e-12
        and marks[0] == marks[1]
        and not more
        and any(
            shorter == tuple(text[i] for i in kept)
            for text in turned
            for kept in combinations(range(len(text)), len(shorter))
        )
    )


def test_a_short_word_in_capitals_is_a_name():
    assert content("A bitwise OR of it") != content("A bitwise AND of it")
    assert content("A BITWISE OR OF IT") == content("a bitwise of it")


def test_small_words_marks_and_plurals_do_not_tell_texts_apart():
    assert content("The Pumps, of the shop!") == content("pump: a shop") == ("pump", "shop")
    assert content("The gas process is a pass.") == ("gas", "process", "pass")


@pytest.mark.parametrize(
    "text",
    [
        "The service shall bring the order of customer {} to the door within {} days.",
        "The service shall bring the order to customer x{} without delay and with a smile.",
        "The service shall bring the order to the door.{}",
    ],
)
def test_families_of_statements_are_not_compared_all_with_all(text):
    """10,000 against 10,000 would be 50 million comparisons: minutes instead of a second."""
    contents = [content(text.replace("{}", str(number))) for number in range(10_000)]
    before = process_time()
    for _ in pairs_alike(contents, 0.85, lambda *_: True):
        pass
    assert process_time() - before < 10


def test_long_texts_are_compared_for_equality_only():
    text = " ".join(f"word{number % 97}" for number in range(20_000))
    contents = [content(t) for t in (text, f"{text} end", text)]
    before = process_time()
    assert list(pairs_alike(contents, 0.85, lambda *_: True)) == [(2, 0, True)]
    assert process_time() - before < 5
