"""The way back from a page that stands in no table of contents."""

from sphinx.writers.html5 import HTML5Translator

from clausebook.language import _
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import clause_link, escape, page_link
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.page.header import clauses_of_document

__all__ = ["Breadcrumbs"]


class Breadcrumbs(Block):
    """The manual, the first clause that the document at ``path`` serves, and its kind."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the steps as a list of links."""
        builder = translator.builder
        manual = manual_of(builder)
        record = manual.loaded[self["path"]].header
        name = escape(manual.name or _("Manual"))
        steps = [page_link(translator, builder.config.root_doc, "", name)]
        if record is not None:
            steps.extend(
                clause_link(translator, number, with_title=True)
                for number in clauses_of_document(manual, record)[:1]
            )
            if record.kind.name != "register":
                steps.append(escape(_(record.kind.plural)))
        listed = "".join(f"<li>{step}</li>" for step in steps)
        label = _("Breadcrumbs")
        return f'<nav class="qms-breadcrumbs" aria-label="{label}"><ol>{listed}</ol></nav>'
