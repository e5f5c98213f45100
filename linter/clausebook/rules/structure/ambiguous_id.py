"""An id with a foreign prefix, or one that two records share."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_ID = re.compile(r"([A-Za-z]+)-([0-9]{1,9})")


@rule("STR003", basis="integrity", severity="error", since="0.1", clauses="7.5.2 a")
def ambiguous_id(corpus: Corpus) -> Iterator[Finding]:
    """An id does not tell which record is meant.

    Everything else names a record by its id: objectives, audits, letters to customers. So the
    prefix is that of the record's kind, and no two records have the same id. Ids that differ only
    in upper and lower case or in leading zeros (`RSK-1` and `RSK-0001`) count as the same, for
    people read them so. Drafts, superseded and obsolete records count too: an id is never given
    away again. The record that comes later in the order of the files is the one reported.
    Two people who each add a record on a branch of their own get here when the branches meet;
    `clausebook renumber` gives one of the records another id, and what refers to it.

    ## Fails

    ```yaml file=policies/second-risk.yaml
    id: RSK-0001
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Ovens arrive after the promised day
    ```

    ## Fails

    ```yaml file=policies/second-risk.yaml
    id: RSK-01
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Ovens arrive after the promised day
    ```

    ## Fails

    ```yaml file=policies/carrier.yaml
    id: OPP-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Ovens arrive after the promised day
    ```

    ## Passes

    ```yaml file=policies/carrier.yaml
    id: RSK-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Ovens arrive after the promised day
    ```
    """
    first: dict[tuple[str, int], Record] = {}
    ambiguous: list[tuple[Record, Record, str]] = []
    for record in corpus.all_records:
        match = _ID.fullmatch(record.id)
        if match is None:
            continue
        other = first.setdefault((match[1].upper(), int(match[2])), record)
        if match[1] != record.kind.prefix and match[1].isupper():
            ambiguous.append((record, record, match[1]))
        elif other is not record:
            ambiguous.append((record, other, match[1]))
    free = _free_ids(corpus) if ambiguous else {}
    for record, other, prefix in ambiguous:
        if other is record:
            yield _foreign_prefix(corpus, record, prefix, free)
        else:
            yield _same(corpus, record, other, free)


def _foreign_prefix(
    corpus: Corpus, record: Record, prefix: str, free: Mapping[str, int]
) -> Finding:
    kind = corpus.library.by_prefix.get(prefix)
    whose = f"the prefix of kind {kind.name}" if kind else "a prefix of no kind"
    return Finding(
        record.at("id"),
        f"{record.id} has {whose}, but the record is of kind {record.kind.name}",
        f"give it an id of its kind, such as {_next(record.kind.prefix, free)}",
    )


def _same(corpus: Corpus, record: Record, other: Record, free: Mapping[str, int]) -> Finding:
    hint = f"give one of them another id, such as {_next(record.kind.prefix, free)}"
    if record.id == other.id:
        message = f"{record.id} is already the id of '{other.title}' in {other.path}"
        line = corpus.documents[record.path].locate((*record.pointer, "id")).start.line
        hint += f": 'clausebook renumber {record.id} --in {record.path}:{line}'"
    else:
        message = f"{record.id} can be taken for {other.id}, '{other.title}' in {other.path}"
    return Finding(
        record.at("id"),
        message,
        hint,
        related=((f"{other.id} in {other.path}", other.at("id")),),
    )


def _free_ids(corpus: Corpus) -> Mapping[str, int]:
    """Return for each prefix the number after the highest in use."""
    highest: defaultdict[str, int] = defaultdict(int)
    for record in corpus.all_records:
        match = _ID.fullmatch(record.id)
        if match is not None:
            highest[match[1]] = max(highest[match[1]], int(match[2]))
    return {prefix: number + 1 for prefix, number in highest.items()}


def _next(prefix: str, free: Mapping[str, int]) -> str:
    return f"{prefix}-{free.get(prefix, 1):04}"
