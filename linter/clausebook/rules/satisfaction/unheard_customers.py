"""Nobody asks customers how well they think they are served."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Place
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._listening import WITHIN, methods, methods_in_use

_TELLING = ("segment", "survey", "kpi", "feedback")


@rule("FBK001", basis="requirement", severity="error", since="0.1", clauses="9.1.2")
def unheard_customers(corpus: Corpus, *, within: str = WITHIN) -> Iterator[Finding]:
    """Nobody asks customers how well they think they are served.

    The organization monitors how customers perceive the degree to which their needs and
    expectations are met, and it determines how it obtains that. Silence is not satisfaction:
    complaints and returns come from those who still hope for an answer.

    Asked **once, for the organization as a whole**; the way is free. It counts: an entry under
    `listening` of a live segment with `perception: true`; a survey by any method other than
    complaints or returns (scorecards of customers, warranty, lost quotes and dealers' reports count
    too); a session, a meeting or a visit recorded as feedback; a live indicator of the class
    perception or loyalty. Surveys and feedback count for the length of time in the threshold
    `within` (24 months).

    Whether the answers are looked at is asked by FBK006, and what a guidance standard advises for
    each segment by FBK101. Evidence that is kept outside is told by a record location that names
    clause 9.1.2. The rule speaks once the scope or the policy is live, and is silent where a record
    that breaks its schema could be the missing one.

    ## Fails

    ```yaml
    SEG-0001:
      listening: [{method: Complaints are counted, perception: false, interval: 3 months}]
    SRV-0001: {method: complaints, results: null}
    FBK-0001: {feedback_kind: suggestion}
    ```

    ## Passes

    ```yaml
    SEG-0001:
      listening:
        - method: Quality scorecard of bakery groups
          perception: true
          interval: 3 months
          owner: ROL-0003
          last_on: 2026-05-12
          reviewed_in: Monthly meeting of sales and works
    ```
    """
    if not has_begun(corpus) or corpus.unclear(*_TELLING) or is_kept_elsewhere(corpus, "9.1.2"):
        return
    if methods_in_use(corpus, within):
        return
    latest = max((method.used_on for method in methods(corpus) if method.used_on), default=None)
    last = f"; the last time was {latest}" if latest else ""
    yield Finding(
        _home(corpus),
        f"nobody asks customers how well they think they are served{last}",
        "choose a way and write it under a segment, as in 'listening: [{method: Yearly survey, "
        "perception: true, interval: 12 months, owner: ROL-0003, reviewed_in: Management "
        "review}]'",
    )


def _home(corpus: Corpus) -> Place:
    """Return the segment that would be asked first, else the nearest place that stands for it."""
    served = (s for s in corpus.live("segment") if s.text("target") == "yes")
    segment = next(served, None)
    return place_of_absence(corpus, "segment", "survey") if segment is None else segment.at()
