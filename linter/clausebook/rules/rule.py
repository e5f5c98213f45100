"""A rule and what it finds."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clausebook.amendment import Fix
from clausebook.diagnostic import Basis, Severity
from clausebook.record import Place
from clausebook.rules.page import Page, parse_page
from clausebook.text import Location

__all__ = ["OWN_AREA", "Finding", "Rule", "rule"]

OWN_AREA = "own"
Check = Callable[..., Iterator["Finding"]]
Reader = Callable[[Any], object]
"""Reads the value of a threshold; raises ValueError with what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, what is wrong there, and how to mend it.

    ``clauses`` stand instead of the rule's own where the place itself tells which clause asks.
    ``fix`` mends it, in the document of the place, where that takes nobody's decision.
    """

    place: Place | Location
    message: str
    hint: str = ""
    related: tuple[tuple[str, Place], ...] = ()
    clauses: tuple[str, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True)
class Rule:
    """One rule: ``check`` takes a Corpus, or an Outcome for rules about the lint itself.

    ``clauses`` are numbered as in the 2015 edition; ``parent`` is the code of the rule that this
    one is a special case of, and is selected with. ``edition`` is the only edition under which the
    rule runs, None for all; its clauses may then be some that only this edition knows.
    ``by_document`` tells that what it finds in a document follows from that document alone, and
    from what it asks of the ``whole`` of the corpus: it may be run on the documents that changed.
    Where it ``mends``, its findings may carry a fix.
    """

    code: str
    name: str
    area: str
    clauses: tuple[str, ...]
    basis: Basis
    severity: Severity
    since: str
    parent: str | None
    edition: str | None
    by_document: bool
    check: Check = field(repr=False, compare=False)
    readers: Mapping[str, Reader] = field(default_factory=dict, repr=False, compare=False)
    mends: bool = False

    @cached_property
    def page(self) -> Page:
        """The rule's page of the manual."""
        return parse_page(inspect.getdoc(self.check) or "")

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """Thresholds with their defaults: the keyword arguments of the function."""
        parameters = inspect.signature(self.check).parameters.values()
        return {p.name: p.default for p in parameters if p.default is not p.empty}

    @property
    def judges_the_lint(self) -> bool:
        """Whether the rule looks at suppressions and baseline rather than at records."""
        return self.area == "linter"

    @property
    def is_own(self) -> bool:
        """Whether the organization declared the rule itself; such a rule runs in every profile."""
        return self.area == OWN_AREA

    def runs_under(self, edition: str) -> bool:
        """Whether the rule runs in a project of that edition."""
        return self.edition in (None, edition)


def rule(
    code: str,
    *,
    basis: str,
    severity: str,
    since: str,
    clauses: str = "",
    parent: str | None = None,
    edition: str | None = None,
    by_document: bool = False,
    mends: bool = False,
    readers: Mapping[str, Reader] | None = None,
) -> Callable[[Check], Check]:
    """Make a function a rule; its name in kebab-case is the rule's, its docstring the page.

    Clauses are separated by commas: ``"5.1.2 a, 8.2.2"``. An edition is named where the rule runs
    under no other: ``"iso-9001-2026"``. A rule that looks at one document after the other is made
    ``by_document``, so that it need not look again at those that stayed as they were; one that
    ``mends`` gives fixes with what it finds, where it can. Readers refuse values of thresholds that
    are of the right type and still mean nothing, so that the configuration is faulted rather than
    the records. The area is the package that holds the function's module.
    """

    def register(check: Check) -> Check:
        check.rule = Rule(  # type: ignore[attr-defined]
            code,
            check.__name__.replace("_", "-"),
            check.__module__.split(".")[-2:][0],
            tuple(clause.strip() for clause in clauses.split(",") if clause.strip()),
            Basis(basis),
            Severity(severity),
            since,
            parent,
            edition,
            by_document,
            check,
            readers or {},
            mends,
        )
        return check

    return register
