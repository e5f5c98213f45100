"""An approval that was rewritten after it was given."""

from collections.abc import Iterator, Mapping

from clausebook.control.binding import holds, is_void
from clausebook.control.versions.lives import Life, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.record import text_of
from clausebook.rules._lists import listed
from clausebook.rules.documents._versions import approved_documents
from clausebook.rules.rule import Finding, rule

_STAY = ("by", "role", "on", "fingerprint", "evidence", "evidence_sha256", "effective_on")


@rule(
    "DOC214",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.3.2",
    parent="DOC014",
)
def altered_approval(corpus: Corpus) -> Iterator[Finding]:
    """What an approval says is not what it said when it was committed.

    Who approved what, in which role and on which day is evidence, and the fingerprint does not
    cover it: it is a digest of the content. If somebody can write another name or an earlier day
    under a document months later, the approvals of all documents prove nothing.

    Looked at are maintained documents that are approved or effective. Their approval is compared
    with the one that the first commit held which had this version as approved and with this very
    content: person, role, day, fingerprint, evidence, and the day on which it takes effect. Then:

    - **Added:** what was not said may be said later, such as the fingerprint of an old approval or
      the page that shows it. From then on it stays.
    - **Approved anew:** an approval of a later day takes the place of the one before, for the same
      content too, with all it says; whether that person held the role is asked by DOC102. From
      then on it is the one to compare with. Other content or another number begins anew as well.
    - **All else is told:** another person or role on the same day, an earlier day, other or missing
      evidence, a fingerprint that was taken out, another day of taking effect. It is told also if
      the approval was taken away between and put back otherwise.
    - **Moved evidence:** the file may lie elsewhere as long as its SHA-256 stays.
    - **Day of taking effect:** it may be moved on the day of the approval, for then both are
      decided; later that needs an approval of its day.

    A day that was mistyped is not mended in silence: the document is approved anew, or the rule is
    ignored there with the reason. A void approval is told by DOC014 only, one that gives the right
    fingerprint in place of a wrong one is sound. A change that nobody committed in between cannot
    be seen, and without git nothing is said.

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      approval: {by: PSN-0003, role: ROL-0002}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      approval: {on: 2026-01-18}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      approval:
        evidence: evidence/2026-02-11-minutes.txt
        evidence_sha256: "ed5bba50278030ec9e3d19bb3a7c5988a471f4066f28f587c8d2353a4c1ef6d5"
    ```

    ```yaml
    POL-0001:
      approval: {evidence: null, evidence_sha256: null}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001: {effective_on: 2026-01-25}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      approval:
        evidence: evidence/2026-02-11-minutes.txt
        evidence_sha256: "ed5bba50278030ec9e3d19bb3a7c5988a471f4066f28f587c8d2353a4c1ef6d5"
    ```

    ## Passes

    ```yaml commit on=2026-02-20 author=b.m@ofen.example
    POL-0001:
      approval: {by: PSN-0003, role: ROL-0002, on: 2026-02-18}
      effective_on: 2026-02-20
    ```
    """
    suspected = [
        (life, same)
        for life in lives(corpus, approved_documents(corpus))
        if (same := _of_this_version(life)) and not is_void(life.document)
    ]
    prepare(state for _, same in suspected for state in same)
    for life, same in suspected:
        standing = _standing(life, same)
        changed = _changed(standing, life.now, corpus.today.isoformat()) if standing else ()
        if standing is not None and changed:
            yield _finding(life, standing, changed)


def _of_this_version(life: Life) -> list[State]:
    """Return the states approved under the present number, the oldest first.

    There are none where their texts show that all have the present approval.
    """
    number = life.header.text("version")
    found = [s for s in reversed(life.earlier) if s.is_approved and s.number == number]
    return [] if all(_reads_like(state, life.now) for state in found) else found


def _reads_like(state: State, now: State) -> bool:
    mine, other = state.heading, now.heading
    if mine is None or other is None:
        return False
    return (mine.approval, mine.effective_on) == (other.approval, other.effective_on)


def _standing(life: Life, states: list[State]) -> State | None:
    """Return the state with the approval that is to be compared with: the last rightful one."""
    standing: State | None = None
    for state in states:
        if not state.says_what(life.now) or not holds(state.facts) or state.version is None:
            continue
        day = state.version.commit.authored_on.isoformat()
        if standing is None or not _changed(standing, state, day):
            standing = state
    return standing


def _changed(before: State, after: State, written_on: str) -> tuple[str, ...]:
    """Return what an approval says otherwise than the one before it and may not.

    ``written_on`` is the day on which it was written so.
    """
    old, new = _said(before), _said(after)
    if new["on"] > old["on"]:
        return ()
    changed = tuple(name for name in _STAY if old[name] and old[name] != new[name])
    has_moved = changed == ("evidence",) and new["evidence"] and old["evidence_sha256"]
    is_same_day = changed == ("effective_on",) and written_on == old["on"]
    return () if has_moved or is_same_day else changed


def _said(state: State) -> Mapping[str, str]:
    """Return what the approval of a state says, days in ISO 8601; empty where it says nothing."""
    facts = state.facts
    said = {name: facts.approval.get(name) for name in _STAY}
    texts = {name: "" if value is None else str(value) for name, value in said.items()}
    return {**texts, "effective_on": text_of(facts.effective_on)}


def _finding(life: Life, standing: State, changed: tuple[str, ...]) -> Finding:
    header, before = life.header, _said(standing)
    assert standing.version is not None
    commit = standing.version.commit
    first = changed[0]
    pointer = (first,) if first == "effective_on" else ("approval", first)
    is_there = header.has(first) if len(pointer) == 1 else header.part("approval").has(first)
    told = listed([f"{name} was {before[name]}" for name in changed])
    return Finding(
        header.at(*pointer) if is_there else header.at("approval"),
        f"the approval of version {header.text('version')} was rewritten: {told}, in commit "
        f"{commit.short_id} of {commit.authored_on}",
        "put back what stood there; if it is to be otherwise, have the document approved anew, as "
        f"with 'clausebook approve {header.id} --as {header.part('approval').text('role')}'",
    )
