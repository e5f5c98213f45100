"""The directive ``qms:claims``: what is promised in public, to which need, and what shows it."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import counted, empty, listing, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ClaimsBlock", "setup"]

_TITLE = "Claims and the needs that they answer"
_EMPTY = absent("No product makes a claim on record.")


class ClaimsBlock(Block):
    """All claims that were not taken back."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how many answer no need, and the table."""
        found = list(_claims(manual_of(translator.builder).corpus))
        if not found:
            return empty(_EMPTY)
        head = ("Claim", "Need", "Requirement", "Kept?", "Shown by")
        rows = (_row(translator, product, claim) for product, claim in found)
        return f"<p>{escape(_told(found))}</p>" + row_table(_TITLE, head, rows)


class ClaimsDirective(QuestionDirective):
    """Shows the claims of products and the needs that they answer: ``{qms:claims}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:product", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = list(_claims(manual.corpus))
        lines = (f"{product.title}: {claim.text('what')}" for product, claim in found)
        return [with_words(ClaimsBlock(""), _told(found) if found else _EMPTY, *lines)]


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
    loose = sum(not claim.has("needs") for _, claim in found)
    doubtful = sum(claim.flag("can_meet") is not True for _, claim in found)
    told = [counted(len(found), "claim")]
    told.append(f"{loose} answer no need on record" if loose else "each answers a need")
    told.append(f"{doubtful} not shown to be kept" if doubtful else "each said to be kept")
    return f"{', '.join(told)}."


def _row(translator: HTML5Translator, product: Record, claim: Part) -> TableRow:
    since = f", since {day(claim.text('published_on'))}" if claim.has("published_on") else ""
    link = record_link(translator, product.id)
    cells = (
        f'{escape(claim.text("what"))}<span class="qms-hint">{link}{since}</span>',
        _links(translator, claim, "needs") or absent(mark("no need", Tone.CARE)),
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
        return mark("not known", Tone.CARE)
    return mark("yes", Tone.GOOD) if answer else mark("no", Tone.BAD)
