"""Versions of documents and records, told from commits and headers."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from clausebook.control.binding import Binding
from clausebook.control.facts import facts_of
from clausebook.control.versions.document_history import document_history
from clausebook.control.versions.document_versions import Source, changes_between
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.past import Past
from clausebook.record import load
from clausebook.redline.sentences import headline, sentence
from clausebook.rules import CommitExample
from tests.corpora import TODAY, library
from tests.histories import made_history

State = Mapping[str, str]

PERSONS = """\
{id: PSN-0001, kind: person, title: Ada, status: draft, version: "1.0", owner: ROL-0001,
 git_identities: [ada@work.example]}
"""
POLICY = """\
id: SOP-0001
kind: procedure
title: Handling
status: {status}
version: "{version}"
owner: ROL-0001
scope: {scope}
history:
{history}{approval}"""
ENTRIES = {
    "0.9": '  - {version: "0.9", date: "2025-11-01", author: PSN-0001, reason: First}\n',
    "1.0": '  - {version: "1.0", date: "2026-01-10", author: PSN-0001, reason: Tried out}\n',
    "2.0": '  - {version: "2.0", date: "2026-02-10", reason: Wider}\n',
}
APPROVAL = 'approval: {{by: PSN-0001, role: ROL-0001, on: "2026-01-11"{more}}}\n'
REGISTER = """\
id: {id}
kind: register
of: risk
title: Risks
status: {status}
version: "{version}"
owner: ROL-0001
records:
{records}"""
RISK = "  - {{id: {id}, title: Late, cause: {cause}, event: b, effect: c}}\n"
COMPLAINTS = """\
id: REG-0004
kind: register
of: complaint
title: Complaints
status: open
version: "1.0"
owner: ROL-0001
records:
{records}"""
COMPLAINT = "  - {{id: CMP-000{number}, title: Late, status: {status}}}\n"


def procedure(scope: str, version: str = "1.0", status: str = "draft", approval: str = "") -> str:
    history = "".join(entry for number, entry in ENTRIES.items() if number <= version)
    fields = {"scope": scope, "version": version, "status": status, "approval": approval}
    return POLICY.format(history=history or "  []\n", **fields)


def risks(version: str, *records: str, register: str = "REG-0001") -> str:
    return REGISTER.format(
        id=register, version=version, status="effective", records="".join(records) or "  []\n"
    )


def risk(record_id: str, cause: str) -> str:
    return RISK.format(id=record_id, cause=cause)


def loaded(path: str, text: str):
    return load(read(path, text.encode()), library())


def corpus(
    *states: State, present: State | None = None, author: str = "ada@work.example"
) -> Corpus:
    """Return the corpus after commits of states, one a month; the last one is checked out."""
    told = [
        CommitExample((), (), f"2026-{number:02}-20", author)
        for number in range(1, len(states) + 1)
    ]
    data = [{path: text.encode() for path, text in state.items()} for state in states]
    files = {"policies/persons.yaml": PERSONS, **(present or states[-1])}
    return Corpus(
        [loaded(path, text) for path, text in files.items()],
        library(),
        load_edition(),
        TODAY,
        past=Past(made_history(told, data), library()),
    )


def versions(found: Corpus, record_id: str) -> Sequence[tuple[str, str, str | None]]:
    return [
        (one.version, one.status, one.commit.subject if one.commit else None)
        for one in document_history(found, record_id).versions
    ]


def told(found: Corpus, record_id: str) -> list[list[str]]:
    """Return the changes from each version to the next, the newest first."""
    listed = document_history(found, record_id).versions
    return [
        [
            f"{change.record.id} {line}"
            for change in changes_between(found, older, newer)
            for line in ([sentence(change, one) for one in change.changes] or [headline(change)])
        ]
        for newer, older in pairwise(listed)
    ]


P = "policies/a.yaml"


def test_commits_of_one_version_number_are_one_version():
    found = corpus(
        {P: procedure("a")},
        {P: procedure("b")},
        {P: procedure("b", status="effective", approval=APPROVAL.format(more=""))},
        {P: procedure("c", "2.0")},
    )
    assert versions(found, "SOP-0001") == [
        ("2.0", "draft", "commit 3"),
        ("1.0", "effective", "commit 2"),
        ("0.9", "", None),
    ]
    assert told(found, "SOP-0001") == [["SOP-0001 scope changed from b to c"], []]


def test_what_the_header_tells_goes_before_what_the_commit_tells():
    found = corpus({P: procedure("a")}, {P: procedure("b", "2.0")}, {P: procedure("c", "3.0")})
    newest, wider, tried, first = document_history(found, "SOP-0001").versions
    assert (newest.author, newest.reason, str(newest.on)) == ("PSN-0001", "", "2026-03-20")
    assert (wider.author, wider.reason, str(wider.on)) == ("PSN-0001", "Wider", "2026-02-10")
    assert (tried.author, tried.reason, str(tried.on)) == ("PSN-0001", "Tried out", "2026-01-10")
    assert (first.source, first.reason, first.commit) == (Source.HEADER, "First", None)


def test_an_author_whom_no_person_claims_has_the_own_name():
    found = corpus({P: procedure("a", "3.0")}, author="bo@else.example")
    assert document_history(found, "SOP-0001").versions[0].author == "bo"


def test_an_approval_is_bound_void_or_unbound():
    content = facts_of(loaded(P, procedure("a"))).fingerprint
    bound = APPROVAL.format(more=f", fingerprint: {content}")
    found = corpus(
        {P: procedure("a", "0.1")},
        {P: procedure("a", "1.0", "effective", APPROVAL.format(more=""))},
        {P: procedure("a", "1.1", "effective", bound)},
        {P: procedure("b", "1.2", "effective", bound)},
    )
    states = [one.binding for one in document_history(found, "SOP-0001").versions]
    assert states[:2] == [Binding.VOID, Binding.BOUND]
    assert [s for s in states[2:] if s is not Binding.NONE] == [Binding.UNBOUND]


@pytest.mark.parametrize("status", ["effective", "draft"])
def test_what_was_approved_stays_beside_what_was_edited_behind_it(status: str):
    content = facts_of(loaded(P, procedure("a"))).fingerprint
    bound = APPROVAL.format(more=f", fingerprint: {content}")
    found = corpus(
        {P: procedure("a")},
        {P: procedure("a", status="effective", approval=bound)},
        {P: procedure("b", status=status, approval=bound)},
        {P: procedure("b", status=status, approval=bound) + "lint_ignore: []\n"},
    )
    later, approved, _ = document_history(found, "SOP-0001").versions
    assert (later.version, later.status, approved.version) == ("1.0", status, "1.0")
    assert later.binding is (Binding.VOID if status == "effective" else Binding.NONE)
    assert bool(later.approval) is (status == "effective")
    assert approved.binding is Binding.BOUND
    assert [one.commit.subject for one in (later, approved) if one.commit] == [
        "commit 2",
        "commit 1",
    ]


def test_a_fingerprint_that_comes_later_makes_no_other_approval():
    content = facts_of(loaded(P, procedure("a"))).fingerprint
    first, later = APPROVAL.format(more=""), APPROVAL.format(more=f", fingerprint: {content}")
    found = corpus(
        {P: procedure("a", status="approved", approval=first)},
        {P: procedure("a", status="effective", approval=later)},
        {P: procedure("a", status="superseded", approval=later)},
    )
    assert versions(found, "SOP-0001")[0] == ("1.0", "superseded", "commit 0")


def test_a_rejection_is_told_and_makes_nobody_the_author():
    rejection = '{version: "1.0", on: "2026-02-01", by: PSN-0009, reason: Too long}'
    other = rejection.replace("1.0", "2.0")
    review = procedure("a", status="review", approval=APPROVAL.format(more=""))
    rejected = procedure("a") + f"rejections: [{rejection}, {other}]\n"
    found = corpus({P: review}, present={P: rejected})
    newest = document_history(found, "SOP-0001").versions[0]
    assert newest.rejections == (
        {"version": "1.0", "on": "2026-02-01", "by": "PSN-0009", "reason": "Too long"},
    )
    assert newest.commit is not None
    assert newest.commit.subject == "commit 0"


def test_what_is_not_committed_comes_first_if_it_says_something_else():
    same = corpus({P: procedure("a")}, present={P: "# why\n" + procedure("a")})
    assert versions(same, "SOP-0001")[0] == ("1.0", "draft", "commit 0")
    other = corpus({P: procedure("a")}, present={P: procedure("b", "2.0")})
    assert versions(other, "SOP-0001")[:2] == [("2.0", "draft", None), ("1.0", "draft", "commit 0")]
    assert document_history(other, "SOP-0001").versions[0].source is Source.UNCOMMITTED
    assert told(other, "SOP-0001")[0] == ["SOP-0001 scope changed from a to b"]


def test_a_record_has_the_versions_in_which_it_changed():
    one, two = risk("RSK-0001", "a"), risk("RSK-0002", "a")
    found = corpus(
        {P: risks("1.0", one)},
        {P: risks("1.1", one, two)},
        {P: risks("1.2", risk("RSK-0001", "z"), two)},
        {P: risks("1.3", risk("RSK-0001", "z"), risk("RSK-0002", "z"))},
    )
    assert [v[::2] for v in versions(found, "RSK-0001")] == [
        ("1.2", "commit 2"),
        ("1.0", "commit 0"),
    ]
    assert told(found, "RSK-0001") == [["RSK-0001 cause changed from a to z"]]
    assert [v[0] for v in versions(found, "REG-0001")] == ["1.3", "1.2", "1.1", "1.0"]
    assert told(found, "REG-0001")[2] == ["RSK-0002 new"]


def test_a_record_is_followed_into_the_register_that_it_came_from():
    other = "policies/b.yaml"
    found = corpus(
        {P: risks("1.0", risk("RSK-0001", "a")), other: risks("5.0", register="REG-0002")},
        {P: risks("1.1", risk("RSK-0001", "b")), other: risks("5.0", register="REG-0002")},
        {P: risks("1.2"), other: risks("5.1", risk("RSK-0001", "b"), register="REG-0002")},
        {P: risks("1.2"), other: risks("5.2", risk("RSK-0001", "c"), register="REG-0002")},
    )
    assert [v[::2] for v in versions(found, "RSK-0001")] == [
        ("5.2", "commit 3"),
        ("1.1", "commit 1"),
        ("1.0", "commit 0"),
    ]
    assert told(found, "RSK-0001")[0] == ["RSK-0001 cause changed from b to c"]


def test_a_record_is_followed_into_a_file_that_is_gone():
    single = "policies/late.yaml"
    alone = 'id: RSK-0001\nkind: risk\ntitle: Late\nversion: "0.1"\ncause: a\nevent: b\neffect: c\n'
    found = corpus({single: alone}, {P: risks("1.0", risk("RSK-0001", "z"))})
    assert [v[0] for v in versions(found, "RSK-0001")] == ["1.0", "0.1"]


def test_a_document_that_grows_has_a_version_for_each_change():
    first, closed = (COMPLAINT.format(number=1, status=s) for s in ("open", "closed"))
    second = COMPLAINT.format(number=2, status="open")
    found = corpus(
        {P: COMPLAINTS.format(records=first)},
        {P: COMPLAINTS.format(records=first + second)},
        {P: "# layout\n" + COMPLAINTS.format(records=first + second)},
        {P: COMPLAINTS.format(records=closed + second)},
    )
    assert [v[2] for v in versions(found, "REG-0004")] == ["commit 3", "commit 1", "commit 0"]
    assert told(found, "REG-0004") == [
        ["CMP-0001 status changed from open to closed"],
        ["CMP-0002 new"],
    ]
    assert versions(found, "CMP-0001") == [
        ("1.0", "closed", "commit 3"),
        ("1.0", "open", "commit 0"),
    ]


def test_a_file_that_is_renamed_in_the_folder_keeps_its_versions():
    found = corpus({P: procedure("a")}, present={"policies/new.yaml": procedure("b", "2.0")})
    assert [one.path for one in document_history(found, "SOP-0001").versions][:2] == [
        "policies/new.yaml",
        P,
    ]
    assert told(found, "SOP-0001")[0] == ["SOP-0001 scope changed from a to b"]


@pytest.mark.parametrize("record_id", ["SOP-0001", "RSK-0001"])
def test_what_was_removed_is_found_in_the_history(record_id: str):
    other = "policies/b.yaml"
    found = corpus(
        {P: procedure("a"), other: risks("1.0", risk("RSK-0001", "a"), risk("RSK-0002", "a"))},
        {other: risks("1.0", risk("RSK-0002", "a"))},
    )
    history = document_history(found, record_id)
    assert history.is_removed
    assert [one.version for one in history.versions if one.commit] == ["1.0"]
    assert history.title in ("Handling", "Late")


def test_without_git_the_header_tells():
    found = Corpus([loaded(P, procedure("a", "2.0"))], library(), load_edition(), TODAY)
    history = document_history(found, "SOP-0001")
    assert not history.has_past
    assert [(one.version, one.source) for one in history.versions] == [
        ("2.0", Source.UNCOMMITTED),
        ("1.0", Source.HEADER),
        ("0.9", Source.HEADER),
    ]
    assert told(found, "SOP-0001") == [[], []]


def test_an_id_that_never_was_has_no_version():
    assert document_history(corpus({P: procedure("a")}), "SOP-0009").versions == ()


def test_a_file_that_cannot_be_read_is_no_version():
    found = corpus({P: procedure("a")}, {P: "\x00"}, {P: procedure("b", "2.0")})
    assert [v[0] for v in versions(found, "SOP-0001")] == ["2.0", "1.0", "0.9"]
