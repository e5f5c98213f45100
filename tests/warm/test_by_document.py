"""A rule by document finds in each document alone what it finds in it among all others."""

import json
from collections import Counter
from collections.abc import Iterable

import pytest

from clausebook.corpus import Corpus
from clausebook.document import read
from clausebook.edition import DEFAULT_EDITION
from clausebook.rules import Finding, Rule, builtin_rules
from clausebook.warm.observing import IDS, Observation
from tests.rules.base import Files, corpus_of, history_of, patched

RULES = [rule for rule in builtin_rules() if rule.by_document]


def apart(files: Files) -> Files:
    """Return the files with each record of a register in a register of its own."""
    found: Files = {}
    for path, data in files.items():
        value = read(path, data).value if path.endswith(".yaml") else None
        entries = value.get("records") if isinstance(value, dict) else None
        if isinstance(value, dict) and isinstance(entries, list) and len(entries) > 1:
            for number, entry in enumerate(entries):
                alone = json.dumps({**value, "records": [entry]})
                found[f"{path.removesuffix('.yaml')}-{number}.yaml"] = alone.encode()
        else:
            found[path] = data
    return found


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """Return findings in no order; a fix may hold lists."""
    return Counter(map(repr, findings))


def found_alone(rule: Rule, corpus: Corpus) -> Counter[str]:
    """Return what a rule finds in each document alone, all of it in that document."""
    whole = Observation(corpus).observed()
    found = counted(())
    for loaded in corpus.loaded:
        part = Observation(corpus.with_documents([loaded])).observed(whole)
        told = list(rule.check(part))
        assert {finding.place.path for finding in told} <= {loaded.path}
        assert IDS not in part.questions(), "links lead out of a document: ask corpus.whole"
        found.update(counted(told))
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("arranged", [dict, apart])
def test_a_document_alone_tells_the_same(rule: Rule, arranged):
    for example in rule.page.examples:
        under = rule.edition or DEFAULT_EDITION
        corpus = corpus_of(arranged(patched(example)), under=under, history=history_of(example))
        among_all = counted(rule.check(corpus))
        assert bool(among_all) == example.fails
        assert found_alone(rule, corpus) == among_all


def test_names_of_persons_are_those_of_the_whole():
    """A text is judged by records elsewhere; what stands in a document need not have changed."""
    (rule,) = (rule for rule in RULES if rule.code == "PRV001")
    files = patched(next(example for example in rule.page.examples if not example.fails))
    person = b"""\
id: PSN-0990
kind: person
title: B. G.
status: effective
version: "1.0"
owner: ROL-0001
approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-02}
effective_on: 2026-01-05
name: Berta Gruber
roles: [{role: ROL-0003, from: 2026-01-05}]
personal_data: {purpose: Show who answers for what, basis: contract}
"""
    note = b"""\
---
id: SOP-0902
kind: procedure
title: Calling bakeries
status: draft
version: "0.1"
owner: ROL-0003
purpose: Bakeries are called when an oven is late
---

Berta Gruber calls them.
"""
    corpus = corpus_of({**files, "policies/b-g.yaml": person, "policies/calling.md": note})
    among_all = list(rule.check(corpus))
    assert {finding.place.path for finding in among_all} == {"policies/calling.md"}
    assert found_alone(rule, corpus) == counted(among_all)
