"""Which competences the roles of a person need, and what shows that the person has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.holders import roles_of
from clausebook.analysis.texts import folded
from clausebook.analysis.trainings import Training, end_of
from clausebook.record import Part, Record

__all__ = ["Needed", "Shown", "listed_by", "needed_by", "shown_by"]


@dataclass(frozen=True, slots=True)
class Needed:
    """A competence that a role of a person needs; ``name`` is folded for comparing."""

    role: Record
    part: Part
    name: str

    @property
    def phrase(self) -> str:
        """The name as the role says it, in quotes."""
        return f"'{self.part.text('name')}'"


@dataclass(frozen=True, slots=True)
class Shown:
    """What speaks longest for a competence: an entry of the person, or a training.

    ``key`` is the field of ``part`` that says when it ends.
    """

    part: Part
    ends: date
    key: str
    has_evidence: bool
    failed: bool


def needed_by(person: Record, roles: Mapping[str, Record], today: date) -> Iterator[Needed]:
    """Yield what the roles held today need, each once; ``roles`` are those in use by their ids."""
    told: set[str] = set()
    for role_id in roles_of(person, today):
        role = roles.get(role_id)
        for part in role.parts("required_competences") if role is not None else ():
            name = folded(part.text("name"))
            if role is not None and name not in told:
                told.add(name)
                yield Needed(role, part, name)


def listed_by(person: Record) -> Mapping[str, list[Part]]:
    """Return the competences that a person's record lists, by their folded names."""
    found: dict[str, list[Part]] = {}
    for part in person.parts("competences"):
        found.setdefault(folded(part.text("name")), []).append(part)
    return found


def shown_by(
    person: Record,
    entries: list[Part] | tuple[()],
    events: tuple[Training, ...],
    needed: Needed,
) -> Shown | None:
    """Return what speaks for a competence, None where nothing does.

    ``entries`` are those of the person's record, ``events`` the trainings of that name. Trainings
    stand in for a record that lists nothing, and renew an entry that is older.
    """
    able = [event for event in events if event.is_able]
    found = [_from_entry(entry, able, needed) for entry in entries]
    if entries:
        latest = max((day for e in entries if (day := e.date("acquired_on"))), default=None)
        able = [event for event in able if latest is not None and event.held_on > latest]
    if entries or not person.has("competences"):
        found += [_from_training(event, needed) for event in able]
    return max(found, key=lambda shown: (not shown.failed, shown.ends), default=None)


def _from_entry(entry: Part, events: list[Training], needed: Needed) -> Shown:
    acquired, until = entry.date("acquired_on"), entry.date("valid_until")
    ends = end_of(acquired, until, needed.part.text("interval"))
    return Shown(
        entry,
        ends,
        "valid_until" if until == ends else "acquired_on",
        entry.has("evidence") or bool(events),
        entry.part("effectiveness").text("result") == "ineffective",
    )


def _from_training(event: Training, needed: Needed) -> Shown:
    ends = end_of(event.held_on, event.valid_until, needed.part.text("interval"))
    failed = event.record.part("effectiveness").text("result") == "ineffective"
    return Shown(event.part, ends, "person", True, failed)
