"""The directive ``qms:interest-grid``: interested parties by influence and interest."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.interest_grid import CARE, MIDDLE, InterestGrid, interest_grid
from clausebook.charts.plane import Corner, Dot, Guide, Plane, draw_plane
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.pieces import caption, listing, named, with_words

__all__ = ["InterestGridBlock", "setup"]

_TITLE = N_("Influence and interest of interested parties")
_GROUPS = {
    0: N_("customers"),
    1: N_("providers and partners"),
    2: N_("inside"),
    3: N_("others"),
}
_BETWEEN = MIDDLE - 0.5
_RANGE = (0.5, 5.5)


class InterestGridBlock(Block):
    """All rated parties in their grid; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the grid, the parties as a table, and those that are not in it."""
        manual = manual_of(translator.builder)
        found = interest_grid(manual.corpus)
        shown = _plane(manual, found)
        chart = figure(
            _(_TITLE),
            _told(found),
            self["chart"],
            partial(draw_plane, shown),
        )
        rows = (
            (
                record_link(translator, one.party.id),
                escape(choice_word(one.party.text("class"))),
                str(one.influence),
                str(one.interest),
                _(one.care),
            )
            for one in found.placed
        )
        head = (
            _("Interested party"),
            _("Class"),
            _("Influence"),
            _("Interest"),
            _("What usually follows"),
        )
        table = numbers(_(_TITLE), head, rows, summary=_("Parties of the grid"))
        return chart + table + _left_out(translator, found)


class InterestGridDirective(QuestionDirective):
    """Shows interested parties by influence and interest: ``{qms:interest-grid}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:interested-party",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = interest_grid(manual.corpus)
        if not found.placed:
            told = _(
                "No interested party has both ratings, influence and interest, so none is drawn."
            )
            return [nodes.paragraph("", told)]
        block = InterestGridBlock("", chart=chart_name(self.env, "interest-grid"))
        lines = (f"{named(one.party)}: {_(one.care)}" for one in found.placed)
        return [with_words(block, _told(found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "interest-grid", InterestGridDirective)


def _plane(manual: Manual, found: InterestGrid) -> Plane:
    dots = [
        Dot(one.party.id, manual.title(one.party), one.interest, one.influence, one.group)
        for one in found.placed
    ]
    used = {one.group for one in found.placed}
    return Plane(
        _(_TITLE),
        f"{_told(found)} {_('The table below the chart names them.')}",
        _("Interest"),
        _("Influence"),
        _RANGE,
        _RANGE,
        dots,
        {number: _(name) for number, name in _GROUPS.items() if number in used},
        [
            Guide("", (_BETWEEN, _RANGE[0]), (_BETWEEN, _RANGE[1])),
            Guide("", (_RANGE[0], _BETWEEN), (_RANGE[1], _BETWEEN)),
        ],
        [
            Corner(_(care), is_right=interest, is_top=influence)
            for (influence, interest), care in CARE.items()
        ],
    )


def _told(found: InterestGrid) -> str:
    most = [one for one in found.placed if one.care == CARE[True, True]]
    return _(
        "{parties}, {count} of them with much influence and much interest.",
        parties=_counted(found.placed),
        count=len(most),
    )


def _counted(parties: Sequence[object]) -> str:
    return ngettext("{count} party", "{count} parties", len(parties))


def _left_out(translator: HTML5Translator, found: InterestGrid) -> str:
    parts: tuple[tuple[str, Sequence[Record]], ...] = (
        (_("Without both ratings"), found.unrated),
        (_("Considered, and found not to matter"), found.irrelevant),
    )
    return "".join(
        caption(f"{told}: {_counted(parties)}")
        + listing(record_link(translator, party.id) for party in parties)
        for told, parties in parts
        if parties
    )
