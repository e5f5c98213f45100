"""A list of versions that says otherwise than the versions themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.texts import folded
from clausebook.analysis.versions import number_of
from clausebook.control.evidence.whereabouts import Whereabouts, whereabouts_in
from clausebook.control.facts import DocumentFacts, facts_of_versions
from clausebook.corpus import Corpus
from clausebook.history import Version
from clausebook.record import APPROVED, Part, Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_COMPARED = ("date", "author", "reason")
_Issued = tuple[Version, DocumentFacts]


@rule(
    "DOC104",
    basis="house",
    severity="warning",
    since="0.3",
    clauses="7.5.3.2 c",
    parent="DOC004",
)
def history_unlike_git(corpus: Corpus) -> Iterator[Finding]:
    """The history in a document contradicts what version control shows.

    Readers of the manual see the list of versions; version control holds the versions. Where the
    two differ, one of them misleads. Compared is the `history` in the header with every committed
    version of the file, also under earlier names, that was approved or effective:

    - **Kept:** an entry that such a version carried is still there, with its day, author and
      reason. A wrong entry is not written anew: say so in the reason of the next one.
    - **Complete:** every version number that such a version had is listed, as far back as the list
      goes.
    - **Not ahead:** no entry is of a later day than the commit that first held its version as
      approved. The version that a file had when it was first committed is not asked, for it came
      from elsewhere.

    What is not approved yet may change, its entry too, and what was withdrawn is left alone. A
    `history` that a record in a register has of its own is not compared. Whether the list agrees
    with itself is asked by DOC004. Without version control nothing is told.

    ## Fails

    ```yaml commit on=2026-03-02 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-01-19, author: PSN-0002, reason: Second sentence made shorter}
    ```

    ```yaml
    POL-0001:
      version: "1.1"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-01-19, author: PSN-0002, reason: Spelling mended only}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001: {reviewed_on: 2026-02-10}
    ```

    ```yaml
    POL-0001:
      version: "1.1"
      approval: {on: 2026-03-02}
      effective_on: 2026-03-02
      history:
        - {version: "1.1", date: 2026-03-01, author: PSN-0002, reason: Second sentence made shorter}
    ```

    ## Passes

    ```yaml commit on=2026-03-02 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-01-19, author: PSN-0002, reason: Second sentence made shorter}
    ```
    """
    past, where = corpus.past, whereabouts_in(corpus)
    if past is None or where is None:
        return
    documents = [
        (record, [(one, _glance(where, record, one)) for one in past.versions(record.path)[::-1]])
        for record in _documents(corpus)
    ]
    unclear = (version for _, found in documents for version, seen in found if seen is None)
    read = facts_of_versions(past, unclear)
    for record, found in documents:
        versions = [(version, seen or read[version.content]) for version, seen in found]
        issued = [(version, facts) for version, facts in versions if facts.is_approved]
        yield from _kept(record, issued)
        yield from _complete(record, issued)
        yield from _not_ahead(record, issued, _taken_over(versions))


def _glance(where: Whereabouts, record: Record, version: Version) -> DocumentFacts | None:
    """Return what is asked of a version, None where it must be read.

    What was not approved is not compared, and a history that was carried on was kept.
    """
    if where.is_as_now(record.path, version):
        return DocumentFacts(status=record.status, version=record.text("version"))
    heading = where.heading(version)
    if heading is None:
        return None
    if heading.status in APPROVED and not where.is_continued(record.path, heading):
        return None
    return DocumentFacts(status=heading.status, version=heading.version)


def _documents(corpus: Corpus) -> Iterator[Record]:
    """Yield what documents that are kept current are as a whole."""
    for loaded in corpus.loaded:
        header = loaded.header
        is_kept = header is not None and header.kind.nature is Nature.MAINTAINED
        if header is not None and is_kept and header.is_valid and not is_withdrawn(header):
            yield header


def _kept(record: Record, issued: Iterable[_Issued]) -> Iterator[Finding]:
    """Yield the entries of issued versions that were rewritten or taken out."""
    now = {entry.text("version"): entry for entry in record.parts("history")}
    told: set[Any] = set()
    for version, facts in issued:
        for entry in facts.history:
            number = entry.get("version")
            if number in told:
                continue
            if number not in now:
                told.add(number)
                yield _taken_out(record, entry, version)
            elif changed := _differing(entry, now[number]):
                told.add(number)
                yield _rewritten(now[number], entry, changed, version)


def _differing(entry: Mapping[str, Any], now: Part) -> list[str]:
    before = {name: entry.get(name) for name in _COMPARED}
    return [n for n, text in before.items() if folded(str(text or "")) != folded(now.text(n))]


def _taken_out(record: Record, entry: Mapping[str, Any], version: Version) -> Finding:
    return Finding(
        record.at("history") if record.has("history") else record.at(),
        f"version {entry.get('version')} of {entry.get('date')} is no longer in the history; "
        f"{_said_by(version)}",
        f'put it back: \'{{version: "{entry.get("version")}", date: {entry.get("date")}, reason: '
        f"{entry.get('reason')}}}'",
    )


def _rewritten(
    now: Part, entry: Mapping[str, Any], changed: list[str], version: Version
) -> Finding:
    first = changed[0]
    before = entry.get(first) or "nothing"
    return Finding(
        now.at(first) if now.has(first) else now.at(),
        f"{listed(changed)} of version {now.text('version')} {_was(changed)} rewritten: {first} "
        f"was '{before}'; {_said_by(version)}",
        "put back what stood there, and tell what was wrong in the reason of the next version",
    )


def _was(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _said_by(version: Version) -> str:
    commit = version.commit
    return f"it stood in what {commit.author} committed on {commit.authored_on} ({commit.short_id})"


def _complete(record: Record, issued: Iterable[_Issued]) -> Iterator[Finding]:
    """Yield the issued versions that the history passes over."""
    numbers = [entry.text("version") for entry in record.parts("history")]
    if not numbers:
        return
    known = {*numbers, *(e.get("version") for _, facts in issued for e in facts.history)}
    for version, facts in issued:
        own = facts.version
        is_within = number_of(numbers[0]) < number_of(own) < number_of(numbers[-1])
        if own and own not in known and is_within:
            known.add(own)
            commit = version.commit
            yield Finding(
                record.at("history"),
                f"version {own} is not in the history, but {commit.author} committed it as "
                f"{facts.status} on {commit.authored_on} ({commit.short_id})",
                f'list it, as in \'- {{version: "{own}", date: {commit.authored_on}, reason: '
                "Promise on delivery taken in}'",
            )


def _taken_over(versions: Sequence[_Issued]) -> str | None:
    """Return the number that a file had when it was first committed, if that was approved."""
    oldest = versions[0][1] if versions else None
    return oldest.version if oldest is not None and oldest.is_approved else None


def _not_ahead(
    record: Record, issued: Iterable[_Issued], taken_over: str | None
) -> Iterator[Finding]:
    """Yield the entries of a later day than the first commit of the version they tell of."""
    first: dict[str, Version] = {}
    for version, facts in issued:
        if facts.version != taken_over:
            first.setdefault(facts.version, version)
    for entry in record.parts("history"):
        held, day = first.get(entry.text("version")), entry.date("date")
        if held is not None and day is not None and day > held.commit.authored_on:
            yield Finding(
                entry.at("date"),
                f"version {entry.text('version')} is of {day}, but {held.commit.author} committed "
                f"it as approved on {held.commit.authored_on} ({held.commit.short_id})",
                "write the day on which the version was made",
            )
