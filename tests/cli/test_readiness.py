"""``clausebook readiness``."""

import json
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "base"
SEGMENT = """\
id: SEG-{number:04d}
kind: segment
title: "Orchards \\u202e of the valley"
status: {status}
version: "1.0"
owner: ROL-0001
author: PSN-0001
approval: {{by: PSN-0001, role: ROL-0001, on: 2026-01-10}}
effective_on: 2026-02-01
target: "yes"
"""


@pytest.fixture
def segments(project):
    for number, status in ((1, "effective"), (2, "draft")):
        text = SEGMENT.format(number=number, status=status)
        (project / "policies" / f"segment-{number}.yaml").write_text(text, encoding="utf-8")
    return project


def test_each_step_says_what_counts_and_what_is_lacking(segments, run):
    done = run("readiness", "--as-of", "2026-11-22")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "Six steps to customer focus, as of 2026-11-22\n\n1 Identify customers: in part\n"
    )
    lines = done.out.splitlines()
    assert "      1 of 1  segments of which it is decided whether they are served" in lines
    assert "      0 of 1  target segments with needs on record" in lines
    assert "              without a need: SEG-0001" in lines
    assert "First step with something open: 1 Identify customers" in lines
    assert "%" not in done.out
    assert "complian" not in done.out


def test_a_new_project_is_told_with_what_to_begin(project, run):
    done = run("readiness")
    assert "    none yet  segments of which it is decided whether they are served\n" in done.out
    assert "1 Identify customers; begin with 'clausebook new segment'\n" in done.out
    assert "not in force: ROL-0001, ROL-0002\n" in done.out


def test_as_json(segments, run):
    found = json.loads(run("readiness", "--format", "json", "--as-of", "2026-11-22").out)

    assert (found["schema_version"], found["as_of"], found["next"]) == (
        1,
        "2026-11-22",
        "identify_customers",
    )
    assert [step["number"] for step in found["steps"]] == [1, 2, 3, 4, 5, 6]
    first = found["steps"][0]["questions"][0]
    assert (first["achieved"], first["of"]) == (1, 1)
    assert (first["counting"], first["not_in_force"]) == (["SEG-0001"], ["SEG-0002"])
    (lack,) = found["steps"][0]["questions"][1]["lacking"]
    assert (lack["record"], lack["path"]) == ("SEG-0001", "policies/segment-1.yaml")
    assert lack["lacks"] == "what its customers have in common"


def test_the_day_decides_what_is_in_force(segments, run):
    before = json.loads(run("readiness", "--format", "json", "--as-of", "2026-01-31").out)
    assert before["steps"][0]["questions"][0]["of"] == 0


def test_text_and_json_count_the_same(run, monkeypatch):
    monkeypatch.chdir(BASE)
    text = run("readiness", "--as-of", "2026-06-30").out
    found = json.loads(run("readiness", "--as-of", "2026-06-30", "--format", "json").out)
    for step in found["steps"]:
        assert f"{step['number']} " in text
        for question in step["questions"]:
            assert question["achieved"] == len(question["counting"])
            assert question["of"] == len(question["counting"]) + len(question["lacking"])
            if question["of"]:
                assert f"{question['achieved']} of {question['of']}  {question['question']}" in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "xml"], "unknown format 'xml'"),
        (["--as-of", "today"], "'today' is not a day written as 2026-03-31"),
        (["SEG-0001"], "unexpected argument 'SEG-0001'"),
    ],
)
def test_misused(arguments, says, project, run):
    done = run("readiness", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
