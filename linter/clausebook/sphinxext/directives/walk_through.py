"""The directive ``qms:walk-through``: for whoever knows quality systems on paper."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.walk_through import Familiar, walk_through
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import folded, heading, listing, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["WalkThrough", "setup"]

_FEW = 4
_NAMES = (N_("On paper"), N_("Here"), N_("What it is"), N_("Clause"))


class WalkThrough(Block):
    """Familiar terms with links to what takes their place."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table for each group of terms."""
        found = walk_through(manual_of(translator.builder).corpus)
        return "".join(
            heading(self, escape(_(group)), f"paper-{group.lower().replace(' ', '-')}")
            + named_rows(
                _(group), [_(name) for name in _NAMES], (_row(translator, one) for one in terms)
            )
            for group, terms in found
        )


class WalkThroughDirective(QuestionDirective):
    """Shows where the parts of a quality system on paper are: ``{qms:walk-through}``."""

    def questions(self) -> Sequence[str]:
        return ("records", "edition")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = walk_through(manual.corpus)
        lines = (f"{one.term}: {one.told}" for _group, terms in found for one in terms)
        return [with_words(WalkThrough(""), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "walk-through", WalkThroughDirective)


def _row(translator: HTML5Translator, one: Familiar) -> Sequence[str]:
    clauses = ", ".join(clause_link(translator, number) for number in one.clauses)
    return (escape(one.term), _where(translator, one), escape(one.told), clauses)


def _where(translator: HTML5Translator, one: Familiar) -> str:
    if not one.kinds:
        return ""
    if not one.places:
        nothing = f'<span class="qms-gap-word">{_("nothing on record")}</span>'
        return absent(nothing, _(NOT_SHOWN))
    links = listing(record_link(translator, place.id) for place in one.places)
    inside = ngettext("{count} record", "{count} records", one.number)
    if len(one.places) > _FEW:
        number = ngettext("{count} document", "{count} documents", len(one.places))
        return folded(number, links)
    registers = any(place.kind.name == "register" for place in one.places)
    return f'{links} <span class="qms-hint">{inside}</span>' if registers else links
