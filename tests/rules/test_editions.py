"""Rules of one edition: they run under no other, and every list of rules says so."""

from clausebook.engine import Configuration, active_rules, lint
from clausebook.engine.selection import selected_rules
from clausebook.rules import Catalogue, builtin_rules
from tests.rules.base import base_files, corpus_of, edition, lint_files

EDITION = "iso-9001-2026"
RULES = builtin_rules()
BOUND = {rule.code: rule for rule in RULES if rule.edition}


def test_there_are_some():
    assert {"ED001", "ED002", "ED003", "ED004"} <= BOUND.keys()
    assert {rule.edition for rule in BOUND.values()} == {EDITION}


def test_they_are_warnings_until_the_text_has_been_read():
    assert {rule.severity for rule in BOUND.values()} == {"warning"}


def test_they_run_under_their_edition_only():
    here = {rule.code for rule in active_rules(RULES, Configuration())}
    there = {rule.code for rule in active_rules(RULES, Configuration(edition=EDITION))}
    assert there - here == BOUND.keys()
    assert here < there
    assert {rule.code for rule in selected_rules(RULES, Configuration())} == there


def test_to_name_one_under_another_edition_is_no_mistake():
    assert active_rules(RULES, Configuration(select=("ED001",))) == ()
    configuration = Configuration(rules={"ED001": {"period": "6 months"}})
    assert active_rules(RULES, configuration)


def test_clauses_that_only_their_edition_knows_are_cited_under_it_alone():
    clauses = BOUND["ED002"].clauses
    assert edition(EDITION).translate(clauses) == ("5.2.1 e",)
    assert "5.2.1 e" not in edition().translate(clauses)


def excused(what: str) -> dict[str, bytes]:
    files = dict(base_files())
    path = "policies/quality-policy.yaml"
    entry = f"lint_ignore: [{{rule: {what}, reason: Known, by: ROL-0001, until: 2026-12-31}}]\n"
    files[path] += entry.encode()
    return files


def test_what_is_excused_from_them_is_not_judged_under_another_edition():
    assert "LNT001" not in {d.code for d in lint_files(excused("ED002")).diagnostics}
    under = lint_files(excused("ED002"), under=EDITION)
    assert "LNT001" in {d.code for d in under.diagnostics}


def test_an_excuse_from_many_rules_is_unused_though_some_are_of_another_edition():
    files = excused("clause:6.3")
    several = Catalogue([r for r in RULES if r.code in ("CHG001", "ED004", "LNT001")])
    assert {r.edition for r in several.select("clause:6.3")} == {None, EDITION}
    report = lint(corpus_of(files), several, Configuration())
    assert [d.code for d in report.diagnostics] == ["LNT001"]


def test_their_two_letters_select_them():
    assert {rule.code for rule in RULES.select("ED")} == {c for c in BOUND if c.startswith("ED")}
    assert RULES.select("E") == ()
