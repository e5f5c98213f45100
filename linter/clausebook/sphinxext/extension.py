"""Registration with Sphinx."""

import importlib
import pkgutil

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import clausebook
from clausebook.control.readers import INTERNAL
from clausebook.sphinxext import directives
from clausebook.sphinxext.accessibility import complete_page
from clausebook.sphinxext.as_of import show_day
from clausebook.sphinxext.block import Block, replace_blocks, write_html
from clausebook.sphinxext.documents import YamlParser
from clausebook.sphinxext.domain import QmsDomain
from clausebook.sphinxext.failing import watch_for_failures
from clausebook.sphinxext.feed import announce_feed, write_feeds
from clausebook.sphinxext.formulas import write_formula, write_formula_block
from clausebook.sphinxext.languages import (
    announce_words,
    speak_as_configured,
    speak_english_again,
    translate_templates,
    write_words,
)
from clausebook.sphinxext.output import (
    pages_of_unreadable_files,
    tell_work,
    write_front_door,
)
from clausebook.sphinxext.page.contents import fill_side_bar
from clausebook.sphinxext.page.notice import show_notice
from clausebook.sphinxext.printing import PrintBuilder
from clausebook.sphinxext.prose_document import AddDocumentHeader, blank_header
from clausebook.sphinxext.questions import changed_pages, note_everything
from clausebook.sphinxext.readers import hide_sources, keep_apart, remove_mentions, show_readers
from clausebook.sphinxext.safety import RefuseUnsafeAddresses
from clausebook.sphinxext.search.passages import PassageCollector
from clausebook.sphinxext.search.writing import replace_search, search_page
from clausebook.sphinxext.settings import apply_settings, refuse_raw_text
from clausebook.sphinxext.tables.publishing import publish_tables
from clausebook.sphinxext.tidying import TidyText
from clausebook.sphinxext.upkeep import keep_up

__all__ = ["setup"]

_AFTER_THE_THEME = 900
_AFTER_THE_HEADER = 600
_FIRST, _LAST = 0, 1000


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; a conf.py needs this extension and nothing else."""
    app.setup_extension("myst_parser")
    _add_settings(app)
    app.add_event("clausebook-published")  # with what is worked on: tuple[WorkInProgress, ...]
    app.add_domain(QmsDomain)
    app.add_builder(PrintBuilder)
    app.add_node(Block, html=(write_html, None))
    app.add_source_suffix(".yaml", "clausebook")
    app.add_source_suffix(".yml", "clausebook")
    app.add_source_parser(YamlParser)
    app.add_transform(AddDocumentHeader)
    app.add_transform(RefuseUnsafeAddresses)
    app.add_transform(TidyText)
    app.add_html_math_renderer("clausebook", (write_formula, None), (write_formula_block, None))
    app.add_css_file("clausebook.css")
    app.add_css_file("clausebook-search.css")
    app.add_css_file("clausebook-tables.css")
    app.add_js_file("clausebook.js")
    app.add_js_file("clausebook-tables.js", loading_method="defer")
    app.connect("config-inited", apply_settings)
    _connect_language(app)
    app.add_env_collector(PassageCollector)
    app.connect("builder-inited", refuse_raw_text)
    app.connect("builder-inited", replace_search)
    app.connect("builder-inited", keep_apart)
    app.connect("builder-inited", hide_sources)
    app.connect("source-read", blank_header)
    app.connect("source-read", remove_mentions, priority=_AFTER_THE_HEADER)
    app.connect("env-get-outdated", changed_pages)
    app.connect("env-updated", note_everything)
    app.connect("doctree-resolved", replace_blocks)
    app.connect("html-collect-pages", pages_of_unreadable_files)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", fill_side_bar, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", announce_feed, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", complete_page, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", publish_tables, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", show_notice, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", show_readers, priority=_AFTER_THE_THEME)
    app.connect("html-page-context", show_day, priority=_AFTER_THE_THEME)
    app.connect("build-finished", write_front_door)
    app.connect("build-finished", tell_work)
    app.connect("build-finished", write_feeds)
    watch_for_failures(app)
    keep_up(app)
    for module in pkgutil.iter_modules(directives.__path__):
        importlib.import_module(f"{directives.__name__}.{module.name}").setup(app)
    return {
        "version": clausebook.__version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_settings(app: Sphinx) -> None:
    """Take what a build is told beside the project's own configuration."""
    app.add_config_value("clausebook_as_of", "", "", str, "date of judgement, today if empty")
    app.add_config_value("clausebook_at", "", "", str, "commit whose records are shown")
    app.add_config_value("clausebook_root", "", "", str, "the project, if pages are read elsewhere")
    app.add_config_value("clausebook_profile", INTERNAL, "env", str, "for which readers it is made")
    app.add_config_value("clausebook_notice", "", "html", str, "what stands on top of every page")


def _connect_language(app: Sphinx) -> None:
    """Let the manual speak its language from the first page to the last, and nothing else."""
    app.connect("builder-inited", translate_templates)
    app.connect("env-get-outdated", speak_as_configured, priority=_FIRST)
    app.connect("html-page-context", announce_words, priority=_AFTER_THE_THEME)
    app.connect("build-finished", write_words)
    app.connect("build-finished", speak_english_again, priority=_LAST)
