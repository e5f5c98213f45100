"""Records: what a document holds once it has been read and checked by the schema of its kind."""

from clausebook.record.loading import LoadedDocument, Problem, load
from clausebook.record.part import Part, Place, UnknownFieldError, day_of, is_number, text_of
from clausebook.record.record import INHERITED, Link, Record
from clausebook.record.status import APPROVED, BEGUN, WITHDRAWN

__all__ = [
    "APPROVED",
    "BEGUN",
    "INHERITED",
    "WITHDRAWN",
    "Link",
    "LoadedDocument",
    "Part",
    "Place",
    "Problem",
    "Record",
    "UnknownFieldError",
    "day_of",
    "is_number",
    "load",
    "text_of",
]
