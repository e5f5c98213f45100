"""Sizes up to which a file is read; generous for records, small for a machine."""

__all__ = [
    "MAXIMUM_BYTES",
    "MAXIMUM_DEPTH",
    "MAXIMUM_FAULTS",
    "MAXIMUM_INTEGER",
    "MAXIMUM_NODES",
    "MAXIMUM_REPEATED_NODES",
    "SAFE_DEPTH",
]

MAXIMUM_BYTES = 10_000_000
"""Bytes of a file: about 10,000 records of a page each."""

MAXIMUM_DEPTH = 100
"""Lists and mappings inside one another; records need fewer than ten."""

MAXIMUM_NODES = 1_000_000
"""Keys and values of a file, as written."""

MAXIMUM_REPEATED_NODES = 100_000
"""Keys and values that aliases add to those written."""

MAXIMUM_FAULTS = 100
"""Faults of one sort that are told of a file; more would hide what to mend first."""

MAXIMUM_INTEGER = 2**63 - 1
"""Largest size of a whole number; every reader of JSON holds it."""

SAFE_DEPTH = 500
"""Depth that the composer can reach with a small stack; beyond 1,000 it ends the process."""
