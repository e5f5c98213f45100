"""A closed record that says something else than when it was closed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from clausebook.control.evidence.closed import (
    EvidenceState,
    Held,
    evidence_in,
    evidence_in_versions,
    is_edited,
    protected,
    what_changed,
)
from clausebook.control.evidence.whereabouts import Whereabouts, whereabouts_in
from clausebook.corpus import Corpus
from clausebook.history import Version
from clausebook.past import Past
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_SHOWN = 3
_Suspect = tuple[Record, list[Version]]


@rule("DOC007", basis="requirement", severity="error", since="0.3", clauses="7.5.3.2")
def edited_evidence(corpus: Corpus, *, grace_days: int = 0) -> Iterator[Finding]:
    """A record of what happened was closed, and says something else now.

    Nobody can show a customer how a complaint was answered if the answer may have been written
    since. Documented information that is kept as evidence of conformity is protected from
    unintended alteration. In version control an alteration is never lost, but only who looks for
    it finds it: so this rule does.

    Looked at are retained records that were `closed` in a committed version, wherever they stand
    now. Each is compared with the version that closed it, by what it says itself: layout, comments
    and order do not count. It may be

    - **corrected:** with a further entry in `corrections`, which says who corrected it on which day
      and why. What stood there before stays in the history.
    - **reopened:** in the same way. While it is open it may change; closed again, it is protected
      as it is then.
    - **finished:** on the day of its closing, and `grace_days` (0) days after it.
    - **looked after:** `clauses`, `classification`, `corrections`, `lint_ignore`, `owner` and
      `retention` tell how it is kept, not what happened.

    An edit that was taken back is none. Committing an edit does not heal it: it is told until it
    is taken back or there is an entry. Records that are kept current are the matter of approval.
    Without version control nothing is told, and in a clone that is cut off only what it holds.

    ## Fails

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    CMP-0001: {decision: Not justified; the promised day had been kept.}
    ```

    ## Fails

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    REG-0012: {owner: ROL-0002}
    ```

    ```yaml
    NCR-0001: {quantity: 3}
    ```

    ## Passes

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    CMP-0001:
      told_on: 2026-02-20
      corrections:
        - {on: 2026-05-04, by: PSN-0003, what: Day of the answer, why: The letter bears the 20th}
    ```

    ## Passes

    ```yaml commit on=2026-05-04 author=c.n@ofen.example
    CMP-0002:
      status: closed
      decision: Justified
      justified: yes
      accepted: yes
      correction: Hinge greased
      decided_on: 2026-06-25
      told_on: 2026-06-26
      closed_on: 2026-06-26
    NCR-0001: {retention: {period: 10 years, trigger: closed}, clauses: ["8.7"]}
    ```
    """
    past, where = corpus.past, whereabouts_in(corpus)
    if past is None or where is None:
        return
    suspects = list(_suspects(corpus, where))
    now = _present(corpus, {record.path for record, _ in suspects})
    then = evidence_in_versions(past, _differing(where, suspects))
    for record, closed in suspects:
        present = now[record.path][record.id]
        seen = [
            (v, then[v.content].get(record.id) if v.content in then else present) for v in closed
        ]
        kept = protected([Held(v, state) for v, state in seen if state is not None], grace_days)
        if kept is not None and is_edited(kept, present, corpus.today, grace_days):
            yield _finding(past, record, kept.version)


def _suspects(corpus: Corpus, where: Whereabouts) -> Iterator[_Suspect]:
    """Yield the retained records that were closed in versions of which one has another text.

    An id that stands twice names no record; that is told by STR003.
    """
    times = Counter(record.id for record in corpus.all_records)
    for record in corpus.records():
        if record.kind.nature is Nature.RETAINED and times[record.id] == 1:
            versions = (version for stay in where.stays(record) for version in stay.versions)
            closed = [version for version in versions if where.may_be_closed(version)]
            if not all(where.is_as_now(record.path, version) for version in closed):
                yield record, closed


def _differing(where: Whereabouts, suspects: Iterable[_Suspect]) -> Iterator[Version]:
    for record, closed in suspects:
        yield from (version for version in closed if not where.is_as_now(record.path, version))


def _present(corpus: Corpus, paths: Collection[str]) -> dict[str, dict[str, EvidenceState]]:
    """Return the retained records of some files as they are now."""
    return {one.path: evidence_in(one) for one in corpus.loaded if one.path in paths}


def _finding(past: Past, record: Record, kept: Version) -> Finding:
    then = next(r for r in past.document(kept.content, kept.path).records if r.id == record.id)
    changes = [*islice(what_changed(then, record), _SHOWN + 1)]
    more = ["more"] if len(changes) > _SHOWN else []
    commit = kept.commit
    return Finding(
        record.at(),
        f"{record.id} was closed in the version that {commit.author} committed on "
        f"{commit.authored_on} ({commit.short_id}), and was edited since: "
        f"{listed([*changes[:_SHOWN], *more])}",
        "take the edit back, or say why it had been wrong, as in 'corrections: [{on: 2026-03-02, "
        "by: PSN-0002, what: Quantity, why: Counted again}]'",
    )
