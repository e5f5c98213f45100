"""Clause numbers in an edition that came later."""

from dataclasses import replace

from clausebook.corpus import Corpus
from clausebook.edition import load_edition
from clausebook.rules.references.unknown_clause import unknown_clause
from tests.rules.base import base_files, corpus_of

_2026 = load_edition("iso-9001-2026")


def _found(clause, edition=_2026):
    path = "policies/order-system.yaml"
    text = base_files()[path].decode().replace('clauses: ["8.6"]', f'clauses: ["{clause}"]')
    corpus = corpus_of({path: text.encode()})
    changed = Corpus(corpus.loaded, corpus.library, edition, corpus.today)
    return [(finding.message, finding.hint) for finding in unknown_clause(changed)]


def test_the_hint_says_where_a_clause_of_2015_went():
    ((message, hint),) = _found("5.1.1 b")

    assert message == f"clause 5.1.1 b is not in {_2026.title}"
    assert hint == "its content stands in 5.1.1 of this edition"


def test_a_clause_of_both_editions_is_known():
    assert _found("5.1.2 b") == []


def test_a_letter_too_many_points_to_the_clause_above():
    ((_, hint),) = _found("8.6 z", load_edition())

    assert hint == "name 8.6, or a letter that it has"


def test_without_a_map_the_nearest_is_suggested():
    edition = replace(load_edition(), moved={})

    assert _found("8.5.9", edition)[0][1].startswith("did you mean 8.5.")
