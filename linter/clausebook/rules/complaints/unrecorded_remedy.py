"""A complaint that was closed without a word on what was done."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules._places import place_of
from clausebook.rules.complaints._responses import is_found_justified, says_what_was_done
from clausebook.rules.rule import Finding, rule


@rule(
    "CMP101",
    basis="mandated",
    severity="error",
    since="0.2",
    clauses="10.2.2 a",
    parent="CMP001",
)
def unrecorded_remedy(corpus: Corpus) -> Iterator[Finding]:
    """A justified complaint was closed, and nothing says what was done about it.

    A complaint that is justified tells of a requirement that was not met. Of such, the standard
    wants a record of what it was and of what was done. Of a closed complaint that was found to be
    justified (`justified` is yes or partly) one of these is asked: the `decision`, the
    `correction`, the corrective action, or another record in which the organization reacted,
    whichever side names the other. Where nobody has said whether it is justified, nobody has said
    that a requirement was not met, and nothing is asked.

    Whether the customer was told is a matter of guidance and asked by CMP004; whether a cause had
    to be removed is asked by CMP005.

    ## Fails

    ```yaml
    CMP-0002:
      status: closed
      told_on: 2026-06-26
      closed_on: 2026-06-26
      justified: yes
      accepted: yes
      progress_notes: [{on: 2026-06-26, note: Customer called, told_customer: true}]
    ```

    ## Passes

    ```yaml
    CMP-0002:
      status: closed
      decided_on: 2026-06-26
      told_on: 2026-06-26
      closed_on: 2026-06-26
      justified: yes
      accepted: yes
      decision: Justified; the hinge was oiled on the same day.
    ```
    """
    for complaint in corpus.live("complaint"):
        if (
            complaint.status == "closed"
            and is_found_justified(complaint)
            and not says_what_was_done(corpus, complaint)
        ):
            yield Finding(
                place_of(complaint, "closed_on"),
                "the complaint was justified and is closed, but not said what was done about it",
                "say what was put right, as in 'correction: Hinge oiled on the same day', or which "
                "record tells it, as in 'responses: [DEC-0002]'",
            )
