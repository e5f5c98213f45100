"""``clausebook rule`` and ``clausebook rules``."""

import json

import pytest

from clausebook.rules import builtin_rules

RULES = builtin_rules()


def test_table(empty, run):
    done = run("rules")

    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    row = next(line for line in lines if line.startswith("STR002"))
    assert row.split() == ["STR002", "unknown-key", "error", "integrity", "7.5.2", "a", "(--fix)"]


def test_table_fits_a_screen(empty, run):
    assert max(len(rule.name) for rule in RULES) <= 40
    assert all(len(line.split("  ")[0]) <= 80 for line in run("rules").out.splitlines())


def test_table_as_json(empty, run):
    rules = json.loads(run("rules", "--format", "json", "--select", "unknown-key, STR004").out)

    assert rules[0] == {
        "code": "STR002",
        "name": "unknown-key",
        "area": "structure",
        "summary": "A key is not known to the schema.",
        "clauses": ["7.5.2 a"],
        "basis": "integrity",
        "severity": "error",
        "since": "0.1",
        "edition": None,
        "fixable": True,
    }
    assert {rule["code"] for rule in rules} >= {"STR002", "STR004", "STR205"}


def test_what_the_project_sets_is_shown(project, run):
    (project / "clausebook.toml").write_text(
        'ignore = ["STR002"]\n[severity]\nSTR002 = "info"\n', encoding="utf-8"
    )

    assert "STR002" in run("rules").out
    assert json.loads(run("rule", "STR002", "--format", "json").out)["severity"] == "info"


@pytest.mark.parametrize("word", ["STR002", "str002", "unknown-key", "Unknown-Key"])
def test_page(word, empty, run):
    done = run("rule", word)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("STR002 unknown-key\n\nA key is not known to the schema.\n\n")
    assert "basis     integrity: the records contradict themselves or cannot be read\n" in done.out
    assert "\nFails\n\n    RSK-0001:\n      onwer: ROL-0002\n" in done.out
    assert "```" not in done.out


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_page(code, empty, run):
    for form in ("text", "markdown", "json"):
        done = run("rule", code, "--format", form)
        assert (done.code, done.err) == (0, "")
        assert code in done.out
    page = json.loads(done.out)
    assert page["basis_meaning"]
    assert {example["fails"] for example in page["examples"]} == {True, False}


def test_markdown(empty, run):
    text = run("rule", "STR002", "--format", "markdown").out
    assert text.startswith("# STR002 unknown-key\n\nA key is not known to the schema.\n\n| | |\n")
    assert "| basis | integrity: the records contradict themselves or cannot be read |\n" in text
    assert "\n## Fails\n\n```yaml\n" in text


def test_thresholds_are_named(empty, run):
    rule = next(rule for rule in RULES if any(isinstance(o, int) for o in rule.options.values()))
    name, value = next((n, v) for n, v in rule.options.items() if isinstance(v, int))
    assert f"{name} = {value}" in run("rule", rule.code).out
    assert json.loads(run("rule", rule.code, "--format", "json").out)["thresholds"][name] == value


def test_clauses_follow_the_edition(empty, run):
    def clauses(*edition):
        return {
            r["code"]: r["clauses"]
            for r in json.loads(run("rules", "--format", "json", *edition).out)
        }

    assert clauses() != clauses("--edition", "iso-9001-2026")


def test_a_rule_of_one_edition_says_so(empty, run):
    (row,) = (line for line in run("rules").out.splitlines() if line.startswith("ED001"))
    assert row.endswith("(only under iso-9001-2026)")
    assert "runs only under iso-9001-2026" in run("rule", "ED001").out
    assert json.loads(run("rule", "ED001", "--format", "json").out)["edition"] == "iso-9001-2026"
    assert json.loads(run("rule", "STR002", "--format", "json").out)["edition"] is None


def test_the_page_of_a_rule_of_one_edition_names_its_clauses(empty, run):
    there = run("rule", "ED003", "--edition", "iso-9001-2026").out
    assert "6.1.3 (" in there
    assert run("rule", "ED003").out == there
    clauses = json.loads(run("rule", "ED003", "--format", "json").out)["clauses"]
    assert clauses == ["6.1.2", "6.1.3"]


def test_a_rule_of_another_edition_alone_leaves_nothing_to_run(project, run):
    done = run("lint", "--select", "ED001")
    assert done.code == 2
    assert "no rule is left to run" in done.err
    assert "--edition" in done.err
