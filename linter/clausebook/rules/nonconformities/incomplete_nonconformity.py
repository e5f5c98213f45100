"""A nonconformity or a corrective action without what has to be on record."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.nonconformities._cases import actions_for, is_judged
from clausebook.rules.rule import Finding, rule


@rule("NCR001", basis="mandated", severity="error", since="0.2", clauses="10.2.2 a, 10.2.2 b")
def incomplete_nonconformity(corpus: Corpus, *, within: str = "14 days") -> Iterator[Finding]:
    """A nonconformity does not say what was done, or a corrective action what it brought.

    The standard wants records of three things: the nature of a nonconformity, what was done about
    it, and the results of corrective actions. Nobody can show later that a lot was blocked or that
    an action worked if it was not written when it happened. The nature is asked by the schema; of
    the rest it is asked that

    - a **closed nonconformity** says what put it right: a `correction`, or a `disposition` of the
      output. That nothing could be put right is written there too;
    - an **open** one says, `within` (14 days) after it was found, what was done at first: the
      `containment`, the correction, the disposition, or a corrective action;
    - a **closed corrective action** says what was done (`actions`) and what it brought: `results`,
      or the result under `effectiveness`.

    The requirement that was not met, evidence and consequences are asked by NCR101, and whether the
    closing was too early by NCR002.

    ## Fails

    ```yaml
    NCR-0001:
      correction: null
    ```

    ## Fails

    ```yaml
    CAR-0001:
      results: null
      effectiveness: null
    ```

    ## Passes

    ```yaml
    NCR-0001:
      containment: null
    CAR-0001:
      results: null
    ```
    """
    for case in corpus.live("nonconformity"):
        if case.status == "closed":
            yield from _closed(case)
        else:
            yield from _open(corpus, case, within)
    for action in corpus.live("corrective-action"):
        if action.status == "closed":
            yield from _action(action)


def _closed(case: Record) -> Iterator[Finding]:
    if not case.has("correction") and case.text("disposition") in ("", "no_output"):
        yield Finding(
            place_of(case, "closed_on"),
            "the nonconformity is closed, but not said what put it right",
            "add it, as in 'correction: Twelve sensors replaced', or say that nothing could be put "
            "right",
        )


def _open(corpus: Corpus, case: Record, within: str) -> Iterator[Finding]:
    found_on = case.date("detected_on")
    done = any(case.has(name) for name in ("containment", "correction", "disposition"))
    if found_on is None or not is_past(found_on, within, corpus.today):
        return
    if done or actions_for(corpus, case):
        return
    if not corpus.unclear("corrective-action"):
        yield Finding(
            case.at("detected_on"),
            f"found on {found_on}, and not said what was done since",
            "say what was done at once, as in 'containment: Lot blocked in the store'",
        )


def _action(action: Record) -> Iterator[Finding]:
    missing = []
    if not action.parts("actions") and not action.has("results"):
        missing.append("what was done")
    if not action.has("results") and not is_judged(action):
        missing.append("what it brought")
    if missing:
        yield Finding(
            place_of(action, "closed_on"),
            f"the corrective action is closed, but not said {' and '.join(missing)}",
            "add it, as in 'results: Eight lots without a board above the limit'",
        )
