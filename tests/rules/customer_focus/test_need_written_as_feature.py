"""Which words make a need a feature, and which do not."""

import pytest

from tests.rules import base


def told(statement: str, more: str = "") -> list[str]:
    patches = filter(None, (f"NED-0002: {{statement: '{statement}'}}", more))
    return [message.partition("it says ")[2] for message in base.told("CUS004", *patches)]


@pytest.mark.parametrize(
    ("statement", "signs"),
    [
        ("Needs a blue button", "'button'"),
        ("Two new features in the menu", "'features' and 'menu'"),
        ("The door shall close by itself", "'shall'"),
        ("Have the Deck Oven with Service in time", "'Deck oven with service', which is PRD-0001"),
    ],
)
def test_is_a_feature(statement: str, signs: str) -> None:
    assert told(statement) == [signs]


@pytest.mark.parametrize(
    "statement",
    [
        "Bake without touching a button",
        "Reach a person instead of going through a menu",
        "Have no dashboard to look after",
        "Happen to bake in shallow tins",
        "Get a deck oven to work in an hour",
        "Save what the iconic loaf of the house needs",
    ],
)
def test_is_an_outcome(statement: str) -> None:
    assert told(statement) == []


def test_a_name_of_one_plain_word_is_no_sign() -> None:
    assert told("Start baking in the oven early", "PRD-0001: {title: Oven}") == []
    assert told("Start baking in the S3 early", "PRD-0001: {title: S3}") == [
        "'S3', which is PRD-0001"
    ]


def test_other_languages_are_read_for_names_only() -> None:
    german = "REG-0005: {language: de}"
    assert told("Ein Button am Ofen", german) == []
    assert told("Ein Deck oven with service bis Mai", german) != []
