"""A process of which something essential is not determined."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.context._elements import Element, missing_elements
from clausebook.rules.rule import Finding, rule

_CLAUSES = "4.4.1 a, 4.4.1 b, 4.4.1 c, 4.4.1 d, 4.4.1 e, 4.4.1 g, 4.4.1 h"


@rule("CTX003", basis="requirement", severity="warning", since="0.2", clauses=_CLAUSES)
def incomplete_process(corpus: Corpus) -> Iterator[Finding]:
    """The record of a process leaves out something that is to be determined of it.

    Customers receive what processes give. Of each process that the management system needs, the
    standard wants to be determined:

    - what comes in and what goes out (a): `inputs` and `outputs`;
    - its place among the others (b): `follows`, or another process before, behind or above it.
      Where there is only one process, there is no order;
    - by what one sees that it ran well, and how it is run and measured (c): `criteria`, and one of
      `methods`, an indicator, steps or a procedure;
    - its `resources` (d);
    - who does the work (e): `responsible`, or a role at a step. The owner answers for the process,
      which is not the same; where the owner does the work, say so;
    - how it is judged and changed (g): `evaluation`;
    - how it is made better (h): `improvement`, or an improvement or change that alters it.

    Risks and opportunities (f) are the matter of RSK008. What the larger process says that it is
    `part_of`, or a part of it says, counts as said. How much has to be written down is free: an
    element that the record does without is named under `not_applicable` with the reason, such as
    "described in SOP-0001".

    ## Fails

    ```yaml
    PRC-0002:
      criteria: null
    ```

    ## Fails

    ```yaml
    PRC-0003:
      resources: null
      evaluation: null
    ```

    ## Passes

    ```yaml
    PRC-0003:
      resources: null
      improvement: null
      not_applicable:
        resources: Two telephones, which nobody has to plan
        improvement: Good enough as it is
    ```

    ## Passes

    ```yaml
    PRC-0002:
      methods: null
      follows: null
    ```
    """
    for process in corpus.live("process"):
        missing = missing_elements(corpus, process)
        if missing:
            yield _finding(process, missing)


def _finding(process: Record, missing: tuple[Element, ...]) -> Finding:
    first = missing[0]
    return Finding(
        process.at(),
        f"{process.id}, '{process.title}', does not state "
        f"{listed([element.words for element in missing])}",
        f"add it, as in {first.hint}, or say why not, "
        f"as in not_applicable: {{{first.name}: Described in SOP-0001}}",
        clauses=tuple(f"4.4.1 {element.letter}" for element in missing),
    )
