"""What became of records, in words."""

from collections.abc import Mapping

import pytest

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.record import load
from clausebook.redline.comparing import compare
from clausebook.redline.records import RecordChange, compare_corpora, unread
from clausebook.redline.sentences import headline, sentence
from tests.corpora import TODAY, corpus, library

OBJECTIVE = """\
id: OBJ-0001
kind: objective
statement: Deliver on the promised day
target: 90
unit: "%"
due: "2026-12-31"
plan: {what: x, actions: [{what: Buy a bench, due: "2026-05-01"}]}
"""
RISK = "id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n"


def told(before: dict[str, str], after: dict[str, str]):
    found = compare_corpora(corpus(before), corpus(after))
    return [
        (change.record.id, headline(change), [sentence(change, one) for one in change.changes])
        for change in found
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("target: 90", "target: 95", "target raised from 90 % to 95 %"),
        ("target: 90", "target: 80.5", "target lowered from 90 % to 80.5 %"),
        ('due: "2026-12-31"', 'due: "2027-03-31"', "due changed from 2026-12-31 to 2027-03-31"),
        ("target: 90\n", "", "target removed: 90"),
        ("unit: ", "level: organization\nunit: ", "level added: organization"),
    ],
)
def test_a_change_is_told_in_plain_words(old: str, new: str, said: str):
    changed = OBJECTIVE.replace(old, new)
    assert changed != OBJECTIVE
    assert told({"a.yaml": OBJECTIVE}, {"a.yaml": changed}) == [("OBJ-0001", "changed", [said])]


def test_long_prose_is_named_and_not_repeated():
    long = "Deliver each order on the day that was promised when the order was confirmed"
    changed = OBJECTIVE.replace("Deliver on the promised day", long)
    assert told({"a.yaml": OBJECTIVE}, {"a.yaml": changed})[0][2] == ["statement reworded"]


def test_an_item_of_a_list_is_named_by_what_it_is():
    before = RISK + "treatment: {option: share, actions: [{what: Buy a bench, due: 2026-05-01}]}\n"
    after = before.replace("2026-05-01", "2026-06-01")
    said = told({"a.yaml": before}, {"a.yaml": after})[0][2]
    assert said == [
        "due of actions 'Buy a bench' of treatment changed from 2026-05-01 to 2026-06-01"
    ]


def test_a_renamed_file_is_the_same_record():
    assert told({"a.yaml": RISK}, {"b.yaml": RISK}) == [
        ("RSK-0001", "moved from policies/a.yaml to policies/b.yaml", [])
    ]


def test_reformatting_and_reordering_show_nothing():
    other = 'event: "b" # why\ncause: "a"\n\neffect: c\nkind: risk\nid: RSK-0001\n'
    assert told({"a.yaml": RISK}, {"a.yaml": other}) == []


def test_new_and_gone():
    both = RISK + "---\n" + RISK.replace("0001", "0002")
    assert told({"a.yaml": RISK}, {"a.yaml": both}) == [("RSK-0002", "new", [])]
    assert told({"a.yaml": both}, {"a.yaml": RISK}) == [("RSK-0002", "gone", [])]


def said(before: Mapping[str, object], after: Mapping[str, object]):
    found = corpus({"a.yaml": RISK})
    record = found.by_id["RSK-0001"]
    changes = compare(before, after)
    change = RecordChange(record, record, changes, before, after)
    return [sentence(change, one) for one in changes]


def test_an_item_that_is_a_text_is_told_by_its_list():
    before = {"affects": {"conformity": ["Fewer sensors fail"]}}
    assert said(before, {"affects": {"conformity": []}}) == [
        "conformity of affects removed: Fewer sensors fail"
    ]


@pytest.mark.parametrize(
    ("key", "told"), [("factor", "raised from 1 to 2"), ("upper", "raised from 1 % to 2 %")]
)
def test_only_a_number_that_is_measured_has_the_unit(key: str, told: str):
    assert said({"unit": "%", key: 1}, {"unit": "%", key: 2}) == [f"{key} {told}"]


def test_an_item_without_a_name_is_told_by_its_day():
    before = {"targets": [{"from": "2026-01-01", "value": 90}]}
    after = {"targets": [{"from": "2026-01-01", "value": 95}]}
    assert said(before, after) == ["value of targets from 2026-01-01 raised from 90 to 95"]


@pytest.mark.parametrize(
    "broken", [RISK + "x: [\n", RISK.replace("kind: risk", "kind: rusk"), "\x00"]
)
def test_what_cannot_be_read_is_neither_new_nor_gone(broken: str):
    whole = corpus({"a.yaml": RISK})
    path = "policies/a.yaml"
    faulty = Corpus(
        [load(read(path, broken.encode()), library())], library(), load_edition(), TODAY
    )
    assert compare_corpora(whole, faulty) == compare_corpora(faulty, whole) == ()
    assert [(u.path, u.ids, u.is_earlier) for u in unread(whole, faulty)] == [
        (path, frozenset({"RSK-0001"}), False)
    ]
    assert [u.is_earlier for u in unread(faulty, whole)] == [True]
    assert unread(whole, whole) == ()
