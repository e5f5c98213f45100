"""The frame of all commands: help, versions, wrong words, interrupts, pipes, start-up."""

import os
import subprocess
import sys

import pytest

import clausebook
from clausebook.cli import commands
from clausebook.cli.commands import command_names


def test_version(run):
    assert run("--version") == (0, f"clausebook {clausebook.__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_fits_a_screen(arguments, run):
    done = run(*arguments)

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert all(f"  {name} " in done.out for name in command_names())


@pytest.mark.parametrize("name", command_names())
def test_help_of_a_command(name, run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    done = run(name, "--help")

    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    assert len(done.out.splitlines()) <= 48
    assert done.out.startswith(f"usage: clausebook {name} ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["lnt"], "unknown command 'lnt'; did you mean 'lint'?"),
        (
            ["frobnicate"],
            "unknown command 'frobnicate'; known: acknowledge, approve, audit, audit-pack, build, coverage, diff, ",
        ),
        (["--lint"], "unknown option '--lint'; a command comes first, as in 'clausebook lint'"),
        (["lint", "--fromat", "json"], "unknown option '--fromat'; did you mean '--format'?"),
        (["lint", "--statistic"], "unknown option '--statistic'; did you mean '--statistics'?"),
        (["lint", "--format", "jsn"], "--format: unknown format 'jsn'; did you mean 'json'?"),
        (["lint", "--format"], "--format: expected one argument"),
        (["lint", "--output", "json"], "--output: 'json' is not of the form sarif=lint.sarif"),
        (
            ["lint", "--as-of", "2026-02-30"],
            "--as-of: '2026-02-30' is not a day written as 2026-03-31",
        ),
        (["lint", "--as-of", "20260131"], "--as-of: '20260131' is not a day written as 2026-03-31"),
        (["lint", "--jobs", "0"], "--jobs: '0' is not a number of processes, such as 2"),
        (
            ["lint", "--fail-on", "errors"],
            "--fail-on: unknown severity 'errors'; did you mean 'error'?",
        ),
        (
            ["lint", "--edition", "iso-9001-2025"],
            "unknown edition 'iso-9001-2025'; did you mean 'iso-9001-2026'?",
        ),
        (["lint", "--select", "STR99"], "no rule is named by 'STR99'"),
        (["rule", "STR02"], "no rule is called 'STR02'; did you mean 'STR"),
        (["rule", "unknown-kye"], "no rule is called 'unknown-kye'; did you mean 'unknown-key'?"),
        (["rule"], "the following arguments are required: CODE|NAME"),
        (["rules", "STR002"], "unexpected argument 'STR002'"),
        (["new", "rsik"], "unknown kind 'rsik'; did you mean 'risk'?"),
    ],
)
def test_wrong_word(arguments, says, run, empty):
    done = run(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"clausebook: error: {says}")
    assert done.err.count("\n") == 1


def test_message_cannot_break_the_terminal(run, empty):
    done = run("lint\x1b[2J\u202e")

    assert done.err.startswith("clausebook: error: unknown command 'lint\\x1b[2J\\u202e'")


@pytest.fixture
def broken(monkeypatch):
    def break_lint(error):
        def fail(arguments):
            raise error

        monkeypatch.setattr(commands.command("lint"), "run", fail)

    return break_lint


def test_interrupt(broken, run, empty):
    broken(KeyboardInterrupt())

    assert run("lint") == (130, "", "")


def test_internal_fault(broken, run, empty):
    broken(ZeroDivisionError("division by zero"))

    done = run("lint")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "clausebook: error: ZeroDivisionError: division by zero; this is a fault of Clausebook: set "
        "CLAUSEBOOK_TRACEBACK=1, run it again and report what it prints\n"
    )


def test_internal_fault_with_traceback(broken, run, empty, monkeypatch):
    broken(ZeroDivisionError("division by zero"))
    monkeypatch.setenv("CLAUSEBOOK_TRACEBACK", "1")

    with pytest.raises(ZeroDivisionError):
        run("lint")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_full_disk(start, project):
    process = "import sys; sys.stdout = open('/dev/full', 'w'); from clausebook.cli import main; sys.exit(main(['rules']))"

    done = start(python=("-c", process))

    assert done.returncode == 2
    assert done.stderr.startswith(b"clausebook: error: cannot write: no space left on device\n")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_closed_pipe_is_silent(project):
    for number in range(3000):
        (project / "policies" / f"{number}.yaml").write_text(
            f"kind: rsik{number}\n", encoding="utf-8"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "clausebook", "lint"],
        # Unbuffered, Python takes a write that was cut short for a whole one.
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141
