"""What the status of a document means in its life."""

__all__ = ["APPROVED", "BEGUN", "WITHDRAWN"]

BEGUN = frozenset({"draft", "review"})
"""It is being worked on."""
APPROVED = frozenset({"approved", "effective"})
"""It was approved and not withdrawn since."""
WITHDRAWN = frozenset({"superseded", "obsolete"})
"""It was in force and is not any more."""
