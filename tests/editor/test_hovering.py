"""What is shown beside a place."""

from dataclasses import replace

import pytest

from clausebook.editor.hovering import card_of, hover_at
from tests.corpora import corpus
from tests.editor.marked import place_in
from tests.example import example

RISK = "id: RSK-0999\nkind: risk\ntitle: Flood\n"


def shown(marked, **more):
    text, position = place_in(marked)
    found = hover_at(example.corpus(), text, position, has_body=more.get("has_body", False))
    return found and found.markdown


def test_a_record_shows_title_kind_status_and_owner():
    found = shown(f"{RISK}owner: ROL-¦0002")
    record = example.corpus().by_id["ROL-0002"]
    assert record.title in found
    assert "Role" in found
    assert record.status in found
    assert record.path in found


def test_a_record_is_known_in_prose_and_comments_too():
    assert "Risk criteria" in shown(
        "---\nkind: policy\n---\nAs {qms:record}`RCR-000¦1` says", has_body=True
    )
    assert "Risk criteria" in shown("a: 1  # RCR-0¦001")


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("cau¦se: x", "What could set it off"),
        ("affects: {conf¦ormity: []}", "Requirements, products or processes"),
        ("controls:\n  - sta¦te: planned", "planned or in place"),
        ("controls:\n  - state: plan¦ned", "implemented"),
        ("treatment: {option: av¦oid}", "remove_source"),
        ("criteria: ¦nonsense", "Names a record: risk\\-criteria"),
        ("clauses: ['6.1.2 ¦a']", "6.1.2 a"),
        ("clauses: ['6.1¦.2']", "6.1.2"),
        ("cause¦: x", "Clauses: 5.1.2 b"),
        ("nonse¦nse: x", None),
        ("# cau¦se", None),
    ],
)
def test_a_field_shows_what_it_means(marked, says):
    found = shown(f"{RISK}{marked}")
    assert found is None if says is None else says in found


def test_what_people_wrote_is_shown_and_nothing_else():
    hostile = "title: '![x](https://example.com/x.png) <img src=x> [l](command:x)'"
    record = corpus({"r.yaml": f"id: RSK-0001\nkind: risk\n{hostile}"}, must_be_valid=False)
    card = card_of(record, record.by_id["RSK-0001"])
    assert "\\!\\[x\\]\\(" in card
    assert "\\<img" in card
    long = replace(record.by_id["RSK-0001"], values={"id": "RSK-0001", "title": "x" * 9999})
    assert len(card_of(record, long)) < 1000
