"""Which words are placeholders, and where they count."""

import pytest

from tests.rules.base import base_files, lint_files


def _found(text):
    path = "policies/scope.yaml"
    changed = base_files()[path].decode().replace("Public page of the manual", text)
    return [d.code for d in lint_files({**base_files(), path: changed.encode()}).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "tbd",
        "'(TBD)'",
        "'Page: TBD.'",
        "TODO write this",
        "XXX",
        "'???'",
        "Page ???? of the manual",
        "Still to be defined.",
        "To be  determined",
        "Lorem ipsum dolor",
    ],
)
def test_placeholders(text):
    assert _found(text) == ["STR005"]


@pytest.mark.parametrize(
    "text",
    [
        "Sizes XXL and XXXL",
        "Todo el mundo",
        "Outbdoor",
        "Really???",
        "Code TBD-17 of the maker",
        "The button `TBD`",
        "Complaints to be decided within a week",
    ],
)
def test_ordinary_words(text):
    assert _found(text) == []


def test_prose_is_placed_on_its_own_line():
    path = "policies/handling-complaints.md"
    text = base_files()[path].decode() + "\nGoodwill: TBD.\n\n```\nTODO\n```\n"

    (found,) = lint_files({**base_files(), path: text.encode()}).diagnostics

    assert found.code == "STR005"
    assert text.splitlines()[found.location.span.start.line - 1] == "Goodwill: TBD."
    assert found.location.span.start.column == len("Goodwill: ") + 1


def test_drafts_may_hold_placeholders():
    path = "policies/scope.yaml"
    text = base_files()[path].decode().replace("Public page of the manual", "TBD")
    changed = text.replace("status: effective", "status: draft")

    codes = {d.code for d in lint_files({**base_files(), path: changed.encode()}).diagnostics}

    assert "STR005" not in codes
