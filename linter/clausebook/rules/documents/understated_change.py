"""A change of a criterion or of the scope that raised only the minor number."""

from collections.abc import Iterator

from clausebook.analysis.versions import following, major
from clausebook.control.normative import major_changes, normative_changes, sentence_of
from clausebook.control.versions.lives import Life, controlled, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.redline.comparing import Change
from clausebook.redline.records import RecordChange
from clausebook.rules.documents._versions import header_of
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Kind

_LOOKED_AT = ("review", "approved", "effective")


@rule(
    "DOC101", basis="house", severity="warning", since="0.3", clauses="7.5.3.2 c", parent="DOC001"
)
def understated_change(corpus: Corpus) -> Iterator[Finding]:
    """A criterion or the scope changed, but the major number of the version did not rise.

    A new major number tells everybody who works by the document that they have to do something
    else, and that customers, providers and those who must know are to be told; a new minor number
    tells them that they need not read it again. Which fields are criteria or scope is said in the
    schemas by `x-major`: the criterion of a requirement, the limits of the scope, the targets and
    the formula of an indicator, the commitments of the policy, whom a procedure concerns, and so
    on; kinds of your own say it in the same way.

    Compared is what is approved or in review with the last approved version before it in git. A
    record in a register is measured by its own version where it has one, else by that of the
    register; that a record is new or gone is no change of a criterion.

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    REG-0006:
      version: "1.1"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-10, author: PSN-0002, reason: Outside made cooler still}
    REQ-0002:
      criterion: {value: 55}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    REG-0006:
      version: "2.0"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "2.0", date: 2026-02-10, author: PSN-0002, reason: Outside made cooler still}
    REQ-0002:
      criterion: {value: 55}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    REG-0006:
      version: "1.1"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-10, author: PSN-0002, reason: Statement made shorter}
    REQ-0002:
      statement: The outside of the oven shall stay below 60 °C while it bakes.
    ```
    """
    documents = (one for one in controlled(corpus) if header_of(one).status in _LOOKED_AT)
    raised = [
        (life, before)
        for life in lives(corpus, documents)
        if (before := _minor_step(life)) is not None and _may_be_major(life.now, before)
    ]
    prepare(before for _, before in raised)
    for life, before in raised:
        changes = normative_changes(before.loaded, life.document)
        understated = [found for found in major_changes(changes) if _is_minor(found[0])]
        if understated:
            yield _finding(life, before, understated)


def _minor_step(life: Life) -> State | None:
    """Return the last approved version below the present one, None where the major number rose."""
    number = life.header.text("version")
    before = life.last_approved_below(number)
    return before if before is not None and major(before.number) == major(number) else None


def _may_be_major(now: State, before: State) -> bool:
    """Whether the texts differ where a criterion or the scope may stand."""
    if now.heading is None or before.heading is None:
        return True
    header = header_of(now.loaded)
    mine, theirs = now.heading.content, before.heading.content
    differing = {key for key in {*mine, *theirs} if mine.get(key) != theirs.get(key)}
    return not differing.isdisjoint(_major_keys(header.kind))


def _major_keys(kind: Kind) -> frozenset[str]:
    if kind.name == "register":
        return frozenset({"records"})
    return frozenset(name for name, field in kind.fields.properties.items() if field.holds_major)


def _is_minor(of: RecordChange) -> bool:
    """Whether the version of the record itself did not rise by a major number either."""
    before, after = of.before, of.after
    if before is None or after is None:
        return False
    return major(after.text("version")) <= major(before.text("version"))


def _finding(life: Life, before: State, changes: list[tuple[RecordChange, Change]]) -> Finding:
    header = life.header
    number = header.text("version")
    of, change = changes[0]
    told = sentence_of(of, change, header.id)
    more = f", and {len(changes) - 1} more" if len(changes) > 1 else ""
    record = of.after if of.after is not None else header
    place = record if "version" in record.values else header
    return Finding(
        place.at("version"),
        f"version {number} follows {before.number}, as if no criterion or scope had changed, but "
        f"{told}{more}",
        f"write 'version: \"{following(before.number, is_major=True)}\"' here and in 'history'; a "
        "rise of the major number tells people that they have to do something else",
    )
