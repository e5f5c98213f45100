"""What authors write in HTML although it is shown as text: comments, and breaks of a line."""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms import SphinxTransform

from clausebook.sphinxext.block import Block
from clausebook.sphinxext.prose import Prose

__all__ = ["LINE_BREAK", "TidyText"]

LINE_BREAK = {"html": "<br>\n", "latex": "\\\\\n"}
"""What breaks a line in the formats that need a sign for it."""

_BEGIN, _END = "<!--", "-->"
_MARK = re.compile(r"(<!--|-->|<br[ \t]*/?>)", re.IGNORECASE)
_AS_WRITTEN = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


class TidyText(SphinxTransform):
    """Drops HTML comments, which are notes of authors, and breaks the line at ``<br>``.

    All other HTML stays what it is to us: text. So does an end without a beginning, and a beginning
    without an end in the same prose or title: it would hide all that follows.
    """

    default_priority = 12

    def apply(self, **_: object) -> None:
        """Look at every text that is not shown as written."""
        texts = list(self.document.findall(nodes.Text))
        if not any(_MARK.search(text) for text in texts):
            return
        by_scope: dict[int, list[nodes.Text]] = {}
        for text in texts:
            scope = _scope(text)
            if scope is not None:
                by_scope.setdefault(id(scope), []).append(text)
        for together in by_scope.values():
            _tidy(together)


def _tidy(texts: list[nodes.Text]) -> None:
    last_end = max((index for index, text in enumerate(texts) if _END in text), default=-1)
    inside = False
    for index, text in enumerate(texts):
        if inside or _MARK.search(text):
            kept, inside = _tidied(text, inside=inside, ends_later=index < last_end)
            _replace(text, kept)


def _tidied(text: str, *, inside: bool, ends_later: bool) -> tuple[list[nodes.Node], bool]:
    """Return what is left of a text, and whether a comment goes on behind it."""
    kept: list[nodes.Node] = []
    pieces = _MARK.split(text)
    for index, piece in enumerate(pieces):
        mark = piece.lower()
        if inside:
            inside = mark != _END
        elif mark == _BEGIN and (ends_later or _END in pieces[index:]):
            inside = True
        elif mark.startswith("<br"):
            kept += _line_break()
        elif piece:
            kept.append(nodes.Text(piece))
    return kept, inside


def _line_break() -> Iterator[nodes.Node]:
    yield from (nodes.raw("", sign, format=name) for name, sign in LINE_BREAK.items())
    yield nodes.Text("\n")


def _scope(text: nodes.Text) -> nodes.Element | None:
    """Return within what a comment of this text must end, None where the text stays as written.

    What a block says is plain text of records; only the prose in it is Markdown.
    """
    above = text.parent
    scope = None
    while above is not None:
        if isinstance(above, (*_AS_WRITTEN, Block)):
            return None
        if isinstance(above, (Prose, nodes.title)):
            return above
        scope, above = above, above.parent
    return scope


def _replace(text: nodes.Text, kept: list[nodes.Node]) -> None:
    """Put what is left in the text's place; what holds nothing any more goes too."""
    holder = text.parent
    assert holder is not None
    index = holder.index(text)
    holder[index : index + 1] = kept
    while isinstance(holder, nodes.TextElement) and not holder.children:
        above = holder.parent
        if above is None or isinstance(holder, nodes.title):
            return
        above.remove(holder)
        holder = above
