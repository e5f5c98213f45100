"""Whatever stands in a statement, the rules of wording read it."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.rules import builtin_rules
from tests.rules.wording.statements import corpus, requirement

RULES = builtin_rules().select("wording")
PIECES = st.sampled_from(
    [
        *("The", "desk", "shall", "must", "and", "/", "or", ",", ".", ":", ";", "(", ")", "\n- "),
        *(
            "be",
            "sent",
            "by",
            "if",
            "when",
            "to",
            "weight",
            "of",
            "5",
            "100 %",
            "mm",
            "etc.",
            "e.g.",
        ),
        *("OTIF", "(OTIF)", "`code`", "'name'", '"', "<", "reject", "record", "the", "fast", "it"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=20).map(" ".join), st.text(max_size=60))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_text_is_too_odd(text):
    statement = f"The desk shall {text}"
    made = corpus(requirement(statement), requirement(f"x {text}"), requirement(statement))
    for rule in RULES:
        for finding in rule.check(made):
            assert finding.message
            assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "and ' ( reject " * 20_000,
        "the time of " * 20_000,
        '"' * 50_001,
        "if , " * 20_000 + "the desk shall reply",
        "shall when " * 20_000,
        "A (" * 20_000,
    ],
)
def test_no_text_is_too_long(text):
    made = corpus(requirement(f"The desk {text}"))
    before = process_time()
    for rule in RULES:
        list(rule.check(made))
    assert process_time() - before < 10
