"""A record in force that relies on one which no longer is."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Link, Record
from clausebook.rules.references._own_links import own_links
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Field, Nature

_HISTORY = frozenset({"supersedes", "exception_by", "revised_by"})
_OTHER_RULE = frozenset({"role", "person"})


@rule("REF002", basis="requirement", severity="error", since="0.1", clauses="7.5.3.2 c, 7.5.3.1 a")
def obsolete_reference(corpus: Corpus) -> Iterator[Finding]:
    """A record in force relies on one that was superseded, is obsolete, or has expired.

    Whoever follows the reference works by what no longer holds: the old limit, the old instruction.
    Only maintained records that are live can rely on anything. Complaints, reviews, decisions and
    series of values tell what happened and may name what was in force then; so may the log of a
    communication, the history of a document and `supersedes`. Roles and persons who have left are
    the matter of REF004.

    ## Fails

    ```yaml
    SOP-0001:
      status: superseded
    SOP-0002:
      kind: procedure
      title: Handling complaints and returns
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0003
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      purpose: Complaints and returns are answered in time
      processes: [PRC-0003]
      supersedes: SOP-0001
    ```

    ## Passes

    ```yaml
    SOP-0001:
      status: superseded
    SOP-0002:
      kind: procedure
      title: Handling complaints and returns
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0003
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      purpose: Complaints and returns are answered in time
      processes: [PRC-0003]
      supersedes: SOP-0001
    PRC-0003:
      procedures: [SOP-0002]
    IPA-0005:
      requirements:
        - {id: R1, what: Clear tasks, addressed_by_qms: true, addressed_by: [SOP-0002, PRC-0002]}
    ```
    """
    gone = {name for name in {link.target for link in corpus.links} if _is_gone(corpus, name)}
    if not gone:
        return
    relying = {link.source for link in corpus.links if link.target in gone}
    for record in corpus.live():
        if record.id not in relying:
            continue
        if record.kind.nature is Nature.RETAINED or record.status in ("open", "closed"):
            continue
        for link in own_links(corpus, record):
            target = corpus.get(link.target)
            if target is None or not _counts(record, link, target):
                continue
            if state := _state(corpus, target):
                yield _finding(corpus, link, target, state)


def _is_gone(corpus: Corpus, record_id: str) -> bool:
    target = corpus.get(record_id)
    return target is not None and bool(_state(corpus, target))


def _counts(record: Record, link: Link, target: Record) -> bool:
    if link.name in _HISTORY or target.kind.name in _OTHER_RULE:
        return False
    return not _is_retained_part(record, link)


def _state(corpus: Corpus, target: Record) -> str:
    """Return why a record no longer holds, nothing where it does."""
    if is_withdrawn(target):
        return f"is {target.status}"
    if target.kind.nature is not Nature.MAINTAINED:
        return ""
    ends = target.date("expires_on")
    return f"expired on {ends}" if ends is not None and ends < corpus.today else ""


def _is_retained_part(record: Record, link: Link) -> bool:
    """Whether a link stands in a part that tells what happened, such as a log."""
    field: Field | None = record.field
    for step in link.place.pointer[len(record.pointer) :]:
        if field is not None:
            field = field.items if isinstance(step, int) else field.properties.get(step)
        if field is not None and field.schema.get("x-nature") == Nature.RETAINED:
            return True
    return False


def _finding(corpus: Corpus, link: Link, target: Record, state: str) -> Finding:
    successor = _successor(corpus, target)
    hint = "take the reference away, or name what holds instead"
    if successor is not None and successor.id != link.source:
        hint = f"name {successor.id}, '{successor.title}', which replaces it"
    return Finding(
        link.place,
        f"{link.source} relies on {link.target}, which {state}",
        hint,
        related=((f"{link.target}, '{target.title}'", target.at()),),
    )


def _successor(corpus: Corpus, record: Record) -> Record | None:
    """Return the last record of those that replaced one another, None where there is none."""
    seen = {record.id}
    found: Record | None = None
    here: Record | None = record
    while here is not None:
        later = [r for r in corpus.sources(here, "supersedes") if r.id not in seen]
        here = later[0] if later else None
        if here is not None:
            seen.add(here.id)
            found = here
    return found if found is not None and not is_withdrawn(found) else None
