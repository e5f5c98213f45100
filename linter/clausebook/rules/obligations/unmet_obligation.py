"""An obligation that was never turned into something to do."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_PUT_INTO_PRACTICE = ("put_into_practice_in", "fulfilment_shown_in", "committed_to_in", "given_to")


@rule("OBL002", basis="requirement", severity="error", since="0.1", clauses="5.1.2 a, 8.2.2 a1")
def unmet_obligation(corpus: Corpus) -> Iterator[Finding]:
    """An obligation applies, but nothing says what it asks of us and who sees to it.

    That a law exists is not the same as knowing what it asks of one's products. Requirements of law
    and regulation are to be determined, understood and met like those of customers. For a live
    obligation that applies, one of two things is there: a live requirement derived from it; or the
    obligation itself says in its `summary` what it asks, and is put into practice by a process, a
    procedure or a provider, or was evaluated. No second record is asked for where the obligation
    says it all.

    Obligations that are repealed or not yet in force are the matter of OBL003.

    ## Fails

    ```yaml
    REQ-0002:
      derived_from: null
    OBL-0001:
      evaluation: null
    ```

    ## Passes

    ```yaml
    REQ-0002:
      derived_from: null
    ```
    """
    if corpus.unclear("requirement"):
        return
    for obligation in corpus.live("obligation"):
        if _binds_today(corpus, obligation) and not _is_determined(corpus, obligation):
            yield Finding(
                obligation.at(),
                f"nothing puts {obligation.id}, '{obligation.title}', into practice",
                f"write a requirement with derived_from: [{obligation.id}], or add summary and "
                "evaluation to the obligation",
            )


def _binds_today(corpus: Corpus, obligation: Record) -> bool:
    begins, ends = obligation.date("in_force_on"), obligation.date("repealed_on")
    if obligation.flag("applies") is False:
        return False
    return (begins is None or begins <= corpus.today) and (ends is None or corpus.today < ends)


def _is_determined(corpus: Corpus, obligation: Record) -> bool:
    derived = corpus.sources(obligation, "derived_from")
    if any(r.kind.name == "requirement" and r.is_live(corpus.today) for r in derived):
        return True
    carried_out = obligation.has("evaluation") or any(
        record.is_live(corpus.today) for record in corpus.related(obligation, *_PUT_INTO_PRACTICE)
    )
    return obligation.has("summary") and carried_out
