"""The bench: draws faults by a seed, lints the example with each, and says which were found."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clausebook.corpus import Corpus
from clausebook.diagnostic import Diagnostic
from clausebook.document import read
from clausebook.engine import Report, lint
from clausebook.project import catalogue_of
from clausebook.record import LoadedDocument, load
from clausebook.rules import Catalogue
from tests.mutate.edits import written
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, Operator

__all__ = ["Bench", "Outcome"]

_COMMENT = "clausebook:"
"""How a suppression in a comment begins; the comments of a changed file are lost."""

Told = frozenset[tuple[str, str | None]]
"""Codes with the records at which they are told, or set aside."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fault, whether it was found, and what else was told of it."""

    operator: Operator
    mutation: Mutation
    found: bool
    others: tuple[str, ...]
    breaks_schema: bool

    @property
    def reason(self) -> str:
        """Why a fault counts as not found."""
        told = "told instead: " + ", ".join(self.others) if self.others else "nothing was told"
        if self.breaks_schema:
            return f"the operator breaks the schema; {told}"
        return told


@dataclass(frozen=True)
class Bench:
    """The example organisation with the rules that judge it."""

    example: Example

    @cached_property
    def catalogue(self) -> Catalogue:
        """The rules of the project."""
        return catalogue_of(self.example.project)

    @cached_property
    def untouched(self) -> Report:
        """What is told of the example as it is."""
        return self._lint(self.example.corpus.loaded)

    def draw(
        self, operators: Sequence[Operator], number: int, seed: int
    ) -> list[tuple[Operator, Mutation]]:
        """Return so many faults, spread evenly over the operators, in the order of these."""
        decks = []
        for operator in operators:
            deck = [m for m in operator.mutations(self.example) if self._is_new(operator, m)]
            random.Random(f"{seed} {operator.area} {operator.name}").shuffle(deck)
            decks.append(deck)
        turns = [
            (turn, random.Random(f"{seed} {turn} {which}").random(), which)
            for which, deck in enumerate(decks)
            for turn in range(min(len(deck), number))
        ]
        drawn = sorted((which, turn) for turn, _, which in sorted(turns)[:number])
        return [(operators[which], decks[which][turn]) for which, turn in drawn]

    def judge(self, drawn: Iterable[tuple[Operator, Mutation]]) -> Iterator[Outcome]:
        """Yield what becomes of each fault."""
        for operator, mutation in drawn:
            yield self._outcome(operator, mutation)

    def _outcome(self, operator: Operator, mutation: Mutation) -> Outcome:
        document = self.example.corpus.documents[mutation.path]
        report = self._lint(self._replaced(mutation.path, mutation.edit(document)))
        standing = self._standing(mutation.path)
        # What a record has set aside was found all the same.
        aside = [suppressed.diagnostic for suppressed in report.suppressed]
        new = [d for d in (*report.diagnostics, *aside) if (d.code, d.record) not in standing]
        meant = [d for d in new if d.code in operator.codes and mutation.is_told_by(d)]
        others = [d for d in new if d not in meant and d not in aside]
        of_form = any(code.startswith("STR") for code in operator.codes)
        broken = not of_form and any(_is_of_form(d) for d in new)
        places = tuple(f"{d.code} at {d.record or d.location.path}" for d in others)
        return Outcome(operator, mutation, bool(meant) and not broken, places, broken)

    def _is_new(self, operator: Operator, mutation: Mutation) -> bool:
        """Whether nothing of the kind is told, or set aside, where the finding is expected."""
        standing = self._standing(mutation.path)
        return not any((c, r) in standing for c in operator.codes for r in mutation.records)

    def _standing(self, path: str) -> Told:
        """Return what is told or set aside before the fault, once a file has lost its comments."""
        if path not in self._without_comments:
            document = self.example.corpus.documents[path]
            report = self.untouched
            if document.comments(_COMMENT):
                report = self._lint(self._replaced(path, written(document, document.value)))
            aside = (suppressed.diagnostic for suppressed in report.suppressed)
            told = frozenset((d.code, d.record) for d in (*report.diagnostics, *aside))
            self._without_comments[path] = told
        return self._without_comments[path]

    @cached_property
    def _without_comments(self) -> dict[str, Told]:
        return {}

    def _replaced(self, path: str, data: bytes) -> list[LoadedDocument]:
        corpus = self.example.corpus
        new = load(read(path, data), corpus.library)
        return [new if loaded.path == path else loaded for loaded in corpus.loaded]

    def _lint(self, loaded: Iterable[LoadedDocument]) -> Report:
        was = self.example.corpus
        corpus = Corpus(loaded, was.library, was.edition, was.today, home=was.home, files=was.files)
        return lint(corpus, self.catalogue, self.example.project.configuration)


def _is_of_form(diagnostic: Diagnostic) -> bool:
    """Whether a finding says that a record breaks its schema, so that other rules pass it by."""
    return diagnostic.code.startswith(("STR0", "STR1", "STR2")) and diagnostic.code != "STR005"
