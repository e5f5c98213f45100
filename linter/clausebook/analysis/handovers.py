"""Who hands what to whom: the inputs and outputs of processes, and the map that they make."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.process_map import is_customer
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Flow", "Handover", "Outside", "Party", "ProcessMap", "handovers", "process_map"]

_LEADING, _SUPPORTING = ("management", "evaluation"), ("support",)


@dataclass(frozen=True, slots=True)
class Handover:
    """Something that one party gives to another; the id of a party that nobody named is empty.

    Without ``what``, all that is known is that the one process comes before the other.
    """

    giver: str
    receiver: str
    what: str


class Party(StrEnum):
    """Who is outside the processes."""

    CUSTOMERS = "customers"
    PROVIDERS = "providers"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Outside:
    """All parties of a sort that give to the core processes, or that receive from them."""

    party: Party
    gives: bool
    ids: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name of the node: ``customers-give``."""
        return f"{self.party}-{'give' if self.gives else 'receive'}"


@dataclass(frozen=True, slots=True)
class Flow:
    """All that goes from one node of the map to another.

    It is on the chain where it lies on a way from customers back to customers.
    """

    giver: str
    receiver: str
    whats: tuple[str, ...]
    is_on_chain: bool


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """The processes by their place, who is outside, and what flows in the core.

    ``flows`` name processes by their id and the outside by its key; all handovers, those with
    leading and supporting processes too, stand in ``handovers``.
    """

    leading: tuple[Record, ...]
    core: tuple[Record, ...]
    supporting: tuple[Record, ...]
    outside: tuple[Outside, ...]
    flows: tuple[Flow, ...]
    handovers: tuple[Handover, ...]

    @property
    def processes(self) -> tuple[Record, ...]:
        """All processes, from leading to supporting."""
        return (*self.leading, *self.core, *self.supporting)

    @property
    def chain(self) -> frozenset[str]:
        """The ids of the processes between customers and customers."""
        known = {process.id for process in self.core}
        ends = {end for f in self.flows if f.is_on_chain for end in (f.giver, f.receiver)}
        return frozenset(known & ends)


def handovers(corpus: Corpus) -> tuple[Handover, ...]:
    """Return what processes that are not withdrawn give and receive, each once, sorted.

    What giver and receiver both wrote down in the same words is one handover.
    """
    found: dict[tuple[str, str, str], Handover] = {}
    for process in _processes(corpus):
        for one in _own(process):
            found.setdefault((one.giver, one.receiver, one.what.casefold()), one)
    ends = {(one.giver, one.receiver) for one in found.values()}
    for process in _processes(corpus):
        for before in corpus.related(process, "follows"):
            if (before.id, process.id) not in ends and not is_withdrawn(before):
                one = Handover(before.id, process.id, "")
                found.setdefault((one.giver, one.receiver, ""), one)
    return tuple(found[key] for key in sorted(found))


def process_map(corpus: Corpus) -> ProcessMap:
    """Return the map of all processes that are not withdrawn; those without a type are core."""
    known = _processes(corpus)
    leading = tuple(p for p in known if p.text("type") in _LEADING)
    supporting = tuple(p for p in known if p.text("type") in _SUPPORTING)
    aside = {p.id for p in (*leading, *supporting)}
    core = tuple(p for p in known if p.id not in aside)
    given = handovers(corpus)
    flows, outside = _flows(corpus, given, frozenset(p.id for p in core), aside)
    return ProcessMap(leading, core, supporting, outside, flows, given)


def _processes(corpus: Corpus) -> list[Record]:
    found = (process for process in corpus.records("process") if not is_withdrawn(process))
    return sorted(found, key=lambda process: process.id)


def _own(process: Record) -> Iterator[Handover]:
    for part in process.parts("inputs"):
        yield Handover(part.text("from"), process.id, part.text("what"))
    for part in process.parts("outputs"):
        yield Handover(process.id, part.text("to"), part.text("what"))


def _flows(
    corpus: Corpus, given: Iterable[Handover], core: Collection[str], aside: Collection[str]
) -> tuple[tuple[Flow, ...], tuple[Outside, ...]]:
    """Return what flows in the core, and who is outside of it."""
    whats: dict[tuple[str, str], list[str]] = {}
    members: dict[tuple[Party, bool], set[str]] = {}
    for one in given:
        ends = []
        for record_id, gives in ((one.giver, True), (one.receiver, False)):
            other = one.receiver if gives else one.giver
            if record_id in core:
                ends.append(record_id)
            elif record_id and record_id not in aside and other in core:
                party = _party(corpus.get(record_id))
                members.setdefault((party, gives), set()).add(record_id)
                ends.append(Outside(party, gives, ()).key)
        if len(ends) == 2 and ends[0] != ends[1]:
            whats.setdefault((ends[0], ends[1]), []).append(one.what)
    outside = tuple(
        Outside(party, gives, tuple(sorted(ids))) for (party, gives), ids in sorted(members.items())
    )
    chain = _chain(whats)
    flows = tuple(
        Flow(*ends, tuple(dict.fromkeys(filter(None, found))), ends in chain)
        for ends, found in sorted(whats.items())
    )
    return flows, outside


def _party(record: Record | None) -> Party:
    if record is not None and is_customer(record):
        return Party.CUSTOMERS
    if record is not None and record.kind.name == "provider":
        return Party.PROVIDERS
    return Party.OTHERS


def _chain(ties: Collection[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the ties on a way from customers who give to customers who receive."""
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for giver, receiver in sorted(ties):
        onward.setdefault(giver, []).append(receiver)
        back.setdefault(receiver, []).append(giver)
    after = _reached(Outside(Party.CUSTOMERS, True, ()).key, onward)
    before = _reached(Outside(Party.CUSTOMERS, False, ()).key, back)
    return frozenset((a, b) for a, b in ties if a in after and b in before)


def _reached(start: str, onward: Mapping[str, Iterable[str]]) -> frozenset[str]:
    waiting, seen = [start], {start}
    while waiting:
        for name in onward.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
