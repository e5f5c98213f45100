"""The indicator that an objective is measured by."""

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["indicator_of"]


def indicator_of(corpus: Corpus, objective: Record) -> Record | None:
    """Return the indicator of an objective, None where it names none that can be read."""
    found = corpus.get(objective.text("kpi"))
    return found if found is not None and found.kind.name == "kpi" and found.is_valid else None
