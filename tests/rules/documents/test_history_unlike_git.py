"""Lists of versions beside the versions themselves."""

import pytest

from tests.rules.past import commit, found_after, told_after

FIRST = '{version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}'


def entry(version: str, day: str, reason: str = "Promise on delivery taken in") -> str:
    return f'{{version: "{version}", date: {day}, author: PSN-0002, reason: {reason}}}'


def policy(version: str, *entries: str, status: str = "effective") -> str:
    listed = ", ".join((FIRST, *entries))
    return f'POL-0001: {{version: "{version}", status: {status}, history: [{listed}]}}'


def test_what_was_rewritten_is_said_with_what_stood_there():
    issued = commit("2026-03-02", policy("1.1", entry("1.1", "2026-03-01")))
    (found,) = found_after("DOC104", issued, now=policy("1.1", entry("1.1", "2026-02-28")))
    assert found.message == (
        "date of version 1.1 was rewritten: date was '2026-03-01'; it stood in what "
        "c.n <c.n@ofen.example> committed on 2026-03-02 (0000000000)"
    )
    assert found.location.path == "policies/quality-policy.yaml"


@pytest.mark.parametrize(
    "reason", ["Promise  on delivery taken in", "promise on delivery taken in"]
)
def test_space_and_capitals_are_no_rewriting(reason: str):
    issued = commit("2026-03-02", policy("1.1", entry("1.1", "2026-03-01")))
    assert told_after("DOC104", issued, now=policy("1.1", entry("1.1", "2026-03-01", reason))) == []


def test_the_history_as_a_whole_may_not_go():
    (message,) = told_after(
        "DOC104", commit("2026-03-02", "POL-0001: {title: P}"), now="POL-0001: {history: null}"
    )
    assert message.startswith("version 1.0 of 2026-01-15 is no longer in the history")


def test_the_entry_of_a_draft_may_change():
    draft = commit("2026-03-02", policy("1.1", entry("1.1", "2026-03-01"), status="draft"))
    assert told_after("DOC104", draft, now=policy("1.1", entry("1.1", "2026-03-02"))) == []


def test_an_issued_version_is_listed_as_far_as_the_list_goes():
    passed_over = commit("2026-03-02", 'POL-0001: {version: "1.1"}')
    now = policy("1.2", entry("1.2", "2026-04-01"))
    (message,) = told_after("DOC104", passed_over, now=now)
    assert message.startswith("version 1.1 is not in the history, but c.n")
    assert told_after("DOC104", passed_over, now=policy("1.0")) == [], "DOC004 tells its end"


@pytest.mark.parametrize(("day", "is_told"), [("2026-03-02", False), ("2026-03-03", True)])
def test_no_entry_is_of_a_later_day_than_its_commit(day: str, is_told: bool):
    issued = commit("2026-03-02", policy("1.1", entry("1.1", day)))
    later = commit("2026-03-09", policy("1.1", entry("1.1", day)) + "\nSOP-0001: {scope: All}")
    assert bool(told_after("DOC104", issued, later)) is is_told


def test_what_was_withdrawn_is_left_alone():
    issued = commit("2026-03-02", policy("1.1", entry("1.1", "2026-03-01")))
    assert told_after("DOC104", issued, now="POL-0001: {status: obsolete, history: null}") == []


TEXT = """\
id: POL-0001
kind: policy
title: Quality policy
status: effective
version: "%s"
owner: ROL-0001
approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
effective_on: 2026-02-01
history:
%s
"""


@pytest.mark.parametrize("marked", [False, True])
def test_what_is_seen_at_a_glance_is_what_reading_tells(marked: bool):
    """A comment in the history has each version read; without it they are only looked through."""

    def text(version: str, *entries: str) -> str:
        comment = "  # the newest last\n" if marked else ""
        return TEXT % (version, comment + "\n".join(f"  - {one}" for one in (FIRST, *entries)))

    def told(*texts: str) -> list[str]:
        days = ("2026-03-02", "2026-04-02", "2026-05-02")
        commits = (
            commit(day, **{"quality-policy": written})
            for day, written in zip(days, texts, strict=False)
        )
        return told_after("DOC104", *commits)

    first, second = entry("1.1", "2026-03-01"), entry("1.2", "2026-04-01")
    assert told(text("1.1", first), text("1.2", first, second)) == []
    late = entry("1.1", "2026-03-03")
    assert len(told(text("1.1", late), text("1.2", late, second))) == 1
    assert len(told(text("1.1", first), text("1.2", late, second))) == 2
    assert len(told(text("1.1"), text("1.2", second))) == 1
