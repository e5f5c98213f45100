"""The directive ``qms:you-said-we-did``: what customers said, and what came of it."""

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.closed_loop import Voice, closed_loop, loop_steps
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, choice_word, day_text, ngettext, noun, percentage, pgettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, heading, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ClosedLoopBlock", "setup"]

_HEAD = (N_("You said"), N_("We did"), N_("You were told"))
_TITLE = N_("From hearing to telling")
_EMPTY = N_("No feedback and no complaint is on record.")


class ClosedLoopBlock(Block):
    """What was heard in the time ``within``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the way from hearing to telling, what is under way, and what is done."""
        found = closed_loop(manual_of(translator.builder).corpus, self["within"])
        if not found:
            return empty(absent(_(_EMPTY)))
        head = (_("Step"), pgettext("how many", "Heard"))
        steps = bar_figure(_(_TITLE), _told(found), self["chart"], _bars(found), head=head)
        names = [_(name) for name in _HEAD]
        parts = [steps]
        for title, anchor, voices in _groups(found):
            if voices:
                rows = (_row(translator, one) for one in voices)
                parts.append(heading(self, title, f"{self['chart']}-{anchor}"))
                parts.append(row_table(title, names, rows, classes="qms-voices"))
        return "".join(parts)


class ClosedLoopDirective(QuestionDirective):
    """Shows feedback and complaints with what came of them: ``:within: 12 months``."""

    option_spec: ClassVar = {"within": directives.unchanged_required}

    def questions(self) -> Sequence[str]:
        return ("kind:feedback", "kind:complaint", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        within = self.length_of_time()
        found = closed_loop(manual.corpus, within)
        block = ClosedLoopBlock("", within=within, chart=chart_name(self.env, "heard"))
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(block, told, *map(_line, found))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "you-said-we-did", ClosedLoopDirective)


def _groups(found: Sequence[Voice]) -> tuple[tuple[str, str, list[Voice]], ...]:
    return (
        (_("Done, and told"), "done", [one for one in found if one.is_closed]),
        (_("Still with us"), "open", [one for one in found if not one.is_closed]),
    )


def _bars(found: Sequence[Voice]) -> list[Bar]:
    return [
        Bar(step.name, step.count, _share(step.count, len(found))) for step in loop_steps(found)
    ]


def _share(count: int, total: int) -> str:
    return percentage(f"{100 * count / total:.0f}")


def _told(found: Sequence[Voice]) -> str:
    steps = ", ".join(f"{step.count} {step.name}" for step in loop_steps(found))
    untold = sum(one.is_acted_on and one.told_on is None for one in found)
    told = ngettext(
        "{count} voice, complaints and other feedback: {steps}.",
        "{count} voices, complaints and other feedback: {steps}.",
        len(found),
        steps=steps,
    )
    if not untold:
        return told
    return f"{told} {_('{count} acted on without a word to whoever spoke.', count=untold)}"


def _row(translator: HTML5Translator, one: Voice) -> TableRow:
    manual = manual_of(translator.builder)
    segment = manual.corpus.get(one.record.text("segment"))
    facts = (
        escape(_sort(one)),
        escape(manual.title(segment)) if segment is not None else "",
        day(str(one.received_on)),
    )
    hint = f'<span class="qms-hint">{", ".join(filter(None, facts))}</span>'
    cells = (record_link(translator, one.record.id) + hint, _did(translator, one), _heard(one))
    return TableRow(cells, {"voice": one.record.id})


def _sort(one: Voice) -> str:
    is_complaint = one.record.kind.name == "complaint"
    sort = "" if is_complaint else one.record.text("feedback_kind")
    return choice_word(sort) if sort else noun(one.record.kind.title)


def _did(translator: HTML5Translator, one: Voice) -> str:
    did = escape(one.did) or f'<span class="qms-hint">{_("nothing decided yet")}</span>'
    if one.did and not one.is_acted_on:
        did += f" {mark(_('under way'), Tone.CARE)}"
    links = ", ".join(
        record_link(translator, response.id, with_title=False) for response in one.responses
    )
    return did + (f'<span class="qms-hint">{links}</span>' if links else "")


def _heard(one: Voice) -> str:
    if one.told_on is not None:
        return day(str(one.told_on))
    return mark(_("not yet"), Tone.BAD if one.is_acted_on else Tone.CARE)


def _line(one: Voice) -> str:
    told = _("not told yet")
    if one.told_on is not None:
        told = _("told on {day}", day=day_text(one.told_on))
    return " · ".join(filter(None, (named(one.record), one.did, told)))
