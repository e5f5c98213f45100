"""Records: what a document holds once it has been read and checked by the schema of its kind."""

from clausebook.record.loading import LoadedDocument, Problem, load
from clausebook.record.part import Part, Place, UnknownFieldError, is_number
from clausebook.record.record import INHERITED, Link, Record

__all__ = [
    "INHERITED",
    "Link",
    "LoadedDocument",
    "Part",
    "Place",
    "Problem",
    "Record",
    "UnknownFieldError",
    "is_number",
    "load",
]
