"""The news of the manual."""

from datetime import date

import pytest

from clausebook.control.versions.published_changes import by_month, changes_since, published_changes
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.record import load
from tests.control.documents_then import corpus_then, loaded, procedure
from tests.corpora import corpus, library

HISTORY = 'history: [{version: "1.0", date: "2026-01-20", reason: First issue of it}]\n'


def told(states, now=None):
    return [(one.version, str(one.since)) for one in published_changes(corpus_then(states, now))]


def test_each_approved_version_is_told_with_the_day_from_which_it_holds():
    states = [
        procedure("1.0", approved="2026-01-10", effective="2026-01-15"),
        procedure("2.0", status="draft"),
        procedure("2.0", approved="2026-05-10", effective="2026-01-15"),
    ]
    assert told(states) == [("2.0", "2026-05-10"), ("1.0", "2026-01-15")]


def test_drafts_and_what_is_to_come_are_no_news():
    assert told([procedure("0.1", status="draft")]) == []
    assert told([], procedure("1.1", status="draft", more=HISTORY)) == [("1.0", "2026-01-20")]
    assert told([procedure("1.0", effective="2026-07-01")]) == []


def test_the_first_version_is_new():
    found = published_changes(corpus_then([procedure("1.0"), procedure("1.1")]))
    assert [one.is_first for one in found] == [False, True]


@pytest.mark.parametrize("status", ["superseded", "obsolete"])
def test_a_withdrawal_is_told_by_the_day_of_its_commit(status):
    states = [procedure("1.0"), procedure("1.0", status=status)]
    (change,) = published_changes(corpus_then(states))
    assert change.is_withdrawal
    assert (change.version, str(change.since), change.replaced_by) == ("1.0", "2026-03-02", ())
    assert told(states[:1], states[1]) == []
    assert told([], states[1]) == []
    assert changes_since((change,), {}) == ()


def test_a_withdrawal_is_told_with_what_replaces_it():
    gone = procedure("1.0", status="superseded")
    successor = procedure("1.0", effective="2026-04-01", more="supersedes: SOP-0001\n")
    successor = successor.replace("id: SOP-0001\n", "id: SOP-0002\n")
    documents = [loaded(gone), load(read("policies/b.md", successor.encode()), library())]

    def news(day):
        found = published_changes(
            Corpus(documents, library(), load_edition(), date.fromisoformat(day))
        )
        return [(one.document.id, str(one.since), one.is_withdrawal) for one in found]

    assert news("2026-04-01") == [
        ("SOP-0001", "2026-04-01", True),
        ("SOP-0002", "2026-04-01", False),
    ]
    assert news("2026-03-31") == []
    (change, _) = published_changes(Corpus(documents, library(), load_edition(), date(2026, 4, 1)))
    assert [one.id for one in change.replaced_by] == ["SOP-0002"]


def test_a_document_that_ended_was_withdrawn_on_the_day_after():
    gone = procedure("1.0", status="obsolete", more='expires_on: "2026-02-28"\n')
    assert told([], gone) == [("1.0", "2026-03-01")]


def test_records_of_what_happened_are_no_news():
    assert (
        published_changes(corpus({"a.yaml": "id: DEC-0001\nkind: decision\n"}, must_be_valid=False))
        == ()
    )


def test_changes_of_twelve_months_are_told_by_month():
    days = ("2026-06-30", "2026-06-01", "2025-07-01", "2025-06-30")
    states = [procedure(f"1.{4 - n}", approved=day, effective=day) for n, day in enumerate(days)]
    found = published_changes(corpus_then(list(reversed(states))))
    months = by_month(found, date(2026, 6, 30))
    assert [(str(month.first_day), len(month.changes)) for month in months] == [
        ("2026-06-01", 2),
        ("2025-07-01", 1),
    ]


def test_what_a_release_does_not_know_is_newer():
    found = published_changes(corpus_then([procedure("1.0"), procedure("1.1"), procedure("1.10")]))
    assert [one.version for one in changes_since(found, {"SOP-0001": "1.1"})] == ["1.10"]
    assert len(changes_since(found, {})) == 3
    assert changes_since(found, {"SOP-0001": "1.10"}) == ()
