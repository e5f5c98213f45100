"""A document that somebody works by and has not acknowledged."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from clausebook.analysis.acknowledgements import Acknowledgements, Owed
from clausebook.corpus import Corpus
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_MOST = 5


@rule("COM005", basis="house", severity="warning", since="0.3", clauses="7.3")
def unacknowledged_document(corpus: Corpus, *, grace_days: int = 30) -> Iterator[Finding]:
    """Somebody who works by a document has not said to have read and understood it.

    That a procedure was sent round does not mean that it was read. The standard asks that people
    are aware of the policy and of what they contribute; that they confirm it is the house's, so
    nothing is asked before the first acknowledgement is entered. From then on it is asked of each
    live policy, procedure and work instruction, and of each person who holds one of its roles: a
    policy is for all roles, the others are for those under `applies_to_roles`.

    Only the major version counts. Enough is one of these:

    - an acknowledgement of this major version, or of a higher one;
    - a confirmation (`acknowledged`) in the log of a communication that names the version;
    - a training that taught the document since this major version was written;
    - to have written or approved the document.

    There is time for it: `grace_days` (30) from the day on which the document took effect, or on
    which the person took the role, whichever is later. `clausebook unread` lists what is
    owed, and `clausebook acknowledge` enters it.

    ## Fails

    ```yaml
    ACK-0001:
      kind: acknowledgement
      title: Quality policy 1.0
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 3 years, trigger: created}
      person: PSN-0003
      document: POL-0001
      document_version: "1.0"
      on: 2026-02-02
      how: read
    ```

    ## Passes

    ```yaml
    ACK-0001:
      kind: acknowledgement
      title: Handling complaints 1.0
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 3 years, trigger: created}
      person: PSN-0003
      document: SOP-0001
      document_version: "1.0"
      on: 2026-02-02
      how: briefing
    ```
    """
    if corpus.unclear("acknowledgement", "training", "communication", "person"):
        return
    grace = timedelta(grace_days)
    owed = [one for one in Acknowledgements(corpus).owed() if one.since + grace < corpus.today]
    for _, of_document in groupby(owed, key=lambda one: one.document.id):
        yield _finding(list(of_document))


def _finding(owed: Sequence[Owed]) -> Finding:
    document = owed[0].document
    persons = [one.person.id for one in owed]
    whom = persons if len(persons) <= _MOST + 1 else [*persons[:_MOST], f"{len(owed) - _MOST} more"]
    verb = "has" if len(owed) == 1 else "have"
    return Finding(
        document.at("version"),
        f"{listed(whom)} {verb} not acknowledged version {document.text('version')} of "
        f"{document.id}, '{document.title}'",
        f"let them read it or tell them, and enter it: 'clausebook acknowledge {document.id} --as "
        f"{persons[0]} --how briefing'",
        related=tuple((f"holds {one.roles[0]}", one.person.at()) for one in owed[:3]),
    )
