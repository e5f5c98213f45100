"""What the questions of the readiness tracker need to know of a corpus, gathered once."""

from functools import cached_property
from itertools import chain

from clausebook.analysis.golden_thread import thread
from clausebook.analysis.holders import holders, roles_in_use
from clausebook.analysis.indicators import points_of
from clausebook.analysis.telling import Telling, logged, planned, taught
from clausebook.analysis.thread_links import Stage
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Facts", "has_value"]


class Facts:
    """The live records that count, and what follows from them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def targets(self) -> tuple[Record, ...]:
        """The segments that the organization chose to serve."""
        return tuple(s for s in self.corpus.live("segment") if s.text("target") == "yes")

    @cached_property
    def needs(self) -> tuple[Record, ...]:
        """The needs of these segments."""
        chosen = {segment.id for segment in self.targets}
        return tuple(n for n in self.corpus.live("need") if n.text("segment") in chosen)

    @cached_property
    def requirements(self) -> tuple[Record, ...]:
        """The requirements that satisfy these needs, each once."""
        found = (r for need in self.needs for r in self.live_related(need, "satisfied_by"))
        return tuple({requirement.id: requirement for requirement in found}.values())

    @cached_property
    def customers(self) -> tuple[Record, ...]:
        """The customers outside the organization that were not lost."""
        today = self.corpus.today
        return tuple(
            customer
            for customer in self.corpus.live("customer")
            if customer.text("class") != "internal"
            and ((lost := customer.date("lost_on")) is None or lost > today)
        )

    @cached_property
    def roles(self) -> tuple[Record, ...]:
        """The roles that are in use today."""
        return roles_in_use(self.corpus)

    @cached_property
    def roles_held(self) -> frozenset[str]:
        """The ids of the roles that somebody holds today."""
        return frozenset(holders(self.corpus))

    @cached_property
    def pursued(self) -> frozenset[str]:
        """The ids of the needs and requirements that objectives pursue."""
        objectives = self.corpus.live("objective")
        return frozenset(
            link.target for one in objectives for link in self.corpus.outgoing(one, "pursues")
        )

    def live_related(self, record: Record, *relations: str) -> tuple[Record, ...]:
        """Return the live records in these relations to a record."""
        found = self.corpus.related(record, *relations)
        return tuple(other for other in found if other.is_live(self.corpus.today))

    def is_told(self, role: Record, topic: str) -> bool:
        """Whether a role is told about a topic: by plan, as logged, or in a training."""
        return any(
            topic in telling.topics and (telling.everybody or role.id in telling.roles)
            for telling in self._told
        )

    def is_measured(self, need: Record) -> bool:
        """Whether an indicator with values stands for a need on its golden thread."""
        found = thread(self.corpus, need).records(Stage.INDICATOR)
        return any(has_value(kpi) for kpi in found if kpi.is_live(self.corpus.today))

    @cached_property
    def _told(self) -> tuple[Telling, ...]:
        return tuple(chain(planned(self.corpus), logged(self.corpus), taught(self.corpus)))


def has_value(kpi: Record) -> bool:
    """Whether the series of an indicator holds a value."""
    return any(point.value is not None for point in points_of(kpi))
