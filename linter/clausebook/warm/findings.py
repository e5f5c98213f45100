"""What each rule found the last time, for as long as it would read the same."""

import marshal
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from clausebook.corpus import Corpus
from clausebook.rules import Finding, Rule
from clausebook.text import Location, Place, Position, Span
from clausebook.warm.fixes import plain_fix, read_fix
from clausebook.warm.observing import Observation

__all__ = ["FindingMemory"]

_Plain = Any
_Kept = tuple[Mapping[str, str], _Plain]
"""The answers on which the findings of a rule rest, and the findings."""


class _Store(Protocol):
    """Where findings are kept, such as a file of the cache."""

    @property
    def is_there(self) -> bool: ...
    def read(self) -> bytes | None: ...
    def write(self, content: bytes) -> None: ...


class FindingMemory:
    """Runs rules, or knows what they found; to be used for one lint.

    Rules of plug-ins are always run: code of others may look at what is no record.
    """

    def __init__(
        self,
        file: _Store,
        answer: Callable[[str], str | None],
        observation: Observation,
    ) -> None:
        self._file = file
        self._answer = answer
        self._observation = observation
        self._kept = _kept_in(file)
        self._is_changed = False

    def check(self, rule: Rule, corpus: Corpus, thresholds: Mapping[str, object]) -> list[Finding]:
        """Return what a rule finds in the corpus of the observation."""
        kept = self._kept.get(rule.code)
        if kept is not None and all(self._answer(q) == told for q, told in kept[0].items()):
            return [_read_finding(plain) for plain in kept[1]]
        observed = self._observation.observed()
        found = list(rule.check(observed, **thresholds))
        self._remember(rule, observed.questions(), found)
        return found

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules whose findings are known."""
        return frozenset(self._kept)

    def asked(self, code: str) -> frozenset[str]:
        """Return the questions on which the findings of a rule rest."""
        return frozenset(self._kept[code][0])

    def keep(self) -> None:
        """Keep what was found, where anything is new."""
        if self._is_changed:
            self._file.write(marshal.dumps(self._kept))

    def _remember(self, rule: Rule, questions: set[str], found: list[Finding]) -> None:
        self._is_changed |= self._kept.pop(rule.code, None) is not None
        answers = {question: self._answer(question) for question in sorted(questions)}
        told = {question: answer for question, answer in answers.items() if answer is not None}
        if len(told) == len(answers) and _is_ours(rule):
            self._kept[rule.code] = (told, tuple(map(_finding, found)))
            self._is_changed = True


def _is_ours(rule: Rule) -> bool:
    """Whether a rule is known to look at nothing but the corpus."""
    check = rule.check.func if isinstance(rule.check, partial) else rule.check
    return check.__module__.partition(".")[0] == "clausebook"


def _kept_in(file: _Store) -> dict[str, _Kept]:
    content = file.read() if file.is_there else None
    try:
        found = marshal.loads(content) if content is not None else {}  # noqa: S302
    except (ValueError, TypeError, EOFError):
        return {}
    return found if isinstance(found, dict) else {}


def _finding(finding: Finding) -> _Plain:
    related = tuple((told, _place(where)) for told, where in finding.related)
    told = (finding.message, finding.hint, related, finding.clauses)
    return (_place(finding.place), *told, plain_fix(finding.fix))


def _read_finding(plain: _Plain) -> Finding:
    place, message, hint, related, clauses, fix = plain
    read = tuple((told, _read_place(where)) for told, where in related)
    return Finding(_read_place(place), message, hint, read, clauses, read_fix(fix))


def _place(place: Place | Location) -> _Plain:
    if isinstance(place, Place):
        return (place.path, place.pointer, place.part, place.record)
    start, end = place.span
    return (place.path, (*start, *end))


def _read_place(plain: _Plain) -> Any:
    if len(plain) > 2:
        return Place(*plain)
    path, (line, column, end_line, end_column) = plain
    return Location(path, Span(Position(line, column), Position(end_line, end_column)))
