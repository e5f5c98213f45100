"""What is in force on a day, whatever is being drafted, moved, withdrawn or removed."""

from dataclasses import replace
from datetime import date

import pytest

from clausebook.analysis.evidence import EvidenceState, state_of
from clausebook.control.effect.in_force import in_force
from clausebook.control.effect.in_progress import Reason, told
from clausebook.control.fingerprint import fingerprint
from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.past import Past
from clausebook.record import load
from tests.control.documents_of_one_day import (
    PATH,
    TODAY,
    corpus_of,
    history_of,
    look,
    mark,
    register,
    sop,
    version_of,
)
from tests.corpora import library


@pytest.mark.parametrize("committed", [True, False])
def test_what_was_approved_later_or_for_other_content_counts_for_nothing(committed):
    void = mark(sop("1.0")).replace("a day", "a week")
    for text, day, state in (
        (void, TODAY, EvidenceState.DRAFT),
        (sop("1.0"), date(2026, 1, 9), EvidenceState.DRAFT),
        (sop("1.0"), date(2026, 1, 31), EvidenceState.APPROVED),
        (sop("1.0"), date(2026, 2, 1), EvidenceState.LIVE),
    ):
        commits = [("2026-01-10", {PATH: text})] if committed else []
        (record,) = look({PATH: text}, *commits, today=day).corpus.all_records
        assert state_of(record, day) is state
        assert record.is_live(day) is (state is EvidenceState.LIVE)


APPROVED = sop("1.0")
DRAFT = sop("2.0", "review", text="Answer within an hour")


@pytest.mark.parametrize("committed", [True, False])
def test_a_draft_does_not_hide_what_is_in_force(committed):
    commits = [("2026-01-15", {PATH: APPROVED}), ("2026-05-02", {PATH: DRAFT})]
    found = look({PATH: DRAFT}, *commits[: 1 + committed])

    assert version_of(found) == "1.0 effective"
    assert found.corpus.documents[PATH].text == APPROVED
    work = found.in_progress["SOP-0001"]
    assert (work.version, work.status, work.reason) == ("2.0", "review", Reason.DRAFTED)
    assert (work.since.committed_on.isoformat() if work.since else None) == (
        "2026-05-02" if committed else None
    )
    assert told(work) == "SOP-0001 2.0 is being drafted (review); 1.0 of 2026-02-01 is shown"
    assert found.shown[PATH].commit.committed_on == date(2026, 1, 15)


def test_the_work_began_with_the_first_version_that_was_not_in_force():
    found = look(
        {PATH: DRAFT},
        ("2026-01-15", {PATH: APPROVED}),
        ("2026-04-01", {PATH: sop("2.0", "draft")}),
        ("2026-05-02", {PATH: DRAFT}),
    )
    since = found.in_progress["SOP-0001"].since
    assert since is not None
    assert since.committed_on == date(2026, 4, 1)


def test_what_was_never_in_force_is_shown_as_the_draft_that_it_is():
    found = look({PATH: DRAFT}, ("2026-05-02", {PATH: DRAFT}))
    assert version_of(found) == "2.0 review"
    assert told(found.in_progress["SOP-0001"]) == (
        "SOP-0001 2.0 is being drafted (review); nothing is in force"
    )
    assert found.shown == {}


def test_without_a_past_everything_is_as_it_is_written():
    found = look({PATH: DRAFT})
    assert version_of(found) == "2.0 review"
    assert found.in_progress == {}


def test_where_all_is_in_force_the_past_is_not_asked():
    def ask() -> None:
        pytest.fail("the past was asked")

    documents = corpus_of({PATH: APPROVED}).loaded
    corpus = Corpus(documents, library(), load_edition(), TODAY, past=ask)
    assert in_force(corpus, looking_back=False).corpus is corpus


def test_a_changed_content_under_an_old_approval_is_not_in_force():
    def approved(text: str) -> str:
        loaded = load(read(PATH, sop("1.0", text=text).encode()), library())
        bound = f'on: "2026-01-10", fingerprint: "{fingerprint(loaded)}"'
        return sop("1.0", text=text).replace('on: "2026-01-10"', bound)

    sound = approved("Answer within a day")
    changed = sound.replace("within a day", "some day")
    found = look({PATH: changed}, ("2026-01-15", {PATH: sound}), ("2026-05-02", {PATH: changed}))

    assert found.corpus.documents[PATH].text == sound
    work = found.in_progress["SOP-0001"]
    assert work.reason is Reason.VOID
    assert told(work) == "SOP-0001 1.0 was changed after its approval; 1.0 of 2026-02-01 is shown"


def test_a_version_that_applies_later_waits():
    later = sop("2.0", "approved", on="2026-06-20", effective="2026-08-01")
    commits = [("2026-01-15", {PATH: APPROVED}), ("2026-06-20", {PATH: later})]
    found = look({PATH: later}, *commits)
    assert version_of(found) == "1.0 effective"
    assert told(found.in_progress["SOP-0001"]) == (
        "SOP-0001 2.0 applies from 2026-08-01; 1.0 of 2026-02-01 is shown"
    )
    assert version_of(look({PATH: later}, *commits, today=date(2026, 8, 1))) == "2.0 approved"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 1, 31), "3.0 effective"),  # nothing was in force: the file, to come
        (date(2026, 2, 1), "1.0 effective"),
        (date(2026, 3, 31), "1.0 effective"),
        (date(2026, 4, 1), "2.0 effective"),
        (date(2026, 6, 1), "3.0 effective"),
    ],
)
def test_a_day_in_the_past_shows_what_was_in_force_then(day, shown):
    second = sop("2.0", on="2026-03-20", effective="2026-04-01")
    third = sop("3.0", on="2026-05-20", effective="2026-06-01")
    commits = [
        ("2026-01-15", {PATH: APPROVED}),
        ("2026-03-20", {PATH: second}),
        ("2026-05-20", {PATH: third}),
    ]
    assert version_of(look({PATH: third}, *commits, today=day)) == shown


def test_a_version_whose_days_are_over_ends_those_before_it_too():
    ended = sop("2.0", on="2026-03-20", effective="2026-04-01", more='expires_on: "2026-05-31"\n')
    draft = sop("3.0", "draft")
    found = look(
        {PATH: draft},
        ("2026-01-15", {PATH: APPROVED}),
        ("2026-03-20", {PATH: ended}),
        ("2026-06-02", {PATH: draft}),
    )
    assert version_of(found) == "3.0 draft"
    assert found.in_progress["SOP-0001"].shown is None


WITHDRAWN = sop("1.0", "superseded")
SUCCESSOR = "policies/successor.yaml"


def test_what_was_withdrawn_stays_withdrawn():
    found = look(
        {PATH: WITHDRAWN}, ("2026-01-15", {PATH: APPROVED}), ("2026-05-02", {PATH: WITHDRAWN})
    )
    assert version_of(found) == "1.0 superseded"
    assert found.in_progress == {}


def test_a_withdrawal_counts_from_the_day_on_which_it_was_committed():
    commits = [("2026-01-15", {PATH: APPROVED}), ("2026-05-02", {PATH: WITHDRAWN})]
    day_before = look({PATH: WITHDRAWN}, *commits, today=date(2026, 5, 1))
    the_day = look({PATH: WITHDRAWN}, *commits, today=date(2026, 5, 2))
    assert version_of(day_before) == "1.0 effective"
    assert version_of(the_day) == "1.0 superseded"


def test_a_withdrawal_that_is_not_committed_counts_today_and_not_before_the_last_commit():
    commits = [("2026-01-15", {PATH: APPROVED}), ("2026-05-02", {PATH: APPROVED, "a": "b"})]
    assert version_of(look({PATH: WITHDRAWN}, *commits)) == "1.0 superseded"
    earlier = look({PATH: WITHDRAWN}, *commits, today=date(2026, 5, 1))
    assert version_of(earlier) == "1.0 effective"


def test_a_predecessor_holds_until_its_successor_applies():
    successor = sop(
        "1.0",
        "approved",
        on="2026-06-01",
        effective="2026-08-01",
        record_id="SOP-0002",
        more="supersedes: SOP-0001\n",
    )
    now = {PATH: WITHDRAWN, SUCCESSOR: successor}
    commits = [("2026-01-15", {PATH: APPROVED}), ("2026-06-02", now)]
    assert version_of(look(now, *commits)) == "1.0 effective"
    assert version_of(look(now, *commits, today=date(2026, 8, 1))) == "1.0 superseded"


def test_a_draft_after_a_withdrawal_brings_nothing_back():
    found = look(
        {PATH: DRAFT},
        ("2026-01-15", {PATH: APPROVED}),
        ("2026-03-02", {PATH: WITHDRAWN}),
        ("2026-05-02", {PATH: DRAFT}),
    )
    assert version_of(found) == "2.0 review"


def test_an_instruction_ends_with_its_last_day():
    temporary = sop("1.0", more='temporary_until: "2026-05-31"\n')
    temporary = temporary.replace("procedure", "work-instruction").replace("SOP", "WIN")
    corpus = look({PATH: temporary}, ("2026-01-15", {PATH: temporary})).corpus
    record = corpus.get("WIN-0001")
    assert record is not None
    assert record.is_live(date(2026, 5, 31))
    assert not record.is_live(date(2026, 6, 1))


def test_a_file_that_cannot_be_read_does_not_hide_what_is_in_force():
    broken = "id: SOP-0001\nkind: [procedure\n"
    found = look({PATH: broken}, ("2026-01-15", {PATH: APPROVED}))
    assert version_of(found) == "1.0 effective"
    assert told(found.in_progress["SOP-0001"]) == (
        "SOP-0001 cannot be read as it is written in policies/sop.yaml; 1.0 of 2026-02-01 is shown"
    )


def test_a_register_in_review_shows_its_approved_state_with_all_its_records():
    draft = register("REG-0001", ["RSK-0001", "RSK-0003"], status="review", version="2.0")
    found = look(
        {PATH: draft}, ("2026-01-15", {PATH: register("REG-0001", ["RSK-0001", "RSK-0002"])})
    )
    assert [record.id for record in found.corpus.all_records] == [
        "REG-0001",
        "RSK-0001",
        "RSK-0002",
    ]


OTHER = "policies/other.yaml"


@pytest.mark.parametrize(
    ("status", "holder"), [("effective", "REG-0002"), ("draft", "REG-0001")], ids=str
)
def test_a_record_that_moved_stands_once(status, holder):
    """In the register in force that it moved to; where that is a draft, where it was approved."""
    now = {
        PATH: register("REG-0001", ["RSK-0001"], status="review", version="2.0"),
        OTHER: register("REG-0002", ["RSK-0002", "RSK-0003"], status=status),
    }
    before = {
        PATH: register("REG-0001", ["RSK-0001", "RSK-0002"]),
        OTHER: register("REG-0002", ["RSK-0003"]) if status == "effective" else "a: b",
    }
    corpus = look(now, ("2026-01-15", before)).corpus
    paths = [record.path for record in corpus.all_records if record.id == "RSK-0002"]
    register_record = corpus.get(holder)
    assert register_record is not None
    assert paths == [register_record.path]
    assert {link.source for link in corpus.links} <= set(corpus.by_id)


def test_a_renamed_document_keeps_its_present_path():
    moved = "policies/complaints.yaml"
    history = history_of(("2026-01-15", {PATH: APPROVED}))
    history = replace(history, versions={moved: history.versions[PATH]})
    corpus = corpus_of({moved: DRAFT})
    corpus.past = Past(history, library())
    found = in_force(corpus)
    assert version_of(found) == "1.0 effective"
    assert list(found.shown) == [moved]
    record = found.corpus.get("SOP-0001")
    assert record is not None
    assert record.path == moved


def test_a_document_that_was_moved_unnoticed_is_found_by_its_id():
    moved = "policies/complaints.yaml"
    found = look({moved: DRAFT}, ("2026-01-15", {PATH: APPROVED}))
    assert version_of(found) == "1.0 effective"
    assert list(found.shown) == [moved]
    committed = look(
        {moved: DRAFT}, ("2026-01-15", {PATH: APPROVED}), ("2026-05-01", {moved: DRAFT})
    )
    assert version_of(committed) == "1.0 effective"


def test_a_path_that_held_another_document_before_tells_nothing_of_it():
    moved = "policies/moved.yaml"
    now = {PATH: sop("0.1", "draft", record_id="SOP-0002"), moved: APPROVED}
    found = look(now, ("2026-01-15", {PATH: APPROVED}), ("2026-05-01", now))
    assert version_of(found, "SOP-0002") == "0.1 draft"


def test_unless_looking_back_all_commits_had_been_made():
    """As where a project judges itself on a fixed day, whatever the days of its commits."""
    commits = [("2026-08-15", {PATH: APPROVED, OTHER: REMOVED}), ("2026-09-02", {PATH: WITHDRAWN})]
    corpus = corpus_of({PATH: WITHDRAWN}, *commits)
    found = in_force(corpus, looking_back=False)
    assert version_of(found) == "1.0 superseded"
    assert found.corpus.get("SOP-0002") is None
    assert in_force(corpus).corpus.get("SOP-0002") is not None


REMOVED = sop("1.0", record_id="SOP-0002")


@pytest.mark.parametrize("committed", [True, False])
def test_a_removed_document_comes_back_on_a_day_before(committed):
    commits = [("2026-01-15", {PATH: APPROVED, "a": "b"}), ("2026-05-02", {"a": "c"})]
    if not committed:
        commits[1] = ("2026-05-02", {PATH: APPROVED, "a": "c"})
    assert version_of(look({"a": "c"}, *commits, today=date(2026, 5, 1))) == "1.0 effective"
    assert look({"a": "c"}, *commits).corpus.get("SOP-0001") is None
    before = look({"a": "c"}, *commits, today=date(2026, 1, 31))
    assert before.corpus.get("SOP-0001") is None


def test_records_of_what_happened_stay_as_they_are():
    complaints = (
        "id: REG-0001\nkind: register\nof: complaint\ntitle: Complaints\nowner: ROL-0001\n"
        'version: "1.0"\nstatus: open\nrecords: []\n'
    )
    found = look({PATH: complaints}, ("2026-01-15", {PATH: complaints}))
    assert found.in_progress == {}
    assert found.shown == {}


def test_a_past_that_was_cut_off_is_said():
    found = look({PATH: DRAFT}, ("2026-05-02", {PATH: DRAFT}), shallow=True)
    assert version_of(found) == "2.0 review"
    assert found.cut_off == ("SOP-0001",)
    enough = look(
        {PATH: DRAFT},
        ("2026-01-15", {PATH: APPROVED}),
        ("2026-05-02", {PATH: DRAFT}),
        shallow=True,
    )
    assert version_of(enough) == "1.0 effective"
    assert enough.cut_off == ()
