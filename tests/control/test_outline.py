"""A glance at a text tells what reading it would, or says that it has to be read."""

import pytest

from clausebook.control.outline import outline_of

HEAD = 'id: POL-0001\nkind: policy\nstatus: effective\nversion: "1.1"\n'
FIRST = '  - {version: "1.0", date: 2026-01-15, reason: First issue}\n'
SECOND = '  - version: "1.1"\n    date: 2026-02-15\n    reason: Promise taken in\n'
OLD = f"{HEAD}history:\n{FIRST}{SECOND}text: We build ovens.\n"
THIRD = '  - {version: "1.2", date: 2026-03-15, reason: Night shift}\n'


def continues(new: str, old: str = OLD) -> bool | None:
    """Return whether a history goes on from another; None where a text has to be read."""
    before, after = outline_of(old.encode()), outline_of(new.encode())
    if before.issue is None or after.issue is None:
        return None
    return after.continues(before.issue)


def test_what_a_header_says():
    outline = outline_of(OLD.encode())
    assert outline.issue is not None
    assert outline.issue[:2] == ("effective", "1.1")
    assert outline.ids == {"POL-0001"}
    assert not outline.may_be_closed


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We build ovens.", "We build good ovens.", True),
        (SECOND, SECOND + THIRD, True),
        ("First issue", "First  issue", False),
        (FIRST, "", False),
        (FIRST + SECOND, SECOND + FIRST, False),
        (SECOND, f"{SECOND}    author: PSN-0002\n", False),
        (SECOND, f"{SECOND}      and more words\n", False),
        (SECOND, f"{SECOND}\n{THIRD}", None),
        (SECOND, f"{SECOND}# by hand\n{THIRD}", None),
        (FIRST, "  - *first\n", None),
        ("\n", "\r\n", None),
        ("status: effective", "status:  # since May\n  effective", None),
        ("text: We", 'version: "1.2"\ntext: We', None),
        (f"history:\n{FIRST}{SECOND}", "history: []\n", None),
    ],
)
def test_only_a_history_that_goes_on_is_passed_over(old: str, new: str, expected: bool | None):
    assert continues(OLD.replace(old, new)) is expected


def test_a_history_may_be_the_last_thing_in_a_header():
    prose = f"---\n{HEAD}history:\n{FIRST}---\n\nstatus of the text\n"
    assert continues(prose.replace(FIRST, FIRST + THIRD), prose) is True
    assert continues(f"{prose}status: draft\n", prose) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: closed\n", True),
        ('"status": "closed"', True),
        ("status: &s 'closed'\n", True),
        ("status:\n  closed\n", True),
        ("status: open\ntitle: The door was not shut in time\ntrigger: closed\n", False),
    ],
)
def test_what_may_be_closed(text: str, expected: bool):
    assert outline_of(text.encode()).may_be_closed is expected
