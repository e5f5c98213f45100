"""Which products and services customers can have today."""

from clausebook.record import Record

__all__ = ["is_offered"]

_OFFERED = frozenset({"launch", "offered", "phase_out"})


def is_offered(product: Record) -> bool:
    """Whether a product is on offer; one that does not say where it stands in its life is."""
    return product.text("lifecycle_stage") in ("", *_OFFERED)
