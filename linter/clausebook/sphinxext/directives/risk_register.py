"""The directive ``qms:risk-register``: every risk before and after treatment, and its age."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.risk_register import (
    RegisteredRisk,
    Verdict,
    levels_of,
    movements,
    risk_register,
    sources,
)
from clausebook.charts.bars import Bar
from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext, own_words
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.marks import verdict_mark
from clausebook.sphinxext.views.pieces import (
    empty,
    folded_where_narrow,
    named,
    with_words,
)
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["RiskMovementBlock", "RiskRegisterBlock", "RiskSourcesBlock", "setup"]

_REGISTER = N_("Risks against the appetite")
_MOVEMENT = N_("Risks before and after treatment")
_SOURCES = N_("Where risks come from")
_EMPTY = N_("No risk is on record.")
_MANY = 12


class RiskRegisterBlock(Block):
    """All risks, those that ask for a decision first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return what stands above the appetite, and the table."""
        found = risk_register(manual_of(translator.builder).corpus)
        if not found:
            return empty(absent(_(_EMPTY)))
        head = (
            _("Risk"),
            _("Before"),
            _("Now"),
            _("Appetite"),
            _("Verdict"),
            _("Last looked at"),
        )
        rows = (_row(translator, one) for one in found)
        shown = row_table(_(_REGISTER), head, rows)
        if len(found) > _MANY:
            shown = folded_where_narrow(_number(len(found)), shown)
        return f"<p>{escape(_told(found))}</p>{shown}"


class RiskMovementBlock(Block):
    """How many risks went from which level to which; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the map from level to level, and its numbers."""
        corpus = manual_of(translator.builder).corpus
        found = risk_register(corpus)
        told = _movement_told(corpus, found)
        if not movements(found):
            return empty(told)
        shown = _movement_map(corpus, found, told)
        chart = figure(
            _(_MOVEMENT),
            told,
            self["chart"],
            partial(draw_heat_map, shown),
        )
        rows = (
            (escape(own_words(before)), escape(own_words(after)), str(number))
            for (before, after), number in sorted(movements(found).items())
        )
        return chart + numbers(_(_MOVEMENT), (_("Before"), _("After"), _("Risks")), rows)


class RiskSourcesBlock(Block):
    """How many risks come from where; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a bar for each sort of source."""
        corpus = manual_of(translator.builder).corpus
        found = risk_register(corpus)
        if not found:
            return empty(absent(_(_EMPTY)))
        bars = [Bar(choice_word(name), number) for name, number in sources(corpus, found).items()]
        told = _sources_told(corpus, found)
        head = (_("Source"), _("Risks"))
        return bar_figure(_(_SOURCES), told, self["chart"], bars, head=head)


class _RiskDirective(QuestionDirective):
    """The base of the three."""

    def questions(self) -> Sequence[str]:
        return ("kind:risk", "kind:risk-criteria", "day")


class RiskRegisterDirective(_RiskDirective):
    """Lists risks with levels, appetite and age: ``{qms:risk-register}``."""

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = risk_register(manual.corpus)
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(RiskRegisterBlock(""), told, *map(_line, found))]


class RiskMovementDirective(_RiskDirective):
    """Shows how treatment moved risks: ``{qms:risk-movement}``."""

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = risk_register(manual.corpus)
        block = RiskMovementBlock("", chart=chart_name(self.env, "risk-movement"))
        return [with_words(block, _movement_told(manual.corpus, found))]


class RiskSourcesDirective(_RiskDirective):
    """Shows where risks come from: ``{qms:risk-sources}``."""

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = risk_register(manual.corpus)
        block = RiskSourcesBlock("", chart=chart_name(self.env, "risk-sources"))
        counts = sources(manual.corpus, found)
        lines = (f"{choice_word(name)}: {number}" for name, number in counts.items())
        return [with_words(block, _sources_told(manual.corpus, found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "risk-register", RiskRegisterDirective)
    app.add_directive_to_domain("qms", "risk-movement", RiskMovementDirective)
    app.add_directive_to_domain("qms", "risk-sources", RiskSourcesDirective)


def _row(translator: HTML5Translator, one: RegisteredRisk) -> TableRow:
    category = f'<span class="qms-hint">{escape(own_words(one.risk.text("category")))}</span>'
    cells = (
        record_link(translator, one.risk.id) + category,
        escape(own_words(one.inherent)),
        escape(own_words(one.residual)) or _("not rated anew"),
        escape(_taken(one)),
        verdict_mark(one.verdict) + _accepted(one),
        _looked_at(one),
    )
    data = {"risk": one.risk.id, "verdict": one.verdict, "age": str(one.age or 0)}
    return TableRow(cells, data)


def _taken(one: RegisteredRisk) -> str:
    """Return what the organization is ready to take, and what for a time."""
    if one.taken is None:
        return ""
    level = own_words(one.taken.level)
    if one.taken.tolerance == one.taken.level:
        return level
    return _(
        "{level}, for a time {tolerance}", level=level, tolerance=own_words(one.taken.tolerance)
    )


def _looked_at(one: RegisteredRisk) -> str:
    if one.looked_at is None or one.age is None:
        return _("not told")
    ago = ngettext("{count} day ago", "{count} days ago", one.age)
    return f'{day(str(one.looked_at))}<span class="qms-hint">{ago}</span>'


def _number(risks: int) -> str:
    return ngettext("{count} risk", "{count} risks", risks)


def _accepted(one: RegisteredRisk) -> str:
    until = one.risk.part("acceptance").text("until")
    if not until:
        return ""
    return f'<span class="qms-hint">{_("accepted until {day}", day=day(until))}</span>'


def _told(found: Sequence[RegisteredRisk]) -> str:
    counts = Counter(one.verdict for one in found)
    told = ", ".join(f"{counts[verdict]} {_(verdict)}" for verdict in Verdict if counts[verdict])
    return f"{_number(len(found))}: {told}."


def _movement_map(corpus: Corpus, found: tuple[RegisteredRisk, ...], told: str) -> HeatMap:
    levels, counts = levels_of(corpus), movements(found)
    names = [own_words(name) for name in levels]
    cells = [
        [
            HeatCell(names[after], after + 1, counts[levels[before], levels[after]])
            for after in range(len(levels))
        ]
        for before in range(len(levels))
    ]
    return HeatMap(
        _(_MOVEMENT),
        f"{told} {_('The table below the chart holds the numbers.')}",
        _("Before"),
        _("After"),
        names,
        names,
        cells,
        len(levels),
    )


def _movement_told(corpus: Corpus, found: tuple[RegisteredRisk, ...]) -> str:
    order = {name: rank for rank, name in enumerate(levels_of(corpus))}
    counts = movements(found)
    both = counts.total()
    if not both:
        return absent(_("No risk is rated both before and after treatment yet."))
    steps = {pair: order.get(pair[1], 0) - order.get(pair[0], 0) for pair in counts}
    lower = sum(number for pair, number in counts.items() if steps[pair] < 0)
    higher = sum(number for pair, number in counts.items() if steps[pair] > 0)
    moved = [_("{count} on the same", count=both - lower - higher)]
    if higher:
        moved.append(_("{count} are higher", count=higher))
    return ngettext(
        "{count} risk rated before and after treatment: {lower} are on a lower level after it, "
        "{others}.",
        "{count} risks rated before and after treatment: {lower} are on a lower level after it, "
        "{others}.",
        both,
        lower=lower,
        others=", ".join(moved),
    )


def _sources_told(corpus: Corpus, found: tuple[RegisteredRisk, ...]) -> str:
    if not found:
        return absent(_(_EMPTY))
    told = ngettext(
        "{count} risk by the sort of source that each names.",
        "{count} risks by the sort of source that each names.",
        len(found),
    )
    silent = [choice_word(name) for name, number in sources(corpus, found).items() if not number]
    return f"{told} {_('None from: {sources}.', sources=', '.join(silent))}" if silent else told


def _line(one: RegisteredRisk) -> str:
    levels = (own_words(one.inherent), own_words(one.level))
    return " · ".join((named(one.risk), *levels, _(one.verdict)))
