"""``clausebook new``: a template that lints, a free number, and nothing overwritten."""

import json
import re

import pytest

from clausebook.indicator_library import indicator_library
from clausebook.schema import load_schemas
from tests.cli.records import risk

LIBRARY = load_schemas()
KINDS = [kind for kind in LIBRARY.kinds if kind != "register"]
PROSE = ("policy", "procedure", "work-instruction")

REGISTER = """\
# Our risks.
id: REG-0009
kind: register
of: risk
title: Risks
status: draft
version: "0.1"
owner: ROL-0002
records:{records}
"""
ENTRY = """
  - id: RSK-0041   # the first
    title: Boards arrive late
    cause: One maker
    event: >-
      It stops

      for weeks
    effect: No sensors
"""


def faults(run, *paths: str) -> list[str]:
    found = json.loads(
        run("lint", "--format", "json", "--select", "STR", "--ignore", "STR005", *paths).out
    )["diagnostics"]
    return [f"{d['path']}:{d['line']} {d['code']} {d['message']}" for d in found]


def read(path) -> str:
    return str(path.read_bytes(), "utf-8")


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_template_lints(self, kind, project, run):
        done = run("new", kind, "--as-of", "2026-11-22")

        prefix = LIBRARY.kinds[kind].prefix
        (identity,) = re.findall(rf"^({prefix}-\d{{4}}) written: policies/\1\.yaml\n$", done.out)
        assert done.code == 0
        assert faults(run) == []
        text = read(project / "policies" / f"{identity}.yaml")
        assert f"id: {identity}\nkind: {kind}\ntitle: TODO\n" in text
        assert max(map(len, text.splitlines())) <= 100

    def test_every_optional_field_can_be_used(self, kind, project, run):
        text = run("new", kind, "--output", "-").out
        header, _, fields = text.partition("\n\n")
        used = re.sub(r"(?m)^# (?=[a-z_]+:|  )", "", fields)
        path = project / "policies" / "used.yaml"
        path.write_text(f"{header}\n\n{used}", encoding="utf-8")

        assert faults(run) == []
        known = set(LIBRARY.kinds[kind].fields.properties) - {"lint_ignore"}
        assert known - set(re.findall(r"(?m)^([a-z_]+):", used)) <= {"kind"}

    def test_entry_of_a_register(self, kind, project, run):
        run("new", "register", "--of", kind, "--output", "policies/register.yaml")

        first = run("new", kind, "--into", "policies/register.yaml", "--title", "The first")
        second = run("new", kind, "--into", "policies/register.yaml", "--title", "The second: more")

        assert (first.code, second.code) == (0, 0)
        assert faults(run) == []
        text = read(project / "policies" / "register.yaml")
        assert text.index("title: The first") < text.index('title: "The second: more"')


def test_required_field_has_its_explanation(project, run):
    text = run("new", "risk", "--output", "-", "--title", "Late").out
    assert "title: Late\nstatus: draft\n" in text
    assert (
        "\n# What could set it off.\n# For example: Only one maker supplies the controller board\ncause: TODO\n"
    ) in text
    assert (
        "\n## Risk criteria by which it is analysed and evaluated.\n# criteria: RCR-0001\n" in text
    )


def test_choices_are_named(project, run):
    text = run("new", "context-issue", "--output", "-").out
    assert "# One of: internal, external\nscope: internal\n" in text


def test_owner_is_a_role_that_exists(project, run):
    assert "owner: ROL-0001\n" in run("new", "risk", "--output", "-").out


def test_today_is_the_day_it_is_judged_on(project, run):
    text = run("new", "complaint", "--output", "-", "--as-of", "2027-02-03").out
    assert "received_on: 2027-02-03\n" in text
    assert "status: open\n" in text


@pytest.mark.parametrize("kind", PROSE)
def test_prose(kind, project, run):
    done = run("new", kind, "--prose", "--title", "How we work")

    path = project / done.out.split()[-1]
    assert path.suffix == ".md"
    assert read(path).startswith("---\n# ")
    assert "\n---\n\nTODO: " in read(path)
    assert faults(run) == []


class TestLibrary:
    @pytest.mark.parametrize("name", indicator_library())
    def test_each_indicator_begins_a_record_that_lints(self, name, project, run):
        done = run("new", "kpi", "--like", name)

        assert (done.code, done.err) == (0, "")
        assert faults(run) == []
        text = read(project / "policies" / "KPI-0001.yaml")
        assert "TODO" not in re.sub(r"(?m)^#.*$", "", text)
        comment = text.replace("\n# ", " ")
        assert f" Begun from '{name}' of the library of indicators: see that" in comment

    def test_what_is_given_is_taken_over(self, project, run):
        text = run("new", "kpi", "--like", "rework", "--output", "-").out
        assert "title: Rework\n" in text
        assert "\nnumerator: Pieces reworked\n" in text
        assert (
            "\n# How the figure can mislead: what it hides, and what it tempts people to do.\n"
            in text
        )
        assert "# For example" not in text

    def test_a_title_of_ones_own(self, project, run):
        text = run("new", "kpi", "--like", "rework", "--output", "-", "--title", "Done twice").out
        assert "title: Done twice\n" in text
        assert "title: Rework" not in text

    def test_into_a_register(self, project, run):
        run("new", "register", "--of", "kpi", "--output", "policies/indicators.yaml")
        done = run("new", "kpi", "--like", "rework", "--into", "policies/indicators.yaml")
        assert done.code == 0, done.err
        assert faults(run) == []
        assert "    benefit: reliability\n" in read(project / "policies" / "indicators.yaml")

    def test_the_list_has_a_line_for_each(self, project, run):
        done = run("new", "kpi", "--like", "?")
        assert (done.code, done.err) == (0, "")
        lines = done.out.splitlines()
        assert sorted(line.split()[0] for line in lines) == list(indicator_library())
        assert any(re.fullmatch(r"rework +Rework \(reliability\)", line) for line in lines)
        assert list((project / "policies").glob("KPI*")) == []

    def test_an_unknown_name_shows_the_list_or_the_nearest(self, project, run):
        far, near = run("new", "kpi", "--like", "zzz"), run("new", "kpi", "--like", "rewrk")
        assert (far.code, far.out, near.code, near.out) == (2, "", 2, "")
        assert len(far.err.splitlines()) == len(indicator_library()) + 1
        assert "no indicator 'zzz'; choose one of the list above" in far.err
        assert near.err == (
            "clausebook: error: the library has no indicator 'rewrk'; did you mean 'rework'?\n"
        )


class TestNumber:
    def identity(self, run, kind="risk"):
        (found,) = re.findall(r"(?m)^id: (\S+)$", run("new", kind, "--output", "-").out)
        return found

    def test_first(self, project, run):
        assert self.identity(run) == "RSK-0001"

    def test_in_registers_and_invalid_records_and_broken_files(self, project, run):
        policies = project / "policies"
        (policies / "a.yaml").write_text(risk(7), encoding="utf-8")
        assert self.identity(run) == "RSK-0008"
        (policies / "b.yaml").write_text(risk(11, owner="[]", unknown="x"), encoding="utf-8")
        assert self.identity(run) == "RSK-0012"
        (policies / "c.yaml").write_text(REGISTER.format(records=ENTRY), encoding="utf-8")
        assert self.identity(run) == "RSK-0042"
        (policies / "d.yaml").write_text(risk(60) + "broken: [", encoding="utf-8")
        assert self.identity(run) == "RSK-0061"
        (policies / "e.yaml").write_text(
            'kind: register\nrecords: [{"id": "RSK-00070"}]\n', encoding="utf-8"
        )
        assert self.identity(run) == "RSK-00071"

    def test_mention_is_no_id(self, project, run):
        (project / "policies" / "a.yaml").write_text(
            risk(1, cause="see RSK-0900"), encoding="utf-8"
        )
        assert self.identity(run) == "RSK-0002"

    def test_used_up(self, project, run):
        (project / "policies" / "a.yaml").write_text(risk(999999999), encoding="utf-8")
        done = run("new", "risk")
        assert done == (2, "", "clausebook: error: no number is left after RSK-999999999\n")


class TestNothingIsOverwritten:
    def test_file(self, project, run):
        path = project / "policies" / "mine.yaml"
        path.write_text("mine", encoding="utf-8")

        done = run("new", "risk", "--output", "policies/mine.yaml")

        assert (done.code, done.out) == (2, "")
        assert "exists already; name another file with --output" in done.err
        assert read(path) == "mine"
        assert sorted(p.name for p in path.parent.iterdir() if p.suffix == ".new") == []

    def test_dangling_link(self, project, run):
        (project / "policies" / "mine.yaml").symlink_to("elsewhere.yaml")
        assert run("new", "risk", "--output", "policies/mine.yaml").code == 2
        assert not (project / "policies" / "elsewhere.yaml").exists()


class TestRegister:
    def test_into_what_is_in_force_comes_a_draft(self, project, run):
        text = REGISTER.format(records=ENTRY).replace("status: draft", "status: effective")
        _, new = self.into(project, run, text)
        assert new.count("    status: draft") == 1

    def test_into_a_draft_it_says_nothing_of_its_own(self, project, run):
        _, new = self.into(project, run, REGISTER.format(records=ENTRY))
        assert "    status:" not in new

    def into(self, project, run, text: str):
        path = project / "policies" / "risks.yaml"
        path.write_bytes(text.encode())
        done = run("new", "risk", "--into", "policies/risks.yaml", "--title", "New")
        return done, path.read_bytes().decode()

    @pytest.mark.parametrize(
        "text",
        [
            REGISTER.format(records=ENTRY),
            REGISTER.format(records=ENTRY.replace("\n  ", "\n")),
            REGISTER.format(records=ENTRY).rstrip("\n"),
            REGISTER.format(records=ENTRY) + "\n# What follows.\nlanguage: en\n",
            REGISTER.format(records=ENTRY) + "...\n",
            REGISTER.format(records=ENTRY) + "\n\n\n",
            "\ufeff" + REGISTER.format(records=ENTRY),
            REGISTER.format(records=" []   # none yet"),
            REGISTER.format(records=" []") + "language: en\n",
        ],
    )
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_text_around_stays(self, text, end, project, run):
        old = text.replace("\n", end)
        done, new = self.into(project, run, old)

        assert done.code == 0, done.err
        assert re.fullmatch(r"RSK-00(01|42) added to policies/risks\.yaml\n", done.out)
        assert [fault for fault in faults(run) if "STR205" not in fault] == []
        kept = [line for line in old.rstrip().split(end) if line.strip()]
        lines = [line for line in new.split(end) if line in kept or not line.strip()]
        lost = [line for line in kept if line not in lines]
        assert lost in ([], [line for line in kept if line.startswith("records: []")])
        assert ("\r\n" in new) is (end == "\r\n")
        assert "\n" not in new.replace("\r\n", "") or end == "\n"

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            (REGISTER.format(records=" [{id: RSK-1, title: x}]"), "add the record by hand"),
            (
                REGISTER.format(records="\n  -\n    id: RSK-0041\n    title: x"),
                "add the record by hand",
            ),
            (REGISTER.format(records=" none"), "has no list of records"),
            (
                REGISTER.format(records=" []").replace("of: risk", "of: role"),
                "a register of role, not of risk",
            ),
            (risk(1), "not a register"),
            ("broken: [", "not a register"),
        ],
    )
    def test_that_cannot_be_continued(self, text, says, project, run):
        done, new = self.into(project, run, text)

        assert (done.code, done.out) == (2, "")
        assert says in done.err
        assert new == text

    def test_that_is_not_there(self, project, run):
        done = run("new", "risk", "--into", "policies/nowhere.yaml")
        assert (
            done.err
            == "clausebook: error: policies/nowhere.yaml: no such register; 'clausebook new register' writes one\n"
        )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["risk", "--prose"],
            "a risk is not written as prose; only policy, procedure, work-instruction are",
        ),
        (["risk", "--into", "policies/roles.yaml", "--output", "x"], "--into adds to a register"),
        (["register"], "a register, and nothing else, needs --of"),
        (["risk", "--like", "rework"], "--like begins an indicator, not a risk"),
        (["risk", "--of", "role"], "a register, and nothing else, needs --of"),
        (["register", "--of", "rsik"], "unknown kind 'rsik'; did you mean 'risk'?"),
        (
            ["register", "--of", "risk", "--into", "policies/roles.yaml"],
            "a register cannot stand in a register",
        ),
    ],
)
def test_misused(arguments, says, project, run):
    done = run("new", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_title_is_one_line(project, run):
    text = run("new", "risk", "--output", "-", "--title", ' A "title":\nwith # signs ').out
    assert 'title: "A \\"title\\": with # signs"\n' in text
