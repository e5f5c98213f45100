"""Requirements of interested parties that nobody looked at again."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import place_of_absence
from clausebook.rules.rule import Finding, rule

_PARTIES = "interested-party"


@rule("IPR004", basis="requirement", severity="warning", since="0.2", clauses="4.2")
def unreviewed_parties(corpus: Corpus) -> Iterator[Finding]:
    """Nothing shows what has changed in what interested parties require.

    What cities, growers and the law want today is not what they wanted when the list was written.
    The standard asks that information about parties and their requirements be watched and reviewed;
    how often, and in what form, is free. So this is asked once, of the last management review that
    was held. Any of these shows it:

    - the review speaks of `changes_in_needs_and_expectations`, be it that there are none;
    - the review looked at a party or at the register of parties, under whatever input;
    - the document of a relevant party was reviewed, revised or approved (`reviewed_on`, `history`,
      `approval`) after the management review before, or after the day on which the period of the
      first one begins;
    - a scope that was looked at since then says what `changed_since_last_review`;
    - a decision since then concerns a party.

    Where no management review was held, there is nothing yet since when something could have
    changed. Whether a document is reviewed by the day that it sets itself is the matter of DOC005.

    ## Fails

    ```yaml
    REG-0002:
      approval: {on: 2025-01-20}
      reviewed_on: 2025-01-15
      history:
        - {version: "1.0", date: 2025-01-15, author: PSN-0002, reason: First issue of the manual}
    SCP-0001:
      changed_since_last_review: null
    MRV-0001:
      inputs: {changes_in_needs_and_expectations: null}
    ```

    ## Passes

    ```yaml
    SCP-0001:
      changed_since_last_review: null
    MRV-0001:
      inputs: {changes_in_needs_and_expectations: null}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      inputs:
        changes_in_needs_and_expectations:
          records: null
          conclusion: null
          none_reason: Visits and survey brought nothing new
    ```
    """
    parties = [p for p in corpus.live(_PARTIES) if p.flag("relevant") is not False]
    held = [
        (days[-1], review)
        for review in held_reviews(corpus)
        if (days := days_of(review))[-1] <= corpus.today
    ]
    if not parties or not held or corpus.unclear(_PARTIES, "management-review", "scope"):
        return
    day, review = held[-1]
    begins = review.part("period").date("from") or date.min
    before = held[-2][0] if held[1:] else begins
    if not _review_shows_it(corpus, review) and not _records_show_it(corpus, parties, before):
        yield Finding(
            place_of_absence(corpus, _PARTIES),
            f"nothing shows what had changed in what interested parties require by {day}, "
            f"when {review.id} was held",
            "say what, or that nothing has, in the history of the register or in the review, "
            "as in changes_in_needs_and_expectations: {conclusion: Cities ask for figures}",
            related=((f"{review.id}, '{review.title}'", review.at()),),
        )


def _review_shows_it(corpus: Corpus, review: Record) -> bool:
    return bool(review.part("inputs").part("changes_in_needs_and_expectations")) or any(
        map(_speaks_of_parties, corpus.targets(review, "considers", "answers"))
    )


def _speaks_of_parties(record: Record) -> bool:
    if record.kind.name == "register":
        return record.text("of") == _PARTIES
    return record.kind.name == _PARTIES


def _records_show_it(corpus: Corpus, parties: list[Record], before: date) -> bool:
    registers = [r for r in corpus.records("register") if r.text("of") == _PARTIES]
    scopes = [s for s in corpus.live("scope") if s.has("changed_since_last_review")]
    if any(_looked_at(record) > before for record in (*parties, *registers, *scopes)):
        return True
    return any(
        (decision.date("decided_on") or date.min) > before
        and any(map(_speaks_of_parties, corpus.targets(decision, "concerns")))
        for decision in corpus.live("decision")
    )


def _looked_at(record: Record) -> date:
    """Return the last day on which the record was reviewed, revised or approved."""
    days = [record.date("reviewed_on"), record.part("approval").date("on")]
    days += [entry.date("date") for entry in record.parts("history")]
    return max((day for day in days if day is not None), default=date.min)
