"""A clause number that the chosen edition does not have."""

from collections.abc import Iterator

from clausebook.amendment import Fix, Put
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.texts import texts_under
from clausebook.corpus import Corpus
from clausebook.edition import Edition
from clausebook.record import Place
from clausebook.rules.rule import Finding, rule
from clausebook.schema import nearest

_FIELDS = ("clause", "clauses")


@rule(
    "REF003",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    by_document=True,
    mends=True,
)
def unknown_clause(corpus: Corpus) -> Iterator[Finding]:
    """A record names a clause that the chosen edition of the standard does not have.

    Its evidence then appears nowhere in the table of clauses. Clause numbers stand in the header,
    in the scope, in nonconformities and in the decisions of reviews. Where the number belongs to
    the 2015 edition and the project uses a later one, the hint says where that clause went.

    Superseded, obsolete and closed records keep the numbers of their time.

    ## Fails

    ```yaml
    DEC-0003:
      status: open
      clauses: ["5.1.2 d"]
    ```

    ## Fails

    ```yaml
    SCP-0001:
      not_applicable:
        - {clause: "8.3", justification: Built to drawings of others, affects_conformity: false}
        - {clause: "8.9", justification: Built to drawings of others, affects_conformity: false}
    ```

    ## Passes

    ```yaml
    DEC-0003:
      status: open
      clauses: ["5.1.2 c", "9.1.2"]
    ```
    """
    known = corpus.edition.clauses
    current = (r for r in corpus.records() if r.status != "closed" and not is_withdrawn(r))
    for text in texts_under(corpus, current, *_FIELDS):
        if text.value not in known:
            yield Finding(
                text.place,
                f"clause {text.value} is not in {corpus.edition.title}",
                _suggestion(corpus.edition, text.value),
                fix=_fix(corpus.edition, text.value, text.place),
            )


def _fix(edition: Edition, number: str, place: Place) -> Fix | None:
    """Return the fix for a clause that went to one place in this edition, as a whole."""
    moved = edition.moved.get(number, ())
    if len(moved) != 1:
        return None
    return Fix(f"write '{moved[0]}' instead of '{number}'", (Put(place.pointer, moved[0]),))


def _suggestion(edition: Edition, number: str) -> str:
    if number in edition.moved:
        return f"its content stands in {' and '.join(edition.moved[number])} of this edition"
    above = number.partition(" ")[0]
    if above != number and above in edition.clauses:
        return f"name {above}, or a letter that it has"
    guess = nearest(number, edition.clauses)
    return f"did you mean {guess}?" if guess else "name a clause such as 5.1.2 or 8.2.3.1"
