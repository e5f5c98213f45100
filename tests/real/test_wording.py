"""The rules of wording on the requirements of six other projects: the tables of their page."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from clausebook.diagnostic import Diagnostic
from clausebook.engine import Configuration, lint
from clausebook.rules import builtin_rules
from tests.real.foreign_requirements import (
    Foreign,
    corpus_of_collection,
    foreign_requirements,
)
from tests.real.foreign_texts import READERS

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "wording.md"
_COUNTS = re.compile(r"^\| (WRD\d{3}) [a-z -]+\|((?: \d+ \|){7})$", re.MULTILINE)
_REVIEW = re.compile(
    r"^\| (WRD\d{3}) [a-z -]+\| ([\d.]+) \| (\d+) \| (\d+) \| (\d*) ?\| (\d*) ?\|$", re.MULTILINE
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def requirements() -> Mapping[str, list[Foreign]]:
    return foreign_requirements()


@pytest.fixture(scope="module")
def findings(requirements) -> Mapping[str, tuple[Diagnostic, ...]]:
    found = {}
    for name, given in requirements.items():
        corpus = corpus_of_collection(name, given)
        assert not corpus.invalid("requirement", "product", "glossary-term", "register")
        found[name] = lint(corpus, builtin_rules(), Configuration(select=("WRD",))).diagnostics
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_as_many_requirements_as_the_page_says(requirements, page):
    counted = [len(requirements[name]) for name in READERS]
    assert counted == [499, 287, 4, 456, 177, 20]
    assert f"{sum(counted)} requirements" in page
    assert all(f"{number})" in page for number in counted)


@pytest.mark.parametrize("table", [_COUNTS, _REVIEW])
def test_every_rule_has_a_row(page, table):
    codes = [row[0] for row in table.findall(page)]
    assert codes == [rule.code for rule in builtin_rules().select("WRD")]


def test_the_counts_are_those_of_the_page(findings, page):
    counted = {name: Counter(d.code for d in found) for name, found in findings.items()}
    for code, row in _COUNTS.findall(page):
        *found, together = map(int, re.findall(r"\d+", row))
        assert [counted[name][code] for name in READERS] == found, code
        assert sum(found) == together, code


def test_the_rates_are_those_of_the_counts(requirements, page):
    number = sum(map(len, requirements.values()))
    together = {code: int(re.findall(r"\d+", row)[-1]) for code, row in _COUNTS.findall(page)}
    rates = {code: float(rate) for code, rate, *_ in _REVIEW.findall(page)}
    assert rates == {code: round(100 * n / number, 1) for code, n in together.items()}


def test_nobody_keeps_more_than_was_looked_at(page):
    for code, _, first, second, *kept in _REVIEW.findall(page):
        for looked_at, both in zip((first, second), kept, strict=True):
            assert not both or int(both) <= int(looked_at), code


def test_a_finding_stands_at_the_statement_and_tells_how_to_mend_it(findings):
    told = [diagnostic for found in findings.values() for diagnostic in found]
    assert {d.pointer[-1] for d in told} == {"statement"}
    assert all(d.hint for d in told)
