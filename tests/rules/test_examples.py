"""Each rule's page holds examples that do what they say."""

import re

import pytest

from clausebook.edition import DEFAULT_EDITION, clause_key, edition_names, load_edition
from clausebook.rules import Example, Rule, builtin_rules
from tests.rules.base import base_files, history_of, lint_files, patched

RULES = builtin_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{'fails' if example.fails else 'passes'}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.page.examples)
]


@pytest.mark.parametrize("edition", edition_names())
def test_the_base_is_sound(edition: str):
    assert [
        f"{d.location.path}:{d.location.span.start.line} {d.code} {d.message}"
        for d in lint_files(base_files(), under=edition).diagnostics
    ] == []


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example):
    found = lint_files(
        patched(example), under=rule.edition, history=history_of(example)
    ).diagnostics
    told = [f"{d.code} {d.location.path} {d.record} {d.message}" for d in found]
    if example.fails:
        assert {d.code for d in found} == {rule.code}, told
    else:
        assert told == []


@pytest.mark.parametrize("rule", [*RULES], ids=lambda rule: rule.code)
class TestRule:
    def test_shows_both_sides(self, rule: Rule):
        assert {example.fails for example in rule.page.examples} == {True, False}

    def test_changes_something_in_each_example(self, rule: Rule):
        for example in rule.page.examples:
            assert example.patches or example.files or example.commits

    def test_names_the_fault(self, rule: Rule):
        assert re.fullmatch("[a-z]+(-[a-z0-9]+)*", rule.name)
        assert rule.check.__module__.endswith(rule.name.replace("-", "_"))

    def test_has_a_page(self, rule: Rule):
        assert rule.page.summary.endswith(".")
        assert rule.page.explanation

    def test_has_a_stable_code(self, rule: Rule):
        assert re.fullmatch("[A-Z]{2,3}[0-9]{3}", rule.code)

    def test_cites_clauses_that_exist(self, rule: Rule):
        known = {*load_edition().clauses, *load_edition(rule.edition or DEFAULT_EDITION).clauses}
        assert [clause for clause in rule.clauses if clause not in known] == []
        assert list(rule.clauses) == list(dict.fromkeys(rule.clauses))

    def test_weighs_as_its_basis_allows(self, rule: Rule):
        advice = rule.basis in ("guidance", "practice", "house")
        assert not (advice and rule.severity == "error")


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_at_most_half_of_the_rules_about_content_are_errors():
    content = [rule for rule in RULES if rule.area not in ("structure", "references", "linter")]
    errors = [rule for rule in content if rule.severity == "error"]
    assert len(errors) <= len(content) / 2


@pytest.mark.parametrize("edition", edition_names())
def test_every_rule_is_silent_on_an_empty_project(edition: str):
    assert lint_files({}, under=edition).diagnostics == ()


def test_clauses_sort_as_people_sort_them():
    numbers = ["10.1", "4.10", "4.2", "5.1.2", "5.1.2 a", "5.1.2 b"]
    assert sorted(numbers, key=clause_key) == ["4.2", "4.10", "5.1.2", "5.1.2 a", "5.1.2 b", "10.1"]
