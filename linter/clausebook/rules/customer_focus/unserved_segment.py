"""A target segment without needs, or without a process that serves it."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_SERVED = ("served_by", "receives_from")


@rule("CUS001", basis="practice", severity="warning", since="0.1", clauses="5.1.2 a")
def unserved_segment(corpus: Corpus) -> Iterator[Finding]:
    """A target segment has no needs recorded, or no process serves it.

    Top management ensures that what customers require is determined and met. A segment that the
    organization chose to serve, but of which it records nothing to fulfil and nobody who fulfils
    it, is a wish. Looked at are live segments with `target: yes`: at least one live need belongs to
    each, and at least one live process serves it or delivers to it. How finely needs are recorded
    is free; that there is a segment at all is practice, not a demand of the standard.

    ## Fails

    ```yaml
    SEG-0003:
      kind: segment
      title: Hotels with a bakery of their own
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0003
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      criteria: {needs: Fresh bread at breakfast}
      target: yes
      advantage_rationale: Small ovens that fit into a kitchen
      strategy_reference: Strategy 2028, section 1
      processes: [PRC-0001, PRC-0002]
      listening:
        - method: Yearly survey
          perception: true
          interval: 12 months
          owner: ROL-0003
          last_on: 2026-03-20
          reviewed_in: Management review in April
    ```

    ## Passes

    ```yaml
    SEG-0003:
      kind: segment
      title: Hotels with a bakery of their own
      status: draft
      version: "0.1"
      owner: ROL-0003
      target: yes
    ```
    """
    for segment in corpus.live("segment"):
        if segment.text("target") != "yes":
            continue
        if not _lives(corpus, segment, "need", "has_need"):
            yield Finding(
                segment.at("target"),
                f"{segment.id}, '{segment.title}', is to be served, but no need of it is recorded",
                f"record what its customers want as a need with segment: {segment.id}",
            )
        if not _lives(corpus, segment, "process", *_SERVED):
            yield Finding(
                segment.at("target"),
                f"{segment.id}, '{segment.title}', is to be served, but no process serves it",
                "name the processes, as in processes: [PRC-0001]",
            )


def _lives(corpus: Corpus, segment: Record, kind: str, *relations: str) -> bool:
    """Whether a live record of a kind is in the relation, or one that was not read could be."""
    related = corpus.related(segment, *relations)
    found = any(r.kind.name == kind and r.is_live(corpus.today) for r in related)
    return found or corpus.unclear(kind)
