"""A target segment that is not asked, or not as planned."""

from collections.abc import Iterator

from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._listening import (
    REVIEWS,
    listening,
    methods_in_use,
    methods_of,
    surveys_of,
)

_WORDS = {
    "interval": "how often",
    "frequency": "how often",
    "owner": "by whom",
    "reviewed_in": "how the results are reviewed",
    "review": "how the results are reviewed",
}


@rule("FBK101", basis="guidance", severity="warning", since="0.1", clauses="9.1.2", parent="FBK001")
def unheard_segment(corpus: Corpus) -> Iterator[Finding]:
    """A target segment is not asked how well it thinks it is served, or not as was planned.

    What holds for one segment need not hold for another: the baker who buys one oven in ten years
    and the chain that buys forty see different things. The guidance on monitoring satisfaction
    (ISO 10004) advises to plan it for those who differ. Of each live segment with `target: yes` it
    is asked:

    - that it has a way of asking: an entry under `listening` with `perception: true`, or a survey
      that names the segment;
    - that of one such way it is said how often, by whom, and how the results are reviewed;
    - that the next time is not past: `last_on`, or the end of a later survey of the segment, plus
      `interval`.

    The standard asks this of the organization, not of each segment: that is FBK001, and while it
    speaks this rule is silent. Where no review is planned for any way of asking, FBK006 says so
    once.

    ## Fails

    ```yaml
    SEG-0001:
      listening: [{method: Complaints are counted, perception: false, interval: 3 months}]
    SRV-0001: {segments: null}
    ```

    ## Fails

    ```yaml
    SEG-0001:
      listening: [{method: Yearly survey, perception: true, interval: 12 months, owner: ROL-0003}]
    SRV-0001: {review: null}
    ```

    ## Fails

    ```yaml
    SEG-0001:
      listening:
        - method: Call after each service
          perception: true
          interval: 2 months
          owner: ROL-0003
          last_on: 2026-03-20
          reviewed_in: Management review in April
    ```

    ## Passes

    ```yaml
    SEG-0001:
      listening: null
    ```
    """
    used = methods_in_use(corpus)
    if not used:
        return
    asked = () if any(method.is_reviewed for method in used) else REVIEWS
    for segment in corpus.live("segment"):
        if segment.text("target") == "yes":
            yield from _segment(corpus, segment, asked)


def _segment(corpus: Corpus, segment: Record, asked: tuple[str, ...]) -> Iterator[Finding]:
    found = methods_of(corpus, segment)
    if not found:
        if not corpus.unclear("survey"):
            yield Finding(
                segment.at(),
                f"nobody asks '{segment.title}' how well it thinks it is served",
                "plan it, as in 'listening: [{method: Yearly survey, perception: true, "
                "interval: 12 months, owner: ROL-0003, reviewed_in: Management review}]'",
            )
        return
    ways = [(m.place, [name for name in m.lacks if name not in asked]) for m in found]
    place, lacks = min(ways, key=lambda way: len(way[1]))
    if lacks:
        yield Finding(
            place,
            f"the segment is asked, but not said {' and '.join(_WORDS[name] for name in lacks)}",
            f"fill in {' and '.join(lacks)}",
        )
    yield from _overdue(segment, corpus)


def _overdue(segment: Record, corpus: Corpus) -> Iterator[Finding]:
    heard = [s.part("window").date("until") for s in surveys_of(corpus, segment)]
    for part in listening(segment):
        days = [day for day in (part.date("last_on"), *heard) if day is not None]
        last = max((day for day in days if day <= corpus.today), default=None)
        due = after(last, part.text("interval")) if last is not None else None
        if due is not None and due < corpus.today:
            yield Finding(
                place_of(part, "last_on"),
                f"'{part.text('method')}' was due on {due}",
                "ask again and write the day under 'last_on', or plan another interval",
            )
