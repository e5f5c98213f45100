"""Until when evidence is kept, to the day; the lint is of 30 June 2026."""

import pytest

from tests.rules.past import commit, found_after, told_after

NOTHING = "POL-0001: {title: Policy on quality}"


def gone(period: str, trigger: str, closed_on: str, **header: str) -> list[str]:
    """Return what is told of a nonconformity that was closed and is taken out."""
    kept = (
        f"NCR-0001: {{retention: {{period: {period}, trigger: {trigger}}}, closed_on: {closed_on}}}"
    )
    return told_after("DOC206", commit("2026-06-01", kept), now="NCR-0001: null")


@pytest.mark.parametrize(
    ("period", "trigger", "closed_on", "is_told"),
    [
        ("2 weeks", "closed", "2026-06-16", True),
        ("2 weeks", "closed", "2026-06-15", False),
        ("164 days", "created", "2026-06-16", False),
        ("165 days", "created", "2026-06-16", True),
        ("2 weeks", "created", "2026-06-16", False),
        ("2 weeks", "superseded", "2020-01-01", True),
        ("2 weeks", "end_of_contract", "2026-06-16", True),
        ("2 weeks", "end_of_product_life", "2026-06-15", False),
    ],
)
def test_the_period_counts_from_its_event(period, trigger, closed_on, is_told):
    assert bool(gone(period, trigger, closed_on)) is is_told


def test_who_took_it_out_and_until_when_it_is_kept_is_said():
    (found,) = found_after("DOC206", commit("2026-05-04", "NCR-0001: null"))
    assert found.message == (
        "NCR-0001, 'Oven delivered three days late', was taken out by c.n <c.n@ofen.example> on "
        "2026-05-04 (0000000000) although it is to be kept for 5 years, until 2031-06-16"
    )
    assert found.hint == "bring it back from 'git show 0000000000:./policies/late-delivery.yaml'"
    assert found.location.path == "clausebook.toml"


def test_it_is_told_at_the_register_it_stood_in():
    (found,) = found_after("DOC206", commit("2026-05-04", "CMP-0001: null"))
    assert (found.location.path, found.record) == ("policies/complaints.yaml", "REG-0012")
    assert found.location.span.start.line in (1, 2)


def test_what_went_together_is_told_at_once():
    both = "CMP-0001: null\nCMP-0002: null"
    assert len(told_after("DOC206", commit("2026-05-04", both))) == 2, "two reasons"
    (message,) = told_after("DOC206", commit("2026-05-04", "DEC-0001: null\nDEC-0002: null"))
    assert message.startswith("DEC-0001 and DEC-0002 were taken out")


def test_a_register_that_is_gone_takes_its_records_along():
    messages = told_after("DOC206", commit("2026-05-04", "CMP-0001: null"), now="REG-0012: null")
    assert [message.partition(",")[0] for message in messages] == ["CMP-0001", "CMP-0002"]


@pytest.mark.parametrize(("day", "is_told"), [("2026-01-30", False), ("2026-01-31", True)])
def test_an_open_record_may_be_taken_out_as_a_mistake(day: str, is_told: bool):
    assert bool(told_after("DOC206", commit(day, "CMP-0002: null"))) is is_told


def test_of_a_closed_record_without_retention_nobody_decided_to_dispose():
    without = commit("2026-05-04", "NCR-0001: {retention: null}")
    (message,) = told_after("DOC206", without, now="NCR-0001: null")
    assert message.endswith("and nothing says how long it was to be kept")


def test_what_moved_or_got_another_id_is_not_gone():
    register = """\
CMP-0001: null
NCR-0001: null
REG-0099:
  kind: register
  of: complaint
  title: Complaints of former years
  status: closed
  version: "1.0"
  owner: ROL-0003
  records: [{id: CMP-0001, title: Oven came three days late}]
"""
    (message,) = told_after("DOC206", commit("2026-05-04", register))
    assert message.startswith("NCR-0001,")


def test_the_records_of_a_file_that_cannot_be_read_are_not_gone():
    broken = commit("2026-05-04", **{"late-delivery": "id: NCR-0001\nkind: [\n"})
    assert told_after("DOC206", broken) == []


def test_documents_are_no_evidence():
    assert told_after("DOC206", commit("2026-05-04", "SOP-0001: null\nRSK-0001: null")) == []
