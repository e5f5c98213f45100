"""Who was there on which day."""

from tests.rules.base import base_files, lint_files

_PERSONS = "policies/persons.yaml"


def _found(path, old, new):
    text = base_files()[path].decode()
    assert old in text
    report = lint_files({**base_files(), path: text.replace(old, new).encode()})
    assert {d.code for d in report.diagnostics} <= {"REF004"}
    return [(d.record, d.message) for d in report.diagnostics]


def test_who_leaves_later_was_there_when_it_counted():
    found = _found(
        _PERSONS,
        "    active_from: 2018-09-01\n",
        "    active_from: 2018-09-01\n    active_until: 2026-06-30\n",
    )

    assert found == []


def test_who_came_later_was_not_there():
    found = _found(_PERSONS, "active_from: 2010-01-01", "active_from: 2026-04-15")

    assert ("DEC-0003", "PSN-0001 is named for 2026-04-14, but came on 2026-04-15") in found
    assert ("MRV-0001", "PSN-0001 is named for 2026-04-14, but came on 2026-04-15") in found
    assert ("SCP-0001", "PSN-0001 is named for 2026-01-20, but came on 2026-04-15") in found


def test_a_meeting_on_several_days_needs_the_attendee_on_one():
    files = dict(base_files())
    files[_PERSONS] = files[_PERSONS].replace(
        b"active_from: 2018-09-01", b"active_from: 2026-04-20"
    )
    path = "policies/management-review-2026.yaml"
    files[path] = files[path].replace(b"[2026-04-14]", b"[2026-04-14, 2026-04-21]")

    found = [d.record for d in lint_files(files).diagnostics if d.code == "REF004"]

    assert "MRV-0001" not in found


def test_nothing_is_asked_where_people_are_kept_elsewhere():
    files = {path: data for path, data in base_files().items() if path != _PERSONS}

    assert [d for d in lint_files(files).diagnostics if d.code == "REF004"] == []


def test_two_records_with_one_id_in_one_register_do_not_confuse_it():
    found = lint_files(
        {
            **base_files(),
            "policies/decisions.yaml": base_files()["policies/decisions.yaml"].replace(
                b"id: DEC-0002", b"id: DEC-0001"
            ),
        }
    ).diagnostics

    assert [d.code for d in found] == ["STR003"]
