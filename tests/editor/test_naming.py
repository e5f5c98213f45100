"""Ids: where they lead, who names them, and how they are exchanged."""

import pytest

from clausebook.document import edited
from clausebook.editor.naming import CannotRename, definitions_of, references_to, renamed
from tests.corpora import corpus

FILES = {
    "late.yaml": "id: RSK-0001\nkind: risk\ntitle: Late  # RSK-0001 too\neffect: See RSK-0001",
    "need.yaml": "id: NED-0001\nkind: need\ntitle: Water\nevidence: [{source: 😀 RSK-0001 and RSK-00011}]",
}
PAGES = {"docs/index.md": "# Risks\nRSK-0001, evidence/RSK-0001.pdf\n"}


@pytest.fixture
def small():
    return corpus(FILES, must_be_valid=False)


def found(locations):
    return [(where.path, *where.span.start) for where in locations]


def test_definitions(small):
    assert found(definitions_of(small, "RSK-0001")) == [("policies/late.yaml", 1, 5)]
    assert definitions_of(small, "RSK-0002") == ()
    twice = corpus({**FILES, "too.yaml": FILES["late.yaml"]}, must_be_valid=False)
    assert len(definitions_of(twice, "RSK-0001")) == 2


def test_references_are_all_mentions(small):
    everywhere = found(references_to(small, "RSK-0001", PAGES))
    assert everywhere == [
        ("docs/index.md", 2, 1),
        ("docs/index.md", 2, 20),
        ("policies/late.yaml", 1, 5),
        ("policies/late.yaml", 3, 16),
        ("policies/late.yaml", 4, 13),
        ("policies/need.yaml", 4, 23),
    ]
    without = found(references_to(small, "RSK-0001", PAGES, with_definition=False))
    assert without == [one for one in everywhere if one[1:] != (1, 5)]


def test_a_new_id_changes_every_mention_but_parts_of_names(small):
    done = renamed(small, "RSK-0001", "RSK-0700", PAGES)
    texts = {**{path: one.text for path, one in small.documents.items()}, **PAGES}
    after = {path: edited(texts[path], edits) for path, edits in done.edits.items()}
    for path, text in after.items():
        assert text.count("RSK-0700") == len(done.edits[path])
    assert after["docs/index.md"] == "# Risks\nRSK-0700, evidence/RSK-0001.pdf\n"
    assert "RSK-00011" in after["policies/need.yaml"]
    assert [mention.path for mention in done.left] == ["docs/index.md"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("RSK-0001", "NED-0002", "no id of a risk"),
        ("RSK-0001", "RSK-2 ", "no id of a risk"),
        ("RSK-0001", "RSK-1", "never given away again"),
        ("RSK-0001", "RSK-0500", "never given away again"),
        ("RSK-0002", "RSK-0003", "there is no record RSK-0002"),
    ],
)
def test_ids_that_cannot_be_given(small, old, new, told):
    with pytest.raises(CannotRename, match=told):
        renamed(small, old, new, PAGES, earlier=["RSK-0500"])


def test_which_of_two_cannot_be_told():
    twice = corpus({**FILES, "too.yaml": FILES["late.yaml"]}, must_be_valid=False)
    with pytest.raises(CannotRename, match="clausebook renumber RSK-0001 --in"):
        renamed(twice, "RSK-0001", "RSK-0700", PAGES)


def test_an_id_behind_an_escape_is_refused():
    odd = corpus({"a.yaml": 'id: "RSK-\\u0030001"\nkind: risk'}, must_be_valid=False)
    with pytest.raises(CannotRename, match="cannot be exchanged"):
        renamed(odd, "RSK-0001", "RSK-0700", {})
