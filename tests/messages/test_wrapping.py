"""No words for readers stand in the code without being given to be translated."""

import pytest

from tests.messages.extraction import ROOT
from tests.messages.wrapping import unwrapped

PACKAGE = ROOT / "linter" / "clausebook"
PLACES = {
    "analysis": sorted(PACKAGE.glob("analysis/**/*.py")),
    "charts": sorted(PACKAGE.glob("charts/**/*.py")),
    "redlines": sorted(PACKAGE.glob("redline/*.py")),
    "extension": sorted(PACKAGE.glob("sphinxext/*.py")),
    "parts": sorted(PACKAGE.glob("sphinxext/[!d]*/**/*.py")),
    "directives": sorted(PACKAGE.glob("sphinxext/directives/*.py")),
}
OF_COMMANDS = {
    "analysis/concerns.py",
    "analysis/rounds.py",
    "analysis/selection.py",
    "analysis/tasks/sources.py",
    "analysis/tasks/task.py",
    "redline/records.py",
}
"""What these say is printed, or told to who writes a page."""
OF_BUILDS = {"sphinxext/safety.py", "sphinxext/printing.py"}
"""What these say is told to who builds the manual."""
KNOWN = {
    "'{}' is no date of a {}: ": "an error",
    "'{}' is not a kind; known: {}": "an error",
    "a {} has no place on the thread": "an error",
    "no risk criteria in use have the id '{}'": "an error",
    "no rule is named by '{}'; areas: {}": "an error",
    "there is no record '%(target)s'": "an error",
    "the edition has no clause '%(target)s'": "an error",
    "there is no rule '%(target)s'": "an error",
    "{}; documents are shown as they are written, approved or not": "a warning",
    "a document of the corpus has a page": "why something holds",
    "not yet in force": "a status, whose word page.standing knows",
    "put in": "a sort of piece",
    "the rest": "a name that records give",
    "Training": "a name of a type",
    "Quality management": "the label of the domain, which only Sphinx shows",
    "Wald": "a name",
    "Wilson": "a name",
    "Markdown": "a name",
    "7.5.3.2 a": "a number of a clause",
}


@pytest.mark.parametrize("place", PLACES)
def test_whatever_readers_see_is_given_to_be_translated(place):
    assert len(PLACES[place]) > 3
    found = [
        f"{named}:{line}: {text!r}"
        for file in PLACES[place]
        if (named := file.relative_to(PACKAGE).as_posix()) not in OF_COMMANDS | OF_BUILDS
        for line, text in unwrapped(file.read_text("utf-8"))
        if text not in KNOWN
    ]
    assert found == [], "give it to _(), or mark it with N_() and give it to _() where it is shown"


@pytest.mark.parametrize(
    "code",
    [
        'told = "Nothing is on record."',
        'told = f"{number} of {total}"',
        'told = f"<p>{number} of {total}</p>"',
        'names = ("Due", "Record")',
        'table(names, label="To be done by whom")',
        'class State(StrEnum):\n    DUE = "due for a year"',
        'told = shown("without a status")',
        'return f"{_(name)} since {day}"',
        'lambda one: "not said"',
    ],
)
def test_what_is_not_given_to_be_translated_is_found(code):
    assert [one.line for one in unwrapped(code)]


@pytest.mark.parametrize(
    "code",
    [
        '"""Return what is on record."""',
        'def of(day: "Day of a year") -> None:\n    """Nothing."""',
        'told = _("Nothing is on record.")',
        'told = f"<p class=\\"of-a\\">{_(MESSAGE)}</p>"',
        'told = ngettext("{count} of a kind", "{count} of a kind", number)',
        'raise ConfigError(f"there is no {name}")',
        'self.error("there is no such thing")',
        'if word == "not yet in force": pass',
        '__all__ = ["Due"]',
        'name = "qms-is-due"',
        'html = f"<div class=\\"qms of\\" role=\\"note\\" id=\\"{name}\\">"',
    ],
)
def test_what_no_reader_sees_is_left_alone(code):
    assert list(unwrapped(code)) == []
