"""Schema faults in words: what is wrong here, what was expected, how to mend it."""

import pytest

from clausebook.schema import load_schemas

LIBRARY = load_schemas()
RISK = LIBRARY.kinds["risk"].examples[0]


@pytest.mark.parametrize(
    ("change", "pointer", "message", "hint"),
    [
        ({"cause": ...}, (), "'cause' is missing", "add 'cause', as in cause: \"Only one maker"),
        ({"onwer": "x"}, ("onwer",), "unknown key 'onwer'", "did you mean 'owner'?"),
        (
            {"inherent": {"likelihood": "high", "consequence": 4}},
            ("inherent", "likelihood"),
            "'likelihood' is the text 'high', but a whole number is expected",
            "Step on the scale",
        ),
        (
            {"version": 1.1},
            ("version",),
            "'version' is the number 1.1, but text is expected",
            "put it in quotes",
        ),
        (
            {"status": "aproved"},
            ("status",),
            "'status' is the text 'aproved', but may be draft, review, approved, effective, superseded or obsolete",
            "did you mean 'approved'?",
        ),
        (
            {"review_by": "2026-02-30"},
            ("review_by",),
            "'review_by' is the text '2026-02-30', which is not a day written as 2026-03-31",
            "for example",
        ),
        (
            {"inherent": {"likelihood": 0, "consequence": 4}},
            ("inherent", "likelihood"),
            "'likelihood' is the number 0, but must be at least 1",
            "",
        ),
        ({"clauses": ["8.4", "8.4"]}, ("clauses",), "'clauses' lists the text '8.4' twice", ""),
        ({"title": " "}, ("title",), "'title' is blank", ""),
        ({"affects": {}}, ("affects",), "'affects' is empty", ""),
        (
            {"affects": {"none": "money", "conformity": []}},
            ("affects",),
            "'affects' has 'none' beside conformity or satisfaction",
            "keep one of them",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_words(change, pointer, message, hint):
    value = {key: item for key, item in {**RISK, **change}.items() if item is not ...}
    (violation,) = LIBRARY.explain("risk", value)
    assert (violation.pointer, violation.message) == (pointer, message)
    assert hint in violation.hint


def test_a_comma_in_a_group_is_guessed():
    value = {**RISK, "source": {"type": "provider", "000 euros": None}}
    (violation,) = LIBRARY.explain("risk", value)
    assert "comma" in violation.hint


def test_a_misspelt_required_field_is_told_once():
    value = {("cuase" if key == "cause" else key): item for key, item in RISK.items()}
    assert [v.message for v in LIBRARY.explain("risk", value)] == ["unknown key 'cuase'"]


def test_an_unknown_key_names_the_likest_of_those_known():
    (violation,) = LIBRARY.explain("risk", {**RISK, "likelyhood": 3})
    assert violation.hint.startswith("known here are, for example, ")
    assert violation.hint.count(",") <= 8
