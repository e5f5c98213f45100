"""A segment that is served, or not served, for no reason given."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import place_of_absence
from clausebook.rules.rule import Finding, rule

_ASKED = {
    "criteria": "what its customers have in common",
    "advantage_rationale": "why we serve it better than others",
    "strategy_reference": "where the strategy calls for it",
}


@rule("CUS002", basis="practice", severity="warning", since="0.2", clauses="5.1.2, 5.1.1 b")
def unexplained_target(corpus: Corpus) -> Iterator[Finding]:
    """Nothing explains why customers of a segment are served, or why others are not.

    Nobody can be everything to everybody: whoever serves fast food and fine dining from one kitchen
    disappoints both. Choosing customers means knowing what they have in common, serving them better
    than others do, and having a direction that calls for it; it also means that some are not
    served. The standard asks that direction and management system go together; all this is
    practice. Asked is:

    - of each live segment with `target: yes`: `criteria`, `advantage_rationale` and
      `strategy_reference`;
    - of each live segment with `target: no` or `later`: `not_served_reason`;
    - of each live segment: `target`, which is the choice itself;
    - of all together, where several are served: at least one that is not. Who serves one segment
      only has chosen.

    ## Fails

    ```yaml
    SEG-0001:
      advantage_rationale: null
    ```

    ## Fails

    ```yaml
    SEG-0002:
      not_served_reason: null
    ```

    ## Fails

    ```yaml
    SEG-0002:
      target: null
    ```

    ## Passes

    ```yaml
    SEG-0002: null
    ```
    """
    segments = corpus.live("segment")
    for segment in segments:
        yield from _unexplained(segment)
    served = [segment for segment in segments if segment.text("target") == "yes"]
    if served[1:] and len(served) == len(segments) and not corpus.unclear("segment"):
        yield Finding(
            place_of_absence(corpus, "segment"),
            f"all {len(served)} segments are served, and none is not",
            "record whom you do not serve and why, "
            "as in target: no and not_served_reason: They want lines of fifty metres",
        )


def _unexplained(segment: Record) -> Iterator[Finding]:
    target = segment.text("target")
    name = f"{segment.id}, '{segment.title}',"
    if target == "yes":
        missing = [field for field in _ASKED if not segment.has(field)]
        if missing:
            yield Finding(
                segment.at("target"),
                f"{name} is to be served, but nothing says "
                f"{' or '.join(_ASKED[field] for field in missing)}",
                f"add {' and '.join(missing)}",
            )
    elif not target:
        yield Finding(
            segment.at(),
            f"{name} is recorded, but nothing says whether it is to be served",
            "add target: yes, no or later",
        )
    elif not segment.has("not_served_reason"):
        when = "not to be served" if target == "no" else "to be served later"
        yield Finding(
            segment.at("target"),
            f"{name} is {when}, but nothing says why",
            "add not_served_reason: They want lines of fifty metres, which we do not build",
        )
