"""Customers who still are customers."""

from datetime import date

from clausebook.record import Record

__all__ = ["is_lost"]


def is_lost(customer: Record, today: date) -> bool:
    """Whether a customer has left."""
    lost_on = customer.date("lost_on")
    return lost_on is not None and lost_on <= today
