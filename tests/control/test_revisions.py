"""The versions of a document, and what changed between them."""

from datetime import date

from clausebook.control.binding import Binding
from clausebook.control.versions.document_versions import Source, changes_between
from clausebook.control.versions.revisions import revisions
from clausebook.corpus import Corpus
from clausebook.redline.sentences import sentence
from tests.control.documents_then import bound, corpus_then, procedure

HISTORY = (
    "history:\n"
    '  - {version: "0.1", date: "2026-01-05", reason: Notes of the meeting}\n'
    '  - {version: "1.0", date: "2026-01-20", author: PSN-0003, reason: First issue of it}\n'
    '  - {version: "1.1", date: "2026-03-02", author: PSN-0003, reason: Shorter time to answer}\n'
)


def of(states, now=None):
    corpus = corpus_then(states, now)
    return revisions(corpus, corpus.loaded[0])


def test_states_of_one_number_are_one_version():
    found = of([procedure("1.0", status="draft"), procedure("1.0"), procedure("1.1")])
    assert [one.version for one in found] == ["1.1", "1.0"]
    assert [one.commit.authored_on.day for one in found if one.commit] == [3, 2]
    assert [str(one.on) for one in found] == ["2026-02-01", "2026-02-01"]


def test_the_history_of_the_header_tells_day_author_and_reason():
    found = of([procedure("1.0", more=HISTORY), procedure("1.1", more=HISTORY)])
    assert [(one.version, str(one.on), one.author, one.reason) for one in found] == [
        ("1.1", "2026-03-02", "PSN-0003", "Shorter time to answer"),
        ("1.0", "2026-01-20", "PSN-0003", "First issue of it"),
        ("0.1", "2026-01-05", "", "Notes of the meeting"),
    ]
    assert [one.was_approved for one in found] == [True, True, False]


def test_without_git_the_header_is_all_there_is():
    found = of([], procedure("1.1", more=HISTORY))
    assert [one.version for one in found] == ["1.1", "1.0", "0.1"]
    assert [one.source for one in found] == [Source.UNCOMMITTED, Source.HEADER, Source.HEADER]
    assert found[0].commit is None


def test_the_version_that_was_approved_stands_for_those_of_its_number():
    states = [bound("1.0"), procedure("1.0", "Answer at once."), bound("1.1", "Answer soon.")]
    found = of(states)
    assert [(one.version, one.binding) for one in found] == [
        ("1.1", Binding.BOUND),
        ("1.0", Binding.UNBOUND),
    ]
    void = bound("1.0").replace("within a day", "some time")
    found = of([bound("1.0"), void, bound("1.1")])
    assert [one.binding for one in found] == [Binding.BOUND, Binding.BOUND]
    assert found[1].commit is not None
    assert found[1].commit.authored_on.day == 1


def test_what_is_written_now_is_told_as_it_is():
    void = bound("1.0").replace("within a day", "some time")
    (one,) = of([bound("1.0")], void)
    assert one.binding is Binding.VOID
    assert one.source is Source.UNCOMMITTED
    assert one.commit is None
    assert of([bound("1.0"), void])[0].binding is Binding.VOID


def test_a_draft_of_the_next_version_is_none_of_the_one_in_force():
    in_force = procedure("2.0")
    corpus = corpus_then([procedure("1.0"), in_force, procedure("3.0", status="draft")], in_force)
    assert [one.version for one in revisions(corpus, corpus.loaded[0])] == ["2.0", "1.0"]
    rejected = of([in_force, procedure("3.0", status="draft"), in_force])
    assert [one.version for one in rejected] == ["2.0"]


def test_a_draft_has_no_approval_to_show():
    draft = procedure("2.0", status="draft", more="approval: {by: PSN-0001}\n")
    found = of([procedure("1.0"), draft])
    assert (found[0].approval, found[0].binding, found[0].was_approved) == ({}, Binding.NONE, False)


def test_what_was_never_approved_is_not_listed_as_issued():
    rejections = (
        'rejections: [{version: "1.1", on: "2026-03-04", by: PSN-0001, reason: Too long}]\n'
    )
    states = [
        procedure("0.9", status="draft"),
        procedure("1.0"),
        procedure("1.1", "Answer soon.", status="review"),
        procedure("1.2", "Answer at once.", more=HISTORY + rejections),
    ]
    assert [one.version for one in of(states)] == ["1.2", "1.0", "0.1"]
    assert [one.version for one in of([], states[-1])] == ["1.2", "1.0", "0.1"]


def test_what_came_after_the_day_is_not_listed():
    states = [procedure("1.0"), procedure("2.0", approved="2026-05-10", effective="2026-06-01")]
    now = corpus_then(states)

    def listed(day):
        then = Corpus(now.loaded, now.library, now.edition, date.fromisoformat(day), past=now.past)
        return [one.version for one in revisions(then, then.loaded[0])]

    assert listed("2026-06-30") == ["2.0", "1.0"]
    assert listed("2026-05-20") == ["2.0", "1.0"]
    assert listed("2026-05-09") == ["1.0"]
    assert listed("2026-01-31") == []


def test_the_commit_is_the_one_in_which_what_was_approved_first_stood_so():
    states = [
        procedure("1.0", status="review", more="approval: {by: PSN-0001}\n"),
        procedure("1.0", status="approved"),
        bound("1.0"),
        bound("1.0", status="superseded"),
    ]
    (found,) = of(states)
    assert found.status == "superseded"
    assert found.commit is not None
    assert found.commit.authored_on.day == 2


def test_what_changed_is_told_without_bookkeeping():
    states = [
        bound("1.0", more='review_by: "2026-09-01"\n'),
        bound("1.1", "Answer within an hour.", more='review_by: "2027-09-01"\n'),
    ]
    corpus = corpus_then(states)
    new, old = revisions(corpus, corpus.loaded[0])
    (change,) = changes_between(corpus, old, new)
    assert [sentence(change, one) for one in change.changes] == [
        "text changed from Answer within a day. to Answer within an hour."
    ]
    renumbered = corpus_then([*states[:1], states[0].replace("1.0", "1.3")])
    new, old = revisions(renumbered, renumbered.loaded[0])
    assert changes_between(renumbered, old, new) == ()


def test_states_that_cannot_be_read_are_passed_over():
    assert [one.version for one in of(["---\n: [", procedure("1.0")])] == ["1.0"]
    corpus = corpus_then([procedure("1.0")], "---\n: [")
    assert revisions(corpus, corpus.loaded[0]) == ()
