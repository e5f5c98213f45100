"""What was, read when asked and remembered."""

from dataclasses import replace

import pytest

from clausebook.control.facts import facts_of, facts_of_versions
from clausebook.document import read
from clausebook.past import Past
from clausebook.record import load
from clausebook.rules import CommitExample
from tests.corpora import library, with_header
from tests.histories import content_id, made_history

PATH = "policies/a.yaml"
FIRST = with_header("id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n").encode()
SECOND = FIRST.replace(b"cause: a", b"cause: z")


def past(*states: bytes, memory=None) -> Past:
    commits = [
        CommitExample((), (), f"2026-01-0{n + 1}", "a@b.example") for n in range(len(states))
    ]
    history = made_history(commits, [{PATH: state} for state in states])
    return Past(history, library(), memory)


def test_versions_are_read_as_they_were():
    found = past(FIRST, SECOND)
    values = [
        found.document(version.content, version.path).records[0].values["cause"]
        for version in found.versions(PATH)
    ]
    assert values == ["z", "a"]
    assert found.versions("policies/other.yaml") == ()


def test_what_the_history_does_not_hold_is_said():
    document = past(FIRST).document("0" * 40, PATH)
    assert document.header is None
    assert "history" in document.document.faults[0].message


asked: list[str] = []


def id_in(document):
    asked.append(document.path)
    return document.header.id


def kind_in(document):
    return document.header and document.header.kind.name


def length_of(text):
    asked.append("text")
    return len(text)


def test_what_was_found_out_is_not_found_out_again():
    memory: dict[str, object] = {}
    asked.clear()
    for _ in range(2):
        of = past(FIRST, SECOND, memory=memory)
        wanted = {version.content: version.path for version in of.versions(PATH)}
        assert set(of.fact(wanted, id_in).values()) == {"RSK-0001"}
    assert len(asked) == 2


def test_facts_of_texts_are_remembered_too():
    memory: dict[str, object] = {}
    asked.clear()
    for _ in range(2):
        of = past(FIRST, memory=memory)
        wanted = {content_id(FIRST): PATH}
        assert of.fact_of_text([*wanted, "0" * 40], length_of) == {content_id(FIRST): len(FIRST)}
        assert of.fact(wanted, kind_in) == {content_id(FIRST): "risk"}
    assert asked == ["text"]


def test_what_the_history_lacks_may_be_fetched():
    memory: dict[str, object] = {}
    wanted = {content_id(SECOND): PATH}
    assert past(FIRST, memory=memory).fact(wanted, kind_in) == {content_id(SECOND): None}
    assert past(FIRST, SECOND, memory=memory).fact(wanted, kind_in) == {content_id(SECOND): "risk"}


def test_what_is_remembered_must_have_a_name():
    of = past(FIRST)
    with pytest.raises(ValueError, match="lambda"):
        of.fact({content_id(FIRST): PATH}, lambda document: document.path)


def test_facts_that_were_remembered_are_those_that_were_found():
    of = past(FIRST, SECOND)
    for _ in range(2):
        facts = facts_of_versions(of, of.versions(PATH))
        assert facts[content_id(FIRST)] == facts_of(load(read(PATH, FIRST), library()))
        assert facts[content_id(FIRST)].approval["on"] == "2025-12-20"
        assert facts[content_id(FIRST)].fingerprint != facts[content_id(SECOND)].fingerprint
        assert facts[content_id(FIRST)].records["RSK-0001"].kind == "risk"


def test_what_is_there_still_is_not_read_again():
    of = past(FIRST, SECOND)
    of = Past(replace(of.history, identify=content_id), library())
    present = load(read(PATH, SECOND), library())
    other = load(read("policies/b.yaml", FIRST), library())
    of.recognize([present, other])
    assert of.document(content_id(SECOND), PATH) is present
    assert of.document(content_id(FIRST), PATH) is not other


def test_the_end_of_a_name_decides_how_a_content_is_read():
    of = past(FIRST)
    found = [of.fact({content_id(FIRST): path}, kind_in) for path in (PATH, "policies/a.md", PATH)]
    assert [list(one.values()) for one in found] == [["risk"], [None], ["risk"]]


def test_facts_of_contents_that_the_history_has_no_more_are_forgotten():
    memory: dict[str, object] = {}
    of = past(FIRST, SECOND, memory=memory)
    facts_of_versions(of, of.versions(PATH))
    memory["control.yaml:" + "0" * 40] = {}
    of.forget()
    assert {key.rpartition(":")[2] for key in memory} == {content_id(FIRST), content_id(SECOND)}
