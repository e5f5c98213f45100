"""The directive ``qms:pending-decisions``: what waits for a decision, and why."""

from collections import Counter
from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.pending_decisions import (
    KINDS,
    PendingDecision,
    Weight,
    pending_decisions,
)
from clausebook.corpus import Corpus
from clausebook.language import N_, _, list_of, ngettext, noun
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, listing, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["PendingDecisions", "setup"]

_LABEL = N_("What waits for a decision")
_TONES = {
    Weight.BEYOND: Tone.BAD,
    Weight.UNTREATED: Tone.BAD,
    Weight.UNACCEPTED: Tone.BAD,
    Weight.UNJUDGED: Tone.PLAIN,
    Weight.UNDECIDED: Tone.PLAIN,
}
_LOOKED_FOR = {
    "risk": N_(
        "risks above the appetite without a treatment or an acceptance that holds, risks that "
        "nobody can judge, and treatments without effect"
    ),
    "opportunity": N_("opportunities without a decision"),
    "objective": N_("objectives past their day that nothing answers"),
    "kpi": N_("indicators whose latest value misses the target while nothing answers it"),
}


class PendingDecisions(Block):
    """What waits for a decision among the records of the kinds ``kinds``."""

    def html(self, translator: HTML5Translator) -> str:
        """Return in words what was looked for and found, and the table."""
        manual = manual_of(translator.builder)
        found = _pending(manual, self["kinds"])
        told = _told(manual.corpus, self["kinds"], found)
        if not found:
            return empty(told)
        rows = (_row(translator, one) for one in found)
        head = (_("Record"), _("Sort"), _("Why"))
        return f"<p>{escape(told)}</p>{row_table(_(_LABEL), head, rows)}"


class PendingDecisionsDirective(QuestionDirective):
    """Lists what waits for a decision; kinds narrow it: ``{qms:pending-decisions} risk``."""

    optional_arguments = 1
    final_argument_whitespace = True

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        given = self.arguments[0].replace(",", " ").split() if self.arguments else KINDS
        unknown = [kind for kind in given if kind not in KINDS]
        if unknown:
            known = ", ".join(KINDS)
            raise self.error(
                f"{self.name}: decisions are not looked for in '{unknown[0]}'; known: {known}"
            )
        kinds = tuple(kind for kind in KINDS if kind in given)
        found = _pending(manual, kinds)
        told = _told(manual.corpus, kinds, found)
        return [with_words(PendingDecisions("", kinds=kinds), told, *map(_line, found))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "pending-decisions", PendingDecisionsDirective)


def _pending(manual: Manual, kinds: tuple[str, ...]) -> tuple[PendingDecision, ...]:
    is_whole = not manual.withholding.hides_records
    return pending_decisions(manual.corpus, kinds, is_whole=is_whole)


def _row(translator: HTML5Translator, one: PendingDecision) -> TableRow:
    sorts = dict.fromkeys(reason.weight for reason in one.reasons)
    marks = (mark(_(weight), _TONES.get(weight, Tone.CARE)) for weight in sorts)
    why = listing(escape(reason.told) for reason in one.reasons)
    cells = (record_link(translator, one.record.id), " ".join(marks), why)
    return TableRow(cells, {"record": one.record.id, "weight": one.weight.value})


def _told(corpus: Corpus, kinds: Sequence[str], found: Sequence[PendingDecision]) -> str:
    total = sum(not is_withdrawn(one) for kind in kinds for one in corpus.records(kind))
    if not total:
        told = _("No record of the kinds that are looked through here is on record yet.")
        return absent(told)
    among = ngettext(
        "of {count} record ({kinds})",
        "of {count} records ({kinds})",
        total,
        kinds=list_of([noun(corpus.library.kinds[kind].plural) for kind in kinds]),
    )
    if not found:
        told = _(
            "Nothing is waiting {among}. Looked for: {looked}; actions that are overdue.",
            among=among,
            looked="; ".join(_(_LOOKED_FOR[kind]) for kind in kinds),
        )
        return absent(told)
    counts = Counter(one.weight for one in found)
    return ngettext(
        "{count} {among} waits for a decision: {sorts}.",
        "{count} {among} wait for a decision: {sorts}.",
        len(found),
        among=among,
        sorts=", ".join(f"{counts[weight]} {_(weight)}" for weight in Weight if counts[weight]),
    )


def _line(one: PendingDecision) -> str:
    return f"{named(one.record)}: {'; '.join(reason.told for reason in one.reasons)}"
