"""Prose inside records: Markdown parsed in place, with the line of the YAML it stands on."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from clausebook.document import Document
from clausebook.record import Record
from clausebook.schema import Field
from clausebook.sphinxext.html import escape
from clausebook.text import Pointer

__all__ = ["Prose", "ProseParser", "first_line", "is_plain", "plain_html", "texts_with_markup"]

_MARKUP = re.compile(
    r"[`*_\[\]<>{}\\&|~^$]"  # anywhere: emphasis, code, links, roles, tables, entities
    r"|^[ \t]*(?:[-+#=:!%(]|[0-9]+[.)])"  # at the start of a line: lists, headings, rules
    r"|^(?: {4}|\t)"  # code by indentation
    r"|  $",  # a hard line break
    re.MULTILINE,
)
_HEADINGS_BELOW = 2
_LOWEST_HEADING = 6


class Prose(nodes.General, nodes.Element):
    """Holds what one text with markup became; its ``pointer`` says where the text stands."""


class ProseParser:
    """Parses the prose of one page; the Markdown parser itself is made once a process."""

    def __init__(self, env: BuildEnvironment, document: nodes.document) -> None:
        self._env = env
        self._document = document

    def begin(self) -> None:
        """Settle what MyST's transforms look for on every page; a Markdown page has it already."""
        self._markdown.render("")

    @cached_property
    def _markdown(self) -> MarkdownIt:
        if self._env.config not in _PARSERS:
            _PARSERS.clear()  # a parser holds on to its build, which would never be gone
            myst: MdParserConfig = self._env.myst_config  # type: ignore[attr-defined]
            _PARSERS[self._env.config] = create_md_parser(myst, SphinxRenderer)
        markdown = _PARSERS[self._env.config]
        markdown.options["document"] = self._document
        return markdown

    @cached_property
    def _renderer(self) -> Any:
        renderer: Any = self._markdown.renderer
        renderer.setup_render(self._markdown.options, {})
        return renderer

    def parse(self, text: str, line: int, pointer: Pointer) -> Prose:
        """Return what the text becomes; its first line stands on this line of the file, from 1."""
        prose = Prose("", pointer=list(pointer))
        with self._renderer.current_node_context(prose):
            self._renderer.nested_render_text(text, line - 1, heading_offset=_HEADINGS_BELOW)
        for heading in prose.findall(nodes.rubric):
            heading["heading-level"] = min(heading["level"], _LOWEST_HEADING)
        return prose


_PARSERS: WeakKeyDictionary[Config, MarkdownIt] = WeakKeyDictionary()


def is_plain(text: str) -> bool:
    """Whether Markdown would make nothing but paragraphs of a text."""
    return _MARKUP.search(text) is None


def plain_html(text: str) -> str:
    """Return plain paragraphs."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in _paragraphs(text))


def texts_with_markup(record: Record) -> Iterator[tuple[Pointer, str]]:
    """Yield the texts of a record that need the parser, in the order of its schema."""
    yield from _texts(record.field, record.values, record.pointer)


def first_line(document: Document, pointer: Pointer) -> int:
    """Return the line, from 1, on which a text begins; a block begins below its indicator."""
    line = document.locate(pointer).start.line
    written = document.source_text(pointer) or ""
    return line + 1 if written.startswith(("|", ">")) else line


def _texts(field: Field, value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        if field.is_prose and not is_plain(value):
            yield pointer, value
    elif isinstance(value, Mapping):
        for name, below in field.properties.items():
            if name in value:
                yield from _texts(below, value[name], (*pointer, name))
    elif isinstance(value, list) and field.items is not None:
        for index, item in enumerate(value):
            yield from _texts(field.items, item, (*pointer, index))


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
