"""No line of what a command tells people is wider than their terminal."""

import sys

import pytest

from clausebook.reports.display import columns
from clausebook.reports.markdown import cell, table
from clausebook.reports.markdown_shown import markdown_shown
from clausebook.reports.style import PLAIN, Style
from tests.example.example import ROOT

DAY = ("--as-of", "2026-11-22")
WIDTH = 80
COMMANDS = [
    ("acknowledge", "--help"),
    ("audit", "--on", "2026-11-22"),
    ("coverage", "5.1.2", *DAY),
    ("diff", "HEAD"),
    ("history", "POL-0001"),
    ("meeting", "agenda", "--from", "2026-01-01", *DAY),
    ("migrate", "--to", "iso-9001-2026", *DAY),
    ("new", "kpi", "--like", "?"),
    ("new", "risk", "--output", "-"),
    ("readiness", *DAY),
    ("rule", "DOC003"),
    ("rules",),
    ("unread", *DAY),
]


@pytest.fixture
def terminal(monkeypatch):
    """Make the output a terminal of a width, in the example organization."""

    def become(width):
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    return become


def too_wide(text, width):
    """Return the lines that are too wide.

    Those of one word are left out, for paths and ids stay whole, and examples, which are indented.
    """
    return [
        line
        for line in text.splitlines()
        if columns(line) > width and " " in line.strip().removeprefix("- ") and ": {" not in line
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(command, run, terminal):
    terminal(WIDTH)
    done = run(*command)
    assert done.code == 0, done.err
    assert done.out
    assert too_wide(done.out, WIDTH) == []


def test_a_pipe_gets_the_agenda_as_it_is_in_a_file(project, run):
    text = run("meeting", "agenda", *DAY).out
    assert too_wide(text, WIDTH)
    assert "\n| --- |" in text


def test_a_table_becomes_items_and_signs_are_what_they_stand_for():
    rows = [("RSK-0001 a | b", "x * y", ""), ("\x1b[2J" + "w" * 40, "long " * 12 + "\\", "3")]
    text = "\n".join(["# Head", "", "- " + cell("_item_ <b>"), *table(("A", "B", "C"), rows)])
    shown = markdown_shown(text + "\n", Style(width=40))
    assert shown.splitlines()[:5] == [
        "# Head",
        "",
        "- _item_ <b>",
        "- RSK-0001 a | b",
        "    B: x * y",
    ]
    assert "\x1b" not in shown
    assert "    C: 3" in shown.splitlines()
    assert too_wide(shown, 40) == []
    assert markdown_shown(text, PLAIN) == text
