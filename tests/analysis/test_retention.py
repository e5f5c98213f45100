"""How long evidence is kept."""

from datetime import date

import pytest

from clausebook.analysis.retention import oldest_day, retention_ends, retention_matrix
from tests.corpora import corpus


def complaint(number, closed="2024-01-31", period="2 years", trigger="closed"):
    return (
        f"id: CMP-{number:04}\nkind: complaint\ndescription: Late\nreceived_on: '2024-01-02'\n"
        f"closed_on: '{closed}'\nretention: {{period: {period}, trigger: {trigger}}}"
    )


DECISION = "id: DEC-0001\nkind: decision\nwhat: Wait\ndecided_on: '2026-01-02'"


def made(*texts):
    return corpus({"a.yaml": "\n---\n".join(texts)})


def only(text):
    found = made(text)
    (record,) = found.all_records
    return found, record


@pytest.mark.parametrize(
    ("period", "trigger", "ends"),
    [
        ("2 years", "closed", date(2026, 1, 31)),
        ("2 years", "created", date(2026, 1, 31)),
        ("2 years", "end_of_contract", None),
        ("2 years", "superseded", None),
    ],
)
def test_the_end_is_told_where_records_tell_it(period, trigger, ends):
    assert retention_ends(*only(complaint(1, period=period, trigger=trigger))) == ends


def test_what_nobody_decided_has_no_end():
    assert retention_ends(*only(DECISION)) is None


def test_the_oldest_day_is_one_of_the_record_itself():
    assert oldest_day(only(complaint(1))[1]) == date(2024, 1, 2)
    assert oldest_day(only("id: ROL-0001\nkind: role")[1]) is None


def test_records_that_are_kept_equally_long_are_told_together():
    texts = [complaint(1), complaint(2, "2026-05-01"), complaint(3, period="5 years"), DECISION]
    rows = [
        (one.kind.name, one.period, len(one.records), str(one.oldest), [r.id for r in one.due])
        for one in retention_matrix(made(*texts))
    ]
    assert rows == [
        ("complaint", "2 years", 2, "2024-01-02", ["CMP-0001"]),
        ("complaint", "5 years", 1, "2024-01-02", []),
        ("decision", "", 1, "2026-01-02", []),
    ]


def test_documents_that_are_kept_current_are_not_retained():
    assert retention_matrix(made("id: POL-0001\nkind: policy\ntext: We listen")) == ()
