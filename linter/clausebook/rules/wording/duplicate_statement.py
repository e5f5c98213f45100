"""Two records that say the same."""

from collections import defaultdict
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._likeness import content, pairs_alike
from clausebook.rules.wording._statement import in_english, in_use

_CLAUSES = {"need": ("5.1.2 a",), "requirement": ("8.2.2",), "risk": ("5.1.2 b",)}


@rule(
    "WRD009", basis="guidance", severity="warning", since="0.2", clauses="8.2.2, 5.1.2 a, 5.1.2 b"
)
def duplicate_statement(corpus: Corpus, *, similarity: float = 0.85) -> Iterator[Finding]:
    """Two needs, requirements or risks say the same.

    What is said twice is changed once: then two versions are in force, and a customer gets the
    wrong one. Told is a text that another one repeats, whatever case, marks, plural and small
    words; or one that says nearly the same: the longer holds the shorter in the same order, or with
    its beginning and end changed round, and the shorter has the share `similarity` (0.85) of its
    words at least.

    Near is not near enough where a word is replaced by another, a number differs, or a "not" or
    "only" is added; nor where the longer has a term more, which is a word that other texts use too:
    "the total" and "the total of the order" are two things.

    Compared are needs of one segment; requirements of one product with a common segment and the
    same `source`; and risks with their cause, event and effect. Requirements that are derived from
    different requirements speak of different things and may use the same words; a record that
    supersedes another may repeat it. Needs and risks are looked at as well as requirements, whoever
    worded them; drafts and records in another language than English are not.

    ## Fails

    ```yaml
    NED-0003:
      statement: On the day that was planned, start baking in the new oven!
      segment: SEG-0001
    ```

    ## Fails

    ```yaml
    RSK-0002:
      cause: Only one maker supplies controller boards
      event: The maker suddenly stops deliveries for a quarter
      effect: Ordered ovens cannot be delivered on the promised day
    ```

    ## Passes

    ```yaml
    NED-0003:
      statement: Start baking in the new oven on a day that was not planned
    ```
    """
    for kind in _CLAUSES:
        told: set[str] = set()
        for group in _groups(corpus, kind):
            for finding in _in_group(corpus, group, similarity):
                if finding[0].id not in told:
                    told.add(finding[0].id)
                    yield _finding(*finding)


def _groups(corpus: Corpus, kind: str) -> Iterator[list[Record]]:
    """Yield records that could stand for one another: of one product or segment."""
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in corpus.records(kind):
        if in_use(corpus, record) and in_english(record):
            for key in _keys(record):
                groups[key].append(record)
    yield from groups.values()


def _keys(record: Record) -> tuple[str, ...]:
    if record.kind.name == "need":
        return (record.text("segment"),)
    if record.kind.name == "requirement":
        return record.texts("products") or ("",)
    return ("",)


def _in_group(
    corpus: Corpus, group: list[Record], similarity: float
) -> Iterator[tuple[Record, Record, bool]]:
    def may_pair(one: int, other: int) -> bool:
        return _may_pair(corpus, group[one], group[other])

    contents = [content(_said(record)) for record in group]
    for later, earlier, equal in pairs_alike(contents, similarity, may_pair):
        yield group[later], group[earlier], equal


def _said(record: Record) -> str:
    if record.kind.name != "risk":
        return record.text("statement")
    parts = [record.text(name) for name in ("cause", "event", "effect")]
    return " ".join(parts) if any(parts) else record.title


def _may_pair(corpus: Corpus, one: Record, other: Record) -> bool:
    """Whether one of two records that say the same would be enough."""
    if one.text("supersedes") == other.id or other.text("supersedes") == one.id:
        return False
    if one.kind.name != "requirement":
        return True
    sources = {one.text("source"), other.text("source")} - {""}
    return len(sources) < 2 and all(
        _overlap(*pair)
        for pair in (
            (one.texts("segments"), other.texts("segments")),
            (_parents(corpus, one), _parents(corpus, other)),
        )
    )


def _parents(corpus: Corpus, requirement: Record) -> tuple[str, ...]:
    """Return the requirements that a requirement is a part of: they tell what it speaks of."""
    targets = corpus.targets(requirement, "derived_from")
    return tuple(target.id for target in targets if target.kind.name == "requirement")


def _overlap(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two sets have something in common, where none stands for all."""
    return not some or not others or not set(some).isdisjoint(others)


def _finding(later: Record, earlier: Record, equal: bool) -> Finding:
    kind = later.kind.name
    field = "statement" if kind != "risk" else "event" if later.has("event") else "title"
    return Finding(
        later.at(field),
        f"{later.id} says {'' if equal else 'nearly '}the same as {earlier.id}, '{earlier.title}'",
        _advice(later.title, earlier.title),
        related=((f"{earlier.id} is here", earlier.at(field if earlier.has(field) else "title")),),
        clauses=_CLAUSES[kind],
    )


def _advice(title: str, other: str) -> str:
    if content(title) == content(other):
        return "keep one and let the other's references name it, or say what tells them apart"
    return "say in each what tells them apart, as their titles do, or keep one of them"
