"""Suppressions that an editor writes: comments that change nothing else."""

from dataclasses import replace

import pytest

from clausebook.amendment import Fix, Put
from clausebook.diagnostic import Basis, Diagnostic, Severity
from clausebook.document import edited, read
from clausebook.editor.mending import proposals_for
from clausebook.engine.suppression import suppressions_of
from clausebook.record import load
from clausebook.text import Location, Position, Span
from tests.corpora import corpus, library


def diagnostic(line, code="RSK001"):
    span = Span(Position(line, 1), Position(line, 2))
    where = Location("policies/a.yaml", span)
    named = ("a-rule", Severity.ERROR, Basis.HOUSE)
    return Diagnostic(code, *named, (), "said", "hint", where, "RSK-0001", ())


def suppressed(text, line, path="policies/a.yaml"):
    document = read(path, text.encode())
    found = list(proposals_for(document, [diagnostic(line)]))
    return [edited(text, one.edits) for one in found]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_comment_behind_the_line_or_above_it(ending):
    text = ending.join(
        ["id: RSK-0001", "kind: risk", "list:", "  - a  # why", "  - 'b", "    c'", ""]
    )
    assert suppressed(text, 2) == [
        text.replace("kind: risk", "kind: risk  # clausebook: ignore[RSK001] ")
    ]
    assert suppressed(text, 4) == [
        text.replace("  - a", f"  # clausebook: ignore[RSK001] {ending}  - a")
    ]
    assert suppressed(text, 5) == [
        text.replace("  - 'b", f"  # clausebook: ignore[RSK001] {ending}  - 'b")
    ]


@pytest.mark.parametrize("line", [3, 4, 9, 99])
def test_no_comment_where_it_would_be_text(line):
    text = "---\ntitle: >-\n  one\n  two # no comment\n---\n\n\n\nbody\n"
    assert suppressed(text, line, "policies/a.md") == []


def test_the_engine_takes_the_comment_for_that_line_once_it_has_a_reason():
    text = "id: RSK-0001\nkind: risk\ntitle: x\n"
    (after,) = suppressed(text, 3)
    for reason in ("", "boards are bought by the year"):
        document = load(read("policies/a.yaml", f"{after.rstrip()} {reason}\n".encode()), library())
        (one,) = suppressions_of(corpus({}).with_documents([document]))
        assert (one.selector, one.line, one.reason) == ("RSK001", 3, reason)


def test_fixes_come_before_suppressions():
    text = "id: RSK-0001\nkind: risk  # for now\n"
    document = read("policies/a.yaml", text.encode())
    fix = Fix("Say need", (Put(("kind",), "need"),))
    mending, suppressing = proposals_for(document, [replace(diagnostic(2), fix=fix)])
    assert (mending.title, mending.mends, suppressing.mends) == ("Say need", True, False)
    assert edited(text, mending.edits) == "id: RSK-0001\nkind: need  # for now\n"
