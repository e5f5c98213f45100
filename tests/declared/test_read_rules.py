"""Declared rules: read, refused with their line, tried on their examples, and run."""

from collections.abc import Iterable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausebook.declared import RuleFault, read_rules
from clausebook.declared.value_tests import parse_tests
from clausebook.record import Place
from clausebook.rules import Catalogue, Finding
from tests.corpora import TODAY, corpus, library

RULE: dict[str, Any] = {
    "code": "HSE001",
    "name": "expensive-risk-nobody-answers-for",
    "summary": "A grave risk is not owned by the head of quality.",
    "severity": "warning",
    "clauses": ["6.1.1"],
    "given": "risk",
    "where": {"inherent.consequence": {"at_least": 4}},
    "then": {"owner": "ROL-0002"},
    "message": "risk of consequence {inherent.consequence} is owned by {owner}",
    "hint": "write owner: ROL-0002",
    "examples": {
        "fails": [
            {
                "record": {
                    "cause": "a",
                    "event": "b",
                    "effect": "c",
                    "owner": "ROL-0009",
                    "inherent": {"likelihood": 1, "consequence": 5},
                }
            }
        ],
        "passes": [
            {
                "record": {
                    "cause": "a",
                    "event": "b",
                    "effect": "c",
                    "owner": "ROL-0002",
                    "inherent": {"likelihood": 1, "consequence": 5},
                }
            }
        ],
    },
}
RISKS = """\
id: RSK-0001
kind: risk
owner: ROL-0001
cause: a
event: b
effect: c
inherent: {likelihood: 1, consequence: 4}
---
id: RSK-0002
kind: risk
owner: ROL-0002
cause: a
event: b
effect: c
inherent: {likelihood: 1, consequence: 4}
---
id: RSK-0003
kind: risk
owner: ROL-0001
cause: a
event: b
effect: c
"""


def rules(**changes: Any):
    written = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    text = yaml.safe_dump({"rules": [written]}, sort_keys=False)
    return read_rules("rules/house.yaml", text.encode(), library())


def told(findings: Iterable[Finding]):
    placed = ((f.place, f.message) for f in findings)
    return [(p.record, p.pointer, said) for p, said in placed if isinstance(p, Place)]


def found(text: str = RISKS, **changes: Any):
    (rule,) = rules(**changes)
    return told(rule.check(corpus({"a.yaml": text})))


def unexamined(then: Any, text: str = RISKS, **changes: Any):
    """Findings of a rule whose examples are made to fit, for they are not what is tried here."""
    from clausebook.declared.check import check

    written = {**RULE, "where": {}, "message": None, "then": then, **changes}
    written = {key: value for key, value in written.items() if value is not None}
    return told(check(corpus({"a.yaml": text}), written))


def test_a_rule_is_like_any_other():
    (rule,) = rules()
    assert (rule.code, rule.area, rule.basis, rule.severity) == (
        "HSE001",
        "own",
        "house",
        "warning",
    )
    assert rule.page.summary == RULE["summary"]
    assert [example.fails for example in rule.page.examples] == [True, False]
    assert Catalogue([rule]).select("own") == (rule,)
    assert dict(rule.options) == {}


def test_it_finds_what_it_says_at_the_value():
    assert found() == [("RSK-0001", ("owner",), "risk of consequence 4 is owned by ROL-0001")]


def test_without_a_message_the_test_is_told():
    assert found(message=None)[0][2] == "'owner' is ROL-0001, expected is ROL-0002"


@pytest.mark.parametrize(
    ("then", "records"),
    [
        ({"inherent.likelihood": {"at_most": 0}}, ["RSK-0001", "RSK-0002", "RSK-0003"]),
        ({"inherent": {"present": True}}, ["RSK-0003"]),
        ({"inherent": {"present": False}}, ["RSK-0001", "RSK-0002"]),
        ({"owner": {"one_of": ["ROL-0001", "ROL-0002"]}}, []),
        ({"owner": {"none_of": ["ROL-0001"]}}, ["RSK-0001", "RSK-0003"]),
        ({"owner": {"like": "ROL-*2"}}, ["RSK-0001", "RSK-0003"]),
        ({"owner": {"not_like": "*1"}}, ["RSK-0001", "RSK-0003"]),
        ({"effective_on": {"not_older_than": "6 months"}}, []),
        ({"effective_on": {"not_older_than": "5 months"}}, ["RSK-0001", "RSK-0002", "RSK-0003"]),
        ({"effective_on": {"at_most": "today"}}, []),
        ({"effective_on": {"above": "today"}}, ["RSK-0001", "RSK-0002", "RSK-0003"]),
        ({"inherent.likelihood": 1, "owner": "ROL-0001"}, ["RSK-0002", "RSK-0003"]),
    ],
)
def test_tests(then: Any, records: list[str]):
    assert sorted(str(record) for record, _, _ in unexamined(then)) == records


def test_an_absent_field_is_told_at_the_record():
    assert unexamined({"inherent.likelihood": {"at_least": 1}}) == [
        ("RSK-0003", (), "'inherent.likelihood' is missing, expected at least 1")
    ]


STEPS = """\
id: RSK-0001
kind: risk
cause: a
event: b
effect: c
treatment:
  option: share
  actions:
    - {what: x, due: 2026-01-01}
    - {what: y}
"""


@pytest.mark.parametrize(
    ("then", "count"),
    [
        ({"treatment.actions.due": {"present": True}}, 1),
        ({"treatment.actions.due": {"at_least": "2020-01-01"}}, 1),
        ({"treatment.actions.what": {"present": True}}, 0),
        ({"treatment.actions.due": {"none_of": ["2026-05-05"]}}, 0),
    ],
)
def test_each_item_of_a_list_is_asked(then: Any, count: int):
    found = unexamined(then, STEPS)
    assert len(found) == count
    assert all(pointer == ("treatment", "actions", 1) for _, pointer, _ in found)


LINKED = """\
id: NED-0001
kind: need
statement: Know it
---
id: REQ-0001
kind: requirement
statement: The service shall show it.
needs: [NED-0001]
priority: high
"""


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ({}, 0),
        ({"at_least": 2}, 1),
        ({"at_most": 0}, 1),
        ({"kind": "process"}, 1),
        ({"kind": "requirement", "where": {"priority": "high"}}, 0),
        ({"kind": "requirement", "where": {"priority": "low"}}, 1),
    ],
)
def test_links_are_followed_either_way(link: Any, count: int):
    phrase = library().inverses["satisfies"]
    assert len(unexamined({"links": {phrase: link}}, LINKED, given="need")) == count


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"given": "risks"},
            "rules/house.yaml:8: HSE001: 'risks' is no kind of record; did you mean 'risk'?",
        ),
        ({"then": {"ownr": "x"}}, "'ownr' is not a field of 'risk'"),
        ({"where": {"inherent.size": 3}}, "'inherent.size' is not a field of 'risk'"),
        ({"message": "is {wrong}"}, "'wrong' is not a field of 'risk'"),
        ({"then": {"links": {"satisfy": {}}}}, "'satisfy' is no link; did you mean 'satisfies'?"),
        ({"then": {"links": {"satisfies": {"where": {"owner": "x"}}}}}, "need their kind"),
        ({"clauses": ["99.1"]}, "clause"),
        ({"clauses": ["10.9"]}, "the edition of 2015 has no clause '10.9'"),
        ({"severity": "fatal"}, "fatal"),
        ({"then": {"owner": {"resembles": "x"}}}, "resembles"),
        ({"code": "house-1"}, "code"),
        ({"then": None}, "then"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_line(changes: Any, told: str):
    with pytest.raises(RuleFault, match=r"^rules/house\.yaml:[0-9]+: ") as caught:
        rules(**changes)
    assert told in str(caught.value)


def test_an_example_must_do_what_it_says():
    swapped = {"fails": RULE["examples"]["passes"], "passes": RULE["examples"]["fails"]}
    with pytest.raises(RuleFault, match="said to be one that fails: it passes"):
        rules(examples=swapped)
    with pytest.raises(RuleFault, match="said to be one that passes: it fails"):
        rules(examples={**swapped, "fails": RULE["examples"]["fails"]})


def test_an_example_must_follow_its_schema():
    broken = {"record": {**RULE["examples"]["fails"][0]["record"], "surprise": 1}}
    with pytest.raises(RuleFault, match="surprise"):
        rules(examples={**RULE["examples"], "fails": [broken]})


@pytest.mark.parametrize(
    "data", [b"", b"- a\n", b"rules: []\n", b"a: [\n", b"\xff\xfe", b"rules: {}"]
)
def test_what_is_no_file_of_rules_is_refused(data: bytes):
    with pytest.raises(RuleFault, match=r"^rules/house\.yaml:1: "):
        read_rules("rules/house.yaml", data, library())


@given(st.text("ab*", max_size=12), st.text("ab", max_size=12))
def test_patterns_mean_what_they_mean_to_a_shell(pattern: str, text: str):
    from fnmatch import fnmatchcase

    (test,) = parse_tests({"like": pattern})
    assert test.holds([text], TODAY) is fnmatchcase(text, pattern)


@given(st.integers() | st.floats(allow_nan=False) | st.text(), st.integers() | st.text())
def test_comparisons_agree_with_each_other(value: Any, operand: Any):
    def holds(name: str) -> bool:
        return parse_tests({name: operand})[0].holds([value], TODAY)

    assert not (holds("above") and holds("at_most"))
    assert holds("at_least") == (holds("above") or (holds("at_least") and holds("at_most")))


def test_the_guide_shows_a_rule_that_can_be_used():
    import re
    from pathlib import Path

    guide = Path(__file__).parents[2] / "docs" / "guide" / "own-rules.md"
    shown = re.search(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert [r.code for r in read_rules("house.yaml", shown[1].encode(), library())] == ["HSE001"]
