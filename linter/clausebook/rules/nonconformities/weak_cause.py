"""A cause that only repeats the problem, blames somebody, or stops at the first answer."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.nonconformities._cases import nonconformities_of
from clausebook.rules.rule import Finding, rule

_WORD = re.compile(r"\w+")
_BLAME = frozenset(
    _WORD.findall(
        "attention careless carelessness employee employees error errors fault forgetfulness "
        "forgot forgotten human inattention inattentive mistake mistakes negligence operator "
        "operators oversight people person personnel retrain retrained retraining slip staff "
        "trained training untrained user users worker workers"
    )
)
_FILLERS = frozenset(
    _WORD.findall(
        "a an and bad be by care did do due failed had has have in individual insufficient is "
        "lack made missing must need needs no not of on or poor should some somebody someone the "
        "to too was were with wrong"
    )
)


@rule("NCR003", basis="house", severity="warning", since="0.2", clauses="10.2.1 b2")
def weak_cause(
    corpus: Corpus, *, likeness: float = 0.8, depth: int = 2, blame: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """A cause repeats the problem, names only a person's mistake, or ends at the first answer.

    "The operator made a mistake" and "retraining" come back every year, for nothing has changed
    that let the mistake happen or go unseen. The standard asks to determine causes, not how; that a
    cause must be one that can be removed is the house's. Of each live nonconformity and corrective
    action, a cause is weak

    - that says what the problem, the nature or the title says: both texts are alike by at least
      `likeness` (0.8, where 1 is the same; letters in the same order, as the shortest edits count);
    - that consists of nothing but words such as human error, operator, carelessness, not trained.
      "The operator took the wrong program, for two look alike" is no such cause. The words are
      English; the threshold `blame` adds those of other languages.

    Where the nonconformity is major, at least one of the causes answers `why` at least `depth` (2)
    times.

    ## Fails

    ```yaml
    CAR-0001:
      causes:
        - {statement: Operator mistake, why: [Oven waited, Nobody looked], root: true}
    ```

    ## Fails

    ```yaml
    CAR-0001:
      causes:
        - {statement: The oven came three days late, why: [Oven waited, Board was late]}
    ```

    ## Fails

    ```yaml
    NCR-0001:
      grade: major
    CAR-0001:
      causes:
        - {statement: Boards were ordered only when an oven was ordered, root: true}
    ```

    ## Passes

    ```yaml
    CAR-0001:
      causes:
        - {statement: "Human error: two lists look alike, and one was old", root: true}
    ```
    """
    words = _BLAME | {word.casefold() for text in blame for word in _WORD.findall(text)}
    for action in corpus.live("corrective-action"):
        cases = nonconformities_of(corpus, action)
        problems = [action.title, action.text("problem"), *_said(cases)]
        yield from _weak(action, problems, words, likeness)
        major = any(case.text("grade") == "major" for case in cases)
        yield from _shallow(action, depth if major else 0)
    for case in corpus.live("nonconformity"):
        yield from _weak(case, _said((case,)), words, likeness)
        yield from _shallow(case, depth if case.text("grade") == "major" else 0)


def _said(cases: tuple[Record, ...]) -> list[str]:
    return [text for case in cases for text in (case.title, case.text("nature"))]


def _weak(
    record: Record, problems: list[str], words: frozenset[str], likeness: float
) -> Iterator[Finding]:
    for cause in record.parts("causes"):
        statement = cause.text("statement")
        said = set(_WORD.findall(statement.casefold()))
        if said & words and said <= words | _FILLERS:
            yield _finding(cause, f"'{statement}' blames somebody and removes nothing")
        elif any(_alike(statement, problem, likeness) for problem in problems):
            yield _finding(cause, f"'{statement}' says the problem again")


def _finding(cause: Part, message: str) -> Finding:
    return Finding(
        cause.at("statement"),
        message,
        "ask why it could happen and why nobody saw it, as in 'statement: The gasket was changed "
        "without a test of the seal'",
    )


def _shallow(record: Record, depth: int) -> Iterator[Finding]:
    causes = record.parts("causes")
    if causes and max(len(cause.texts("why")) for cause in causes) < depth:
        yield Finding(
            record.at("causes"),
            "the nonconformity is major, but no cause tells how it was found",
            "write the answers to why, from the problem down, as in 'why: [Water in the housing, "
            "Gasket too soft, New gasket never tested]'",
        )


def _alike(one: str, other: str, likeness: float) -> bool:
    from difflib import SequenceMatcher

    first, second = (" ".join(_WORD.findall(text.casefold())) for text in (one, other))
    if not first or not second:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= likeness for bound in bounds)
