"""The directive ``qms:opportunity-decisions``: what was done with opportunities, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.actions import actions_of
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import Tone, late, mark
from clausebook.sphinxext.views.pieces import caption, empty, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["OpportunityDecisions", "setup"]

_EMPTY = N_("No opportunity is on record.")
_TITLES = {
    "": N_("Not decided yet"),
    "pursue": N_("Pursued"),
    "explore": N_("Tried out first"),
    "defer": N_("Put off"),
    "decline": N_("Declined"),
}
_TYPES = {
    "new": N_("something new"),
    "correct": N_("puts right"),
    "renew": N_("renews the offer"),
}
_TONES = {
    "effective": Tone.GOOD,
    "partly_effective": Tone.CARE,
    "ineffective": Tone.BAD,
}


class OpportunityDecisions(Block):
    """The opportunities by what was decided, the undecided ones first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table for each decision that was taken."""
        today = manual_of(translator.builder).corpus.today
        parts = []
        for choice, found in _by_choice(manual_of(translator.builder).corpus):
            number = ngettext("{count} opportunity", "{count} opportunities", len(found))
            title = f"{_(_TITLES[choice])}: {number}"
            head = (
                _("Opportunity"),
                _("What good it would do"),
                _("Why so decided"),
                _("What came of it"),
            )
            rows = [_row(translator, one, today) for one in found]
            parts += [caption(title), row_table(title, head, rows)]
        return "".join(parts) or empty(absent(_(_EMPTY)))


class OpportunityDecisionsDirective(QuestionDirective):
    """Shows opportunities by decision, the declined ones too."""

    def questions(self) -> Sequence[str]:
        return ("kind:opportunity", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        lines = [
            f"{_(_TITLES[choice])} · {named(one)} · {one.part('decision').text('reason')}"
            for choice, found in _by_choice(manual.corpus)
            for one in found
        ]
        return [with_words(OpportunityDecisions(""), *(lines or [absent(_(_EMPTY))]))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "opportunity-decisions", OpportunityDecisionsDirective)


def _by_choice(corpus: Corpus) -> Iterator[tuple[str, list[Record]]]:
    known = sorted(
        (one for one in corpus.records("opportunity") if not is_withdrawn(one)),
        key=lambda one: one.id,
    )
    for choice in _TITLES:
        found = [one for one in known if one.part("decision").text("choice") == choice]
        if found:
            yield choice, found


def _row(translator: HTML5Translator, one: Record, today: date) -> TableRow:
    one = manual_of(translator.builder).in_its_language(one)
    kind = _(_TYPES[one.text("type")]) if one.text("type") in _TYPES else ""
    decision = one.part("decision")
    cells = (
        f'{record_link(translator, one.id)}<span class="qms-hint">{escape(kind)}</span>',
        escape(one.text("desired_effect")),
        escape(decision.text("reason")) + _dated(decision.text("on")),
        _outcome(one, today),
    )
    return TableRow(cells, {"opportunity": one.id, "choice": decision.text("choice")})


def _dated(text: str) -> str:
    return f'<span class="qms-hint">{day(text)}</span>' if text else ""


def _outcome(one: Record, today: date) -> str:
    """Return how far the actions have come, and whether they worked."""
    actions = list(actions_of(one))
    done = sum(not action.is_open for action in actions)
    overdue = sum(action.is_overdue(today) for action in actions)
    parts = [_actions_done(done, len(actions))] if actions else []
    if overdue:
        parts.append(late(_("{count} overdue", count=overdue)).strip())
    effect = one.part("effectiveness").text("result")
    if effect:
        parts.append(mark(choice_word(effect), _TONES.get(effect, Tone.PLAIN)))
    return " ".join(parts)


def _actions_done(done: int, number: int) -> str:
    return ngettext(
        "{done} of {count} action done", "{done} of {count} actions done", number, done=done
    )
