"""Interested parties by what they can do to the organization and how much they care about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Record

__all__ = ["CARE", "CLASSES", "MIDDLE", "InterestGrid", "PlacedParty", "interest_grid"]

MIDDLE = 3
"""The middle of the scale of five, which counts as high: better heard once too often."""

CARE: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): N_("work closely with them"),
        (True, False): N_("keep them content"),
        (False, True): N_("keep them informed"),
        (False, False): N_("keep an eye on them"),
    }
)
"""What usually follows from a place, by whether influence and interest are high."""

CLASSES: Mapping[str, int] = MappingProxyType(
    {"customer": 0, "end_user": 0, "provider": 1, "partner": 1, "owner": 2, "employee": 2}
)
"""The group of each class: customers, those we work with, the inside; all others are the fourth."""


@dataclass(frozen=True, slots=True)
class PlacedParty:
    """A party with its two ratings from 1 to 5, and what its place advises."""

    party: Record
    influence: int
    interest: int

    @property
    def care(self) -> str:
        """What usually follows from the place, in English."""
        return CARE[self.influence >= MIDDLE, self.interest >= MIDDLE]

    @property
    def group(self) -> int:
        """The group of the party's class."""
        return CLASSES.get(self.party.text("class"), 3)


@dataclass(frozen=True, slots=True)
class InterestGrid:
    """Parties that are rated, those that lack a rating, and those that do not matter."""

    placed: tuple[PlacedParty, ...]
    unrated: tuple[Record, ...]
    irrelevant: tuple[Record, ...]


def interest_grid(corpus: Corpus) -> InterestGrid:
    """Return the interested parties that are not withdrawn, those that matter most first."""
    known = [one for one in corpus.records("interested-party") if not is_withdrawn(one)]
    placed, unrated, irrelevant = [], [], []
    for one in known:
        influence, interest = one.number("influence"), one.number("interest")
        if one.flag("relevant") is False:
            irrelevant.append(one)
        elif influence is None or interest is None:
            unrated.append(one)
        else:
            placed.append(PlacedParty(one, int(influence), int(interest)))
    placed.sort(key=lambda p: (-p.influence * p.interest, -p.influence, p.party.id))
    return InterestGrid(tuple(placed), _sorted(unrated), _sorted(irrelevant))


def _sorted(parties: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(sorted(parties, key=lambda party: party.id))
