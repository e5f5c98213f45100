"""A change that those who work by it were not told of."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from clausebook.analysis.audience import who_must_know
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.telling import (
    Telling,
    acknowledged,
    logged,
    taught,
    told_of_changes,
)
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.communication._changed import Change, changes
from clausebook.rules.communication._naming import listed_roles
from clausebook.rules.rule import Finding, rule

_RELEASE = timedelta(92)
"""Time in which telling of a register tells of what changed in it."""
_TELLING = ("communication", "training", "change", "acknowledgement")
_CLAUSES = {"requirement": "8.2.4", "need": "7.4", "policy": "5.2.2 b"}


@rule(
    "COM002",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="8.2.4, 7.4, 5.2.2 b",
)
def change_not_told(
    corpus: Corpus, *, grace_days: int = 14, within: str = "24 months"
) -> Iterator[Finding]:
    """A requirement, a need or the policy has changed, and those who work by it were not told.

    Sales promised the new limit; packing still works by the old one. When requirements change,
    those concerned are made aware of it. Looked at are live requirements, needs and policies whose
    own `history` shows that the major version rose (a policy that supersedes another has changed
    too): minor changes are wording. Who has to know follows from the records:

    - of a requirement: the owners of what fulfils it and of where it is verified, the roles that
      do that work, and the owners of procedures that put it into practice; of a need: those of the
      requirements that satisfy it; of the policy: all roles in use;
    - less the owner of the record and the roles of who wrote and approved the version.

    Told is who stands in an entry of a log about that version of the record, or about the record
    since the day of the version in the history (before it takes effect is best), or about its
    register in the three months since; who is named as told in a planned change that affects the
    record; who was taught it since; and who acknowledged the version. What was said is free: that
    nothing changes for them is an answer too. For a policy, an entry with the topic `policy` will
    do. Providers are the matter of SUP002.

    Asked `grace_days` (14) after the change took effect, and not of changes older than `within`
    (24 months): both are the house's. The standard asks for no record of it, so a warning. Where no
    live communication has a log, and a record location holds the evidence for clause 8.2.4 or 7.4,
    nothing is asked.

    ## Fails

    ```yaml
    POL-0001:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "2.0", date: 2026-05-04, author: PSN-0002, reason: Night shift taken in}
      approval: {on: 2026-05-11}
      effective_on: 2026-05-18
    ```

    ## Fails

    ```yaml
    NED-0002:
      version: "2.0"
      history:
        - {version: "1.0", date: 2025-11-24, author: PSN-0003, reason: First issue of the manual}
        - {version: "2.0", date: 2026-04-20, author: PSN-0003, reason: The opening day counts}
      author: PSN-0003
    ```

    ## Passes

    ```yaml
    POL-0001:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "2.0", date: 2026-05-04, author: PSN-0002, reason: Night shift taken in}
      approval: {on: 2026-05-11}
      effective_on: 2026-05-18
    COM-0001:
      log:
        - on: 2026-05-18
          what: Policy with the night shift taken in; nothing changes for sales
          topics: [policy]
          about: [{record: POL-0001, version: "2.0"}]
          audience: [ROL-0002, ROL-0003]
          how: Shift meeting
          by: PSN-0001
    ```

    ## Passes

    ```yaml
    POL-0001:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "2.0", date: 2026-05-04, author: PSN-0002, reason: Night shift taken in}
      approval: {on: 2026-05-11}
      effective_on: 2026-05-18
    ACK-0001:
      kind: acknowledgement
      title: Quality policy 2.0
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 3 years, trigger: created}
      person: PSN-0003
      document: POL-0001
      document_version: "2.0"
      on: 2026-05-18
      how: briefing
    ACK-0002:
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
      how: read
    ```
    """
    changed = list(changes(corpus, grace_days, within))
    if not changed or corpus.unclear(*_TELLING):
        return
    log = list(logged(corpus))
    told = [*log, *taught(corpus), *told_of_changes(corpus), *acknowledged(corpus)]
    registers = {register.path: register.id for register in corpus.records("register")}
    for change in changed:
        clause = _CLAUSES[change.record.kind.name]
        if not log and (is_kept_elsewhere(corpus, clause) or is_kept_elsewhere(corpus, "7.4")):
            continue
        left = _not_told(corpus, change, told, registers)
        if left:
            yield _finding(corpus, change, left, clause)


def _not_told(
    corpus: Corpus, change: Change, told: list[Telling], registers: Mapping[str, str]
) -> list[str]:
    register = registers.get(change.record.path, "")
    heard = [telling for telling in told if _tells(telling, change, register)]
    if any(telling.everybody for telling in heard):
        return []
    reached = frozenset[str]().union(*(telling.roles for telling in heard))
    return sorted(who_must_know(corpus, change.record) - reached)


def _tells(telling: Telling, change: Change, register: str) -> bool:
    since = telling.day is not None and telling.day >= change.day
    released = since and telling.day is not None and telling.day <= change.day + _RELEASE
    for record, version in telling.about:
        if record == change.record.id:
            if since if not version else major(version) >= major(change.version):
                return True
        elif record == register and released:
            return True
    return since and change.record.kind.name == "policy" and "policy" in telling.topics


def _finding(corpus: Corpus, change: Change, left: list[str], clause: str) -> Finding:
    record = change.record
    roles = [role for role in map(corpus.get, left) if role is not None]
    return Finding(
        record.at("version"),
        f"{record.id}, '{record.title}', changed to version {change.part.text('version')} on "
        f"{change.day}, and nothing shows that {listed_roles(left)} {_were(left)} told",
        "tell them and log it, as in log: [{on: 2026-05-18, about: [{record: "
        f'{record.id}, version: "{change.version}"}}], audience: [{left[0]}]}}]',
        related=tuple((_role(role), role.at()) for role in roles[:3]),
        clauses=(clause,),
    )


def _role(role: Record) -> str:
    return f"{role.id}, '{role.title}'"


def _were(ids: list[str]) -> str:
    return "was" if len(ids) == 1 else "were"
