"""Documented information that the standard mandates and that is not there."""

from collections.abc import Iterable, Iterator

from clausebook.analysis.evidence import EvidenceState, is_withdrawn, state_of
from clausebook.corpus import Corpus
from clausebook.record import Place, Record
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules._places import place_of
from clausebook.rules.documents._mandated import (
    ALWAYS,
    DESIGN,
    PROVISION,
    Mandated,
    has_happened,
    is_provided,
)
from clausebook.rules.rule import Finding, rule

_NOTHING_YET = (None, EvidenceState.DRAFT)


@rule(
    "DOC009",
    basis="mandated",
    severity="error",
    since="0.2",
    clauses="7.5.1 a, 4.3, 5.2.2 a, 6.2.1, 7.2 d, 8.2.3.2 a, 8.3.2 j, 8.3.3, 8.3.4 f, 8.3.5, "
    "8.4.1, 8.6 a, 8.6 b, 9.1.1, 9.2.2 f, 9.3.3",
)
def missing_documented_information(corpus: Corpus) -> Iterator[Finding]:
    """Documented information that the standard itself demands is not there.

    Of most things the standard leaves open how they are shown. Of a few it says: this is written
    down, or of this a record is kept. They are what customers and auditors may ask to see, and no
    more is asked here.

    **Of every organization:** scope (4.3), quality policy (5.2.2 a), quality objectives (6.2.1),
    evidence of competence (7.2 d: competences of persons, or trainings), results of the review of
    requirements (8.2.3.2: orders, reviews of requirements, the review of a catalogue), release
    (8.6), results of monitoring and measuring (9.1.1: values of an indicator, a survey), audits
    (9.2.2 f: an audit, or a programme, whose carrying out AUD001 watches), management review
    (9.3.3). Reviews, audits and trainings count from the first day on which they were held: one
    that is only planned has no results.

    **Only where it applies:** records of design (8.3.2 j, 8.3.3, 8.3.4 f, 8.3.5) unless the scope
    says why 8.3 does not apply; evaluation of providers (8.4.1) where the organization itself
    speaks of providers or of outsourced processes. What the scope declares not applicable is not
    asked. Nor is what is kept only to the extent necessary (4.4.2, 8.1 e), as applicable (8.5.1 a),
    or once something has happened (8.2.4, 8.3.6, 8.5.2, 8.5.3, 8.5.6, 8.7.2, 10.2.2): the rules of
    orders, changes and nonconformities look at these where records tell that it happened. Measuring
    equipment (7.1.5) has rules of its own.

    **Elsewhere will do:** a live record of any kind that names the clause under `clauses`, above
    all a record location, shows it too; 8.3 stands for all of 8.3. Whether what is there is
    complete is for other rules. Where all there is has not been approved or held yet, the finding
    says so. The rule speaks once the scope or the policy is live, and is silent where a record that
    breaks its schema could be the missing one.

    ## Fails

    ```yaml
    MRV-0001: null
    FBK-0001: {used_in: null}
    SRV-0001: {used_in: null}
    CHG-0001: {source: null}
    DEC-0003: {decided_on: 2026-04-14}
    ```

    ## Fails

    ```yaml
    MRV-0001: {status: open, held_on: null}
    DEC-0003: {decided_on: 2026-04-14}
    ```

    ## Fails

    ```yaml
    LOC-0001: {clauses: null}
    ```

    ## Fails

    ```yaml
    SCP-0001: {status: draft, approval: null}
    ```

    ## Fails

    ```yaml
    SCP-0001: {not_applicable: null}
    ```

    ## Passes

    ```yaml
    SCP-0001: {not_applicable: null}
    LOC-0001: {clauses: ["8.6", "8.3"]}
    ```
    """
    if not has_begun(corpus) or corpus.unclear("record-location"):
        return
    told = _told(corpus)
    asked = [*ALWAYS, *([PROVISION] if is_provided(corpus) else [])]
    for item in asked:
        if not told & _with_those_above(corpus, item.clause) and not _is_shown(corpus, item):
            yield _finding(corpus, item)
    for scope in corpus.live("scope"):
        missing = [c for c in DESIGN if not told & _with_those_above(corpus, c)]
        if missing:
            yield _design(scope, missing)


def _told(corpus: Corpus) -> set[str]:
    """Return the clauses that live records name, and those that the scope leaves out."""
    named = {
        clause
        for record in corpus.live()
        if "clauses" in record.values and has_happened(record, corpus.today)
        for clause in record.texts("clauses")
    }
    left_out = {
        part.text("clause")
        for scope in corpus.live("scope")
        for part in scope.parts("not_applicable")
    }
    return named | left_out


def _with_those_above(corpus: Corpus, clause: str) -> set[str]:
    """Return a clause of 2015 as this edition numbers it, with those above and its letters."""
    found: set[str] = set()
    for number in corpus.edition.translate((clause,)):
        found.update(corpus.edition.below.get(number, ()))
        above = number
        while above:
            found.add(above)
            known = corpus.edition.clauses.get(above)
            above = known.parent if known is not None else ""
    return found


def _is_shown(corpus: Corpus, item: Mandated) -> bool:
    if corpus.unclear(*item.shown_by):
        return True
    return any(
        state_of(record, corpus.today) not in _NOTHING_YET and has_happened(record, corpus.today)
        for kind, field in item.shown_by.items()
        for record in corpus.records(kind)
        if not field or record.has(field)
    )


def _finding(corpus: Corpus, item: Mandated) -> Finding:
    hint = (
        "name the place where it is kept, as in a record location with "
        f"'clauses: [\"{item.clause}\"]'"
    )
    if item.new is not None:
        hint = f"write it ('clausebook new {item.new}'), or {hint}"
    clauses = ("7.5.1 a", item.clause)
    unfinished = _draft(corpus, item.shown_by) or _planned(corpus, item.shown_by)
    if unfinished is not None:
        told, place, advice = unfinished
        return Finding(place, f"{item.missing}; {told}", advice, clauses=clauses)
    place = place_of_absence(corpus, *item.shown_by)
    return Finding(place, f"{item.missing} ({item.clause})", hint, clauses=clauses)


def _draft(corpus: Corpus, kinds: Iterable[str]) -> tuple[str, Place, str] | None:
    """Return what is told of a record that would show it, were it in force."""
    for record in _records(corpus, kinds):
        if state_of(record, corpus.today) is EvidenceState.DRAFT:
            place = record.at("status") if "status" in record.values else record.at()
            advice = "finish it, have it approved, and let it take effect"
            return f"{record.id} is only a draft", place, advice
    return None


def _planned(corpus: Corpus, kinds: Iterable[str]) -> tuple[str, Place, str] | None:
    """Return what is told of a review, an audit or a training that would show it, had it been."""
    for record in _records(corpus, kinds):
        if not is_withdrawn(record) and not has_happened(record, corpus.today):
            ended = record.status == "closed" and not record.has("held_on")
            told = "does not say when it was held" if ended else "is only planned"
            place = place_of(record, "held_on")
            advice = "hold it, and write the days, as in 'held_on: [2026-04-14]'"
            return f"{record.id} {told}", place, advice
    return None


def _records(corpus: Corpus, kinds: Iterable[str]) -> Iterator[Record]:
    return (record for kind in kinds for record in corpus.records(kind))


def _design(scope: Record, missing: list[str]) -> Finding:
    listed = ", ".join(f"{DESIGN[clause]} ({clause})" for clause in missing)
    return Finding(
        scope.at(),
        f"the scope leaves design and development in, but nothing shows {listed}",
        "name the place where the design files are kept, as in a record location with 'clauses: "
        "[\"8.3\"]', or say under 'not_applicable' why 8.3 does not apply",
        clauses=("7.5.1 a", *missing),
    )
