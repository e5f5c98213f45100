"""What comes round: when it is due, what is overdue, and what nobody ever did."""

from datetime import date

from clausebook.analysis.calendar import calendar
from clausebook.analysis.recurring import contacts, listening, watches
from tests.corpora import TODAY, corpus

WATCHED = """\
id: OBL-000{number}
kind: obligation
citation: Act {number}
{more}
"""


def obligation(number: int, more: str) -> str:
    return WATCHED.format(number=number, more=more)


def watched(*texts: str):
    return watches(corpus({"a.yaml": "\n---\n".join(texts)}))


def test_the_next_look_is_an_interval_after_the_last():
    (one,) = watched(obligation(1, "last_checked_on: '2026-05-31'\ncheck_interval: 1 month"))
    assert one.due == TODAY == date(2026, 6, 30)
    assert not one.is_overdue(TODAY)
    assert one.is_overdue(date(2026, 7, 1))
    assert one.days_late(date(2026, 7, 4)) == 4


def test_what_was_never_looked_at_is_overdue_and_comes_first():
    found = watched(
        obligation(1, "last_checked_on: '2026-06-01'\ncheck_interval: 3 months"),
        obligation(2, "last_checked_on: '2026-01-01'\ncheck_interval: 1 month"),
        obligation(3, "check_interval: 1 month"),
        obligation(4, "last_checked_on: '2026-06-01'"),
        obligation(5, "last_checked_on: '2026-05-31'\ncheck_interval: 3 months"),
    )
    assert [one.record.id[-1] for one in found] == ["2", "3", "5", "1", "4"]
    assert [one.is_overdue(TODAY) for one in found] == [True, True, False, False, False]
    assert found[1].days_late(TODAY) is None


def test_what_does_not_apply_is_repealed_or_a_draft_is_not_watched():
    found = watched(
        obligation(1, "applies: false"),
        obligation(2, "repealed_on: '2026-06-30'"),
        obligation(3, "repealed_on: '2026-07-01'"),
        obligation(4, "status: draft"),
    )
    assert [one.record.id for one in found] == ["OBL-0003"]


def test_the_calendar_of_all_that_is_due_watches_no_more_than_that():
    checked = "last_checked_on: '2026-06-01'\ncheck_interval: 3 months\n"
    texts = (obligation(1, checked), obligation(2, f"{checked}applies: false"))
    known = corpus({"a.yaml": "\n---\n".join(texts)})
    assert [(one.day, one.record.id) for one in calendar(known)] == [(date(2026, 9, 1), "OBL-0001")]


def test_lost_customers_are_not_called():
    text = """\
id: CST-0001
kind: customer
class: direct
last_contact_on: '2026-01-01'
contact_interval: 3 months
relationship_owner: ROL-0002
---
id: CST-0002
kind: customer
class: direct
lost_on: '2026-03-01'
"""
    (one,) = contacts(corpus({"a.yaml": text}))
    assert (one.record.id, one.who, one.due) == ("CST-0001", "ROL-0002", date(2026, 4, 1))


def test_the_first_contact_is_due_an_interval_after_somebody_became_a_customer():
    text = "id: CST-0001\nkind: customer\nclass: direct\ncontact_interval: 3 months\nsince: '{}'"
    (late,) = contacts(corpus({"a.yaml": text.format("2026-03-29")}))
    (young,) = contacts(corpus({"a.yaml": text.format("2026-03-30")}))
    assert (late.last, late.due, late.is_overdue(TODAY)) == (None, date(2026, 6, 29), True)
    assert (young.due, young.is_overdue(TODAY)) == (TODAY, False)


def test_each_way_of_listening_stands_alone():
    text = """\
id: SEG-0001
kind: segment
target: "yes"
listening:
  - {method: Survey, perception: true, interval: 12 months, owner: ROL-0001, last_on: '2025-01-01', reviewed_in: Review}
  - {method: Visits, perception: true, interval: 6 months, owner: ROL-0002, last_on: '2026-06-01'}
"""
    survey, visits = listening(corpus({"a.yaml": text}))
    assert (survey.what, survey.where, survey.is_overdue(TODAY)) == ("Survey", "Review", True)
    assert (visits.what, visits.due) == ("Visits", date(2026, 12, 1))
