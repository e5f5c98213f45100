"""A document from outside of which the current edition is not the one in use."""

from collections import defaultdict
from collections.abc import Iterator

from clausebook.analysis.texts import folded
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.rule import Finding, rule


@rule("DOC011", basis="requirement", severity="warning", since="0.2", clauses="7.5.3.2")
def outdated_edition(corpus: Corpus) -> Iterator[Finding]:
    """A document from outside is not the current edition, or nobody knows whether it is.

    Who builds to a standard that was replaced last year builds what customers may no longer use.
    Documents of external origin that the management system needs are identified and controlled. Of
    each live one it is asked:

    - which `edition` is used: a name or a day (`edition_date`);
    - whether it was the `current` one when that was checked, and when that was (`checked_on`);
    - where it is not, why an older edition is used (`reason_not_current`): a contract may name it,
      or a certificate;
    - where two live records have the same citation, that the older edition says why it is used.

    That a check is overdue is the matter of DOC005. The standard leaves open how often one looks.

    ## Fails

    ```yaml
    EXT-0001:
      current: false
    ```

    ## Fails

    ```yaml
    EXT-0001:
      checked_on: null
    ```

    ## Fails

    ```yaml
    EXT-0001:
      edition: null
      edition_date: null
    ```

    ## Fails

    ```yaml
    EXT-0002:
      kind: external-document
      title: Directive on electrical equipment, edition of 2026
      status: effective
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-05-20}
      effective_on: 2026-05-20
      review_by: 2027-03-31
      publisher: European Union
      citation: Directive 2014/35/EU
      edition: "2026"
      edition_date: 2026-05-04
      checked_on: 2026-05-18
      check_interval: 12 months
      current: true
      available_at: Shared folder, section Law
    ```

    ## Passes

    ```yaml
    EXT-0001:
      current: false
      reason_not_current: The licence of the drawings names the edition of 2014
    ```
    """
    live = corpus.live("external-document")
    newer = _newer_editions(live)
    for document in live:
        if not document.has("edition") and not document.has("edition_date"):
            yield Finding(
                document.at("citation"),
                f"nothing says which edition of {document.text('citation')} is used",
                'add it, as in edition: "2014"',
            )
        yield from _currency(document, newer.get(document.id))


def _currency(document: Record, newer: Record | None) -> Iterator[Finding]:
    current, reasoned = document.flag("current"), document.has("reason_not_current")
    citation = document.text("citation")
    if current is False and not reasoned:
        yield Finding(
            document.at("current"),
            f"the edition of {citation} in use is not the current one, and nothing says why",
            "take up the current edition, or give the reason under reason_not_current",
        )
    elif current is None or (current and not document.has("checked_on")):
        yield Finding(
            place_of(document, "edition"),
            f"nobody has checked whether the edition of {citation} in use is the current one",
            "look at the publisher's page and write down the day and the result, as in "
            "checked_on: 2026-02-10, current: true",
        )
    elif newer is not None and not reasoned:
        yield Finding(
            document.at("edition_date"),
            f"the edition of {document.date('edition_date')} is in force beside that of "
            f"{newer.date('edition_date')}",
            "withdraw it with status: superseded, or say under reason_not_current why it is used",
            related=((f"{newer.id}, '{newer.title}'", newer.at("edition_date")),),
        )


def _newer_editions(documents: tuple[Record, ...]) -> dict[str, Record]:
    """Return for each document the newest of the same citation, where that is a newer one."""
    by_citation: defaultdict[str, list[Record]] = defaultdict(list)
    for document in documents:
        if document.date("edition_date") is not None:
            by_citation[folded(document.text("citation"))].append(document)
    found = {}
    for same in by_citation.values():
        newest = max(same, key=lambda document: document.text("edition_date"))
        for document in same:
            if document.text("edition_date") < newest.text("edition_date"):
                found[document.id] = newest
    return found
