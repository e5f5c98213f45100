"""Rules of the organization's own, from the configuration to the finding."""

import json
from importlib.metadata import EntryPoint

import pytest

from clausebook.declared import plug_ins
from tests.declared.house_rule import HOUSE_RULE


@pytest.fixture
def own(project):
    """A project with a rule of its own, which its policy breaks."""
    (project / "rules").mkdir()
    (project / "rules" / "house.yaml").write_text(HOUSE_RULE, encoding="utf-8")
    configuration = project / "clausebook.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f'own-rules = ["rules/house.yaml"]\n{text}', encoding="utf-8")
    (policy,) = project.glob("policies/**/*policy*")
    lines = policy.read_text(encoding="utf-8").replace(
        "classification: public", "classification: internal"
    )
    if "classification" not in lines:
        lines = lines.replace("kind: policy", "kind: policy\nclassification: internal")
    policy.write_text(lines, encoding="utf-8")
    return project


def test_it_is_linted_listed_and_explained(own, run):
    found = json.loads(run("lint", "--format", "json", "--select", "own").out)["diagnostics"]
    assert [(d["code"], d["message"], d["basis"]) for d in found] == [
        ("HSE001", "the policy is internal", "house")
    ]
    assert "HSE001 policy-that-is-not-public" in run("rules").out
    assert run("rule", "HSE001").out.startswith("HSE001 policy-that-is-not-public")


def test_its_severity_is_configured_like_any_other(own, run):
    with (own / "clausebook.toml").open("a", encoding="utf-8") as file:
        file.write('\n[severity]\nHSE001 = "error"\n')
    assert run("lint", "--select", "HSE001").code == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("given: policy", "given: politics"), "rules/house.yaml:7: HSE001: 'politics' is no kind"),
        (("code: HSE001", "code: RSK002"), "two rules are called 'RSK002'"),
        (("- record: {classification: internal}", "- record: {classification: public}"), "passes"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_in_one_line(change, told, own, run):
    file = own / "rules" / "house.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    done = run("lint")
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("path", ["../house.yaml", "rules", "nowhere.yaml"])
def test_files_of_rules_lie_in_the_project(path, own, run):
    configuration = own / "clausebook.toml"
    text = configuration.read_text(encoding="utf-8").replace("rules/house.yaml", path)
    configuration.write_text(text, encoding="utf-8")
    (own.parent / "house.yaml").write_text(HOUSE_RULE, encoding="utf-8")
    done = run("lint")
    assert done.code == 2
    assert "is not a file of the project" in done.err


@pytest.fixture
def plugged(project, tmp_path, monkeypatch):
    """A project that names a plug-in, which is installed."""
    module = tmp_path / "acme_rules.py"
    module.write_text(
        "from clausebook.rules import Finding, rule\n"
        '@rule("ACM001", basis="house", severity="warning", since="1.0")\n'
        "def acme_says_so(corpus):\n"
        '    """Acme finds fault with every policy.\n\n    Why not.\n    """\n'
        '    for policy in corpus.records("policy"):\n'
        '        yield Finding(policy.at(), "acme says so")\n'
        "RULES = [acme_says_so]\n"
        "WRONG = [print]\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    def installed(group: str):
        points = {
            "acme": "acme_rules:RULES",
            "wrong": "acme_rules:WRONG",
            "gone": "acme_none:RULES",
        }
        return [EntryPoint(name, value, group) for name, value in points.items()]

    monkeypatch.setattr(plug_ins, "entry_points", installed)

    def named(name: str):
        configuration = project / "clausebook.toml"
        text = configuration.read_text(encoding="utf-8")
        configuration.write_text(f'plug-ins = ["{name}"]\n{text}', encoding="utf-8")

    return named


def test_a_plug_in_runs_where_the_project_names_it(plugged, run):
    assert "ACM001" not in run("lint").out
    plugged("acme")
    assert "ACM001" in run("lint").out


def test_no_code_of_others_is_run_where_that_is_said(plugged, run, monkeypatch):
    plugged("acme")
    assert "ACM001" not in run("lint", "--no-plug-ins").out
    monkeypatch.setenv("CLAUSEBOOK_NO_PLUG_INS", "1")
    assert "ACM001" not in run("lint").out
    assert "ACM001" not in run("rules").out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("other", "the plug-in 'other' is not installed; installed: acme, gone, wrong"),
        ("gone", "the plug-in 'gone' cannot be loaded"),
        ("wrong", "the plug-in 'wrong' holds something that is no rule"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_told(name, told, plugged, run):
    plugged(name)
    done = run("lint")
    assert done.code == 2
    assert told in done.err
