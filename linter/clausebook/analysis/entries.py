"""Dated entries of a record, such as checks and evaluations, in the order of their days."""

from datetime import date

from clausebook.record import Part, Record

__all__ = ["entries_until"]


def entries_until(record: Record, name: str, today: date) -> list[Part]:
    """Return the entries of a list by their day (``on``), the oldest first; none still to come."""
    dated = [
        part for part in record.parts(name) if (day := part.date("on")) is not None and day <= today
    ]
    return sorted(dated, key=lambda part: part.text("on"))
