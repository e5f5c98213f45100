"""The outline of a document, and the search for records."""

from clausebook.document import read
from clausebook.editor.outline import found_by, outline_of
from clausebook.record import load
from tests.corpora import library
from tests.example import example


def test_a_register_has_its_records_below_it():
    for loaded in example.corpus().loaded:
        (top,) = outline_of(loaded)
        assert len(top.below) == len(loaded.records) - 1
        starts = [entry.whole.start for entry in top.below]
        assert starts == sorted(starts)
        for entry in (top, *top.below):
            assert entry.whole.start <= entry.name_span.start <= entry.name_span.end
            assert entry.name_span.end <= entry.whole.end, loaded.path
        for one, following in zip(top.below, top.below[1:], strict=False):
            assert one.whole.end == following.whole.start


def test_what_cannot_be_read_has_none():
    broken = load(read("policies/a.yaml", b"kind: [risk"), library())
    assert outline_of(broken) == ()
    faulty = load(read("policies/a.yaml", b"kind: risk\ntitle: Nameless"), library())
    assert [entry.name for entry in outline_of(faulty)] == ["Nameless"]


def test_records_are_found_by_id_and_title():
    title = example.corpus().by_id["RCR-0001"].title
    found = [record.id for record, _ in found_by(example.corpus(), title.upper())]
    assert "RCR-0001" in found
    assert [r.id for r, _ in found_by(example.corpus(), "rcr-0001")] == ["RCR-0001"]
    assert len(list(found_by(example.corpus(), ""))) == 200
