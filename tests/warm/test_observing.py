"""A corpus that is observed answers as the corpus itself, and remembers what it was asked."""

import inspect
from functools import cached_property

import pytest

from clausebook.corpus import Corpus
from clausebook.engine import Configuration, lint
from clausebook.rules import builtin_rules
from clausebook.warm.observing import Observation
from tests.rules.base import base_files, corpus_of

CORPUS = corpus_of(base_files())


def asked(ask) -> set[str]:
    observed = Observation(CORPUS).observed()
    ask(observed)
    return observed.questions()


RISK = CORPUS.records("risk")[0]
REQUIREMENT = CORPUS.records("requirement")[0]


@pytest.mark.parametrize(
    ("ask", "questions"),
    [
        (lambda corpus: corpus.records("risk"), {"kind:risk"}),
        (lambda corpus: corpus.live("risk", "need"), {"kind:risk", "kind:need", "today"}),
        (lambda corpus: corpus.live(), {"all", "today"}),
        (lambda corpus: corpus.unclear("risk"), {"kind:risk", "broken"}),
        (lambda corpus: corpus.get(RISK.id), {"ids", "kind:risk"}),
        (lambda corpus: corpus.get("RSK-9999"), {"ids"}),
        (lambda corpus: list(corpus.problems("required")), {"problems"}),
        (lambda corpus: corpus.faults, {"faults"}),
        (lambda corpus: corpus.files, {"files"}),
        (lambda corpus: corpus.digests("evidence/a.txt"), {"digest:evidence/a.txt"}),
        (lambda corpus: corpus.past, {"past", "all"}),
        (lambda corpus: corpus.links, {"all"}),
        (lambda corpus: corpus.with_documents(()), {"all", "today", "files", "past"}),
        (lambda corpus: (corpus.edition, corpus.library, corpus.home), set()),
    ],
)
def test_it_remembers_what_it_was_asked(ask, questions):
    assert asked(ask) == questions


def test_links_are_asked_of_all_kinds_that_may_make_them():
    made_by = {k.name for k in CORPUS.library.kinds.values() if "satisfies" in _links(k)}
    questions = asked(lambda corpus: corpus.incoming(REQUIREMENT, "satisfies"))
    assert questions == {f"kind:{name}" for name in made_by}
    assert made_by


def _links(kind) -> set[str]:
    references = (field.reference for _, field in kind.fields.walk())
    return {reference.link for reference in references if reference is not None}


def test_what_is_found_once_counts_for_each_who_uses_it():
    def find(corpus: Corpus) -> int:
        return len(corpus.records("risk"))

    shared = Observation(CORPUS)
    for _ in range(2):
        observed = shared.observed()
        assert observed.once(find) == len(CORPUS.records("risk"))
        assert observed.questions() == {"kind:risk"}


def test_nothing_of_a_corpus_goes_unobserved():
    """What is not told apart comes down to what is: a new method cannot bypass the observer."""
    held = {"library", "edition", "home", "approval_proof"}
    told = set(vars(type(Observation(CORPUS).observed())))
    made = {
        name
        for name, value in vars(Corpus).items()
        if isinstance(value, cached_property) and not name.startswith("_")
    }
    set_at_first = set(inspect.signature(Corpus.__init__).parameters) - {
        "self",
        "documents",
        "past",
    }
    assert made - told == set()
    assert set_at_first - held - told == set()


def test_observed_rules_find_the_same():
    shared = Observation(CORPUS)

    def check(rule, corpus, thresholds):
        return rule.check(shared.observed(), **thresholds)

    plain = lint(CORPUS, builtin_rules(), Configuration())
    assert lint(CORPUS, builtin_rules(), Configuration(), check=check) == plain
