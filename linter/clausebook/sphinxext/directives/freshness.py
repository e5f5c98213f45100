"""The directive ``qms:freshness``: how old what we work by is, and what is due to be looked at."""

from collections import Counter
from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.freshness import Freshness, FreshnessState, freshness
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, capital_first, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import caption, empty, folded, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["FreshnessBlock", "setup"]

_TITLE = N_("Documents by the day of their next review")
_EMPTY = N_("No document that is kept current is in force yet.")
_HEAD = (N_("Document"), N_("Last looked at"), N_("Next review"), N_("Owner"))
_TONES = {
    FreshnessState.OVERDUE: Tone.BAD,
    FreshnessState.SOON: Tone.CARE,
    FreshnessState.NO_DAY: Tone.PLAIN,
    FreshnessState.IN_DATE: Tone.GOOD,
}


class FreshnessBlock(Block):
    """The documents in force by their next review; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a bar for each state, and the documents of each, those in date folded."""
        found = freshness(manual_of(translator.builder).corpus)
        if not found:
            return empty(absent(_(_EMPTY)))
        counts = Counter(one.state for one in found)
        bars = [Bar(_(state), counts[state]) for state in FreshnessState]
        head = (_("State"), _("Documents"))
        chart = bar_figure(_(_TITLE), _told(found), self["chart"], bars, head=head)
        return chart + "".join(
            _group(translator, state, [one for one in found if one.state is state])
            for state in FreshnessState
            if counts[state]
        )


class FreshnessDirective(QuestionDirective):
    """Shows when each document was last looked at: ``{qms:freshness}``."""

    def questions(self) -> Sequence[str]:
        return ("documents",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = freshness(manual.corpus)
        block = FreshnessBlock("", chart=chart_name(self.env, "freshness"))
        lines = (f"{named(one.header)}: {_(one.state)}" for one in found)
        return [with_words(block, _told(found) if found else absent(_(_EMPTY)), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "freshness", FreshnessDirective)


def _told(found: Sequence[Freshness]) -> str:
    counts = Counter(one.state for one in found)
    states = ", ".join(f"{counts[state]} {_(state)}" for state in FreshnessState if counts[state])
    ages = sorted(one.age for one in found if one.age is not None)
    told = ngettext(
        "{count} document in force: {states}.",
        "{count} documents in force: {states}.",
        len(found),
        states=states,
    )
    if not ages:
        return told
    half = ngettext(
        "Half were last looked at {count} day ago or longer.",
        "Half were last looked at {count} days ago or longer.",
        ages[len(ages) // 2],
    )
    return f"{told} {half}"


def _group(translator: HTML5Translator, state: FreshnessState, found: Sequence[Freshness]) -> str:
    number = ngettext("{count} document", "{count} documents", len(found))
    told = f"{capital_first(_(state))}: {number}"
    table = row_table(told, [_(name) for name in _HEAD], [_row(translator, one) for one in found])
    if state is FreshnessState.OVERDUE:
        return caption(told) + table
    return folded(f"{mark(_(state), _TONES[state])} {number}", table)


def _row(translator: HTML5Translator, one: Freshness) -> TableRow:
    looked_at = _("not told")
    if one.looked_at is not None:
        looked_at = ngettext(
            "{day}, {count} day ago",
            "{day}, {count} days ago",
            one.age or 0,
            day=day(one.looked_at.isoformat()),
        )
    owner = one.header.text("owner")
    cells = (
        record_link(translator, one.header.id),
        looked_at,
        day(one.review_by.isoformat()) if one.review_by else _("no day named"),
        record_link(translator, owner) if owner else "",
    )
    return TableRow(cells, {"document": one.header.id, "state": one.state.name.lower()})
