"""A role that is held without a competence that it needs."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.competences import Needed, Shown, listed_by, needed_by, shown_by
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.holders import is_active
from clausebook.analysis.trainings import trainings
from clausebook.corpus import Corpus
from clausebook.record import Record
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
        listed = listed_by(person)
        for needed in needed_by(person, roles, corpus.today):
            events = given.get((person.id, needed.name), ())
            shown = shown_by(person, listed.get(needed.name, ()), events, needed)
            if hidden and (not shown.has_evidence if shown else not listed):
                continue
            if fault := _fault(person, needed, shown, corpus.today):
                yield fault


def _fault(person: Record, needed: Needed, shown: Shown | None, today: date) -> Finding | None:
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
