"""The directive ``qms:claims``: what is promised in public, to which need, and what shows it."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, listing, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ClaimsBlock", "setup"]

_TITLE = N_("Claims and the needs that they answer")
_EMPTY = N_("No product makes a claim on record.")


class ClaimsBlock(Block):
    """All claims that were not taken back."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how many answer no need, and the table."""
        found = list(_claims(manual_of(translator.builder).corpus))
        if not found:
            return empty(absent(_(_EMPTY)))
        head = (_("Claim"), _("Need"), _("Requirement"), _("Kept?"), _("Shown by"))
        rows = (_row(translator, product, claim) for product, claim in found)
        return f"<p>{escape(_told(found))}</p>" + row_table(_(_TITLE), head, rows)


class ClaimsDirective(QuestionDirective):
    """Shows the claims of products and the needs that they answer: ``{qms:claims}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:product", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = list(_claims(manual.corpus))
        lines = (f"{product.title}: {claim.text('what')}" for product, claim in found)
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(ClaimsBlock(""), told, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "claims", ClaimsDirective)


def _claims(corpus: Corpus) -> Iterator[tuple[Record, Part]]:
    """Yield the claims in public today, with their product."""
    for product in sorted(corpus.records("product"), key=lambda one: one.id):
        for claim in () if is_withdrawn(product) else product.parts("claims"):
            begins, ends = claim.date("published_on"), claim.date("withdrawn_on")
            has_begun = begins is None or begins <= corpus.today
            if has_begun and (ends is None or ends > corpus.today):
                yield product, claim


def _told(found: Sequence[tuple[Record, Part]]) -> str:
    loose = sum(not claim.has("needs") for _product, claim in found)
    doubtful = sum(claim.flag("can_meet") is not True for _product, claim in found)
    told = [ngettext("{count} claim", "{count} claims", len(found))]
    told.append(
        _("{count} answer no need on record", count=loose) if loose else _("each answers a need")
    )
    told.append(
        _("{count} not shown to be kept", count=doubtful) if doubtful else _("each said to be kept")
    )
    return f"{', '.join(told)}."


def _row(translator: HTML5Translator, product: Record, claim: Part) -> TableRow:
    since = ""
    if claim.has("published_on"):
        since = ", " + _("since {day}", day=day(claim.text("published_on")))
    link = record_link(translator, product.id)
    cells = (
        f'{escape(claim.text("what"))}<span class="qms-hint">{link}{since}</span>',
        _links(translator, claim, "needs") or absent(mark(_("no need"), Tone.CARE)),
        _links(translator, claim, "requirements"),
        _kept(claim),
        _links(translator, claim, "kpi"),
    )
    return TableRow(cells, {"claim": claim.text("what")})


def _links(translator: HTML5Translator, claim: Part, name: str) -> str:
    return listing(record_link(translator, target) for target in claim.texts(name))


def _kept(claim: Part) -> str:
    answer = claim.flag("can_meet")
    if answer is None:
        return mark(_("not known"), Tone.CARE)
    return mark(choice_word("yes"), Tone.GOOD) if answer else mark(choice_word("no"), Tone.BAD)
