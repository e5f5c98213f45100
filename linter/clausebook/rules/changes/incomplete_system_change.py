"""A change of the management system that was not thought through."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.changes._systems import is_of_the_system
from clausebook.rules.rule import Finding, rule

_ASKED = {
    "consequences": ("6.3 a", "what the change may lead to"),
    "integrity": ("6.3 b", "how the management system stays whole meanwhile"),
    "resources": ("6.3 c", "what it takes and whether that is there"),
    "responsibilities": ("6.3 d", "who answers for what"),
}


@rule("CHG001", basis="requirement", severity="warning", since="0.2", clauses="6.3")
def incomplete_system_change(corpus: Corpus) -> Iterator[Finding]:
    """A change of the management system was planned without one of the four things to consider.

    Customers notice when a process is split on a Friday and nobody answers for the second half on
    Monday. A change that is planned states besides its purpose:

    - what it may lead to (`consequences`), wanted or not;
    - how the system stays whole while it is under way (`integrity`);
    - whether the means are there (`resources`);
    - who answers for what (`responsibilities`). Actions that all have an owner say so too.

    Looked at are changes of the management system. One of production, of a service or of a design
    has clauses of its own (8.5.6, 8.3.6); so has one that says nothing about its kind and names
    such a clause. A day by which it is to be made is not asked for: the standard has none. That
    nothing has to be done about one of the four is an answer: write it. The standard wants these
    things considered, not written down, so a gap in the record is a warning and no error.

    ## Fails

    ```yaml
    CHG-0001:
      responsibilities: null
      actions: [{what: Bench ordered, due: 2026-09-30, process: PRC-0002}]
    ```

    ## Fails

    ```yaml
    CHG-0001:
      consequences: null
      integrity: null
    ```

    ## Passes

    ```yaml
    CHG-0001:
      due: null
      responsibilities: null
    ```

    ## Passes

    ```yaml
    CHG-0001:
      change_kind: production_or_service
      integrity: null
    ```
    """
    for change in corpus.live("change"):
        missing = [name for name in _ASKED if not _states(change, name)]
        if missing and is_of_the_system(change):
            told = ", and not ".join(_ASKED[name][1] for name in missing)
            yield Finding(
                change.at(),
                f"{change.id}, '{change.title}', does not say {told}",
                f"write it under {' and '.join(missing)}; that nothing is needed is an answer too",
                clauses=tuple(_ASKED[name][0] for name in missing),
            )


def _states(change: Record, name: str) -> bool:
    if name == "responsibilities":
        actions = change.parts("actions")
        return change.has(name) or (bool(actions) and all(a.has("owner") for a in actions))
    return change.has(name)
