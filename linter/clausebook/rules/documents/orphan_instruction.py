"""A procedure or work instruction that no process leads to."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

_OF_THE_HEADER = frozenset(
    {
        "owned_by",
        "written_by",
        "approved_by",
        "approved_as",
        "revised_by",
        "supersedes",
        "exception_by",
    }
)

_LEADING = ("process", "procedure", "work-instruction", "role", "product")


@rule("DOC108", basis="guidance", severity="info", since="0.2", clauses="7.5.3.1 a")
def orphan_instruction(corpus: Corpus) -> Iterator[Finding]:
    """No record leads to a procedure or a work instruction, and it leads to none.

    An instruction that nobody is led to is found by nobody who needs it, and is forgotten when the
    work changes. Documented information is available where and when it is needed; ISO 10013 advises
    to link the levels, from process to procedure to instruction. So a live procedure or work
    instruction names a process, a role, a product or something else that it serves, or is named
    there. Who owns, wrote or approved it does not count, nor what it supersedes.

    ## Fails

    ```yaml
    WIN-0001:
      kind: work-instruction
      title: Fitting the controller board
      status: effective
      version: "1.0"
      owner: ROL-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      purpose: Boards sit firmly in every oven
    ```

    ## Passes

    ```yaml
    WIN-0001:
      kind: work-instruction
      title: Fitting the controller board
      status: effective
      version: "1.0"
      owner: ROL-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      purpose: Boards sit firmly in every oven
    PRC-0002: {procedures: [WIN-0001]}
    ```
    """
    if corpus.unclear(*_LEADING):
        return
    for record in corpus.live("procedure", "work-instruction"):
        links = (*corpus.outgoing(record), *corpus.incoming(record))
        if all(link.name in _OF_THE_HEADER for link in links):
            yield Finding(
                record.at(),
                "nothing leads to this instruction, and it leads nowhere",
                "name the process that it belongs to, as in 'processes: [PRC-0002]', or let the "
                f"process name it, as in 'procedures: [{record.id}]'",
            )
