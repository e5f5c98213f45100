"""The directive ``qms:interest-grid``: interested parties by influence and interest."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.interest_grid import CARE, MIDDLE, InterestGrid, interest_grid
from clausebook.charts.plane import Corner, Dot, Guide, Plane, draw_plane
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.pieces import caption, counted, listing, named, with_words

__all__ = ["InterestGridBlock", "setup"]

_TITLE = "Influence and interest of interested parties"
_GROUPS = {0: "customers", 1: "providers and partners", 2: "inside", 3: "others"}
_BETWEEN = MIDDLE - 0.5
_RANGE = (0.5, 5.5)


class InterestGridBlock(Block):
    """All rated parties in their grid; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the grid, the parties as a table, and those that are not in it."""
        found = interest_grid(manual_of(translator.builder).corpus)
        shown = _plane(found)
        chart = figure(
            _TITLE,
            _told(found),
            self["chart"],
            partial(draw_plane, shown),
        )
        rows = (
            (
                record_link(translator, one.party.id),
                escape(one.party.text("class").replace("_", " ")),
                str(one.influence),
                str(one.interest),
                one.care,
            )
            for one in found.placed
        )
        head = ("Interested party", "Class", "Influence", "Interest", "What usually follows")
        table = numbers(_TITLE, head, rows, summary="Parties of the grid")
        return chart + table + _left_out(translator, found)


class InterestGridDirective(QuestionDirective):
    """Shows interested parties by influence and interest: ``{qms:interest-grid}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:interested-party",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = interest_grid(manual.corpus)
        if not found.placed:
            told = "No interested party has both ratings, influence and interest, so none is drawn."
            return [nodes.paragraph("", told)]
        block = InterestGridBlock("", chart=chart_name(self.env, "interest-grid"))
        lines = (f"{named(one.party)}: {one.care}" for one in found.placed)
        return [with_words(block, _told(found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "interest-grid", InterestGridDirective)


def _plane(found: InterestGrid) -> Plane:
    dots = [
        Dot(one.party.id, one.party.title, one.interest, one.influence, one.group)
        for one in found.placed
    ]
    used = {one.group for one in found.placed}
    return Plane(
        _TITLE,
        f"{_told(found)} The table below the chart names them.",
        "Interest",
        "Influence",
        _RANGE,
        _RANGE,
        dots,
        {number: name for number, name in _GROUPS.items() if number in used},
        [
            Guide("", (_BETWEEN, _RANGE[0]), (_BETWEEN, _RANGE[1])),
            Guide("", (_RANGE[0], _BETWEEN), (_RANGE[1], _BETWEEN)),
        ],
        [
            Corner(care, is_right=interest, is_top=influence)
            for (influence, interest), care in CARE.items()
        ],
    )


def _told(found: InterestGrid) -> str:
    most = [one for one in found.placed if one.care == CARE[True, True]]
    number = counted(len(found.placed), "party", "parties")
    return f"{number}, {len(most)} of them with much influence and much interest."


def _left_out(translator: HTML5Translator, found: InterestGrid) -> str:
    parts: tuple[tuple[str, Sequence[Record]], ...] = (
        ("Without both ratings", found.unrated),
        ("Considered, and found not to matter", found.irrelevant),
    )
    return "".join(
        caption(f"{told}: {counted(len(parties), 'party', 'parties')}")
        + listing(record_link(translator, party.id) for party in parties)
        for told, parties in parts
        if parties
    )
