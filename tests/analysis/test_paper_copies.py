"""Copies on paper, and instructions that end by themselves."""

import pytest

from clausebook.analysis.paper_copies import CopyState, paper_copies, temporary_documents
from tests.corpora import corpus


def instruction(copy, **header):
    told = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"id: WIN-0001\nkind: work-instruction\npurpose: Even heat\n{told}paper_copies: [{{place: Bench, holder: ROL-0001{copy}}}]"


@pytest.mark.parametrize(
    ("copy", "status", "state"),
    [
        (', version: "1.0"', "effective", CopyState.CURRENT),
        (', version: "0.9"', "effective", CopyState.OUTDATED),
        ("", "effective", CopyState.UNKNOWN),
        (', version: "1.0"', "draft", CopyState.UNKNOWN),
        (', version: "1.0"', "obsolete", CopyState.LEFT_BEHIND),
        (', version: "1.0", kept_for: Repairs', "superseded", CopyState.KEPT),
        (", taken_back_on: '2026-06-30'", "obsolete", CopyState.TAKEN_BACK),
        (", version: \"1.0\", taken_back_on: '2026-07-01'", "effective", CopyState.CURRENT),
    ],
)
def test_what_a_copy_is_worth(copy, status, state):
    (one,) = paper_copies(corpus({"a.yaml": instruction(copy, status=status)}))
    assert one.state is state


def test_copies_stand_by_place():
    text = instruction('}, {place: Archive, holder: ROL-0001, version: "1.0"')
    assert [one.copy.text("place") for one in paper_copies(corpus({"a.yaml": text}))] == [
        "Archive",
        "Bench",
    ]


def test_temporary_instructions_stand_by_their_end():
    texts = [
        f"id: WIN-000{n}\nkind: work-instruction\npurpose: p\n{until}"
        for n, until in enumerate(
            ("temporary_until: '2026-08-01'", "temporary_until: '2026-07-01'", "")
        )
    ]
    found = temporary_documents(corpus({"a.yaml": "\n---\n".join(texts)}))
    assert [one.id for one in found] == ["WIN-0001", "WIN-0000"]
