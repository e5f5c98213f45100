"""Controlled Markdown documents: the header is blanked, title and header are added."""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from clausebook.analysis.translations import translated_body
from clausebook.record import LoadedDocument
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.documents import (
    closing_blocks,
    opening_blocks,
    page_title,
    prepare_page,
)
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.breadcrumbs import Breadcrumbs
from clausebook.sphinxext.prose import ProseParser

__all__ = ["AddDocumentHeader", "blank_header"]

_LOGGER = logging.getLogger(__name__)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def blank_header(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put the title in place of a document's header, on its first line; others stay blank."""
    loaded = _controlled(app, docname)
    if loaded is None:
        return
    document, value = loaded.document, loaded.document.value
    if isinstance(value, dict) and "myst" in value:
        line = document.locate(("myst",), "key").start.line
        _LOGGER.warning(
            "the key 'myst' is refused in the header of a document; settings stand in conf.py",
            location=(docname, line),
            type="clausebook",
            subtype="header",
        )
    title = _as_text(page_title(manual_of(app), loaded))
    is_shown_as_written = loaded.path not in manual_of(app).state.shown
    lines = (content[0] if is_shown_as_written else document.text).split("\n")
    if document.body is None:
        content[0] = f"# {title}\n"
        return
    above = [f"# {title}", *[""] * (document.body_line - 2)]
    body = "\n".join(lines[document.body_line - 1 :])
    translation = manual_of(app).translation(loaded.path)
    content[0] = "\n".join([*above, translated_body(body, translation)])


class AddDocumentHeader(SphinxTransform):
    """Adds to a controlled Markdown page what a YAML page has around its records."""

    default_priority = 5

    def apply(self, **_: object) -> None:
        """Gather the page under its one title, and put header and relations around the text."""
        loaded = _controlled(self.env, self.env.docname)
        if loaded is None:
            return
        manual = manual_of(self.env)
        prepare_page(self.env, loaded.path)
        sections = [node for node in self.document.children if isinstance(node, nodes.section)]
        first = sections[0]
        for later in sections[1:]:
            self.document.remove(later)
            if later is sections[1] and _repeats_title(later, loaded):
                first["ids"] += later["ids"]
                first += later.children[1:]
            else:
                first += later
        _mark_language(first, manual, loaded.path)
        if loaded.header is not None and loaded.header.id:
            first["ids"].insert(0, record_anchor(loaded.header.id))
        prose = ProseParser(self.env, self.document)
        first[1:1] = list(opening_blocks(manual, loaded, prose))
        first += list(closing_blocks(manual, loaded))
        self.document.insert(0, Breadcrumbs("", path=loaded.path))


def _mark_language(section: nodes.section, manual: Manual, path: str) -> None:
    """Say in which language a text is that the manual shows untranslated; docutils reads it so."""
    language = manual.foreign_language(path)
    if language and manual.translation(path) is None:
        for node in section.children:
            if isinstance(node, nodes.Element):
                node["classes"].append(f"language-{language}")


def _repeats_title(section: nodes.section, loaded: LoadedDocument) -> bool:
    """Whether the text begins by saying the title once more, as documents often do."""
    heading = section.next_node(nodes.title)
    said = heading.astext().casefold().split() if heading is not None else []
    title = loaded.header.title if loaded.header is not None else ""
    return said == (title or loaded.path).casefold().split()


def _controlled(holder: object, docname: str) -> LoadedDocument | None:
    return manual_of(holder).loaded.get(f"{docname}.md")  # type: ignore[arg-type]


def _as_text(title: str) -> str:
    """Return a title of which Markdown takes no sign for markup."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(title.split()))
