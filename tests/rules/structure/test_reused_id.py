"""When an id names the same record, and when another."""

import pytest

from tests.rules.past import commit, found_after, told_after

CARRIER = """\
RSK-0009: {kind: risk, title: %s, status: draft, version: "0.1", owner: ROL-0002,
           cause: One carrier serves the region, event: It stops, effect: Ovens arrive late}
"""
FIRE = """\
RSK-0009: {kind: risk, title: Fire in the hall, status: draft, version: "0.1", owner: ROL-0002,
           cause: Old wiring above the paint store, event: Flames, effect: No bakery is supplied}
"""
ADDED = commit("2026-03-02", CARRIER % "Delivery by a single carrier")
GONE = commit("2026-03-09", "RSK-0009: null")


def test_the_other_record_and_the_day_it_went_are_named():
    (found,) = found_after("STR303", ADDED, GONE, commit("2026-04-01", FIRE))
    assert found.message == (
        "RSK-0009 named the risk 'Delivery by a single carrier' before, which was taken out on "
        "2026-03-09 (0000000000)"
    )
    assert found.record == "RSK-0009"


@pytest.mark.parametrize("title", ["Delivery by a single carrier", "Carriers", "Something else"])
def test_what_was_brought_back_is_the_same_record(title: str):
    assert told_after("STR303", ADDED, GONE, now=CARRIER % title) == []


def test_what_was_rewritten_where_it_stood_is_the_same_record():
    assert told_after("STR303", ADDED, commit("2026-04-01", FIRE)) == []


def test_it_makes_no_difference_that_the_first_was_moved_before():
    in_register = FIRE.replace("RSK-0009: {kind: risk, ", "{id: RSK-0009, ")
    moved = f"""\
RSK-0009: null
REG-0099:
  kind: register
  of: risk
  title: Other risks
  status: draft
  version: "0.1"
  owner: ROL-0002
  records:
    - {in_register}
"""
    assert len(told_after("STR303", ADDED, commit("2026-04-01", moved))) == 1
