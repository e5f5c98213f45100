"""A training of which nobody has said whether it worked."""

import re
from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after, is_past
from clausebook.analysis.reviews import days_of
from clausebook.analysis.telling import attendances
from clausebook.analysis.texts import folded
from clausebook.analysis.trainings import Trainings, trainings
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding, rule

_ATTENDANCE = re.compile(
    r"\battendance\b|\b(?:list|signatures?) of (?:the )?participants\b", re.IGNORECASE
)
_HINT = (
    "say how it was judged and what was found, as in effectiveness: {how: Three ovens measured "
    "under supervision, checked_on: 2026-05-22, result: effective}"
)


@rule("TRN002", basis="requirement", severity="warning", since="0.2", clauses="7.2 c")
def unevaluated_training(corpus: Corpus, *, within: str = "6 months") -> Iterator[Finding]:
    """Nobody has judged whether a training worked.

    That somebody sat in a course tells a customer nothing. Where the organization acts to gain a
    competence, it evaluates whether the action was effective. How is free: work seen under
    supervision, an examination, calls heard together, an error that no longer happens. Three things
    are looked at.

    - A training that was held has a result under `effectiveness`: by the day in `due`, without one
      `within` 6 months of its last day (a house limit), and in any case before it is closed. An
      examination with a result for everybody who took part judges by itself.
    - A result says how it was come by: `how`, `reading` or `evidence`; and it does not rest on
      attendance alone.
    - A competence of a person that was acquired by training has a result under `effectiveness`, or
      a training of that name that the person attended is on record and is judged there.

    Talks that only make aware of policy and objectives, and give no competence that a role asks
    for, need no judgement (they are the matter of clause 7.3). Trainings still to come are left
    alone.

    ## Fails

    ```yaml
    TRN-0009:
      kind: training
      title: Listening on the telephone 2025
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      content: Letting bakers finish, asking back, saying what happens next.
      training_type: soft
      held_on: [2025-10-07]
      participants: [{person: PSN-0003, attended: true}]
      evidence: [LOC-0001]
    ```

    ## Fails

    ```yaml
    TRN-0009:
      kind: training
      title: Listening on the telephone 2025
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      content: Letting bakers finish, asking back, saying what happens next.
      training_type: soft
      held_on: [2025-10-07]
      participants: [{person: PSN-0003, attended: true}]
      effectiveness: {how: Attendance of all three, checked_on: 2025-10-07, result: effective}
      evidence: [LOC-0001]
    ```

    ## Fails

    ```yaml
    PSN-0002:
      competences:
        - name: Electrical safety of ovens
          type: technical
          acquired_by: training
          acquired_on: 2025-02-11
          valid_until: 2028-02-10
          evidence: LOC-0001
    ```

    ## Passes

    ```yaml
    TRN-0009:
      kind: training
      title: Listening on the telephone 2026
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      content: Letting bakers finish, asking back, saying what happens next.
      training_type: soft
      held_on: [2026-06-16]
      participants: [{person: PSN-0003, attended: true}]
      effectiveness: {how: Ten calls heard together, due: 2026-08-31}
      evidence: [LOC-0001]
    ```
    """
    for training in corpus.live("training"):
        yield from _training(training, corpus.today, within)
    if corpus.unclear("training"):
        return
    given: Trainings | None = None
    for person in corpus.live("person"):
        for part in person.parts("competences"):
            if _is_unjudged(part, corpus.today, within):
                given = trainings(corpus) if given is None else given
                if (person.id, folded(part.text("name"))) not in given:
                    yield Finding(
                        part.at(),
                        f"nobody has judged whether the training of {person.id} in "
                        f"'{part.text('name')}' worked",
                        _HINT,
                    )


def _training(training: Record, today: date, within: str) -> Iterator[Finding]:
    judged = training.part("effectiveness")
    if judged.has("result"):
        yield from _groundless(judged)
        return
    if _only_informs(training) or _is_examined(training):
        return
    held = [day for day in days_of(training) if day <= today]
    due, told = judged.date("due"), ""
    if due is None and held:
        due = after(max(held), within)
    if held and training.status == "closed":
        told = "is closed"
    elif due is not None and due < today:
        told = f"was to be judged by {due}"
    if told:
        yield Finding(
            _place(training, judged),
            f"{training.id}, '{training.title}', {told}, and nobody says whether it worked",
            _HINT,
        )


def _groundless(judged: Part) -> Iterator[Finding]:
    how = judged.text("how")
    if not any(judged.has(name) for name in ("how", "reading", "evidence")):
        yield Finding(
            judged.at("result"), "the result does not say how the training was judged", _HINT
        )
    elif _ATTENDANCE.search(how) and not judged.has("reading"):
        yield Finding(
            judged.at("how"), f"'{how}' shows who was there, not whether the training worked", _HINT
        )


def _only_informs(training: Record) -> bool:
    return training.text("training_type") == "awareness" and not training.has("competences")


def _is_examined(training: Record) -> bool:
    if training.text("form") != "examination":
        return False
    attended = attendances(training)
    return bool(attended) and all(part.has("result") for part in attended)


def _place(training: Record, judged: Part) -> Place:
    if judged:
        return judged.at("due") if judged.has("due") else training.at("effectiveness", part="key")
    return training.at("held_on", part="key")


def _is_unjudged(part: Part, today: date, within: str) -> bool:
    if part.text("acquired_by") != "training" or part.part("effectiveness").has("result"):
        return False
    acquired = part.date("acquired_on")
    return acquired is not None and is_past(acquired, within, today)
