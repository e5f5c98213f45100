"""What applies to a role: what it answers for, does, must know, decides and is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clausebook.analysis.actions import Action, actions_of
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Competence", "Duties", "Holder", "Responsibilities", "responsibilities"]


@dataclass(frozen=True, slots=True)
class Competence:
    """What somebody must know and be able to do; ``interval`` is that of refreshing it."""

    name: str
    type: str
    interval: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the days from and until which the role is held, None where they are open."""

    person: Record
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Duties:
    """Records tied to a role in one way; ``phrase`` is what the role does to them."""

    phrase: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """All that applies to one role, each part sorted.

    ``owned`` are documents and single records with an owner of their own, but not the records of a
    register that has the same owner. ``other`` are the ties that have no part of their own here.
    """

    role: Record
    holders: tuple[Holder, ...]
    competences: tuple[Competence, ...]
    owned: tuple[Record, ...]
    processes: tuple[Duties, ...]
    procedures: tuple[Record, ...]
    actions: tuple[Action, ...]
    approved: tuple[Record, ...]
    communications: tuple[Record, ...]
    other: tuple[Duties, ...]


_PROCESSES = ("performs", "takes_part_in")
_PROCEDURES = "instructed_by"
_TOLD = ("spoken_to_in", "was_told_in")
_SHOWN_APART = frozenset(
    {"owns", "owns_action", "gives_approval", "held_by", *_PROCESSES, _PROCEDURES, *_TOLD}
)


def responsibilities(corpus: Corpus) -> tuple[Responsibilities, ...]:
    """Return what applies to each role that is in use, sorted by id."""
    view = _View(corpus)
    roles = (role for role in corpus.records("role") if not is_withdrawn(role))
    return tuple(view.of(role) for role in sorted(roles, key=_by_id))


class _View:
    """What all roles need to know of the corpus, gathered once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def of(self, role: Record) -> Responsibilities:
        tied = self._tied(role)
        return Responsibilities(
            role,
            self._holders(role),
            tuple(
                Competence(part.text("name"), part.text("type"), part.text("interval"))
                for part in role.parts("required_competences")
            ),
            _sorted(self._owned.get(role.id, ())),
            tuple(Duties(phrase, tied[phrase]) for phrase in _PROCESSES if phrase in tied),
            tied.get(_PROCEDURES, ()),
            self._actions.get(role.id, ()),
            tied.get("gives_approval", ()),
            _sorted(record for phrase in _TOLD for record in tied.get(phrase, ())),
            tuple(Duties(p, found) for p, found in sorted(tied.items()) if p not in _SHOWN_APART),
        )

    def _tied(self, role: Record) -> Mapping[str, tuple[Record, ...]]:
        """Return the records that name the role, by what the role does to them."""
        found: dict[str, list[Record]] = {}
        for link in self._corpus.incoming(role):
            source = self._corpus.get(link.source)
            if source is not None and not is_withdrawn(source):
                found.setdefault(link.reference.inverse, []).append(source)
        return {phrase: _sorted(records) for phrase, records in found.items()}

    def _holders(self, role: Record) -> tuple[Holder, ...]:
        found = (
            Holder(person, part.date("from"), part.date("until"))
            for person in self._corpus.sources(role, "holds")
            if not is_withdrawn(person)
            for part in person.parts("roles")
            if part.text("role") == role.id
        )
        today = self._corpus.today
        current = (h for h in found if h.until is None or h.until >= today)
        return tuple(sorted(current, key=lambda holder: (holder.person.id, str(holder.since))))

    @cached_property
    def _owned(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self._corpus.all_records:
            owner = record.text("owner")
            if owner and not is_withdrawn(record) and not _is_covered(record, owner):
                found.setdefault(owner, []).append(record)
        return found

    @cached_property
    def _actions(self) -> Mapping[str, tuple[Action, ...]]:
        found: dict[str, list[Action]] = {}
        for record in self._corpus.all_records:
            if not is_withdrawn(record):
                for action in actions_of(record):
                    if action.is_open:
                        found.setdefault(action.owner, []).append(action)
        return {owner: tuple(sorted(actions, key=_by_due)) for owner, actions in found.items()}


def _is_covered(record: Record, owner: str) -> bool:
    """Whether the register that holds the record has the same owner, and so stands for it."""
    return record.in_register and record.inherited.get("owner") == owner


def _by_due(action: Action) -> tuple[date, str, str]:
    return (action.due or date.max, action.record.id, action.what)


def _by_id(record: Record) -> tuple[str, str]:
    return (record.id, record.path)


def _sorted(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted({_by_id(record): record for record in records}.values(), key=_by_id))
