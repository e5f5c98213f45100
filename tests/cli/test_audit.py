"""``clausebook audit``."""

import json

import pytest

DAY = ("--on", "2026-11-22")
DECISION = """\
id: DEC-0101
kind: decision
title: Sensors are replaced at once
status: closed
owner: ROL-0001
version: "1.0"
retention: {period: 5 years, trigger: created}
decided_on: "2026-02-11"
decided_by: [PSN-0001]
what: Support replaces sensors without asking
"""


def test_what_is_raised_has_a_criterion_and_a_reason(project, run):
    done = run("audit", *DAY, "--format", "json")

    assert done.code == 0
    found = json.loads(done.out)
    assert (found["on"], found["since"], found["seed"]) == (
        "2026-11-22",
        "2025-11-22",
        "2026-11-22",
    )
    for concern in found["concerns"]:
        assert concern["grade"] in ("likely major", "likely minor", "observation")
        assert concern["reason"]
        assert concern["effort"] in ("minutes", "hours", "days")
        assert concern["findings"]


def test_a_missing_mandated_document_comes_first(project, run):
    found = json.loads(run("audit", *DAY, "--format", "json").out)
    grades = [concern["grade"] for concern in found["concerns"]]
    order = ["likely major", "likely minor", "observation"]
    assert grades == sorted(grades, key=order.index)


def test_the_sample_names_records_and_can_be_repeated(project, run):
    (project / "policies" / "decision.yaml").write_text(DECISION, encoding="utf-8")
    first = run("audit", *DAY, "--seed", "a", "--format", "json").out

    assert first == run("audit", *DAY, "--seed", "a", "--format", "json").out
    drawn = [one["record"] for s in json.loads(first)["samples"] for one in s["drawn"]]
    assert "DEC-0101" in drawn


def test_what_happened_earlier_is_not_drawn(project, run):
    (project / "policies" / "decision.yaml").write_text(DECISION, encoding="utf-8")
    found = json.loads(run("audit", *DAY, "--since", "2026-03-01", "--format", "json").out)
    assert "DEC-0101" not in str(found["samples"])


def test_the_formats_name_the_same_records(project, run):
    text = DECISION.replace("decided_by: [PSN-0001]", "decided_by: [PSN-0999]")
    ignored = text.replace("DEC-0101", "DEC-0102") + (
        "lint_ignore: [{rule: REF001, reason: Not written yet, by: PSN-0001, until: '2027-01-01'}]\n"
    )
    (project / "policies" / "decision.yaml").write_text(text, encoding="utf-8")
    (project / "policies" / "other.yaml").write_text(ignored, encoding="utf-8")
    for form in ("text", "markdown", "json"):
        out = run("audit", *DAY, "--format", form).out
        assert "decision.yaml" in out
        assert "REF001" in out
        assert "Not written yet" in out


def test_as_text_it_says_what_it_is(project, run):
    out = run("audit", *DAY).out
    assert "likely major:" in out
    assert "It is no audit" in out


def test_markdown_cannot_be_escaped(project, run):
    title = "Sensors | <script>alert(1)</script> [x](y)"
    (project / "policies" / "decision.yaml").write_text(
        DECISION.replace("Sensors are replaced at once", f'"{title}"'), encoding="utf-8"
    )
    out = run("audit", *DAY, "--format", "markdown").out
    row = next(line for line in out.splitlines() if "DEC-0101" in line)
    assert "Sensors \\| \\<script\\>" in row
    assert "\\[x\\](y)" in row


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "2026-11-23"), "lies after the day of the audit"),
        (("--most", "0"), "--most is at least 1"),
        (("--on", "soon"), "is not a day"),
    ],
)
def test_wrong_use_is_told(arguments, told, project, run):
    done = run("audit", *DAY, *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_an_empty_management_system_is_not_called_sound(project, run):
    for form in ("text", "markdown"):
        told = run("audit", "--on", "2026-11-22", "--format", form).out
        assert "Nothing is in force or recorded yet" in told
        assert "'clausebook coverage'" in told
