"""For whom a manual is made, and what is left out for those who may not read all."""

from clausebook.control.readers.leaving_out import corpus_for, state_for, withholding_for
from clausebook.control.readers.readers import (
    CLASSIFICATIONS,
    INTERNAL,
    Readers,
    UnknownReadersError,
    readers_named,
)
from clausebook.control.readers.withholding import WITHHELD, Withholding, classification_of

__all__ = [
    "CLASSIFICATIONS",
    "INTERNAL",
    "WITHHELD",
    "Readers",
    "UnknownReadersError",
    "Withholding",
    "classification_of",
    "corpus_for",
    "readers_named",
    "state_for",
    "withholding_for",
]
