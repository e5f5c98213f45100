"""What a text states at first sight never contradicts what is read in it."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.control.fingerprint import fingerprint
from clausebook.control.outlines import is_content, outline_of
from clausebook.document import read
from clausebook.record import load
from tests.histories import content_id
from tests.rules.base import base_files, library

TEXTS = {p: d.decode() for p, d in base_files().items() if p.endswith((".yaml", ".md"))}
POLICY = TEXTS["policies/quality-policy.yaml"]


def loaded(path: str, text: str):
    return load(read(path, text.encode()), library())


@pytest.mark.parametrize("path", TEXTS)
def test_the_files_of_the_base_are_made_out(path):
    outline, document = outline_of(TEXTS[path]), loaded(path, TEXTS[path])
    assert outline is not None
    assert document.header is not None
    assert (outline.version, outline.status) == (
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
    outline, document = outline_of(after), loaded(path, after)
    if outline is None or document.header is None or document.document.faults:
        return
    assert outline.version == document.header.text("version")
    assert outline.status == document.header.status
    first = outline_of(before)
    assert first is not None
    if outline.content == first.content:
        assert fingerprint(document) == fingerprint(loaded(path, before))
    if outline.approval == first.approval:
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
    assert outline_of(text) is None


def test_line_ends_do_not_count():
    assert outline_of(POLICY.replace("\n", "\r\n")) == outline_of(POLICY)


def test_the_text_below_a_header_counts():
    text = TEXTS["policies/handling-complaints.md"]
    assert outline_of(text) is not None
    assert outline_of(text) != outline_of(text.replace("14 days", "15 days"))


def test_git_knows_a_text_by_its_id():
    data = "Öfen".encode()
    assert is_content(content_id(data), "Öfen")
    assert not is_content(content_id(data), "Ofen")
    sha256 = hashlib.sha256(b"blob %d\0%b" % (len(data), data)).hexdigest()
    assert is_content(sha256, "Öfen")
