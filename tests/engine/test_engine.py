"""The engine: selection, weights, suppressions, baseline, configuration."""

from datetime import date

import pytest

from clausebook.diagnostic import Severity
from clausebook.engine import (
    Baseline,
    BaselineFault,
    Configuration,
    ConfigurationFault,
    Profile,
    UnknownSelectorError,
    active_rules,
    lint,
    parse_configuration,
)
from clausebook.engine.selection import thresholds
from clausebook.rules import builtin_rules
from clausebook.schema import load_schemas
from tests.rules.base import corpus_of

RULES = builtin_rules()


def corpus(files, today=date(2026, 6, 30)):
    return corpus_of({path: text.encode() for path, text in files.items()}, today)


RISK = """\
id: RSK-0001
kind: risk
title: Boards arrive late
status: draft
version: "0.1"
owner: ROL-0001
cause: One maker
onwer: x
event: He stops
effect: We cannot ship
"""
ROLE = """\
id: ROL-0001
kind: role
title: Quality manager
status: draft
version: "0.1"
owner: ROL-0001
"""
BY = "by: ROL-0001, until: 2026-12-31"


def report(
    text: str = RISK,
    configuration: Configuration | None = None,
    baseline: Baseline | None = None,
    today=date(2026, 6, 30),
):
    whole = corpus({"policies/risk.yaml": text, "policies/role.yaml": ROLE}, today)
    return lint(whole, RULES, configuration or Configuration(select=("STR", "LNT")), baseline)


def codes(found) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_a_finding_has_place_record_and_pointer():
    (found,) = report().diagnostics
    assert found.code == "STR002"
    assert found.location.path == "policies/risk.yaml"
    assert found.location.span.start == (8, 1)
    assert found.location.span.end == (8, 6)
    assert found.record == "RSK-0001"
    assert found.pointer == ("onwer",)


class TestSelection:
    @pytest.mark.parametrize(
        ("selector", "inside", "outside"),
        [
            ("STR002", "STR002", "STR003"),
            ("str002", "STR002", "STR001"),
            ("STR", "STR107", "LNT001"),
            ("unknown-key", "STR002", "STR001"),
            ("structure", "STR004", "LNT001"),
            ("STR001", "STR101", "STR002"),
            ("clause:7.5.2", "STR002", "LNT001"),
            ("basis:house", "LNT001", "STR002"),
        ],
    )
    def test_selectors(self, selector, inside, outside):
        chosen = {rule.code for rule in active_rules(RULES, Configuration(select=(selector,)))}
        assert inside in chosen
        assert outside not in chosen

    def test_ignored_rules_do_not_run(self):
        assert codes(report(configuration=Configuration(ignore=("STR002",), select=("STR",)))) == []

    def test_a_misspelt_selector_suggests_the_nearest(self):
        with pytest.raises(UnknownSelectorError, match="did you mean 'unknown-key'"):
            report(configuration=Configuration(select=("unkown-key",)))

    def test_the_minimal_profile_asks_only_what_the_standard_asks(self):
        bases = {rule.basis for rule in active_rules(RULES, Configuration(profile=Profile.MINIMAL))}
        assert bases <= {"integrity", "mandated", "requirement"}

    def test_the_strict_profile_fails_on_warnings(self):
        assert Configuration(profile=Profile.STRICT).failing_severity is Severity.WARNING

    def test_severity_is_configured(self):
        found = report(
            configuration=Configuration(severity={"STR": Severity.INFO}, select=("STR",))
        )
        assert [d.severity for d in found.diagnostics] == [Severity.INFO]
        assert not found.fails(Severity.WARNING)


class TestSuppression:
    def test_in_the_record(self):
        found = report(
            RISK + f"lint_ignore: [{{rule: STR002, reason: written by the old tool, {BY}}}]\n"
        )
        assert codes(found) == []
        (hidden,) = found.suppressed
        assert (hidden.diagnostic.code, hidden.suppression.reason) == (
            "STR002",
            "written by the old tool",
        )

    @pytest.mark.parametrize(
        "line",
        [
            "onwer: x  # clausebook: ignore[STR002] written by the old tool",
            "# clausebook: ignore[STR002] written by the old tool\nonwer: x",
            "# clausebook: ignore[STR002, STR003] written by the old tool\n\nonwer: x",
            "onwer: x  # clausebook: ignore[unknown-key] written by the old tool (until 2026-06-30)",
        ],
    )
    def test_by_a_comment(self, line):
        found = report(RISK.replace("onwer: x", line), Configuration(select=("STR",)))
        assert codes(found) == []
        assert found.suppressed[0].suppression.reason == "written by the old tool"

    def test_a_comment_of_many_spaces_is_read_at_once(self):
        line = f"onwer: x  # clausebook: ignore[STR002] written{' ' * 5000}by the old tool"
        assert codes(report(RISK.replace("onwer: x", line), Configuration(select=("STR",)))) == []

    def test_a_comment_inside_a_text_is_text(self):
        text = RISK.replace("onwer: x", "onwer: '# clausebook: ignore[STR002] reason'")
        assert codes(report(text)) == ["STR002"]

    def test_a_comment_on_another_line_has_no_effect(self):
        text = RISK.replace(
            "cause: One maker", "cause: One maker # clausebook: ignore[STR002] reason"
        )
        assert codes(report(text)) == ["LNT001", "STR002"]

    def test_without_a_reason_it_has_no_effect(self):
        text = RISK.replace("onwer: x", "onwer: x # clausebook: ignore[STR002]")
        assert codes(report(text)) == ["STR002", "LNT003"]

    def test_it_ends_after_its_last_day(self):
        text = (
            RISK + "lint_ignore: [{rule: STR002, reason: old, by: ROL-0001, until: 2026-06-30}]\n"
        )
        assert codes(report(text, today=date(2026, 6, 30))) == []
        assert codes(report(text, today=date(2026, 7, 1))) == ["STR002", "LNT002"]

    @pytest.mark.parametrize(
        "text",
        [
            RISK.replace("onwer: x", "onwer: x # clausebook: ignore[STR002] So until 2026-02-30"),
            RISK + "lint_ignore: [{rule: ALL, reason: So, until: 2026-02-30}]\n",
        ],
    )
    def test_it_has_no_effect_until_a_day_that_does_not_exist(self, text):
        assert {"STR002", "LNT002"} <= {*codes(report(text))}

    def test_of_a_rule_that_does_not_run_is_not_unused(self):
        text = RISK.replace("onwer: x\n", f"lint_ignore: [{{rule: STR002, reason: old, {BY}}}]\n")
        assert codes(report(text)) == ["LNT001"]
        assert codes(report(text, Configuration(select=("STR003", "LNT")))) == []

    @pytest.mark.parametrize("rule", ["STR", "structure", "ALL", "clause:7.5.2"])
    def test_of_many_rules_names_those_that_are_broken(self, rule):
        text = RISK + f"lint_ignore: [{{rule: '{rule}', reason: old, {BY}}}]\n"
        (found,) = report(text).diagnostics
        assert found.code == "LNT006"
        assert found.hint == "name what the reason is for: STR002"

    def test_of_many_rules_in_a_comment_is_told_too(self):
        text = RISK.replace("onwer: x", "onwer: x # clausebook: ignore[STR] old tool")
        assert codes(report(text)) == ["LNT006"]

    @pytest.mark.parametrize(
        ("given", "missing"),
        [
            ("until: 2026-12-31", "nobody who decided it"),
            ("by: ROL-0001", "no last day"),
            ("", "nobody who decided it and no last day"),
        ],
    )
    def test_by_nobody_or_for_good(self, given, missing):
        text = (
            RISK
            + f"lint_ignore: [{{{', '.join(filter(None, ['rule: STR002', 'reason: old', given]))}}}]\n"
        )
        (found,) = report(text).diagnostics
        assert found.code == "LNT005"
        assert found.message == f"the suppression of STR002 names {missing}"

    def test_the_header_of_a_register_covers_its_records(self):
        entry = "".join(
            f"    {line}\n"
            for line in RISK.splitlines()
            if not line.startswith(("kind", "status", "version", "owner"))
        )
        text = f'id: REG-0001\nkind: register\nof: risk\ntitle: R\nstatus: draft\nversion: "0.1"\nowner: ROL-0001\nlint_ignore: [{{rule: STR002, reason: old, {BY}}}]\nrecords:\n  - {entry.lstrip()}'
        found = report(text)
        assert codes(found) == []
        assert len(found.suppressed) == 1


class TestBaseline:
    def test_holds_what_is_known(self):
        held = Baseline.of(report().diagnostics)
        found = report("\n\n" + RISK, baseline=held)
        assert codes(found) == []
        assert len(found.held) == 1

    def test_lets_the_same_fault_fail_when_it_comes_twice(self):
        held = Baseline.of(report().diagnostics)
        found = report(
            RISK.replace("cause: One maker", "cause: One maker\ncuase: x"), baseline=held
        )
        assert codes(found) == ["STR002"]

    def test_names_what_is_gone(self):
        held = Baseline.of(report().diagnostics)
        found = report(RISK.replace("onwer: x\n", ""), baseline=held)
        assert codes(found) == ["LNT004"]

    def test_survives_its_file(self):
        held = Baseline.of(report().diagnostics)
        assert Baseline.parse(held.dump(), "b.json") == held

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"held": [1]}', '{"held": [{"code": "x"}]}'])
    def test_refuses_another_file(self, text):
        with pytest.raises(BaselineFault, match=r"^b\.json: not a baseline"):
            Baseline.parse(text, "b.json")


class TestConfiguration:
    LIBRARY = load_schemas()

    def parse(self, text: str) -> Configuration:
        found = parse_configuration(text, "clausebook.toml", self.LIBRARY)
        assert found is not None
        return found

    def test_reads_every_key(self):
        found = self.parse(
            'name = "Halde"\nedition = "iso-9001-2026"\nprofile = "strict"\nselect = ["STR"]\nignore = ["STR002"]\n'
            'fail-on = "info"\nbaseline = "b.json"\nexclude = ["policies/old/**"]\nschemas = ["schemas"]\n'
            '[severity]\nSTR = "info"\n[rules.CUS009]\nwindow = "18 months"\n'
        )
        assert found.edition == "iso-9001-2026"
        assert found.failing_severity is Severity.INFO
        assert found.severity == {"STR": Severity.INFO}
        assert found.rules == {"CUS009": {"window": "18 months"}}

    def test_the_table_of_pyproject(self):
        table = ("tool", "clausebook")
        text = '[tool.clausebook]\nname = "x"\n'
        found = parse_configuration(text, "pyproject.toml", self.LIBRARY, table=table)
        assert found is not None
        assert found.name == "x"
        assert (
            parse_configuration("[tool.other]\n", "pyproject.toml", self.LIBRARY, table=table)
            is None
        )

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                '\nedtion = "x"\n',
                "clausebook.toml:2: unknown key 'edtion' (did you mean 'edition'?)",
            ),
            (
                'profile = "loose"\n',
                "clausebook.toml:1: 'profile' is the text 'loose', but may be minimal, standard or strict",
            ),
            ("select = 3\n", "clausebook.toml:1: 'select' is the number 3, but a list is expected"),
            ("name = \n", "clausebook.toml: not valid TOML"),
            (
                "\nname = 2026-01-01\n",
                "clausebook.toml:2: 'name' is a date or a time; put it in quotes",
            ),
            ("[rules.CUS009]\nwindow = [12:30:00]\n", "clausebook.toml:2: 'window' is a date"),
        ],
    )
    def test_faults_name_the_line(self, text, told):
        with pytest.raises(ConfigurationFault) as fault:
            self.parse(text)
        assert str(fault.value).startswith(told)
        assert "\n" not in str(fault.value)

    @pytest.mark.parametrize(
        ("rules", "told"),
        [
            (
                {"broken-thred": {}},
                "no rule is called 'broken-thred'; did you mean 'broken-thread'?",
            ),
            ({"FBK001": {"within": "2 yrs"}}, "must be a length of time, as in '24 months'"),
            ({"REQ007": {"importance": "high"}}, "must be of type float"),
        ],
    )
    @pytest.mark.parametrize("ignore", [(), ("FBK", "REQ")])
    def test_thresholds_that_would_have_no_effect_are_refused(self, rules, told, ignore):
        with pytest.raises(ConfigurationFault) as fault:
            report(configuration=Configuration(rules=rules, ignore=ignore))
        assert told in str(fault.value)

    @pytest.mark.parametrize("word", ["REQ007", "req007", "broken-thread"])
    @pytest.mark.parametrize("importance", [8, 7.5])
    def test_thresholds_are_set_by_code_or_name(self, word, importance):
        (rule,) = RULES.select("REQ007")
        configuration = Configuration(rules={word: {"importance": importance}})
        assert thresholds(rule, configuration) == {"importance": importance}

    def test_an_unknown_threshold_names_the_known_ones(self):
        configuration = Configuration(rules={"STR002": {"limit": 3}})
        with pytest.raises(
            ConfigurationFault, match="rule STR002 has no threshold 'limit'; known thresholds: none"
        ):
            report(configuration=configuration)


@pytest.mark.parametrize("end", ["31.12.2030", "2030-13-01", "12/31/2030"])
def test_an_end_that_is_no_day_excuses_nothing(end):
    text = RISK.replace("onwer: x", f"onwer: x # clausebook: ignore[STR002] old tool (until {end})")
    assert codes(report(text)) == ["STR002", "LNT002"]


def test_a_reason_may_speak_of_until():
    text = RISK.replace("onwer: x", "onwer: x # clausebook: ignore[STR002] kept until May")
    assert codes(report(text)) == []
