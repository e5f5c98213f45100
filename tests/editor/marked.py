"""Texts in which a broken bar marks the place of the cursor."""

from clausebook.text import Position


def place_in(marked: str) -> tuple[str, Position]:
    """Return a text without its broken bar ``¦``, and where that stood."""
    before, _, after = marked.partition("¦")
    assert "¦" not in after
    line = before.count("\n") + 1
    return before + after, Position(line, len(before.rpartition("\n")[2]) + 1)
