"""An opportunity that is kept as a risk, or is not followed up."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.risks._opportunities import opportunity_gaps
from clausebook.rules.rule import Finding, rule

_OWN_CLAUSE = "6.1.3"
_HOPES = (
    *("opportunit*", "chance", "new market*", "new customers", "more customers", "more orders"),
    *("more sales", "more revenue", "gain", "gains", "grow", "grows", "growth", "win", "wins"),
    *("improve*", "better", "faster", "save", "saves", "benefit*", "advantage*", "delight*"),
)
_HARMS = (
    *("no", "not", "never", "nobody", "nothing", "cannot", "without", "less", "fewer", "los*"),
    *("late", "later", "miss*", "fail*", "wrong*", "worse*", "damag*", "harm*", "complain*"),
    *("delay*", "stop*", "leav*", "left", "drop*", "fall*", "break*", "danger*", "threat*"),
    *("cost*", "competitor*", "elsewhere", "others", "wait*", "unsafe", "defect*", "error*"),
    *("risk*", "smaller", "shrink*", "out of", "too", "doubt*", "contradict*", "silent", "away"),
)


@rule("RSK007", basis="practice", severity="info", since="0.2", clauses="6.1.1, 6.1.2, 5.1.2 b")
def mishandled_opportunity(
    corpus: Corpus,
    *,
    hopes: tuple[str, ...] = _HOPES,
    harms: tuple[str, ...] = _HARMS,
    period: str = "6 months",
) -> Iterator[Finding]:
    """An opportunity is kept as a risk, or was not weighed, decided, carried out or judged.

    Whoever puts "new market" into the register of risks will treat it: make it less likely, or
    share it. Opportunities are there to be taken or left on purpose. Told is

    - a live **risk whose effect is one to wish for**: title or effect hold one of the words
      `hopes`, and title, event and effect none of the words `harms`. A star stands for any ending
      (`los*`). The words are English and can be set for another language. Told as well is a risk
      that arises from a context issue whose effect is said to be only positive;
    - a live **opportunity** that says no benefit or no decision; one that is taken up and nothing
      is done about it, or of which no action says how it will be judged; and one whose actions have
      all been done for longer than `period` while nobody judged what they brought. An opportunity
      that was put off or declined needs no action. Where nothing was decided about any opportunity,
      RSK002 says so.

    The standard of 2015 leaves all this free, so it is told for information. That of 2026 is
    reported to ask for the analysis and the evaluation of opportunities: under it the second part
    is the matter of ED003.

    ## Fails

    ```yaml
    RSK-0002:
      title: New market in the north
      event: A guild of bakeries opens its list of makers
      effect: More orders come from bakeries in the north
    ```

    ## Fails

    ```yaml
    ISS-0002:
      effect: positive
    ```

    ## Fails

    ```yaml
    OPP-0001:
      benefit: null
    ```

    ## Fails

    ```yaml
    OPP-0901:
      kind: opportunity
      title: Used ovens taken back
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-02}
      effective_on: 2026-02-02
      review_by: 2027-03-31
      desired_effect: Bakeries change earlier to an oven that uses less energy
      affects: {satisfaction: [SEG-0001]}
      benefit: {step: 2}
      decision: {choice: pursue, on: 2026-02-02}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      actions:
        - what: Report tried with two bakeries
          owner: ROL-0003
          done_on: 2025-11-30
          process: PRC-0003
          evaluation: Both bakeries order parts before the oven stops
    ```

    ## Passes

    ```yaml
    RSK-0002:
      effect: Others gain our customers
    OPP-0001:
      decision: {choice: decline, reason: Too few bakeries ask for it}
      actions: null
    ```
    """
    wished, feared = _any_of(hopes), _any_of(harms)
    for risk in corpus.live("risk"):
        yield from _risk(corpus, risk, wished, feared)
    if _OWN_CLAUSE not in corpus.edition.clauses:
        yield from opportunity_gaps(corpus, period)


def _risk(
    corpus: Corpus, risk: Record, wished: re.Pattern[str], feared: re.Pattern[str]
) -> Iterator[Finding]:
    hope = wished.search(f"{risk.title}. {risk.text('effect')}")
    whole = f"{risk.title}. {risk.text('event')}. {risk.text('effect')}"
    hint = "record it as an opportunity; keep here only what could go wrong"
    if hope is not None and feared.search(whole) is None:
        yield Finding(
            risk.at("effect"),
            f"{risk.id}, '{risk.title}', is kept as a risk, but its effect is one to wish for "
            f"('{hope[0]}')",
            hint,
        )
        return
    for issue in corpus.related(risk, "arises_from"):
        if issue.kind.name == "context-issue" and issue.text("effect") == "positive":
            yield Finding(
                risk.at(),
                f"{risk.id}, '{risk.title}', arises from {issue.id}, whose effect is said to be "
                "positive",
                f"{hint}; where the issue can harm too, write 'effect: both' there",
                (("the issue", issue.at("effect")),),
            )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of these words, a star standing for any ending."""
    forms = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b", re.IGNORECASE)
