"""An id that named another record before."""

import re
from collections.abc import Iterable, Iterator

from clausebook.analysis.texts import texts_of
from clausebook.control.evidence.whereabouts import Stay, whereabouts_in
from clausebook.corpus import Corpus
from clausebook.past import Past, contents_by_id
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_WORD = re.compile(r"[^\W\d_]{4,}")


@rule(
    "STR303",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.2 a",
    parent="STR003",
)
def reused_id(corpus: Corpus, *, least_shared: float = 0.3) -> Iterator[Finding]:
    """An id names another record than it did before.

    The audit report of last year cites RSK-0013. Whoever looks it up now reads of something else
    and does not know it, for a record that was taken out took its id along: an id is never given
    away again. Looked at are ids that a committed version took out of a file, and that stand in
    some file now.

    It is the same record where the kind is the same and the two share words: at least
    `least_shared` (0.3) of those in the shorter title, or of those in the text of the shorter
    record. So a record that was brought back, moved, or put more clearly is not told. One that was
    rewritten where it stood is a change of that record and not looked at here. Without version
    control nothing is told.

    ## Fails

    ```yaml commit on=2026-03-02 author=b.m@ofen.example
    RSK-0009:
      kind: risk
      title: Delivery by a single carrier
      status: draft
      version: "0.1"
      owner: ROL-0002
      cause: One carrier serves the region
      event: The carrier stops for a week
      effect: Ovens arrive after the promised day
    ```

    ```yaml commit on=2026-03-09 author=b.m@ofen.example
    RSK-0009: null
    ```

    ```yaml
    RSK-0009:
      kind: risk
      title: Fire in the hall
      status: draft
      version: "0.1"
      owner: ROL-0002
      cause: Old wiring above the paint store
      event: Flames reach both benches
      effect: No bakery is supplied for months
    ```

    ## Passes

    ```yaml commit on=2026-03-02 author=b.m@ofen.example
    RSK-0009:
      kind: risk
      title: Delivery by a single carrier
      status: draft
      version: "0.1"
      owner: ROL-0002
      cause: One carrier serves the region
      event: The carrier stops for a week
      effect: Ovens arrive after the promised day
    ```

    ```yaml commit on=2026-03-09 author=b.m@ofen.example
    RSK-0009: null
    ```

    ```yaml
    RSK-0009:
      kind: risk
      title: Only one carrier
      status: draft
      version: "0.1"
      owner: ROL-0002
      cause: A single carrier serves the region
      event: It stops for a week
      effect: Ovens arrive late
    ```
    """
    past, where = corpus.past, whereabouts_in(corpus)
    if past is None or where is None:
        return
    moved = [(r, stays[-1]) for r in corpus.all_records if (stays := where.earlier_stays(r))]
    past.fetch(contents_by_id(stay.versions[-1] for _, stay in moved))
    for record, stay in moved:
        before = _as_it_was(past, stay, record.id)
        if before is not None and not _is_same(before, record, least_shared):
            yield _finding(record, before, stay)


def _as_it_was(past: Past, stay: Stay, record_id: str) -> Record | None:
    last = stay.versions[-1]
    records = past.document(last.content, last.path).records
    return next((record for record in records if record.id == record_id), None)


def _is_same(before: Record, after: Record, least_shared: float) -> bool:
    """Whether two records of one id can be one record, put otherwise."""
    if before.kind.name != after.kind.name:
        return False
    titles, texts = (_words([r.title]) for r in (before, after)), map(_said, (before, after))
    return any(_shared(*both) >= least_shared for both in (titles, texts))


def _said(record: Record) -> frozenset[str]:
    """Return the words of sentences; a single word is a choice of the schema as a rule."""
    return _words(text.value for text in texts_of(record) if " " in text.value.strip())


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of the shorter that both have; 1 where one has none."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 1.0


def _finding(record: Record, before: Record, stay: Stay) -> Finding:
    by = stay.ended_by
    gone = f"taken out on {by.authored_on} ({by.short_id})" if by is not None else "taken out"
    return Finding(
        record.at("id"),
        f"{record.id} named the {before.kind.title.lower()} '{before.title}' before, which was "
        f"{gone}",
        f"give '{record.title}' an id of its own, as 'clausebook renumber {record.id}' does, or "
        f"bring the other back",
    )
