"""Record kinds, read from JSON Schemas, and the verdict on data by them."""

from clausebook.schema.field import Field, Reference
from clausebook.schema.kind import Kind, Nature
from clausebook.schema.library import SchemaFault, SchemaLibrary, load_schemas, schema_directory
from clausebook.schema.violation import Violation, alike_words, nearest

__all__ = [
    "Field",
    "Kind",
    "Nature",
    "Reference",
    "SchemaFault",
    "SchemaLibrary",
    "Violation",
    "alike_words",
    "load_schemas",
    "nearest",
    "schema_directory",
]
