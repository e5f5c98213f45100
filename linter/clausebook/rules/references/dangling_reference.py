"""A reference to nothing, to the wrong kind of record, or back to its own beginning."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Link, Record
from clausebook.rules.references._chains import circles
from clausebook.rules.references._suggestions import Suggestions
from clausebook.rules.rule import Finding, rule

_CHAINS = (
    "supersedes",
    "part_of",
    "reports_to",
    "derived_from",
    "reached_through",
    "recurrence_of",
    "carried_over_from",
    "repeats",
)
_MAY_BE_ITSELF = frozenset(
    {"owned_by", "written_by", "approved_by", "approved_as", "revised_by", "exception_by"}
)
_SHOWN = 6


@rule("REF001", basis="integrity", severity="error", since="0.1", clauses="7.5.3.2 a")
def dangling_reference(corpus: Corpus) -> Iterator[Finding]:
    """A reference leads to no record, to one of the wrong kind, or back to where it began.

    The thread from a customer's need to what is done for it is made of references. One that leads
    nowhere cuts it without a word. References of drafts and of superseded records count too. Every
    field says which kinds of record it may name.

    A record names itself in its header at most (the role of the managing director may own itself).
    Chains that say what replaces, contains, directs or gives rise to what never come back to a
    record they went through; processes that follow one another may run in a circle.

    Where a file cannot be read, the records that stand in it are not reported as missing.

    ## Fails

    ```yaml
    OBJ-0001:
      kpi: KPI-0010
    ```

    ## Fails

    ```yaml
    RSK-0001:
      criteria: KPI-0001
    ```

    ## Fails

    ```yaml
    PRC-0001:
      part_of: PRC-0001
    ```

    ## Fails

    ```yaml
    ROL-0001:
      reports_to: ROL-0003
    ```

    ## Passes

    ```yaml
    PRC-0001:
      part_of: PRC-0002
      follows: [PRC-0003]
    ```
    """
    known, unread, suggestions = corpus.by_id, corpus.unread_ids, Suggestions(corpus)
    for link in corpus.links:
        target = known.get(link.target)
        if target is None:
            if link.target not in unread:
                yield _leads_nowhere(link, suggestions.of(link))
        elif not link.reference.allows(target.kind.name):
            yield _wrong_kind(link, target.kind.name, suggestions.of(link))
        elif link.source == link.target and link.name not in _MAY_BE_ITSELF:
            yield Finding(
                link.place,
                f"{_field(link)} of {link.source} names {link.source} itself",
                "name another record, or leave the field out",
            )
    for name in _CHAINS:
        yield from _circles(corpus, name)


def _leads_nowhere(link: Link, guess: Record | None) -> Finding:
    what = f"{link.target}, which does not exist" if link.target.strip() else "no record"
    return Finding(link.place, f"{_field(link)} names {what}", _hint(link, guess))


def _wrong_kind(link: Link, kind: str, guess: Record | None) -> Finding:
    message = (
        f"{_field(link)} names {link.target} of kind {kind}, "
        f"but takes {_kinds(link.reference.kinds)}"
    )
    return Finding(link.place, message, _hint(link, guess))


def _hint(link: Link, guess: Record | None) -> str:
    if guess is not None:
        return f"did you mean {guess.id}, '{guess.title}'?"
    if "*" in link.reference.kinds:
        return "name a record that exists, or write the missing one"
    return f"name a record of {_kinds(link.reference.kinds)}, or write the missing one"


def _circles(corpus: Corpus, name: str) -> Iterator[Finding]:
    for circle in circles(corpus.named_links(name)):
        first = circle[0]
        ids = [link.source for link in circle]
        shown = [*ids, first.source] if len(ids) < _SHOWN else [*ids[:_SHOWN], "…", first.source]
        yield Finding(
            first.place,
            f"{_field(first)} runs in a circle: {' → '.join(shown)}",
            "take the link away that points the wrong way",
            related=tuple((f"{ln.source} names {ln.target}", ln.place) for ln in circle[1:_SHOWN]),
        )


def _field(link: Link) -> str:
    named = [step for step in link.place.pointer if isinstance(step, str)]
    return f"'{named[-1]}'"


def _kinds(kinds: tuple[str, ...]) -> str:
    words = "kind" if len(kinds) == 1 else "the kinds"
    return f"{words} {', '.join(kinds[:-1])} or {kinds[-1]}" if kinds[1:] else f"kind {kinds[0]}"
