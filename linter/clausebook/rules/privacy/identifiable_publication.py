"""A publication from which single customers can be made out."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_NOBODY_ANSWERED = frozenset(
    {
        *("mystery_purchase", "online_reviews", "warranty_analysis", "market_share"),
        *("dealer_reports", "complaints", "returns"),
    }
)
_SAID_IN_PUBLIC = frozenset({"review", "social"})
_QUOTE = re.compile('["“„«»]([^"“”„«»]{8,}?)["“”«»]')


@rule("PRV003", basis="house", severity="warning", since="0.2", clauses="7.5.3.1 b")
def identifiable_publication(corpus: Corpus, *, smallest_group: int = 5) -> Iterator[Finding]:
    """Published results or words from which a single customer can be made out.

    "Segment Lighthouses: satisfaction 2 of 5, n = 1" names nobody, and every reader knows who it
    was. Who answers a survey trusts that the answer stays among many; who is quoted word for word
    is recognized by colleagues.

    A record is published where `published_at` says so or its classification is public. Then

    - a survey may not show a group of fewer than `smallest_group` people: all who answered, all to
      whom the question was put, or the answers of one segment. One cell of the scale (two of 212
      said 2) is no group: nobody is known to belong to it;
    - a survey may not show a segment that is itself smaller than that, by its size or, where no
      size is given, because one customer only is recorded in it;
    - feedback may not quote (eight characters or more in quotation marks) without `quote_consent`.
      What was a public review or post has been published by its author.

    An empty group (nobody answered) tells nothing about anybody. Purchases by testers, returns,
    market shares and the like are no answers that somebody gave in confidence.

    **Basis.** The clause asks to protect records against loss of confidentiality; that a group
    below five counts as identifiable is a custom of official statistics. So this is a rule of the
    house.

    **Threshold.** `smallest_group` (5): statistical offices use between 3 and 10.

    ## Fails

    ```yaml
    SRV-0001:
      classification: public
      responses_by_segment: [{segment: SEG-0001, responded: 22}, {segment: SEG-0002, responded: 3}]
    ```

    ## Fails

    ```yaml
    SEG-0001:
      size: {number: 4, of: bakeries with a stone oven}
    SRV-0001:
      classification: public
    ```

    ## Fails

    ```yaml
    FBK-0001:
      published_at: https://oven.example/you-said-we-did
      text: The baker said "I only noticed when the bread was burnt on one side".
    ```

    ## Passes

    ```yaml
    FBK-0001:
      published_at: https://oven.example/you-said-we-did
      quote_consent: true
      text: The baker said "I only noticed when the bread was burnt on one side".
    SRV-0001:
      classification: public
      responses_by_segment: [{segment: SEG-0001, responded: 25}, {segment: SEG-0002, responded: 0}]
    ```
    """
    for survey in corpus.records("survey"):
        if _is_published(survey) and survey.text("method") not in _NOBODY_ANSWERED:
            yield from _small_groups(corpus, survey, smallest_group)
    for feedback in corpus.records("feedback"):
        if _is_published(feedback):
            yield from _quotes(feedback)


def _is_published(record: Record) -> bool:
    return record.has("published_at") or record.text("classification") == "public"


def _small_groups(corpus: Corpus, survey: Record, smallest: int) -> Iterator[Finding]:
    for name, said in (("population", "are spoken for"), ("responded", "answered")):
        number = survey.whole(name)
        if number is not None and 0 < number < smallest:
            yield Finding(
                survey.at(name),
                f"only {number} {said}, and the results are published",
                f"publish results of {smallest} or more, or keep them inside and take "
                "published_at out",
            )
            return
    cells = survey.parts("responses_by_segment")
    for index, cell in enumerate(cells):
        number = cell.whole("responded")
        if number is not None and 0 < number < smallest:
            yield Finding(
                survey.at("responses_by_segment", index, "responded"),
                f"only {number} of {cell.text('segment')} answered, and the results are published",
                f"publish segments of fewer than {smallest} together with another one",
            )
        elif number:
            yield from _small_segment(corpus, survey, cell.text("segment"), smallest, index)
    if not cells and len(survey.texts("segments")) == 1:
        yield from _small_segment(corpus, survey, survey.texts("segments")[0], smallest)


def _small_segment(
    corpus: Corpus, survey: Record, segment_id: str, smallest: int, index: int | None = None
) -> Iterator[Finding]:
    segment = corpus.get(segment_id)
    if segment is None or segment.kind.name != "segment" or not segment.is_valid:
        return
    size = segment.part("size").number("number")
    if size is None:
        members = [c for c in corpus.related(segment, "has_member") if c.is_live(corpus.today)]
        small = len(members) == 1 and not corpus.unclear("customer")
        told = "has one customer on record and no size"
    else:
        small, told = 0 < size < smallest, f"has {size:g} customers"
    if small:
        steps = ("segments", 0) if index is None else ("responses_by_segment", index, "segment")
        yield Finding(
            survey.at(*steps),
            f"{segment_id}, '{segment.title}', {told}, and its results are published",
            "publish it together with another segment, or state the size of the segment in its "
            "record if it is larger",
            (("the segment", segment.at()),),
        )


def _quotes(feedback: Record) -> Iterator[Finding]:
    if feedback.flag("quote_consent") or feedback.text("feedback_kind") in _SAID_IN_PUBLIC:
        return
    quoted = _QUOTE.search(feedback.text("text"))
    if quoted is not None:
        words = " ".join(quoted[1].split()[:4])
        yield Finding(
            feedback.at("text"),
            f"published feedback quotes '{words} …' without consent of the one who said it",
            "tell it in your own words, or ask and then set quote_consent: true",
        )
