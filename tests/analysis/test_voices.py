"""Complaints and feedback: how long, how many, about what, and whether the loop was closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.analysis.closed_loop import closed_loop, loop_steps
from clausebook.analysis.complaint_handling import complaint_handling, time_classes
from clausebook.analysis.themes_heard import themes_heard
from tests.corpora import corpus


def complaint(number: int, received: str, more: str = "", status: str = "closed") -> str:
    return (
        f"id: CMP-{number:04}\nkind: complaint\nstatus: {status}\nreceived_on: '{received}'\n"
        f"channel: phone\ndescription: a\n{more}"
    )


def feedback(number: int, received: str, more: str = "") -> str:
    return (
        f"id: FBK-{number:04}\nkind: feedback\nreceived_on: '{received}'\nchannel: phone\n"
        f"text: a\n{more}"
    )


def of(*texts: str):
    return corpus({"a.yaml": "\n---\n".join(texts)})


HANDLED = (
    complaint(1, "2026-01-01", "due: '2026-01-15'\ntold_on: '2026-01-05'\nclosed_on: '2026-01-11'"),
    complaint(2, "2026-02-01", "due: '2026-02-15'\ntold_on: '2026-02-16'\nclosed_on: '2026-03-03'"),
    complaint(3, "2026-05-31", "due: '2026-06-10'\nacknowledged_on: '2026-06-01'", "open"),
    complaint(4, "2026-06-20", "due: '2026-07-04'", "open"),
    complaint(5, "2026-07-01", "", "open"),
)


def test_times_promises_and_what_waits():
    found = complaint_handling(of(*HANDLED))
    assert [one.id for one in found.complaints] == ["CMP-0001", "CMP-0002", "CMP-0003", "CMP-0004"]
    assert (found.until_told, found.until_closed) == ((4, 15), (10, 30))
    assert found.median_until_closed == 20
    assert found.most_until_closed == pytest.approx(28)
    assert (found.kept, found.promised) == (1, 3)  # the third is late without an answer
    assert [(one.complaint.id, one.age, one.is_overdue) for one in found.waiting] == [
        ("CMP-0003", 30, True),
        ("CMP-0004", 10, False),
    ]


def test_open_ones_stay_in_sight_however_old():
    found = complaint_handling(of(*HANDLED, complaint(6, "2020-01-01", "", "open")), "1 month")
    assert [one.id for one in found.complaints] == ["CMP-0003", "CMP-0004"]
    assert [one.complaint.id for one in found.waiting] == ["CMP-0006", "CMP-0003", "CMP-0004"]


def test_what_happened_after_the_day_has_not_happened_yet():
    later = "due: '2026-06-20'\ntold_on: '2026-07-01'\nclosed_on: '2026-07-02'"
    found = complaint_handling(of(complaint(1, "2026-06-01", later)))
    assert (found.until_told, found.until_closed) == ((), ())
    assert (found.kept, found.promised) == (0, 1)
    (one,) = found.waiting
    assert (one.told_on, one.is_overdue) == (None, True)


def test_who_waits_was_last_told_by_a_note():
    notes = (
        "progress_notes: [{on: '2026-06-01', note: a, told_customer: true}, "
        "{on: '2026-06-09', note: b, told_customer: true}, {on: '2026-06-20', note: c}]"
    )
    (one,) = complaint_handling(of(complaint(1, "2026-05-01", notes, "open"))).waiting
    assert str(one.kept_posted_on) == "2026-06-09"


def test_categories_are_counted_from_the_complaints():
    texts = [complaint(i, "2026-01-01", f"category: {c}") for i, c in enumerate("aab", start=1)]
    found = complaint_handling(of(*texts, complaint(9, "2026-01-01"))).categories
    assert found is not None
    assert {row.category: row.weight for row in found.rows} == {
        "a": 2,
        "b": 1,
        "without a category": 1,
    }


def test_nothing_on_record():
    found = complaint_handling(of(feedback(1, "2026-01-01")))
    assert (found.complaints, found.waiting, found.categories) == ((), (), None)
    assert found.median_until_closed is None


@given(st.lists(st.integers(0, 400)))
def test_each_time_falls_into_one_class(times):
    classes = time_classes(tuple(times))
    assert sum(one.count for one in classes) == len(times)
    for one in classes:
        assert one.count == sum(
            one.low <= time and (one.high is None or time <= one.high) for time in times
        )


LOOP = (
    feedback(
        1,
        "2026-01-01",
        "analysed_on: '2026-01-02'\ntold_customer_on: '2026-01-09'\n"
        "action: {what: Changed, done_on: '2026-01-08', records: [DEC-0001]}",
    ),
    feedback(2, "2026-03-01", "action: {what: Planned, due: '2026-09-01'}"),
    feedback(3, "2026-04-01", "action: {none_reason: Too dear}\ntold_customer_on: '2026-04-02'"),
    complaint(4, "2026-05-01", "correction: Exchanged\ndecided_on: '2026-05-02'"),
    complaint(5, "2025-01-01", "told_on: '2025-02-01'"),
    "id: DEC-0001\nkind: decision\ndecided_on: '2026-01-05'\nwhat: a",
)


def test_the_loop_is_closed_where_something_was_done_and_told():
    found = {one.record.id: one for one in closed_loop(of(*LOOP))}
    assert list(found) == ["CMP-0004", "FBK-0003", "FBK-0002", "FBK-0001", "CMP-0005"]
    assert [name for name, one in found.items() if one.is_closed] == [
        "FBK-0003",
        "FBK-0001",
        "CMP-0005",
    ]
    assert [found[name].did for name in ("FBK-0001", "FBK-0003", "CMP-0004")] == [
        "Changed",
        "Too dear",
        "Exchanged",
    ]
    assert [one.id for one in found["FBK-0001"].responses] == ["DEC-0001"]


def test_an_undecided_complaint_tells_its_last_note_until_today():
    notes = (
        "progress_notes: [{on: '2026-06-01', note: Seen}, {on: '2026-06-09', note: Ordered}, "
        "{on: '2026-07-20', note: Mended}]"
    )
    (one,) = closed_loop(of(complaint(1, "2026-05-01", notes, "open")))
    assert (one.did, one.is_acted_on) == ("Ordered", False)


def test_the_steps_are_counted_within_the_time():
    known = of(*LOOP)
    assert [one.count for one in loop_steps(closed_loop(known))] == [5, 2, 4, 3]
    assert [one.count for one in loop_steps(closed_loop(known, "12 months"))] == [4, 2, 3, 2]


def test_signs_are_counted_by_theme_beside_complaints():
    found = themes_heard(
        of(
            feedback(1, "2026-01-01", "feedback_kind: weak_signal\ntheme: wait\noccurrences: 3"),
            feedback(2, "2026-02-01", "sentiment: negative\ntheme: price"),
            feedback(3, "2026-03-01", "feedback_kind: criticism\ntheme: price"),
            feedback(4, "2026-03-01", "feedback_kind: praise\ntheme: price"),
            feedback(5, "2025-06-30", "feedback_kind: criticism\ntheme: old"),
            complaint(6, "2026-03-01", "category: wait"),
        )
    )
    assert [(one.name, one.signs, one.complaints) for one in found] == [
        ("wait", 3, 1),
        ("price", 2, 0),
    ]
    assert [one.id for one in found[1].records] == ["FBK-0003", "FBK-0002"]


def test_the_few_are_by_the_threshold_of_the_indicator_that_counts_complaints():
    kpi = (
        "id: KPI-0001\nkind: kpi\nformula: a\nunit: '1'\ndirection: lower_is_better\ncounted_from: {kind: complaint, day: received_on}\n"
        "pareto:\n"
        "  - {from: '2026-01', until: '2026-03', threshold: 60, rows: [{category: a, count: 1}]}\n"
        "  - {from: '2025-10', until: '2025-12', threshold: 70, rows: [{category: a, count: 1}]}"
    )
    texts = [complaint(1, "2026-01-01"), complaint(2, "2026-01-02")]
    plain, counted = (complaint_handling(of(*texts, *more)).categories for more in ((), (kpi,)))
    assert plain is not None
    assert counted is not None
    assert (plain.threshold, counted.threshold) == (80, 60)
