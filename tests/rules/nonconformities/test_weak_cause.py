import pytest

from clausebook.engine import Configuration
from clausebook.rules import Example
from tests.rules.base import lint_files, patched

WHY = "why: [Oven waited, Board was late]"


def told(statement: str, **thresholds: object) -> list[str]:
    patch = f"CAR-0001: {{causes: [{{statement: '{statement}', {WHY}}}]}}"
    files = patched(Example(False, (patch,), ()))
    configuration = Configuration(select=("NCR003",), rules={"NCR003": thresholds})
    return [diagnostic.message for diagnostic in lint_files(files, configuration).diagnostics]


@pytest.mark.parametrize(
    "statement",
    [
        "Human error",
        "HUMAN ERROR!",
        "The operator was not trained.",
        "Lack of attention by the worker",
        "Staff must be retrained",
    ],
)
def test_blame_removes_nothing(statement: str):
    assert told(statement) == [f"'{statement}' blames somebody and removes nothing"]


@pytest.mark.parametrize(
    "statement",
    [
        "Operator took the wrong program, for two look alike",
        "Training does not cover the new bench",
        "Nobody had set a lowest stock",
        "!",
    ],
)
def test_what_can_be_removed_is_a_cause(statement: str):
    assert told(statement) == []


def test_words_of_other_languages_are_added():
    assert told("Menschliches Versagen") == []
    assert told("Menschliches Versagen", blame=["menschliches Versagen"])


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("An oven came three days late", True),
        ("The oven came three days too late.", True),
        ("Oven delivered three days late", True),
        ("Three days late came the oven because boards had run out", False),
    ],
)
def test_the_problem_said_again_is_no_cause(statement: str, found: bool):
    assert bool(told(statement)) == found


def test_how_alike_is_too_alike_can_be_chosen():
    statement = "An oven came late by three days"
    assert told(statement) == []
    assert told(statement, likeness=0.6)


@pytest.mark.parametrize(("grade", "found"), [("major", True), ("minor", False)])
def test_a_major_nonconformity_asks_why_twice(grade: str, found: bool):
    causes = "causes: [{statement: No stock, why: [Oven waited]}]"
    files = patched(Example(False, (f"NCR-0001: {{grade: {grade}, {causes}}}",), ()))
    report = lint_files(files, Configuration(select=("NCR003",)))
    assert [d.record for d in report.diagnostics] == (["NCR-0001"] if found else [])
