"""The map of processes: who hands what to whom, from customers back to customers."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["arriving", "is_customer", "leads_from_customer_to_customer"]

_CUSTOMER_CLASSES = frozenset({"customer", "end_user"})


def is_customer(record: Record) -> bool:
    """Whether it stands for customers outside: a customer, a segment, or a party of that class."""
    if not record.is_valid:
        return False
    if record.kind.name == "interested-party":
        return record.text("class") in _CUSTOMER_CLASSES
    if record.kind.name == "customer":
        return record.text("class") != "internal"
    return record.kind.name == "segment"


def leads_from_customer_to_customer(corpus: Corpus) -> bool:
    """Whether what customers bring into the live processes comes back to customers."""
    receivers = _receivers(corpus)
    begins = (
        process.id
        for process in corpus.live("process")
        if any(map(is_customer, corpus.related(process, "receives_from")))
    )
    onward = {giver: [r.id for r in found] for giver, found in receivers.items()}
    reached = _reached(begins, onward)
    return any(is_customer(r) for giver in reached for r in receivers.get(giver, ()))


def arriving(corpus: Corpus) -> frozenset[str]:
    """Return the ids of live processes and providers whose work arrives at somebody outside.

    Over other processes and providers it comes to a customer, a segment or another party, or into a
    product. A process that is not live leads to nobody knows where, and so counts as outside.
    """
    receivers = _receivers(corpus)
    back: defaultdict[str, list[str]] = defaultdict(list)
    ends = []
    for giver, found in receivers.items():
        for receiver in found:
            back[receiver.id].append(giver)
            if receiver.id not in receivers:
                ends.append(giver)
    return _reached(ends, back)


def _receivers(corpus: Corpus) -> dict[str, tuple[Record, ...]]:
    """Return what each live process and provider hands on to, by its id."""
    found = {p.id: corpus.related(p, "delivers_to") for p in corpus.live("process")}
    if found:
        for provider in corpus.live("provider"):
            found[provider.id] = corpus.related(provider, "delivers_to", "supplies")
    return found


def _reached(starts: Iterable[str], onward: Mapping[str, Iterable[str]]) -> frozenset[str]:
    waiting = deque(starts)
    seen = set(waiting)
    while waiting:
        for name in onward.get(waiting.popleft(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
