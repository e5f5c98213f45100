"""An approval by somebody who did not hold the role for it."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.holders import is_active
from clausebook.analysis.role_holding import roles_held
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC102",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.2 c, 5.3",
    parent="DOC002",
)
def approval_without_role(corpus: Corpus) -> Iterator[Finding]:
    """Somebody approved in a role which, by the records, that person did not hold on that day.

    An approval counts because of the authority behind it. Where the record of the person says
    otherwise than the approval, one of the two is wrong: the day, the role, the name, or the days
    in the record of the person; and an auditor who lays them side by side doubts all approvals.

    Asked is that on the day of the approval the person held the role or one of its `deputies`
    (`roles` of the person), and that the role was in use (`active_from` and `active_until` of the
    role). A person whose record lists no roles is not judged by it, nor is anything that was
    withdrawn. Whether the person was with the organization at all on that day is asked by REF004.

    ## Fails

    ```yaml
    POL-0001:
      approval: {by: PSN-0003}
    ```

    ## Fails

    ```yaml
    ROL-0003:
      active_from: 2026-02-01
    SOP-0001:
      approval: {by: PSN-0003, role: ROL-0003}
    ```

    ## Passes

    ```yaml
    CNV-0001:
      author: PSN-0002
      approval: {by: PSN-0003, role: ROL-0002}
    ```
    """
    sound: set[tuple[str, ...]] = set()  # one person approves many documents on one day
    for record in corpus.records():
        if "approval" not in record.values or is_withdrawn(record):
            continue
        approval = record.part("approval")
        given = tuple(approval.text(name) for name in ("by", "role", "on"))
        if given in sound:
            continue
        faults = tuple(_faults(corpus, approval))
        if not faults:
            sound.add(given)
        yield from faults


def _get(corpus: Corpus, kind: str, record_id: str) -> Record | None:
    """Return a record that can be read and is of a kind."""
    found = corpus.get(record_id)
    return found if found is not None and found.is_valid and found.kind.name == kind else None


def _faults(corpus: Corpus, approval: Part) -> Iterator[Finding]:
    """Yield the first thing that speaks against an approval on its day."""
    person = _get(corpus, "person", approval.text("by"))
    role = _get(corpus, "role", approval.text("role"))
    day = approval.date("on")
    if day is None or person is None or role is None or not is_active(person, day):
        return
    if not is_active(role, day):
        yield Finding(
            approval.at("role"),
            f"approved on {day} as {role.id}, a role that was in use only "
            f"{_span(role, 'active_from', 'active_until')}",
            "write the role in which it was approved, or mend the days in the record of the role",
            (("the role", role.at()),),
        )
    elif person.has("roles") and not _stands_for(person, role, day):
        yield Finding(
            approval.at("role"),
            f"{person.id} approved it on {day} as {role.id}, but {_held(person, role)}",
            "write the role that the person held, have it approved by somebody who holds this one, "
            "or mend 'roles' in the record of the person",
            (("the roles of the person", _place_of_roles(person, role)),),
        )


def _stands_for(person: Record, role: Record, day: date) -> bool:
    return not roles_held(person, day).isdisjoint({role.id, *role.texts("deputies")})


def _held(person: Record, role: Record) -> str:
    spans = [
        _span(part, "from", "until")
        for part in person.parts("roles")
        if part.text("role") == role.id
    ]
    return f"held that role only {' and '.join(spans)}" if spans else "does not hold that role"


def _span(part: Part, begin: str, end: str) -> str:
    first, last = part.date(begin), part.date(end)
    return " ".join(
        [
            *([f"from {first}"] if first is not None else []),
            *([f"until {last}"] if last is not None else []),
        ]
    )


def _place_of_roles(person: Record, role: Record) -> Place:
    parts = (part for part in person.parts("roles") if part.text("role") == role.id)
    return next((part.at("role") for part in parts), person.at("roles"))
