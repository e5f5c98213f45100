"""What is offered at a place."""

from typing import Any

import pytest

from clausebook.document import Edit, edited, read
from clausebook.editor.completion import completions_at
from clausebook.record import load
from tests.corpora import library
from tests.editor.marked import place_in
from tests.example import example

RISK = "id: RSK-0999\nkind: risk\ntitle: Flood\nstatus: draft\nversion: '1.0'\n"


def offered(marked, **more):
    text, position = place_in(marked)
    return text, completions_at(example.corpus(), text, position, **more).offered


def labels(marked, **more):
    return [one.label for one in offered(marked, **more)[1]]


def written(marked, label):
    text, found = offered(marked)
    (one,) = [one for one in found if one.label == label]
    return edited(text, [Edit(one.span, one.text)])


def test_ids_of_the_kinds_that_a_field_may_name_with_their_titles():
    _, found = offered(f"{RISK}criteria: ¦")
    assert [one.label for one in found] == ["RCR-0001"]
    assert example.corpus().by_id["RCR-0001"].title in found[0].detail
    kinds = {label[:3] for label in labels(f"{RISK}affects:\n  conformity: [¦]")}
    assert kinds == {"REQ", "PRD", "PRC"}


def test_a_record_is_found_by_words_of_its_title():
    title = example.corpus().by_id["ROL-0002"].title
    assert "ROL-0002" in labels(f"{RISK}owner: {title.split()[0]}¦")


@pytest.mark.parametrize(
    ("marked", "becomes"),
    [
        ("criteria: ¦", "criteria: RCR-0001"),
        ("criteria:¦", "criteria: RCR-0001"),
        ("criteria: RC¦", "criteria: RCR-0001"),
        ("criteria: 'RC¦'", "criteria: 'RCR-0001'"),
        ("criteria: RC¦R-0002", "criteria: RCR-0001"),
        ("criteria: RC¦  # why", "criteria: RCR-0001  # why"),
    ],
)
def test_an_id_takes_the_place_of_the_word_that_is_there(marked, becomes):
    assert written(f"{RISK}{marked}", "RCR-0001") == f"{RISK}{becomes}"


@pytest.mark.parametrize(
    "marked",
    [
        "affects: {conformity: ¦}",
        "affects: {conformity: [¦]}",
        "affects:\n  conformity: ¦",
        "affects:\n  conformity:\n    - ¦",
        "affects:\n  conformity:\n    ¦",
        "affects:\n  conformity:\n    - REQ-0001\n    - RE¦",
    ],
)
def test_what_is_offered_for_a_list_makes_a_list_that_holds(marked):
    text = written(f"{RISK}owner: ROL-0001\n{marked}", "REQ-0002")
    loaded = load(read("policies/x.yaml", text.encode()), library())
    assert not loaded.document.faults
    value: Any = loaded.document.value
    assert value["affects"]["conformity"][-1] == "REQ-0002"


def test_values_that_are_allowed_with_their_meaning():
    _, found = offered(f"{RISK}treatment: {{option: ¦}}")
    assert [one.label for one in found][:2] == ["avoid", "remove_source"]
    assert "Avoid it, remove its source" in found[0].markdown
    assert "draft" in labels("kind: risk\nstatus: ¦")
    assert "superseded" not in labels("kind: complaint\nstatus: ¦")


def test_kinds_clauses_and_truth_values():
    assert {"risk", "register", "kpi"} <= set(labels("kind: ¦"))
    assert written(f"{RISK}clauses: [¦]", "8.2").endswith('clauses: ["8.2"]')
    assert labels("kind: requirement\nknown_to_customer: ¦") == ["true", "false"]


def test_fields_that_are_not_there_yet_the_needed_ones_first():
    found = labels(f"{RISK}¦")
    assert "owner" in found
    assert not {"id", "kind", "title", "status"} & set(found)
    assert {"id", "kind"} <= set(labels("¦"))
    inner = labels(f"{RISK}controls:\n  - what: x\n    ¦")
    assert inner[0] == "state"
    assert "what" not in inner
    _, full = offered(f"{RISK}cau¦")
    assert "What could set it off" in next(c.markdown for c in full if c.label == "cause")


def test_a_key_that_has_its_colon_keeps_it():
    assert written(f"{RISK}own¦: ROL-0001", "owner") == f"{RISK}owner: ROL-0001"
    assert written(f"{RISK}own¦", "owner") == f"{RISK}owner: "
    assert written(f"{RISK}aff¦", "affects") == f"{RISK}affects:"


def test_records_of_a_register_are_of_its_kind():
    head = "id: REG-0999\nkind: register\nof: risk\nrecords:\n  - id: RSK-0900\n"
    assert "criteria" in labels(f"{head}    ¦")
    assert labels(f"{head}    criteria: ¦") == ["RCR-0001"]


def test_ids_in_prose_from_their_dash_on():
    assert "RCR-0001" in labels(f"{RISK}cause: >-\n  as in RCR-¦")
    assert "RCR-0001" in labels("---\nkind: policy\n---\nSee RCR-0¦", has_body=True)
    assert labels("---\nkind: policy\n---\nSee RC¦", has_body=True) == []
    assert labels(f"{RISK}cause: a word ¦") == []


def test_so_many_that_nobody_reads_them_are_cut_off():
    text, position = place_in(f"{RISK}reviewed_in: ¦")
    found = completions_at(example.corpus(), text, position)
    assert len(found.offered) == 200
    assert not found.is_complete


def test_nothing_is_offered_where_nothing_is_known():
    assert labels(f"{RISK}no_such_field: ¦") == []
    assert labels(f"{RISK}title: ¦") == []
    assert labels(f"{RISK}# owner: ¦") == []
    assert labels(f"{RISK}affects: ¦") == []
