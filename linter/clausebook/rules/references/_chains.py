"""Chains of links that come back to where they began."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from clausebook.record import Link

__all__ = ["circles"]


def circles(links: Iterable[Link]) -> Iterator[Sequence[Link]]:
    """Yield circles in links of one name, each as the links that lead around it.

    No record is in two of them. A link from a record to itself is no circle here.
    """
    ahead: defaultdict[str, list[Link]] = defaultdict(list)
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.source != link.target:
            ahead[link.source].append(link)
            behind[link.target].append(link.source)
    left = _Remaining(ahead, behind)
    for start in tuple(ahead):
        if left.holds(start):
            circle = _walk(start, ahead, left)
            yield circle
            left.drop(link.source for link in circle)


class _Remaining:
    """The records from which some chain never ends."""

    def __init__(self, ahead: dict[str, list[Link]], behind: dict[str, list[str]]) -> None:
        self._behind = behind
        self._ways_on = {source: len(links) for source, links in ahead.items()}
        targets = {link.target for links in ahead.values() for link in links}
        self.drop(targets - set(ahead))

    def holds(self, record: str) -> bool:
        return self._ways_on.get(record, 0) > 0

    def drop(self, records: Iterable[str]) -> None:
        """Take records away, and every record that leads to none but those."""
        waiting = list(records)
        for record in waiting:
            self._ways_on[record] = 0
        while waiting:
            for source in self._behind.get(waiting.pop(), ()):
                if self._ways_on[source] > 0:
                    self._ways_on[source] -= 1
                    if self._ways_on[source] == 0:
                        waiting.append(source)


def _walk(start: str, ahead: dict[str, list[Link]], left: _Remaining) -> Sequence[Link]:
    path: list[Link] = []
    seen: dict[str, int] = {}
    here = start
    while here not in seen:
        seen[here] = len(path)
        path.append(next(link for link in ahead[here] if left.holds(link.target)))
        here = path[-1].target
    return path[seen[here] :]
