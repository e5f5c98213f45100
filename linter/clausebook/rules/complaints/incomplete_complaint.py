"""A complaint that cannot be judged, sorted or answered by what is written down."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_FACTS = {
    "channel": ("by which way it came", "channel: phone"),
    "customer": ("who complains", "pseudonym: Bakery 12"),
    "product": ("what it is about", "product: PRD-0001"),
    "remedy_sought": ("what the customer wants", "remedy_sought: Replacement this week"),
    "severity": ("how bad it is for the customer", "severity: medium"),
    "category": ("of which kind it is", "category: late_delivery"),
}
_INSTEAD = {"customer": "pseudonym", "product": "concerns"}


@rule(
    "CMP001", basis="guidance", severity="warning", since="0.2", clauses="8.2.1 c", by_document=True
)
def incomplete_complaint(corpus: Corpus) -> Iterator[Finding]:
    """A complaint lacks a fact without which it can hardly be judged, sorted or answered.

    Who takes a complaint knows things that nobody can ask for later: what the customer wants to
    have done, above all. The guidance on complaints (ISO 10002) advises to write down at once by
    which way it came, who complains (as `customer` or under a `pseudonym`), what it is about (a
    `product`, or a record under `concerns`), which remedy is sought, and how bad it is; and to sort
    complaints, so that what returns is seen.

    The standard asks for none of these facts one by one, hence a warning. What came in and when is
    asked by the schema. A day by which the answer is due need not be written, for the limits of
    CMP002 hold without it.

    ## Fails

    ```yaml
    CMP-0002:
      remedy_sought: null
    ```

    ## Fails

    ```yaml
    CMP-0002:
      customer: null
      severity: null
    ```

    ## Passes

    ```yaml
    CMP-0002:
      customer: null
      pseudonym: Review 12 on the web
      personal_data: {purpose: Answer the review, basis: legitimate_interests}
      product: null
    ```
    """
    for complaint in corpus.live("complaint"):
        missing = [name for name in _FACTS if _lacks(complaint, name)]
        if missing:
            yield Finding(
                complaint.at(),
                f"the complaint does not say {' and '.join(_FACTS[name][0] for name in missing)}",
                f"add it, as in '{', '.join(_FACTS[name][1] for name in missing)}'",
            )


def _lacks(complaint: Record, name: str) -> bool:
    other = _INSTEAD.get(name)
    return not complaint.has(name) and not (other and complaint.has(other))
