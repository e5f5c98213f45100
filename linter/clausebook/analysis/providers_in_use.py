"""Which providers the organization buys from, and whether they matter for conformity."""

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["bears_on_conformity", "is_bought_from", "providers_in_use"]

_NOT_BOUGHT_FROM = frozenset({"proposed", "suspended", "ended"})
_CONTROLLED = frozenset({"part_of_product", "direct_to_customer", "outsourced_process"})


def providers_in_use(corpus: Corpus) -> tuple[Record, ...]:
    """Return the live providers from whom the organization may buy today."""
    return tuple(provider for provider in corpus.live("provider") if is_bought_from(provider))


def is_bought_from(provider: Record) -> bool:
    """Whether the organization may buy; a provider without a status counts as one in use."""
    return provider.text("provider_status") not in _NOT_BOUGHT_FROM


def bears_on_conformity(provider: Record) -> bool:
    """Whether the provision is of the sorts to be controlled, or is said to bear on conformity.

    Where the record says neither, it may: only support, or what is said to have no effect, does
    not.
    """
    if provider.text("provision") in _CONTROLLED:
        return True
    affects = provider.flag("affects_conformity")
    return affects is True or (affects is None and not provider.has("provision"))
