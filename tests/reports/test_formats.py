"""Each format says everything and is what its readers expect."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from clausebook.amendment import Fix, Rename
from clausebook.diagnostic import Severity
from clausebook.reports import Style, format_names, reporter
from tests.reports.results import HIDDEN, INFO, WARNING, diagnostic, location, result

DATA = Path(os.environ.get("CLAUSEBOOK_DATA", Path(__file__).parents[3] / "shared" / "data"))
SARIF_SCHEMA = DATA / "conf-sarif-schema/sarif-2.1/schema/sarif-schema-2.1.0.json"
NASTY = "a\x1b[2J\x00\x9b%\r\n::set-env name=x::y\u202eb\u2028]]>&<\"'\udcff\ufffe,:漢"


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own output


def report(name: str, *diagnostics, **changes) -> str:
    return reporter(name)(result(*diagnostics, **changes))


def test_formats():
    asked = {"text", "concise", "json", "sarif", "junit", "github", "gitlab"}
    assert asked <= set(format_names())


TEXT = """\
policies/a b%20ü.yaml:1:1: info STR205 lines end with a carriage return
  |
1 | id: x
  | ^
  = help: save with line ends LF
  = rule: foreign-line-ends (basis: integrity)

policies/risks.yaml:6:12: warning STR106 [7.5.2 a] '電源' stands twice
  |
6 |     title: 電源 fails
  |            ^^^^
  = rule: repeated-item (basis: practice)

policies/risks.yaml:7:5: error STR101 [5.1.2 b, 6.1.1, …] 'cause' is missing
  |
7 |     affects: {none: ""}
  |     ^^^^^^^
  = help: add cause: "Only one maker supplies the board"
  = note: the criteria stand at policies/criteria.yaml:3:1
  = rule: missing-field (basis: integrity)

basis integrity: the records contradict themselves or cannot be read
basis practice: good practice, which the standard does not ask for
1 error, 1 warning, 1 info in 2 files; read 3 documents with 12 records as of 2026-11-22 (1 suppressed, 1 held by the baseline)
more about a rule: clausebook rule STR205
"""


def test_text():
    assert report("text") == TEXT


def test_text_shows_a_place_once():
    second = diagnostic(code="STR102", message="'effect' is missing")
    text = report("text", diagnostic(), second)
    assert text.count('affects: {none: ""}') == 1
    assert text.index("affects: {none") < text.index("STR102")
    assert "'effect' is missing\n  = help" in text


def test_text_at_80_columns():
    long = diagnostic(message="word " * 60 + "end", hint="hint " * 40)
    lines = report("text", long, style=Style(80)).splitlines()
    assert max(map(len, lines)) <= 80
    assert len([line for line in lines if line.startswith("    word")]) >= 3


def test_text_of_a_place_without_source():
    text = report("text", diagnostic(location=location("clausebook.toml", 1, 1, 1), related=()))
    assert text.startswith(
        "clausebook.toml:1:1: error STR101 [5.1.2 b, 6.1.1, …] 'cause' is missing\n  = help: "
    )


def test_text_of_a_line_that_is_not_there():
    assert "'cause' is missing\n   = help" in report(
        "text", diagnostic(location=location("policies/risks.yaml", 99, 9, 9))
    )


def test_concise():
    assert report("concise") == (
        "policies/a b%20ü.yaml:1:1: info STR205 lines end with a carriage return\n"
        "policies/risks.yaml:6:12: warning STR106 [7.5.2 a] '電源' stands twice\n"
        "policies/risks.yaml:7:5: error STR101 [5.1.2 b, 6.1.1, …] 'cause' is missing\n"
    )


def test_json_is_the_contract():
    assert json.loads(report("json", diagnostic(), version="0.1.0")) == {
        "clausebook": "0.1.0",
        "schema_version": 1,
        "as_of": "2026-11-22",
        "edition": "iso-9001-2015-amd-1",
        "documents": 3,
        "records": 12,
        "diagnostics": [
            {
                "code": "STR101",
                "name": "missing-field",
                "severity": "error",
                "basis": "integrity",
                "clauses": ["5.1.2 b", "6.1.1", "6.1.2 a"],
                "message": "'cause' is missing",
                "hint": 'add cause: "Only one maker supplies the board"',
                "path": "policies/risks.yaml",
                "line": 7,
                "column": 5,
                "end_line": 7,
                "end_column": 12,
                "record": "RSK-0012",
                "pointer": "/records/0/affects",
                "related": [
                    {
                        "message": "the criteria stand",
                        "path": "policies/criteria.yaml",
                        "line": 3,
                        "column": 1,
                    }
                ],
                "fixable": False,
                "fix": None,
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0, "suppressed": 1},
    }


def test_json_order_of_keys():
    keys = list(json.loads(report("json"))["diagnostics"][0])
    assert keys[:4] == ["code", "name", "severity", "basis"]
    assert keys[-4:] == ["pointer", "related", "fixable", "fix"]


class TestSarif:
    @pytest.fixture
    def log(self):
        return json.loads(report("sarif"))

    @pytest.mark.skipif(not SARIF_SCHEMA.is_file(), reason="the official schema is not here")
    @pytest.mark.parametrize("which", ["usual", "nasty", "none"])
    def test_follows_the_official_schema(self, which):
        shown = {
            "usual": result(),
            "nasty": result(
                diagnostic(message=NASTY, hint=NASTY, location=location(NASTY, 1, 1, 2))
            ),
            "none": replace(
                result(), report=replace(result().report, diagnostics=(), suppressed=(), held=())
            ),
        }[which]
        schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)
        faults = validator(schema).iter_errors(json.loads(reporter("sarif")(shown)))
        assert [fault.message for fault in faults] == []

    def test_rules(self, log):
        driver = log["runs"][0]["tool"]["driver"]
        rules = {rule["id"]: rule for rule in driver["rules"]}
        rule = rules["STR101"]
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert "## Fails" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"] == {"level": "error"}
        assert rule["properties"]["tags"] == ["iso9001/7.5.2-a"]
        assert rule["properties"]["basis"] == "integrity"
        for one in log["runs"][0]["results"]:
            assert driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"]

    def test_places(self, log):
        results = log["runs"][0]["results"]
        places = [one["locations"][0]["physicalLocation"] for one in results]
        assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
        assert places[0]["artifactLocation"] == {
            "uri": "policies/a%20b%2520%C3%BC.yaml",
            "uriBaseId": "SRCROOT",
        }
        assert places[-1]["region"] == {
            "startLine": 7,
            "startColumn": 5,
            "endLine": 7,
            "endColumn": 12,
        }
        assert results[-1]["relatedLocations"][0]["message"]["text"] == "the criteria stand"

    def test_suppressions(self, log):
        told = {
            one["message"]["text"].split("\n")[0]: one["suppressions"]
            for one in log["runs"][0]["results"]
        }
        assert told["'cause' is missing"] == []
        assert told["'effect' is missing"] == [
            {"kind": "inSource", "status": "accepted", "justification": "the import of 2024"}
        ]
        assert told["'event' is missing"][0]["kind"] == "external"

    def test_levels(self, log):
        assert [one["level"] for one in log["runs"][0]["results"]] == [
            "note",
            "warning",
            *["error"] * 3,
        ]


def prints(log: str) -> list[str]:
    return [
        one["partialFingerprints"]["primaryLocationLineHash"]
        for one in json.loads(log)["runs"][0]["results"]
    ]


def test_fingerprints_stay_when_lines_move():
    moved = [
        replace(
            d,
            location=location(d.location.path, d.location.span.start.line + 40, 1, 2),
            pointer=("records", 9),
        )
        for d in (INFO, WARNING, diagnostic())
    ]
    assert sorted(prints(report("sarif"))) == sorted(prints(report("sarif", *moved)))
    gitlab = [issue["fingerprint"] for issue in json.loads(report("gitlab"))]
    assert gitlab == [issue["fingerprint"] for issue in json.loads(report("gitlab", *moved))]


def test_fingerprints_differ():
    same = diagnostic()
    other = diagnostic(record="RSK-0013")
    names = prints(report("sarif", same, same, other))
    assert len(names) == len(set(names)) == 5


class TestJUnit:
    def test_shape(self):
        root = parsed(report("junit"))
        assert root.tag == "testsuites"
        assert root.attrib == {
            "name": "clausebook",
            "tests": "5",
            "failures": "1",
            "errors": "0",
            "skipped": "1",
        }
        for suite in root:
            assert suite.tag == "testsuite"
            assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped"}
            assert int(suite.attrib["tests"]) == len(suite) > 0
            for case in suite:
                assert case.tag == "testcase"
                assert set(case.attrib) == {"classname", "name"}
                assert [child.tag for child in case] in (
                    [],
                    ["failure"],
                    ["skipped"],
                    ["system-out"],
                )

    def test_failure(self):
        failure = parsed(report("junit")).find(".//failure")
        assert failure is not None
        assert failure.attrib == {"type": "error", "message": "'cause' is missing"}
        assert failure.text is not None
        assert "policies/risks.yaml:7:5" in failure.text
        assert "help: add cause" in failure.text

    def test_failing_severity(self):
        root = parsed(report("junit", failing=Severity.INFO))
        assert root.get("failures") == "3"

    def test_sound_file_passes(self):
        case = parsed(report("junit")).find("testsuite[@name='policies/criteria.yaml']/testcase")
        assert case is not None
        assert list(case) == []


def test_github():
    lines = report("github").splitlines()
    assert lines[0] == (
        "::notice file=policies/a b%2520ü.yaml,line=1,endLine=1,col=1,endColumn=1,"
        "title=STR205 foreign-line-ends::lines end with a carriage return%0Asave with line ends LF"
    )
    assert lines[2].startswith(
        "::error file=policies/risks.yaml,line=7,endLine=7,col=5,endColumn=12,"
        "title=STR101 [5.1.2 b%2C 6.1.1%2C …] missing-field::'cause' is missing%0A"
    )


def test_github_is_not_deceived():
    (line,) = report(
        "github", diagnostic(message=NASTY, location=location("a:b,c%\n::error::x.yaml", 1, 1, 2))
    ).splitlines()
    assert line.count("::") >= 2
    assert line.startswith("::error file=a%3Ab%2Cc%25%0A%3A%3Aerror%3A%3Ax.yaml,line=1,")


def test_gitlab():
    issue = json.loads(report("gitlab", diagnostic()))[0]
    assert re.fullmatch("[0-9a-f]{32}:1", issue.pop("fingerprint"))
    assert issue == {
        "description": "STR101 [5.1.2 b, 6.1.1, …] 'cause' is missing",
        "content": {"body": 'add cause: "Only one maker supplies the board"'},
        "check_name": "missing-field",
        "severity": "major",
        "location": {"path": "policies/risks.yaml", "lines": {"begin": 7, "end": 7}},
    }


@pytest.mark.parametrize("name", format_names())
def test_nothing_breaks_a_terminal_or_a_reader(name):
    bad = diagnostic(
        message=NASTY,
        hint=NASTY,
        record=NASTY,
        name="missing-field",
        location=location(f"policies/{NASTY}", 1, 1, 3),
    )
    text = report(name, bad, HIDDEN, source=NASTY)

    text.encode("utf-8")
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text
    )
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    if name == "junit":
        parsed(text)


@pytest.mark.parametrize("name", format_names())
def test_nothing_to_say(name):
    clean = replace(
        result(), report=replace(result().report, diagnostics=(), suppressed=(), held=())
    )
    text = reporter(name)(clean)
    assert "error STR" not in text
    if name == "text":
        assert text == "nothing to mend in 3 documents with 12 records as of 2026-11-22\n"


def test_strings_of_the_big_list():
    path = DATA / "conf-blns"
    lists = sorted(path.rglob("blns.json"))
    if not lists:
        pytest.skip("the list of naughty strings is not here")
    for text in json.loads(lists[0].read_text(encoding="utf-8")):
        shown = result(diagnostic(message=text, hint=text))
        assert json.loads(reporter("json")(shown))["diagnostics"][0]["message"] == text
        parsed(reporter("junit")(shown))
        assert len(reporter("concise")(shown).splitlines()) == 1
        assert len(reporter("github")(shown).splitlines()) == 1


class TestFix:
    """The fix of a finding, for programs that offer it."""

    @pytest.fixture
    def fixable(self):
        fix = Fix("rename 'affects' to 'effects'", (Rename(("records", 0, "affects"), "effects"),))
        return diagnostic(fix=fix)

    def test_json_has_the_edit_that_it_makes(self, fixable):
        (found,) = json.loads(report("json", fixable))["diagnostics"]
        assert found["fixable"] is True
        assert found["fix"] == {
            "title": "rename 'affects' to 'effects'",
            "line": 7,
            "column": 5,
            "end_line": 7,
            "end_column": 6,
            "text": "e",
        }

    def test_sarif_has_it_as_a_replacement(self, fixable):
        (run,) = json.loads(report("sarif", fixable))["runs"]
        (fix,) = next(one["fixes"] for one in run["results"] if "fixes" in one)
        assert fix["description"] == {"text": "rename 'affects' to 'effects'"}
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "policies/risks.yaml"
        (replacement,) = change["replacements"]
        assert replacement["insertedContent"] == {"text": "e"}
        assert replacement["deletedRegion"]["startLine"] == 7

    def test_one_that_cannot_be_made_is_not_offered(self):
        fix = Fix("rename", (Rename(("records", 0, "title"), "affects"),))
        (found,) = json.loads(report("json", diagnostic(fix=fix)))["diagnostics"]
        assert found["fix"] is None
