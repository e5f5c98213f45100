"""Directives about needs: by type and horizon with what they rest on, and how they were found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.need_evidence import Footing, KnownNeed, known_needs, method_coverage
from clausebook.language import N_, _, capital_first, choice_word, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import day, escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import footing_mark
from clausebook.sphinxext.views.needs import NeedsDirective
from clausebook.sphinxext.views.pieces import empty, listing, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["MethodCoverageBlock", "NeedsByTypeBlock", "setup"]

_BY_TYPE = N_("Needs by type and horizon")
_METHODS = N_("How needs were found out")
_EMPTY = N_("No need is in force yet.")
_TYPES = {
    "explicit": N_("asked for: the more, the better"),
    "implicit": N_("taken for granted, missed only when absent"),
    "latent": N_("asked for by nobody, and delights whoever gets it"),
}
_HORIZONS = {"current": N_("Today"), "future": N_("To come")}


class NeedsByTypeBlock(Block):
    """The needs of ``segment``, or all, in a row for each type and a column for each horizon."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how they are known, and the table."""
        found = known_needs(manual_of(translator.builder).corpus, self["segment"])
        if not found:
            return empty(absent(_(_EMPTY)))
        names = (_("Type"), *map(_, _HORIZONS.values()))
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        body = "".join(_type_row(translator, found, name) for name in _TYPES)
        shown = table(head, body, label=_(_BY_TYPE), classes="qms-wide qms-horizons")
        return f"<p>{escape(_told(found))}</p>{shown}"


class MethodCoverageBlock(Block):
    """By which methods needs were found out, segment by segment."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the matrix of methods and segments."""
        manual = manual_of(translator.builder)
        found = known_needs(manual.corpus, self["segment"])
        coverage = method_coverage(manual.corpus, found)
        if not coverage.methods:
            return empty(absent(_("No need says how it was found out.")))
        titles = [_segment(manual, name) for name in coverage.segments]
        rows = (
            TableRow((escape(choice_word(method)), *map(_number, counts)), {"method": method})
            for method, counts in zip(coverage.methods, coverage.counts, strict=True)
        )
        return row_table(_(_METHODS), (_("Method"), *titles), rows, classes="qms-crosses")


class NeedsByTypeDirective(NeedsDirective):
    """Shows needs by type and horizon with what they rest on: ``{qms:needs-by-type}``."""

    name_of = "needs-by-type"

    def questions(self) -> Sequence[str]:
        return (*super().questions(), "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        found = known_needs(manual.corpus, segment)
        lines = (_line(one) for one in found)
        told = _told(found) if found else absent(_(_EMPTY))
        return [with_words(NeedsByTypeBlock("", segment=segment), told, *lines)]


class MethodCoverageDirective(NeedsDirective):
    """Shows by which methods needs were found out: ``{qms:method-coverage}``."""

    name_of: ClassVar[str] = "method-coverage"

    def questions(self) -> Sequence[str]:
        return (*super().questions(), "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        segment = self.segment(manual.corpus)
        lines = _method_lines(manual, known_needs(manual.corpus, segment))
        return [with_words(MethodCoverageBlock("", segment=segment), _(_METHODS), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain("qms", "needs-by-type", NeedsByTypeDirective)
    app.add_directive_to_domain("qms", "method-coverage", MethodCoverageDirective)


def _type_row(translator: HTML5Translator, found: Sequence[KnownNeed], kind: str) -> str:
    cells = "".join(
        f"<td>{_needs(translator, found, kind, horizon) or _('none on record')}</td>"
        for horizon in _HORIZONS
    )
    meaning = f'<span class="qms-hint">{_(_TYPES[kind])}</span>'
    name = capital_first(choice_word(kind))
    return f'<tr data-type="{kind}"><th scope="row">{name}{meaning}</th>{cells}</tr>'


def _needs(translator: HTML5Translator, found: Sequence[KnownNeed], kind: str, horizon: str) -> str:
    return listing(
        f"{record_link(translator, one.need.id)} {footing_mark(one.footing)}{_latest(one)}"
        for one in found
        if one.need.text("type") == kind and (one.need.text("horizon") or "current") == horizon
    )


def _latest(one: KnownNeed) -> str:
    """Return when somebody last heard of the need."""
    days = [one.latest, one.need.date("validated_on")]
    latest = max((found for found in days if found is not None), default=None)
    return f' <span class="qms-way">{day(str(latest))}</span>' if latest is not None else ""


def _number(count: int) -> str:
    return str(count) if count else '<span class="qms-none">–</span>'


def _segment(manual: Manual, name: str) -> str:
    record = manual.corpus.get(name)
    return manual.title(record) if record is not None else name or _("no segment")


def _told(found: Sequence[KnownNeed]) -> str:
    counts = Counter(one.footing for one in found)
    told = ", ".join(f"{counts[footing]} {_(footing)}" for footing in Footing if counts[footing])
    return f"{ngettext('{count} need', '{count} needs', len(found))}: {told}."


def _line(one: KnownNeed) -> str:
    words = map(choice_word, (one.need.text("type"), one.need.text("horizon")))
    facts = (*words, _(one.footing))
    return " · ".join(filter(None, (named(one.need), *facts)))


def _method_lines(manual: Manual, found: Sequence[KnownNeed]) -> Iterator[str]:
    coverage = method_coverage(manual.corpus, found)
    titles = [_segment(manual, name) for name in coverage.segments]
    for method, counts in zip(coverage.methods, coverage.counts, strict=True):
        told = ", ".join(f"{t} {n}" for t, n in zip(titles, counts, strict=True) if n)
        yield f"{choice_word(method)}: {told}"
