"""The light node: a part of a page that writes its own HTML."""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.sphinxext.absence import settled, settled_words
from clausebook.sphinxext.html import escape
from clausebook.sphinxext.views.left_out import left_out

__all__ = ["Block", "nested_html", "replace_blocks", "write_html"]

_NOTHING = re.compile(r'<p class="qms-empty">[^<]*</p>')


class Block(nodes.General, nodes.Element):
    """One node for what would be hundreds; a subclass says how it is written.

    It keeps ids and plain data only, for it is pickled with its page: what it shows is read from
    ``manual_of(translator.builder)`` when the page is written. Where it ``says_of_nothing``
    something, that stands in place of each sentence that there is nothing. Where it ``hides``
    records, other things that are said to be absent give way as well. The records ``unread``, which
    break their schema, are told below it.
    """

    def html(self, translator: HTML5Translator) -> str:
        """Return the HTML, with all text of records escaped."""
        raise NotImplementedError

    def text(self) -> str:
        """Return the words for the search index and for formats other than HTML.

        Paragraphs are separated by empty lines. It is asked once, when the page is read.
        """
        return ""

    def carry_words(self) -> "Block":
        """Put the words into the node, where the search finds them; return the node."""
        words = self.text()
        if words:
            self.insert(0, nodes.Text(words))
        says, hides = self.get("says_of_nothing", ""), bool(self.get("hides"))
        for place, child in enumerate(self.children):
            if isinstance(child, nodes.Text):
                told = settled_words(child.astext(), says, hides=hides)
                self[place] = nodes.Text(told)
        return self


def nested_html(translator: HTML5Translator, node: nodes.Node) -> str:
    """Return the HTML of an ordinary node inside a block, such as prose."""
    outer, translator.body = translator.body, []
    try:
        node.walkabout(translator)
        return "".join(translator.body)
    finally:
        translator.body = outer


def write_html(translator: HTML5Translator, block: Block) -> None:
    """Write a block and pass over what is inside it, for it has written that itself."""
    html = block.html(translator)
    if block.get("says_of_nothing"):
        instead = f'<p class="qms-empty">{escape(block["says_of_nothing"])}</p>'
        html = _NOTHING.sub(lambda _: instead, html)
    if block.get("unread"):
        html += left_out(translator, block["unread"])
    translator.body.append(settled(html, hides=bool(block.get("hides"))))
    raise nodes.SkipNode


def replace_blocks(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Turn blocks into paragraphs for every format that is not HTML."""
    if app.builder.format == "html":
        return
    for block in list(doctree.findall(Block)):
        plain = [node for child in block.children for node in _plain(child)]
        if block["ids"] and plain and isinstance(plain[0], nodes.Element):
            plain[0]["ids"] = block["ids"]
        block.replace_self(plain)


def _plain(child: nodes.Node) -> list[nodes.Node]:
    if isinstance(child, nodes.title):
        return [nodes.paragraph("", "", nodes.strong("", child.astext()))]
    if isinstance(child, nodes.Text):
        parts = child.astext().split("\n\n")
        return [nodes.paragraph("", part) for part in parts if part.strip()]
    return list(child.children)
