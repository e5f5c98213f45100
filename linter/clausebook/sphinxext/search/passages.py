"""The passages of pages: what stands under a heading or in a record, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from clausebook.sphinxext.block import Block
from clausebook.sphinxext.collecting import PageCollector
from clausebook.sphinxext.page.header import DocumentHeader

__all__ = ["Passage", "PassageCollector", "passages_by_page"]

_UNSEEN = (
    nodes.Invisible,
    nodes.raw,
    nodes.system_message,
    nodes.title,
    addnodes.toctree,
    DocumentHeader,  # its words are known of every record
)
_NO_SEARCH = "nosearch"
"""Sphinx's own name for pages that are not to be found."""


class Passage(NamedTuple):
    """A place that a reader can be led to; an empty anchor is the top of its page."""

    anchor: str
    title: str
    words: str


class PassageCollector(PageCollector):
    """Keeps the passages of each page."""

    kept_as = "qms_passages"

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep the passages of a page that was read."""
        env = app.env
        if _NO_SEARCH not in env.metadata[env.docname]:
            passages_by_page(env)[env.docname] = tuple(_passages(doctree))


def passages_by_page(env: BuildEnvironment) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of all pages in their order, the top of the page first."""
    return PassageCollector.by_page(env)


def _passages(doctree: nodes.document) -> Iterator[Passage]:
    """Yield a passage for each section, and for each block with a title and an id of its own."""
    for index, place in enumerate(filter(_is_place, doctree.findall(nodes.Element))):
        title = place.next_node(nodes.title)
        anchor = str(place["ids"][0]) if index else ""
        yield Passage(anchor, title.astext() if title else "", " ".join(_words(place.children)))


def _is_place(node: nodes.Element) -> bool:
    if isinstance(node, nodes.section):
        return True
    titles = (child for child in node.children if isinstance(child, nodes.title))
    return isinstance(node, Block) and bool(node["ids"]) and next(titles, None) is not None


def _words(children: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield texts as they are read, without what is a passage of its own."""
    for child in children:
        if isinstance(child, _UNSEEN):
            continue
        if isinstance(child, nodes.Text | nodes.TextElement):
            yield from _text(child)
        elif isinstance(child, nodes.Element) and not _is_place(child):
            yield from _words(child.children)


def _text(node: nodes.Node) -> Iterator[str]:
    """Yield the text of a paragraph or the like, if there is any, without signs of a format."""
    seen = (text for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))
    words = " ".join("".join(seen).split())
    if words:
        yield words
