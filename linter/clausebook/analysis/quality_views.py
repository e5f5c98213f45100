"""Which reading of quality each requirement stands for, and where only one is looked at."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["OneSided", "QualityViews", "quality_views"]


@dataclass(frozen=True, slots=True)
class OneSided:
    """A product or service whose requirements, more than one, all stand for the same reading."""

    product: Record
    view: str
    requirements: int


@dataclass(frozen=True, slots=True)
class QualityViews:
    """How many requirements stand for which reading; all readings of the schema are in.

    ``unsaid`` are the requirements that name none, sorted by id.
    """

    counts: Mapping[str, int]
    unsaid: tuple[Record, ...]
    one_sided: tuple[OneSided, ...]

    @property
    def total(self) -> int:
        """The number of requirements in use."""
        return sum(self.counts.values()) + len(self.unsaid)


def quality_views(corpus: Corpus) -> QualityViews:
    """Return the readings of quality behind the requirements that were not withdrawn."""
    found = sorted(
        (one for one in corpus.records("requirement") if not is_withdrawn(one)),
        key=lambda one: one.id,
    )
    known = corpus.library.kinds["requirement"].fields.properties["quality_view"].choices
    counts = Counter(one.text("quality_view") for one in found)
    unsaid = tuple(one for one in found if one.text("quality_view") not in known)
    return QualityViews({view: counts[view] for view in known}, unsaid, _one_sided(corpus, found))


def _one_sided(corpus: Corpus, requirements: list[Record]) -> tuple[OneSided, ...]:
    views: dict[str, list[str]] = {}
    for one in requirements:
        for product_id in one.texts("products"):
            views.setdefault(product_id, []).append(one.text("quality_view"))
    found = []
    for product_id, named in sorted(views.items()):
        product = corpus.get(product_id)
        if product is not None and len(named) > 1 and len(set(named)) == 1 and named[0]:
            found.append(OneSided(product, named[0], len(named)))
    return tuple(found)
