"""The manual in a browser while its records are edited.

Four parts, each of which can be read alone: ``watching`` notices edits, ``checking`` finds what
they make right or wrong, ``building`` makes the manual in a process of its own, and ``pages`` shows
it in another. ``session`` is the loop that ties them together.
"""

from clausebook.cli.serving.session import serve

__all__ = ["serve"]
