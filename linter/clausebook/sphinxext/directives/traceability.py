"""The directive ``qms:traceability``: from whom a record comes and what it leads to, drawn."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.thread_links import Stage
from clausebook.analysis.traceability import USUAL_STAGES, Trace, trace
from clausebook.charts.boxes import Node
from clausebook.charts.graph import Arrow, Graph, draw_graph
from clausebook.charts.graph_layout import Row
from clausebook.language import _, link_word, ngettext, noun, pgettext
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.graphs import record_node
from clausebook.sphinxext.views.once import gaps_of, is_on_thread, thread_of
from clausebook.sphinxext.views.pieces import named, with_words
from clausebook.sphinxext.views.threads import gap_html

__all__ = ["TraceabilityBlock", "setup"]


class TraceabilityBlock(Block):
    """The stages ``stages`` of the thread through ``record``; ``chart`` is the id of the SVG."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the graph, the findings about its gaps, and its ties as a table."""
        manual = manual_of(translator.builder)
        record = manual.corpus.by_id[self["record"]]
        stages = [Stage(name) for name in self["stages"]]
        found = trace(manual.corpus, thread_of(manual, record.id), stages)
        missed = [stage for stage in stages if gaps_of(manual, record.id).get(stage)]
        shown = _graph(translator, record, found, stages, missed)
        chart = figure(
            shown.title,
            _told(found),
            self["chart"],
            partial(draw_graph, shown),
        )
        gaps = "".join(
            f"<p>{escape(_(stage.label))}: "
            f"{gap_html(translator, gaps_of(manual, record.id)[stage])}</p>"
            for stage in missed
        )
        rows = (
            (
                record_link(translator, tie.start),
                escape(link_word(tie.phrase)),
                record_link(translator, tie.end),
            )
            for tie in found.ties
        )
        head = (pgettext("tie", "From"), _("Tie"), pgettext("tie", "To"))
        return chart + gaps + numbers(shown.title, head, rows, summary=_("Ties of the graph"))


class TraceabilityDirective(QuestionDirective):
    """Shows what a record is traced to: ``{qms:traceability} NED-0001``, with ``:stages:``."""

    required_arguments = 1
    option_spec: ClassVar = {"stages": directives.unchanged_required}

    def answer(self, manual: Manual) -> list[nodes.Node]:
        record = manual.corpus.get(self.arguments[0])
        if record is None:
            raise self.error(f"qms:traceability: no record has the id '{self.arguments[0]}'")
        if not is_on_thread(manual, record):
            told = f"a {record.kind.title.lower()} has no place on the thread"
            raise self.error(f"qms:traceability: {told}")
        stages = self._stages()
        chart = chart_name(self.env, f"traceability-{record.id.lower()}")
        block = TraceabilityBlock("", record=record.id, stages=stages, chart=chart)
        found = trace(manual.corpus, thread_of(manual, record.id), [Stage(s) for s in stages])
        return [with_words(block, _told(found), *(named(one.record) for one in found.traced))]

    def _stages(self) -> list[str]:
        """Return the stages that were asked for, in the order of the thread."""
        given = [name.strip() for name in self.options.get("stages", "").split(",")]
        wanted = set(filter(None, given)) or set(map(str, USUAL_STAGES))
        unknown = sorted(wanted - set(map(str, Stage)))
        if unknown:
            known = ", ".join(Stage)
            raise self.error(f"qms:traceability: '{unknown[0]}' is no stage: write some of {known}")
        return [str(stage) for stage in Stage if stage in wanted]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "traceability", TraceabilityDirective)


def _graph(
    translator: HTML5Translator,
    record: Record,
    found: Trace,
    stages: Sequence[Stage],
    missed: Sequence[Stage],
) -> Graph:
    places = sorted({(one.stage, one.depth) for one in found.traced} | {(s, 0) for s in missed})
    ordered = sorted(places, key=lambda place: (stages.index(place[0]), place[1]))
    rows = {place: row for row, place in enumerate(ordered)}
    boxes = [
        record_node(
            translator,
            one.record,
            stages.index(one.stage),
            rows[one.stage, one.depth],
            is_strong=one.record is record,
        )
        for one in found.traced
    ]
    boxes += [
        Node(
            f"gap-{stage}",
            _("gap: nothing on record"),
            _(stage.label),
            stages.index(stage),
            "",
            rows[stage, 0],
        )
        for stage in missed
    ]
    arrows = _arrows(found, {box.key: box.row for box in boxes})
    used = {box.group for box in boxes}
    groups = {n: _(stage.label) for n, stage in enumerate(stages) if n in used}
    return Graph(
        _("Traceability of {record}", record=record.id), _told(found), boxes, arrows, groups
    )


def _arrows(found: Trace, rows: Mapping[str, Row]) -> list[Arrow]:
    """Return one arrow for all ties between two records; in one row they have none."""
    phrases: dict[tuple[str, str], list[str]] = {}
    for tie in found.ties:
        if rows[tie.start] != rows[tie.end]:
            phrases.setdefault((tie.start, tie.end), []).append(link_word(tie.phrase))
    return [Arrow(*ends, ", ".join(words)) for ends, words in phrases.items()]


def _told(found: Trace) -> str:
    return " ".join(_sentences(found))


def _sentences(found: Trace) -> Iterator[str]:
    yield _(
        "{records} with {ties}; each box leads to its record.",
        records=ngettext("{count} record", "{count} records", len(found.traced)),
        ties=ngettext("{count} tie", "{count} ties", len(found.ties)),
    )
    if found.beyond:
        beyond = ", ".join(
            _("{count} at {stage}", count=number, stage=noun(stage.label))
            for stage, number in found.beyond.items()
        )
        yield _("Beyond the picture: {beyond}.", beyond=beyond)
