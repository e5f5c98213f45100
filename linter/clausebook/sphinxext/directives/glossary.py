"""The directive ``qms:glossary``: the words of the organization, with where they are used."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.glossary import Entry, glossary
from clausebook.language import N_, _, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.prose import plain_html
from clausebook.sphinxext.views.pieces import empty, folded, with_words

__all__ = ["GlossaryBlock", "setup"]

_NOTHING = N_("No term is on record yet.")


class GlossaryBlock(Block):
    """The terms in the order of their names."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a list of definitions, a sentence where there is none."""
        found = glossary(manual_of(translator.builder).corpus)
        if not found:
            return empty(absent(_(_NOTHING)))
        items = "".join(_item(translator, entry) for entry in found)
        return f'<dl class="qms-glossary simple">{items}</dl>'


class GlossaryDirective(QuestionDirective):
    """Shows the terms with their definitions: ``{qms:glossary}``."""

    about = ("glossary-term",)

    def questions(self) -> Sequence[str]:
        # Words are looked for in all records, and in the prose that fingerprints stand for.
        return ("records", "documents")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = (
            f"{entry.term.title}: {entry.term.text('definition')}"
            for entry in glossary(manual.corpus)
        )
        return [with_words(GlossaryBlock(""), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "glossary", GlossaryDirective)


def _item(translator: HTML5Translator, entry: Entry) -> str:
    term = entry.term
    title = escape(manual_of(translator.builder).title(term))
    short = f" ({escape(term.text('abbreviation'))})" if term.has("abbreviation") else ""
    link = record_link(translator, term.id, with_title=False)
    notes = "".join(f"<p>{note}</p>" for note in _notes(translator, term))
    return (
        f"<dt><strong>{title}</strong>{short} {link}</dt>"
        f"<dd>{plain_html(term.text('definition'))}{notes}{_uses(translator, entry)}</dd>"
    )


def _notes(translator: HTML5Translator, term: Record) -> Iterator[str]:
    if term.has("note"):
        yield escape(term.text("note"))
    if term.has("also"):
        yield _("Also: {words}", words=escape(", ".join(term.texts("also"))))
    if term.has("forbidden_synonyms"):
        why = f" ({escape(term.text('why_forbidden'))})" if term.has("why_forbidden") else ""
        words = escape(", ".join(term.texts("forbidden_synonyms")))
        yield _("We do not say: {words}", words=words) + why
    if term.has("not_the_same_as"):
        others = (record_link(translator, other) for other in term.texts("not_the_same_as"))
        yield _("Not the same as: {terms}", terms=", ".join(others))


def _uses(translator: HTML5Translator, entry: Entry) -> str:
    if not entry.used_in:
        return ""
    links = "".join(f"<li>{record_link(translator, record.id)}</li>" for record in entry.used_in)
    told = ngettext(
        "Used in {count} document or record",
        "Used in {count} documents and records",
        len(entry.used_in),
    )
    return folded(told, f'<ul class="qms-list">{links}</ul>')
