"""``clausebook todo``."""

import json

import pytest

from tests.cli.records import risk

DAY = ("--as-of", "2026-11-22")
ACTIONS = (
    "{option: change_likelihood, actions: ["
    "{what: Buffer, owner: ROL-0001, due: 2026-11-01},"
    "{what: Second maker, owner: ROL-0002, due: 2026-12-01},"
    "{what: Third maker, owner: ROL-0002, due: 2027-11-01}]}"
)
PERSON = """\
id: PSN-0001
kind: person
title: A. B.
status: draft
version: "0.1"
owner: ROL-0002
roles: [{role: ROL-0001}]
"""


@pytest.fixture
def busy(project):
    folder = project / "policies"
    (folder / "risk.yaml").write_text(risk(treatment=ACTIONS), encoding="utf-8")
    (folder / "people.yaml").write_text(PERSON, encoding="utf-8")
    return project


def listed(run, *arguments):
    done = run("todo", *DAY, "--format", "json", *arguments)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def whats(run, *arguments):
    return [one["what"] for one in listed(run, *arguments)["tasks"] if one["sort"] == "action"]


def test_the_most_urgent_comes_first_with_place_person_and_command(busy, run):
    done = run("todo", *DAY)

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "overdue"
    assert lines[1] == "  2026-11-01 RSK-0001 Boards arrive late: Buffer"
    assert lines[2].startswith("    policies/risk.yaml:")
    assert lines[2].endswith("A. B. (ROL-0001)")
    assert "due until 2026-12-22" in lines
    assert "    -> clausebook approve --check --as ROL-0002 RSK-0001" in lines
    assert done.out.split()[-4:] == ["1", "more", "after", "2026-12-22"]
    assert "held by nobody" in done.out
    assert max(map(len, lines)) <= 80


def test_the_line_is_that_of_the_action(busy, run):
    first = listed(run)["tasks"][0]
    text = (busy / first["path"]).read_text(encoding="utf-8").splitlines()
    assert "what: Buffer" in text[first["line"] - 1]
    assert (first["urgency"], first["by"]) == ("overdue", "2026-11-01")
    assert (first["roles"], first["persons"]) == (["ROL-0001"], ["PSN-0001"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["Buffer", "Second maker"]),
        (["--days", "0"], ["Buffer"]),
        (["--until", "2027-11-01"], ["Buffer", "Second maker", "Third maker"]),
        (["--days", "99999"], ["Buffer", "Second maker", "Third maker"]),
        (["--person", "PSN-0001"], ["Buffer"]),
        (["--role", "ROL-0002"], ["Second maker"]),
        (["--person", "PSN-0001", "--role", "ROL-0002"], []),
    ],
)
def test_one_asks_for_days_persons_and_roles(arguments, expected, busy, run):
    assert whats(run, *arguments) == expected


def test_by_person_and_by_clause(busy, run):
    by_person = run("todo", *DAY, "--by", "person").out
    assert by_person.startswith("PSN-0001 A. B.\n  2026-11-01 RSK-0001")
    assert "\nROL-0002 " in by_person
    assert "which nobody holds" in by_person
    by_clause = run("todo", *DAY, "--by", "clause").out
    assert "\n5.1.2 b Risks and opportunities for customers\n" in f"\n{by_clause}"
    assert by_clause.count("Second maker") == 1


def test_a_long_list_is_cut_off_in_text_alone(busy, run):
    action = "{{what: Step {0}, owner: ROL-0001, due: 2026-11-01}}"
    many = f"{{option: change_likelihood, actions: [{','.join(map(action.format, range(40)))}]}}"
    (busy / "policies" / "risk.yaml").write_text(risk(treatment=many), encoding="utf-8")
    assert len(whats(run)) == 40
    cut, whole = run("todo", *DAY).out, run("todo", *DAY, "--all").out
    assert (cut.count(": Step "), whole.count(": Step ")) == (30, 40)
    assert "the 30 most urgent are listed; --all lists all of them" in cut
    assert "--all" not in whole


def test_a_file_that_cannot_be_read_is_the_first_thing_to_do(busy, run):
    (busy / "policies" / "broken.yaml").write_text("id: [\n", encoding="utf-8")
    first = listed(run)["tasks"][0]
    assert (first["urgency"], first["path"]) == ("at once", "policies/broken.yaml")
    assert first["rules"] == ["STR202"]


def test_what_the_records_say_cannot_command_the_terminal(busy, run):
    evil = ACTIONS.replace("Buffer", '"\\u001b[2J\\u202eBuffer"')
    (busy / "policies" / "risk.yaml").write_text(risk(treatment=evil), encoding="utf-8")
    for form in ("text", "json"):
        out = run("todo", *DAY, "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--person", "PSN-0002"], "there is no person PSN-0002; did you mean 'PSN-0001'"),
        (["--role", "PSN-0001"], "there is no role PSN-0001"),
        (["--days", "-1"], "'-1' is not a number of days"),
        (["--days", "3", "--until", "2026-12-01"], "not allowed with"),
        (["--by", "week"], "unknown way 'week'"),
    ],
)
def test_misused(arguments, says, busy, run):
    done = run("todo", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
