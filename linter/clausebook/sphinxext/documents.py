"""The parser that turns a YAML document into a page."""

from collections.abc import Iterator

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.environment import BuildEnvironment

from clausebook.control.standing import with_standing
from clausebook.record import LoadedDocument, Record
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import readable
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.breadcrumbs import Breadcrumbs
from clausebook.sphinxext.page.contents import Contents
from clausebook.sphinxext.page.header import DocumentHeader
from clausebook.sphinxext.page.record_block import (
    ALWAYS_SKIPPED,
    IN_REGISTER,
    RecordBlock,
    RecordFields,
    RecordRelations,
)
from clausebook.sphinxext.page.words import field_words, header_words, relation_words, title_of
from clausebook.sphinxext.prose import ProseParser, first_line, texts_with_markup
from clausebook.sphinxext.questions import note_question

__all__ = [
    "YamlParser",
    "closing_blocks",
    "make_section",
    "opening_blocks",
    "page_title",
    "prepare_page",
]

_WORTH_A_LIST = 2


class YamlParser(MystParser):
    """Makes a page of what the corpus holds for the file; the text itself is not read again."""

    supported = ("clausebook",)  # type: ignore[misc]

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill the page: breadcrumbs, title, header, and the records."""
        env: BuildEnvironment = document.settings.env
        manual = manual_of(env)
        path = env.doc2path(env.docname, base=False).as_posix()
        loaded = manual.loaded[path]
        prepare_page(env, path)
        section = make_section(document, loaded)
        document += [Breadcrumbs("", path=path), section]
        prose = ProseParser(env, document)
        prose.begin()
        section += opening_blocks(manual, loaded, prose)
        if loaded.header is not None and loaded.header.kind.name == "register":
            section["classes"].append("qms-wide")
            section += _register(manual, loaded, prose)
        section += closing_blocks(manual, loaded)


def prepare_page(env: BuildEnvironment, path: str) -> None:
    """Note what the page depends on, and that no table of contents needs to name it."""
    note_question(env, f"page:{path}")
    note_question(env, f"past:{path}")
    note_question(env, f"threads:{path}")
    env.metadata[env.docname]["orphan"] = True


def make_section(document: nodes.document, loaded: LoadedDocument) -> nodes.section:
    """Return the section of a document, with its title and its id as anchor."""
    record = loaded.header
    title = page_title(manual_of(document.settings.env), loaded)
    section = nodes.section(
        "", nodes.title(title, title), names=[nodes.fully_normalize_name(title)]
    )
    section.source, section.line = document["source"], 1
    if record is not None and record.id:
        anchor = record_anchor(record.id)
        section["ids"].append(anchor)
        document.ids[anchor] = section
    document.note_implicit_target(section, section)
    return section


def page_title(manual: Manual, loaded: LoadedDocument) -> str:
    """Return the title of a document, by which side bar and search tell a draft from the rest."""
    record = loaded.header
    if record is None or not record.title:
        return loaded.path
    return with_standing(readable(manual.title(record)), record, manual.corpus.today)


def opening_blocks(
    manual: Manual, loaded: LoadedDocument, prose: ProseParser
) -> Iterator[nodes.Node]:
    """Yield what stands under the title: header, and what the document says beyond it."""
    header = DocumentHeader("", path=loaded.path)
    record = loaded.header
    if record is None:
        yield header
        return
    yield _with(header, header_words(record))
    skipped = ALWAYS_SKIPPED | frozenset(manual.corpus.library.header.properties)
    fields = RecordFields("", path=loaded.path, index=0)
    _with(fields, field_words(manual, manual.in_its_language(record), skipped))
    yield _parsed(fields, manual, record, prose)


def closing_blocks(manual: Manual, loaded: LoadedDocument) -> Iterator[nodes.Node]:
    """Yield what stands at the foot: the relations of the document."""
    if loaded.header is not None:
        relations = RecordRelations("", path=loaded.path, index=0)
        yield _with(relations, relation_words(manual, loaded.header))


def _register(manual: Manual, loaded: LoadedDocument, prose: ProseParser) -> Iterator[nodes.Node]:
    if len(loaded.records) > _WORTH_A_LIST:
        yield Contents("", path=loaded.path)
    for index, record in enumerate(loaded.records[1:], start=1):
        block = RecordBlock("", path=loaded.path, index=index)
        if manual.corpus.get(record.id) is record:
            block["ids"].append(record_anchor(record.id))
        title = with_standing(title_of(manual.in_its_language(record)), record, manual.corpus.today)
        block += nodes.title("", title)
        words = field_words(manual, manual.in_its_language(record), IN_REGISTER)
        _with(block, "\n\n".join(filter(None, (words, relation_words(manual, record)))))
        yield _parsed(block, manual, record, prose)


def _with(block: Block, words: str) -> Block:
    if words:
        block += nodes.Text(words)
    return block


def _parsed(block: Block, manual: Manual, record: Record, prose: ProseParser) -> Block:
    document = manual.corpus.documents[record.path]
    for pointer, text in texts_with_markup(manual.in_its_language(record)):
        block += prose.parse(text, first_line(document, pointer), pointer)
    return block
