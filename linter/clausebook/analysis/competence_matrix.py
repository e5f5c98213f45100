"""Who has which competence that a role needs, and who lacks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.competences import Shown, listed_by, needed_by, shown_by
from clausebook.analysis.days import after
from clausebook.analysis.holders import roles_in_use
from clausebook.analysis.texts import folded
from clausebook.analysis.trainings import trainings
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Record

__all__ = ["CompetenceRow", "CompetenceState", "Competent", "competence_matrix"]

_SOON = "3 months"


class CompetenceState(StrEnum):
    """What the records show of a competence that a person needs."""

    SHOWN = N_("shown")
    ENDS_SOON = N_("ends soon")
    ENDED = N_("ended")
    INEFFECTIVE = N_("judged ineffective")
    UNPROVEN = N_("without evidence")
    MISSING = N_("not shown")

    @property
    def counts(self) -> bool:
        """Whether the person may be taken for competent today."""
        return self in (CompetenceState.SHOWN, CompetenceState.ENDS_SOON)


@dataclass(frozen=True, slots=True)
class Competent:
    """A person who needs a competence; ``ends`` is None where it does not end or is not there."""

    person: Record
    state: CompetenceState
    ends: date | None

    @property
    def needs_attention(self) -> bool:
        """Whether the competence is not shown, or soon is not any more."""
        return self.state is not CompetenceState.SHOWN


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """A competence with the roles that need it and the persons who hold them."""

    name: str
    type: str
    roles: tuple[Record, ...]
    persons: tuple[Competent, ...]


def competence_matrix(corpus: Corpus) -> tuple[CompetenceRow, ...]:
    """Return each competence that a role in use needs, by its name."""
    roles = {role.id: role for role in roles_in_use(corpus)}
    names: dict[str, tuple[str, str]] = {}
    needing: dict[str, list[Record]] = {}
    for role in roles.values():
        for part in role.parts("required_competences"):
            name = folded(part.text("name"))
            names.setdefault(name, (part.text("name"), part.text("type")))
            needing.setdefault(name, []).append(role)
    persons: dict[str, list[Competent]] = {name: [] for name in names}
    for name, competent in _competent(corpus, roles):
        persons[name].append(competent)
    return tuple(
        CompetenceRow(
            *names[name],
            tuple({role.id: role for role in needing[name]}.values()),
            tuple(sorted(persons[name], key=lambda one: (one.state.counts, one.person.id))),
        )
        for name in sorted(names)
    )


def _competent(corpus: Corpus, roles: dict[str, Record]) -> Iterator[tuple[str, Competent]]:
    given = trainings(corpus)
    for person in corpus.live("person"):
        listed = listed_by(person)
        for needed in needed_by(person, roles, corpus.today):
            events = given.get((person.id, needed.name), ())
            shown = shown_by(person, listed.get(needed.name, ()), events, needed)
            ends = None if shown is None or shown.ends == date.max else shown.ends
            yield needed.name, Competent(person, _state(shown, corpus.today), ends)


def _state(shown: Shown | None, today: date) -> CompetenceState:
    if shown is None:
        return CompetenceState.MISSING
    if shown.failed:
        return CompetenceState.INEFFECTIVE
    if shown.ends < today:
        return CompetenceState.ENDED
    if not shown.has_evidence:
        return CompetenceState.UNPROVEN
    is_near = shown.ends <= (after(today, _SOON) or today)
    return CompetenceState.ENDS_SOON if is_near else CompetenceState.SHOWN
