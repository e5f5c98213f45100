"""What each rule found the last time, for as long as it would read the same."""

import marshal
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Protocol

from clausebook.corpus import Corpus
from clausebook.rules import Finding, Rule
from clausebook.text import Location, Place, Position, Span
from clausebook.warm.fixes import plain_fix, read_fix
from clausebook.warm.observing import (
    ALL,
    DIGEST,
    FAULTS,
    FILES,
    KIND,
    PROBLEMS,
    TODAY,
    Observation,
    ObservedCorpus,
)
from clausebook.warm.questions import Answers

__all__ = ["FindingMemory"]

_Plain = Any
_Kept = tuple[Mapping[str, str], _Plain]
"""The answers on which the findings of a rule rest, and the findings."""
_KeptByDocument = tuple[Mapping[str, str], str, Mapping[str, tuple[_Plain, ...]]]
"""The same of a rule by document: the answers of the whole, the state of the documents, and the
findings by their paths."""
_OF_A_DOCUMENT = frozenset({FAULTS, PROBLEMS})
"""What rules ask that judge each document by itself."""
_Contents = Mapping[str, str]
"""The ids of the contents of all documents, by their paths."""


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
        answer: Answers,
        observation: Observation,
    ) -> None:
        self._file = file
        self._answer = answer
        self._observation = observation
        self._kept, self._by_document, self._states = _kept_in(file)
        self._changed_since = cache(self._find_changed)
        self._alone = cache(self._find_alone)
        self._is_changed = False

    def check(self, rule: Rule, corpus: Corpus, thresholds: Mapping[str, object]) -> list[Finding]:
        """Return what a rule finds in the corpus of the observation."""
        if rule.by_document and _is_ours(rule):
            return self._check_documents(rule, thresholds)
        kept = self._kept.get(rule.code)
        if kept is not None and self._holds(kept[0]):
            return [_read_finding(plain) for plain in kept[1]]
        observed = self._observation.observed()
        found = list(rule.check(observed, **thresholds))
        self._remember(rule, observed.questions(), found)
        return found

    @property
    def alone(self) -> frozenset[str]:
        """The codes of the rules whose findings in a document rest on nothing but that document."""
        judging = (code for code, (asked, _) in self._kept.items() if {*asked} <= _OF_A_DOCUMENT)
        by_document = (code for code, kept in self._by_document.items() if {*kept[0]} <= {TODAY})
        return frozenset(judging) | frozenset(by_document)

    def keep(self) -> None:
        """Keep what was found, where anything is new."""
        if self._is_changed:
            known = {state for _, state, _ in self._by_document.values()}
            states = {state: self._states[state] for state in sorted(known)}
            self._file.write(marshal.dumps((self._kept, self._by_document, states)))

    def _holds(self, answers: Mapping[str, str]) -> bool:
        return all(self._answer(question) == told for question, told in answers.items())

    def _check_documents(self, rule: Rule, thresholds: Mapping[str, object]) -> list[Finding]:
        """Return what a rule finds, which is run on the documents that changed."""
        answers, state, found = self._by_document.get(rule.code, ({}, "", {}))
        if not self._holds(answers):
            answers, state, found = {}, "", {}
        changed = self._changed_since(state)
        if changed:
            whole = self._observation.observed()
            part = self._alone(changed).observed(whole)
            anew: dict[str, tuple[_Plain, ...]] = {}
            for finding in rule.check(part, **thresholds):
                path = finding.place.path
                anew[path] = (*anew.get(path, ()), _finding(finding))
            found = {path: told for path, told in found.items() if path not in changed} | anew
            self._remember_documents(rule, answers, found, _asked_of_whole(rule, whole, part))
        return [_read_finding(plain) for told in found.values() for plain in told]

    def _remember_documents(
        self,
        rule: Rule,
        answers: Mapping[str, str],
        found: Mapping[str, tuple[_Plain, ...]],
        questions: set[str],
    ) -> None:
        told = {question: self._answer(question) for question in sorted(questions)}
        certain = {question: answer for question, answer in told.items() if answer is not None}
        self._is_changed = True
        self._by_document.pop(rule.code, None)
        if len(certain) == len(told):
            state = self._answer(ALL) or ""
            self._states[state] = self._answer.contents
            self._by_document[rule.code] = ({**answers, **certain}, state, found)

    def _find_changed(self, state: str) -> frozenset[str]:
        """Return the paths of the documents that are new, changed or gone since a state."""
        then, now = self._states.get(state, {}), self._answer.contents
        return frozenset(path for path, _ in then.items() ^ now.items())

    def _find_alone(self, paths: frozenset[str]) -> Observation:
        corpus = self._observation.corpus
        alone = (loaded for loaded in corpus.loaded if loaded.path in paths)
        return Observation(corpus.with_documents(alone))

    def _remember(self, rule: Rule, questions: set[str], found: list[Finding]) -> None:
        self._is_changed |= self._kept.pop(rule.code, None) is not None
        answers = {question: self._answer(question) for question in sorted(questions)}
        told = {question: answer for question, answer in answers.items() if answer is not None}
        if len(told) == len(answers) and _is_ours(rule):
            self._kept[rule.code] = (told, tuple(map(_finding, found)))
            self._is_changed = True


def _asked_of_whole(rule: Rule, whole: ObservedCorpus, part: ObservedCorpus) -> set[str]:
    """Return the questions whose answers may change though a document stays the same.

    Raises TypeError for a rule that asked of documents alone what only the whole can tell.
    """
    of_part = part.questions()
    theirs = {ALL, FAULTS, PROBLEMS}
    others = {q for q in of_part - theirs if not q.startswith(KIND)}
    if strange := {q for q in others - {FILES, TODAY} if not q.startswith(DIGEST)}:
        told = ", ".join(sorted(strange))
        raise TypeError(f"{rule.code} is by document: it has to ask corpus.whole for {told}")
    return whole.questions() | others


def _is_ours(rule: Rule) -> bool:
    """Whether a rule is known to look at nothing but the corpus."""
    check = rule.check.func if isinstance(rule.check, partial) else rule.check
    return check.__module__.partition(".")[0] == "clausebook"


def _kept_in(
    file: _Store,
) -> tuple[dict[str, _Kept], dict[str, _KeptByDocument], dict[str, _Contents]]:
    content = file.read() if file.is_there else None
    try:
        whole, by_document, states = marshal.loads(content) if content else ({}, {}, {})  # noqa: S302
    except (ValueError, TypeError, EOFError):
        return {}, {}, {}
    return whole, by_document, states


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
