"""``clausebook lint``: what is read, what is shown, where it goes and how it ends."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.records import risk

FOREIGN = "policies/foreign.yaml"


@pytest.fixture
def faulty(project):
    """A project with two errors in one file and an info in another."""
    (project / FOREIGN).write_text(risk(2).replace("\n", "\r\n"), encoding="utf-8", newline="")
    (project / "policies" / "risk.yaml").write_text(
        risk(1, efect="x", version="1.10"), encoding="utf-8"
    )
    return project


def codes(done) -> list[str]:
    return [diagnostic["code"] for diagnostic in json.loads(done.out)["diagnostics"]]


def test_sound_project(project, run):
    done = run("lint", "--as-of", "2026-11-22")

    assert (done.code, done.err) == (0, "")
    assert done.out == "nothing to mend in 3 documents with 6 records as of 2026-11-22\n"


def test_no_project(empty, run):
    done = run("lint")

    assert (done.code, done.out) == (2, "")
    assert "neither 'policies/' nor a configuration" in done.err
    assert "clausebook init" in done.err


def test_project_without_records(empty, run):
    (empty / "policies").mkdir()

    done = run("lint")

    assert (done.code, done.err) == (0, "")
    assert "clausebook init" in done.out


def test_from_a_folder_below(faulty, run, monkeypatch):
    monkeypatch.chdir(faulty / "policies")

    assert "policies/risk.yaml:5:10: error STR004" in run("lint").out
    assert "policies/risk.yaml:5:10: error STR004" in run("lint", "risk.yaml").out


class TestExitCode:
    def test_findings(self, faulty, run):
        assert run("lint").code == 1

    def test_exit_zero(self, faulty, run):
        done = run("lint", "--exit-zero", "--format", "json")
        assert (done.code, len(codes(done))) == (0, 3)

    def test_info_does_not_fail(self, faulty, run):
        assert run("lint", FOREIGN).code == 0

    @pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 0), ("info", 1)])
    def test_fail_on(self, severity, code, faulty, run):
        assert run("lint", FOREIGN, "--fail-on", severity).code == code

    def test_configured(self, faulty, run):
        (faulty / "clausebook.toml").write_text('fail-on = "info"\n', encoding="utf-8")
        assert run("lint", FOREIGN).code == 1
        assert run("lint", FOREIGN, "--fail-on", "error").code == 0


class TestPaths:
    def test_filter_what_is_shown_and_not_what_is_read(self, faulty, run):
        whole = json.loads(run("lint", "--format", "json").out)
        one = json.loads(run("lint", "--format", "json", "policies/risk.yaml").out)

        assert one["diagnostics"] == [
            d for d in whole["diagnostics"] if d["path"] == "policies/risk.yaml"
        ]
        assert one["diagnostics"]
        assert (one["documents"], one["records"]) == (whole["documents"], whole["records"])
        assert one["summary"] == {"error": 2, "warning": 0, "info": 0, "suppressed": 0}

    @pytest.mark.parametrize("path", [".", "policies", "policies/", "./policies/../policies", "*"])
    def test_folder(self, path, faulty, run):
        given = str(faulty) if path == "*" else path
        assert len(codes(run("lint", "--format", "json", given))) == 3

    def test_several_in_any_order(self, faulty, run):
        done = run("lint", FOREIGN, "--format", "json", "policies/risk.yaml")
        assert len(codes(done)) == 3

    def test_sound_one(self, faulty, run):
        assert run("lint", "policies/roles.yaml").code == 0

    def test_configuration(self, faulty, run):
        assert codes(run("lint", "clausebook.toml", "--format", "json")) == []

    @pytest.mark.parametrize(
        ("path", "says"),
        [
            ("nowhere.yaml", "nowhere.yaml: no such file or folder"),
            ("policies/risk", "policies/risk: no such file or folder"),
            ("..", "..: lies outside the project"),
            ("README.md", "README.md: not a record"),
            ("evidence", "evidence: no records in this folder"),
        ],
    )
    def test_that_names_nothing(self, path, says, faulty, run):
        (faulty / "evidence").mkdir()

        done = run("lint", path)

        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"clausebook: error: {says}")

    def test_through_a_link(self, faulty, run):
        link = faulty.parent / "link"
        link.symlink_to(faulty)
        assert (
            len(codes(run("lint", "--format", "json", str(link / "policies" / "risk.yaml")))) == 2
        )


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "left"),
        [
            (["--select", "STR002"], ["STR002"]),
            (["--select", "unknown-key,STR205"], ["STR002", "STR205"]),
            (["--select", "STR002", "--select", "foreign-line-ends"], ["STR002", "STR205"]),
            (["--select", "structure", "--ignore", "STR002"], ["STR205", "STR004"]),
            (["--ignore", "STR002, STR205"], ["STR004"]),
            (["--select", "clause:7.5.2", "--ignore", "STR205"], ["STR002", "STR004"]),
        ],
    )
    def test_on_the_command_line(self, arguments, left, faulty, run):
        found = codes(run("lint", "--format", "json", *arguments))
        assert sorted(found) == sorted(left)

    def test_ignore_adds_to_the_configuration(self, faulty, run):
        (faulty / "clausebook.toml").write_text('ignore = ["STR205"]\n', encoding="utf-8")
        assert codes(run("lint", "--format", "json", "--ignore", "STR004")) == ["STR002"]

    def test_nothing_left(self, faulty, run):
        done = run("lint", "--select", "STR002", "--ignore", "structure")
        assert done.code == 2
        assert "no rule is left to run" in done.err

    def test_profile(self, faulty, run):
        rules = run("lint", "--profile", "minimal", "--format", "sarif").out
        assert "LNT001" not in rules
        assert "STR002" in rules

    def test_edition(self, faulty, run):
        done = run("lint", "--format", "json", "--edition", "iso-9001-2026")
        assert json.loads(done.out)["edition"] == "iso-9001-2026"


class TestBaseline:
    def test_round(self, faulty, run):
        done = run("lint", "--update-baseline", "--baseline", "known.json")
        assert done == (0, "3 findings held in known.json\n", "")

        held = run("lint", "--baseline", "known.json", "--as-of", "2026-11-22")
        assert held.code == 0
        assert "nothing to mend" in held.out
        assert "(3 held by the baseline)" in held.out

        (faulty / "policies" / "new.yaml").write_text(risk(3, cuase="x"), encoding="utf-8")
        new = run("lint", "--baseline", "known.json", "--format", "json")
        assert (new.code, codes(new)) == (1, ["STR002"])

    def test_stale_entry(self, faulty, run):
        (faulty / "clausebook.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
        assert run("lint", "--update-baseline").code == 0
        (faulty / FOREIGN).unlink()

        done = run("lint", "--format", "json")

        assert codes(done) == ["LNT004"]
        assert json.loads(done.out)["diagnostics"][0]["path"] == "known.json"
        assert run("lint", "--update-baseline").out == "2 findings held in known.json\n"
        assert codes(run("lint", "--format", "json")) == []

    def test_update_keeps_no_finding_about_the_lint(self, faulty, run):
        (faulty / "policies" / "risk.yaml").write_text(
            risk(1, lint_ignore="[{rule: RSK001, reason: none}]"), encoding="utf-8"
        )
        run("lint", "--update-baseline", "--baseline", "known.json")
        assert "LNT" not in (faulty / "known.json").read_text(encoding="utf-8")

    def test_outside_the_project(self, faulty, run):
        path = str(faulty.parent / "known.json")
        assert run("lint", "--update-baseline", "--baseline", path).code == 0
        assert run("lint", "--baseline", path).code == 0

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"held": 1}', '{"held": [{"code": 1}]}'])
    def test_broken(self, text, faulty, run):
        (faulty / "known.json").write_text(text, encoding="utf-8")
        done = run("lint", "--baseline", "known.json")
        assert done == (
            2,
            "",
            "clausebook: error: known.json: not a baseline; write one with --update-baseline\n",
        )

    @pytest.mark.parametrize(
        "arguments",
        [["policies"], ["--select", "STR"], ["--ignore", "STR"], ["--staged"]],
    )
    def test_is_updated_as_a_whole(self, arguments, faulty, run):
        done = run("lint", "--update-baseline", "--baseline", "known.json", *arguments)
        assert done.code == 2
        assert not (faulty / "known.json").exists()

    def test_without_a_name(self, faulty, run):
        done = run("lint", "--update-baseline")
        assert done.code == 2
        assert "--baseline" in done.err


class TestStandardInput:
    def given(self, start, text, *arguments):
        return start("lint", *arguments, given=text.encode())

    def test_stands_for_a_file(self, faulty, start):
        done = self.given(
            start,
            risk(1, owner="7"),
            "-",
            "--stdin-filename",
            "policies/risk.yaml",
            "--format",
            "concise",
        )

        assert done.returncode == 1
        assert done.stdout.decode().splitlines() == [
            "policies/risk.yaml:6:8: error STR004 [7.5.2 a] 'owner' is the number 7, but text is expected"
        ]

    def test_stands_for_a_new_file(self, project, start):
        done = self.given(start, risk(1), "-", "--stdin-filename", "policies/new.yaml")
        assert done.returncode == 0
        assert b"4 documents" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["-"], "'-' needs a name"),
            (["--stdin-filename", "policies/x.yaml"], "--stdin-filename needs the path '-'"),
            (["-", "--stdin-filename", "README.md"], "README.md: not a record"),
            (["-", "--stdin-filename", "../x.yaml"], "../x.yaml: lies outside the project"),
            (["-", "--stdin-filename", "policies/x.yaml", "--staged"], "exclude each other"),
        ],
    )
    def test_misused(self, arguments, says, project, start):
        done = self.given(start, risk(1), *arguments)
        assert done.returncode == 2
        assert says in done.stderr.decode()


class TestOutput:
    def test_several(self, faulty, run):
        done = run(
            "lint",
            "--output",
            "json=out/lint.json",
            "--output",
            "sarif=lint.sarif",
            "--format",
            "concise",
        )

        assert done.out.count("\n") == 3
        assert (
            len(
                json.loads((faulty / "out" / "lint.json").read_text(encoding="utf-8"))[
                    "diagnostics"
                ]
            )
            == 3
        )
        assert json.loads((faulty / "lint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert [p.name for p in faulty.rglob("*.new")] == []

    def test_replaces_a_file_and_keeps_its_mode(self, faulty, run):
        (faulty / "lint.txt").write_text("old", encoding="utf-8")
        (faulty / "lint.txt").chmod(0o600)

        run("lint", "--output", "text=lint.txt")

        assert (faulty / "lint.txt").read_text(encoding="utf-8").startswith("policies/")
        assert (faulty / "lint.txt").stat().st_mode & 0o777 == 0o600

    def test_into_a_folder(self, faulty, run):
        done = run("lint", "--output", "json=policies")
        assert (done.code, done.err.count("\n")) == (2, 1)

    def test_statistics(self, faulty, run):
        assert run("lint", "--statistics").out == (
            "1  error    STR002  unknown-key\n"
            "1  error    STR004  unquoted-text\n"
            "1  info     STR205  foreign-line-ends\n"
            "3 findings of 3 rules\n"
        )

    def test_statistics_exclude_a_format(self, faulty, run):
        assert run("lint", "--statistics", "--format", "json").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
class TestTerminal:
    def test_width_is_kept(self, faulty, run):
        long = risk(1, title="x" * 300, statsu="y", efect="z")
        (faulty / "policies" / "risk.yaml").write_text(long, encoding="utf-8")
        text = _in_terminal(["lint"], {"COLUMNS": "60", "NO_COLOR": "1"})
        assert "STR002" in text
        shown = text.replace("\x1b[K", "")  # where the sign of life is wiped away
        assert max(map(len, shown.splitlines())) <= 60

    def test_colour(self, faulty):
        assert "\x1b[1;31merror\x1b[0m" in _in_terminal(["lint"], {"TERM": "xterm"})

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_colour(self, environment, faulty):
        assert "\x1b" not in _in_terminal(["lint"], {"TERM": "xterm"} | environment)

    def test_piped(self, faulty, start):
        wide = start("lint", environment={"COLUMNS": "40"}).stdout
        assert b"\x1b" not in wide
        assert wide == start("lint", environment={"COLUMNS": "200"}).stdout

    def test_forced_colour(self, faulty, start):
        assert b"\x1b[1;31merror" in start("lint", environment={"FORCE_COLOR": "1"}).stdout
        both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
        assert b"\x1b" not in start("lint", environment=both).stdout

    def test_progress_of_long_work(self, faulty, monkeypatch):
        slow = (
            "import sys, time; from clausebook.cli import main, linting; lint = linting.lint\n"
            "def slowly(*given):\n    time.sleep(1.5)\n    return lint(*given)\n"
            "linting.lint = slowly; sys.exit(main(['lint']))"
        )
        text = _in_terminal([], {}, python=("-c", slow))
        assert "clausebook: checking 8 records" in text

    def test_no_progress_of_short_work(self, faulty):
        assert "clausebook: " not in _in_terminal(["lint"], {})


def _in_terminal(
    arguments: list[str],
    environment: dict[str, str],
    python: tuple[str, ...] = ("-m", "clausebook"),
) -> str:
    """Return what a command writes to a terminal of 80 columns."""
    import pty

    import clausebook

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["PYTHONPATH"] = str(Path(clausebook.__file__).parents[1])
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            os.environ.pop(name, None)
        os.environ.update(environment)
        os.execv(sys.executable, [sys.executable, *python, *arguments])  # noqa: S606
    written = b""
    try:
        while part := os.read(terminal, 65536):
            written += part
    except OSError:  # how Linux tells that the other side is closed
        pass
    os.close(terminal)
    os.waitpid(pid, 0)
    return written.decode().replace("\r\n", "\n")
