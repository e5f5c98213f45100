"""How large a table may be, and what is said of one that is larger or broken."""

from typing import Final

__all__ = [
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "MOST_UNPACKED",
    "TableFault",
    "too_many",
]

MOST_BYTES: Final = 64 * 2**20
MOST_UNPACKED: Final = 256 * 2**20
"""What the parts of a workbook may come to."""
MOST_ROWS: Final = 100_000
"""Rows with something in them: ten times the largest register that is tried."""
MOST_COLUMNS: Final = 2_000
MOST_CELLS: Final = 5_000_000


class TableFault(Exception):
    """A file cannot be read as a table; the message follows the name of the file."""


def too_many() -> TableFault:
    """Return the fault of a table that is too large."""
    return TableFault(
        f"holds more than {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells; "
        "delete what does not belong to it"
    )
