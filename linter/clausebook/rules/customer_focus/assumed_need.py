"""A need that no customer has confirmed."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_ASSUMPTIONS = ("internal_assumption", "process_owner")


@rule(
    "CUS005", basis="practice", severity="warning", since="0.1", clauses="5.1.2 a", by_document=True
)
def assumed_need(
    corpus: Corpus,
    *,
    oldest: str = "36 months",
    assumptions: tuple[str, ...] = _ASSUMPTIONS,
) -> Iterator[Finding]:
    """A need rests on what the organization believes, or on evidence that has grown old.

    The one who uses a product judges its value, not the one who makes it. A live need has at least
    one piece of evidence that comes from outside: asking, watching, orders, complaints, the market.
    What colleagues and process owners think (`assumptions`: internal_assumption, process_owner) is
    a good start and no evidence. Evidence older than `oldest` (36 months) no longer carries a need
    by itself; evidence without a day is not called old. The standard asks that requirements be
    determined, not how: this is practice.

    ## Fails

    ```yaml
    NED-0002:
      evidence:
        - {method: internal_assumption, on: 2026-01-12, source: Sales think so, with: nobody}
    ```

    ## Fails

    ```yaml
    NED-0002:
      evidence:
        - {method: survey, on: 2021-03-20, with: customer}
    ```

    ## Passes

    ```yaml
    NED-0002:
      evidence:
        - {method: process_owner, on: 2026-01-12, with: process_owner}
        - {method: order_review, on: 2025-11-20, source: Orders of 2025, with: customer}
    ```
    """
    for need in corpus.live("need"):
        outside = [e for e in need.parts("evidence") if e.text("method") not in assumptions]
        if outside and any(_is_young(e, oldest, corpus.today) for e in outside):
            continue
        yield _finding(need, outside)


def _is_young(evidence: Part, oldest: str, today: date) -> bool:
    day = evidence.date("on")
    return day is None or not is_past(day, oldest, today)


def _finding(need: Record, outside: list[Part]) -> Finding:
    if outside:
        youngest = max(e.date("on") or date.min for e in outside)
        return Finding(
            need.at("evidence"),
            f"the youngest evidence for {need.id}, '{need.title}', is of {youngest}",
            "ask or watch customers again, and add what you found",
        )
    place = need.at("evidence") if need.has("evidence") else need.at()
    return Finding(
        place,
        f"no customer has confirmed {need.id}, '{need.title}'",
        "add evidence, as in evidence: [{method: customer_visit, on: 2026-03-04, with: customer}]",
    )
