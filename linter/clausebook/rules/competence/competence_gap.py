"""A role that is held without a competence that it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.holders import is_active, roles_of
from clausebook.analysis.texts import folded
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.competence._shown import Training, end_of, trainings
from clausebook.rules.rule import Finding, rule


@rule("TRN001", basis="mandated", severity="error", since="0.2", clauses="7.2 b, 7.2 d")
def competence_gap(corpus: Corpus) -> Iterator[Finding]:
    """Somebody holds a role without evidence of a competence that the role needs.

    Customers meet people, not procedures: what the one who calibrates, advises or answers cannot
    do, they feel. The organization settles what each role needs, sees that people have it, and
    keeps evidence of it; that evidence is mandated, its form is free. For each live person, and
    each role that the person holds today, every entry under `required_competences` is looked for by
    its name (capitals do not count):

    - The person's record lists it, or it was given by a training that was held and that the person
      attended and could do alone afterwards. Trainings stand in for the list only where the record
      lists no competences at all: where it lists some, it is the list, and what was learned but not
      taken up there was not yet found to be a competence.
    - It has not ended: neither `valid_until` nor the `interval` of the role, counted from
      `acquired_on`, lies before today. A later training of that name renews it.
    - It was not judged `ineffective`.
    - There is evidence: `evidence`, or a training that gave it.

    Who is still learning has a gap too, and works under supervision: suppress the rule for that
    person with the reason and the day by which it ends. Where no person lists competences, no
    training gave one, and a live record location holds what clause 7.2 d asks, nothing is asked.

    ## Fails

    ```yaml
    PSN-0002:
      competences: []
    ```

    ## Fails

    ```yaml
    PSN-0002:
      competences:
        - name: Electrical safety of ovens
          type: technical
          acquired_by: experience
          acquired_on: 2023-02-14
          valid_until: 2026-02-13
          evidence: LOC-0001
    ```

    ## Fails

    ```yaml
    PSN-0002:
      competences:
        - {name: Electrical safety of ovens, type: technical, acquired_by: experience}
    ```

    ## Fails

    ```yaml
    ROL-0002:
      required_competences:
        - {name: Electrical safety of ovens, type: technical, interval: 12 months}
    ```

    ## Passes

    ```yaml
    PSN-0002:
      competences: null
    TRN-0009:
      kind: training
      title: Electrical safety of ovens 2025
      status: closed
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      content: Measuring an oven under voltage without danger, and reading what was measured.
      training_type: technical
      competences: [Electrical safety of ovens]
      held_on: [2025-02-11]
      participants:
        - {person: PSN-0002, attended: true, result: able, valid_until: 2028-02-10}
      effectiveness: {how: Three ovens measured, checked_on: 2025-03-04, result: effective}
      evidence: [LOC-0001]
      closed_on: 2025-03-04
    ```
    """
    given, hidden = trainings(corpus), corpus.unclear("training")
    persons = corpus.live("person")
    shown_here = bool(given) or any(person.has("competences") for person in persons)
    if not shown_here and is_kept_elsewhere(corpus, "7.2 d"):
        return
    roles = {role.id: role for role in corpus.live("role") if is_active(role, corpus.today)}
    for person in persons:
        listed = _listed(person)
        for needed in _needed(person, roles, corpus.today):
            events = given.get((person.id, needed.name), ())
            shown = _shown(person, listed.get(needed.name, ()), events, needed)
            if hidden and (not shown.has_evidence if shown else not listed):
                continue
            if fault := _fault(person, needed, shown, corpus.today):
                yield fault


@dataclass(frozen=True, slots=True)
class _Needed:
    """A competence that a role of a person needs."""

    role: Record
    part: Part
    name: str

    @property
    def phrase(self) -> str:
        return f"'{self.part.text('name')}'"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What speaks longest for a competence: an entry of the person, or a training."""

    part: Part
    ends: date
    key: str
    has_evidence: bool
    failed: bool


def _needed(person: Record, roles: Mapping[str, Record], today: date) -> Iterator[_Needed]:
    told: set[str] = set()
    for role_id in roles_of(person, today):
        role = roles.get(role_id)
        for part in role.parts("required_competences") if role is not None else ():
            name = folded(part.text("name"))
            if role is not None and name not in told:
                told.add(name)
                yield _Needed(role, part, name)


def _listed(person: Record) -> Mapping[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in person.parts("competences"):
        found.setdefault(folded(part.text("name")), []).append(part)
    return found


def _shown(
    person: Record,
    entries: list[Part] | tuple[()],
    events: tuple[Training, ...],
    needed: _Needed,
) -> _Shown | None:
    able = [event for event in events if event.is_able]
    found = [_from_entry(entry, able, needed) for entry in entries]
    if entries:
        latest = max((day for e in entries if (day := e.date("acquired_on"))), default=None)
        able = [event for event in able if latest is not None and event.held_on > latest]
    if entries or not person.has("competences"):
        found += [_from_training(event, needed) for event in able]
    return max(found, key=lambda shown: (not shown.failed, shown.ends), default=None)


def _from_entry(entry: Part, events: list[Training], needed: _Needed) -> _Shown:
    acquired, until = entry.date("acquired_on"), entry.date("valid_until")
    ends = end_of(acquired, until, needed.part.text("interval"))
    return _Shown(
        entry,
        ends,
        "valid_until" if until == ends else "acquired_on",
        entry.has("evidence") or bool(events),
        entry.part("effectiveness").text("result") == "ineffective",
    )


def _from_training(event: Training, needed: _Needed) -> _Shown:
    ends = end_of(event.held_on, event.valid_until, needed.part.text("interval"))
    failed = event.record.part("effectiveness").text("result") == "ineffective"
    return _Shown(event.part, ends, "person", True, failed)


def _fault(person: Record, needed: _Needed, shown: _Shown | None, today: date) -> Finding | None:
    role = needed.role
    asked = ((f"{role.id}, '{role.title}', needs it", needed.part.at("name")),)
    holding = f"{person.id} holds {role.id}, '{role.title}'"
    if shown is None:
        return Finding(
            person.at("competences", part="key") if person.has("competences") else person.at(),
            f"{holding}, and nothing shows the competence {needed.phrase}",
            "add it with its evidence once it is there, as in competences: [{name: "
            f"{needed.part.text('name')}, acquired_by: training, acquired_on: 2026-03-24, "
            "evidence: LOC-0001}]",
            asked,
        )
    if shown.failed:
        return Finding(
            shown.part.at(),
            f"{holding}, and the competence {needed.phrase} was judged ineffective",
            "train again or otherwise, judge it anew, and let somebody else act until then",
            asked,
        )
    if shown.ends < today:
        return Finding(
            shown.part.at(shown.key),
            f"{holding}, and the competence {needed.phrase} ended on {shown.ends}",
            "refresh it and write down the new days and the evidence, or name somebody else",
            asked,
        )
    if not shown.has_evidence:
        return Finding(
            shown.part.at(),
            f"{holding}, and the competence {needed.phrase} is claimed without evidence",
            "say where the proof lies, as in evidence: LOC-0001",
            asked,
        )
    return None
