"""The same records give the same bytes, wherever and however they are linted."""

import locale

import pytest

from tests.cli.records import risk

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "statistics")


@pytest.fixture
def faulty(project):
    for number in range(40):
        wrong = {1: {"titel": "ä ö 漢"}, 2: {"version": "1.10"}, 3: {"owner": "ROL-0999"}}.get(
            number % 5, {}
        )
        path = project / "policies" / f"risk-{number:02d}.yaml"
        path.write_text(risk(number + 1, **wrong), encoding="utf-8")
    return project


@pytest.mark.parametrize("form", FORMATS)
def test_one_process_or_two(form, faulty, start):
    arguments = ("lint", "--as-of", "2026-11-22", "--format", form)
    alone, together = start(*arguments), start(*arguments, "--jobs", "2")

    assert (alone.returncode, together.returncode) == (1, 1)
    assert alone.stdout
    assert alone.stdout == together.stdout
    assert (alone.stderr, together.stderr) == (b"", b"")


ENVIRONMENTS = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "POSIX", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONHASHSEED": "3", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "latin-1", "COLUMNS": "50"},
]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit"])
def test_any_zone_locale_and_seed(form, faulty, start):
    arguments = ("lint", "--as-of", "2026-11-22", "--format", form)
    results = [start(*arguments, environment=environment) for environment in ENVIRONMENTS]

    assert {done.returncode for done in results} == {1}
    assert {done.stderr for done in results} == {b""}
    assert len({done.stdout for done in results}) == 1


def test_each_path_alone_says_what_all_together_say(faulty, run):
    whole = run("lint", "--format", "concise").out
    alone = [
        run("lint", "--format", "concise", f"policies/{path.name}").out
        for path in sorted((faulty / "policies").iterdir())
    ]

    assert whole
    assert "".join(alone) == whole


def test_the_locale_of_this_process_is_left_alone(faulty, run):
    before = locale.setlocale(locale.LC_ALL)
    run("lint")
    assert locale.setlocale(locale.LC_ALL) == before
