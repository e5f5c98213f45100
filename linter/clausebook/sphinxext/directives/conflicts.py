"""The directive ``qms:conflicts``: requirements that contradict each other, and the decision."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.requirement_conflicts import Conflict, TradeOff, conflicts, trade_offs
from clausebook.analysis.requirement_limits import Limits
from clausebook.language import N_, _, ngettext, pgettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import caption, listing, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ConflictsBlock", "setup"]

_CONFLICTS = N_("Requirements of which no value meets both")
_TRADE_OFFS = N_("Decided between requirements")
_NONE = N_("No two requirements ask for values that exclude each other.")


class ConflictsBlock(Block):
    """The conflicts that are there, and the decisions that settled some."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table of the conflicts, and one of the decisions."""
        corpus = manual_of(translator.builder).corpus
        found, settled = conflicts(corpus), trade_offs(corpus)
        parts = [f"<p>{escape(_told(found))}</p>"]
        rows = (_conflict(translator, one) for one in found)
        head = (_("One asks for"), _("The other for"), pgettext("measure", "Of"), _("Decision"))
        parts.append(row_table(_(_CONFLICTS), head, rows))
        if settled:
            rows = (_trade_off(translator, one) for one in settled)
            head = (_("Decision"), _("Requirement"), pgettext("segment", "For"), _("Why"))
            parts += [caption(_(_TRADE_OFFS)), row_table(_(_TRADE_OFFS), head, rows)]
        return "".join(parts)


class ConflictsDirective(QuestionDirective):
    """Shows contradictory requirements and what was decided: ``{qms:conflicts}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:requirement", "kind:decision", "kind:segment", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found, settled = conflicts(manual.corpus), trade_offs(manual.corpus)
        lines = (_line(one) for one in found)
        decided = (_words(one) for one in settled)
        return [with_words(ConflictsBlock(""), _told(found), *lines, *decided)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "conflicts", ConflictsDirective)


def _told(found: Sequence[Conflict]) -> str:
    if not found:
        return absent(_(_NONE))
    open_ones = sum(one.decision is None for one in found)
    state = _("all of them decided")
    if open_ones:
        state = _("{count} not decided yet", count=open_ones)
    return f"{ngettext('{count} conflict', '{count} conflicts', len(found))}, {state}."


def _conflict(translator: HTML5Translator, one: Conflict) -> TableRow:
    product = record_link(translator, one.product) if one.product else _("all products")
    decision = mark(_("not decided"), Tone.BAD)
    if one.decision is not None:
        decision = record_link(translator, one.decision.id)
    cells = (
        _side(translator, one.first),
        _side(translator, one.second),
        f'{escape(one.first.measure)}<span class="qms-hint">{product}</span>',
        decision,
    )
    pair = f"{one.first.requirement.id} {one.second.requirement.id}"
    return TableRow(cells, {"conflict": pair})


def _side(translator: HTML5Translator, limits: Limits) -> str:
    requirement = limits.requirement
    return (
        f"<strong>{escape(limits.asked)}</strong> {record_link(translator, requirement.id)}"
        f'<span class="qms-hint">{_segments(translator, requirement)}</span>'
    )


def _segments(translator: HTML5Translator, requirement: Record) -> str:
    manual = manual_of(translator.builder)
    found = (manual.corpus.get(name) for name in requirement.texts("segments"))
    return escape(", ".join(manual.title(one) for one in found if one is not None)) or _(
        "all segments"
    )


def _trade_off(translator: HTML5Translator, one: TradeOff) -> TableRow:
    decision = one.decision
    segments = dict.fromkeys(s for r in one.requirements for s in r.texts("segments"))
    cells = (
        record_link(translator, decision.id),
        listing(record_link(translator, requirement.id) for requirement in one.requirements),
        listing(record_link(translator, name) for name in segments) or _("all segments"),
        escape(_why(decision)),
    )
    return TableRow(cells, {"decision": decision.id})


def _why(decision: Record) -> str:
    return decision.text("customer_impact") or decision.text("what")


def _line(one: Conflict) -> str:
    first, second = one.first, one.second
    decided = named(one.decision) if one.decision is not None else _("not decided")
    return (
        f"{named(first.requirement)}: {first.measure} {first.asked}; "
        f"{named(second.requirement)}: {second.asked}; {decided}"
    )


def _words(one: TradeOff) -> str:
    between = ", ".join(named(requirement) for requirement in one.requirements)
    return f"{named(one.decision)}: {between}"
