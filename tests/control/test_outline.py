"""What a text tells at first sight never contradicts what is read in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.control.fingerprint import fingerprint
from clausebook.control.outline import heading_of, history_in, outline_of
from clausebook.document import read
from clausebook.record import load
from tests.rules.base import base_files, library

TEXTS = {p: d.decode() for p, d in base_files().items() if p.endswith((".yaml", ".md"))}
POLICY = TEXTS["policies/quality-policy.yaml"]


HEAD = 'id: POL-0001\nkind: policy\nstatus: effective\nversion: "1.1"\n'
FIRST = '  - {version: "1.0", date: 2026-01-15, reason: First issue}\n'
SECOND = '  - version: "1.1"\n    date: 2026-02-15\n    reason: Promise taken in\n'
OLD = f"{HEAD}history:\n{FIRST}{SECOND}text: We build ovens.\n"
THIRD = '  - {version: "1.2", date: 2026-03-15, reason: Night shift}\n'


def continues(new: str, old: str = OLD) -> bool | None:
    """Return whether a history goes on from another; None where a text has to be read."""
    before, now = heading_of(old), history_in(new)
    return None if before is None or now is None else before.is_continued_by(now)


def loaded(path: str, text: str):
    return load(read(path, text.encode()), library())


@pytest.mark.parametrize("path", TEXTS)
def test_the_files_of_the_base_are_made_out(path):
    heading, document = heading_of(TEXTS[path]), loaded(path, TEXTS[path])
    assert heading is not None
    assert document.header is not None
    assert (heading.version, heading.status) == (
        document.header.text("version"),
        document.header.status,
    )


@st.composite
def edits(draw):
    """Draw a file and the same file with some lines changed, taken out, doubled or moved."""
    path = draw(st.sampled_from(sorted(TEXTS)))
    lines = TEXTS[path].split("\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["drop", "double", "indent", "word", "key", "quote"]))
        if what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(draw(st.integers(0, len(lines))), lines[at])
        elif what == "indent":
            lines[at] = draw(st.sampled_from([" ", "  ", "\t", "#", "- "])) + lines[at]
        elif what == "word":
            lines[at] += draw(st.sampled_from([" x", " # x", " 1", '"', "'", " |", " >", ":"]))
        elif what == "key":
            lines.insert(at, draw(st.sampled_from(['version: "9.9"', "status: draft", "a: &b c"])))
        else:
            lines[at] = lines[at].replace('"', draw(st.sampled_from(["'", "", '"']))) or "x: *b"
    return path, TEXTS[path], "\n".join(lines)


@settings(max_examples=300, deadline=None)
@given(edits())
def test_at_first_sight_nothing_is_told_wrongly(case):
    path, before, after = case
    heading, document = heading_of(after), loaded(path, after)
    if heading is None or document.header is None or document.document.faults:
        return
    assert heading.version == document.header.text("version")
    assert heading.status == document.header.status
    first = heading_of(before)
    assert first is not None
    if heading.content == first.content:
        assert fingerprint(document) == fingerprint(loaded(path, before))
    if heading.approval == first.approval:
        approval = loaded(path, before).header.values.get("approval")
        assert document.header.values.get("approval") == approval


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{id: POL-0001, status: draft, version: '1.0'}",
        POLICY.replace("status: effective", "status: effective\nstatus: draft"),
        POLICY.replace('version: "1.0"', 'version: "1.0"  # the first'),
        POLICY.replace("owner: ROL-0001", "owner:\tROL-0001"),
        POLICY.replace("approval: {", "approval: &a {"),
        POLICY.replace("\n", "\r"),
        "version: '1.0'\n",
    ],
)
def test_what_is_not_plain_must_be_read(text):
    assert heading_of(text) is None


def test_line_ends_do_not_count():
    assert heading_of(POLICY.replace("\n", "\r\n")) == heading_of(POLICY)


def test_the_text_below_a_header_counts():
    text = TEXTS["policies/handling-complaints.md"]
    assert heading_of(text) is not None
    assert heading_of(text) != heading_of(text.replace("14 days", "15 days"))


def test_what_a_header_says():
    outline = outline_of(OLD.encode())
    assert outline.heading is not None
    assert (outline.heading.status, outline.heading.version) == ("effective", "1.1")
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
        (SECOND, f"{SECOND}\n{THIRD}", False),
        (SECOND, f"{SECOND}# by hand\n{THIRD}", False),
        (FIRST, "  - *first\n", None),
        ("\n", "\r\n", True),
        ("status: effective", "status:  # since May\n  effective", None),
        ("text: We", 'version: "1.2"\ntext: We', None),
        (f"history:\n{FIRST}{SECOND}", "history: []\n", False),
    ],
)
def test_only_a_history_that_goes_on_is_passed_over(old: str, new: str, expected: bool | None):
    assert continues(OLD.replace(old, new)) is expected


def test_a_history_may_be_the_last_thing_in_a_header():
    prose = f"---\n{HEAD}history:\n{FIRST}---\n\nstatus of the text\n"
    assert continues(prose.replace(FIRST, FIRST + THIRD), prose) is True
    assert continues(f"{prose}status: draft\n", prose) is True


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
