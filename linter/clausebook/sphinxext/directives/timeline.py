"""The directive ``qms:timeline``: records of a kind by their day, one row a sort."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.charts.timeline import Event, Timeline, draw_timeline
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, day_text, noun
from clausebook.record import Record
from clausebook.schema import Kind
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure, numbers
from clausebook.sphinxext.views.pieces import named, with_words

__all__ = ["TimelineBlock", "setup"]

_UNSAID = N_("not said")


class TimelineBlock(Block):
    """Records of the kind ``kind`` by the date in ``day``, in rows by what ``by`` says."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the timeline and the records as a table, the latest first."""
        manual = manual_of(translator.builder)
        kind = manual.corpus.library.kinds[self["kind"]]
        found = _dated(manual.corpus, kind.name, self["day"])
        shown = _picture(manual, kind, found, self["by"])
        chart = figure(
            shown.title,
            _told(kind, found),
            self["chart"],
            partial(draw_timeline, shown),
        )
        by = _(kind.fields.properties[self["by"]].title) if self["by"] else ""
        head = (
            _(kind.fields.properties[self["day"]].title),
            _(kind.title),
            *((by,) if by else ()),
        )
        rows = (
            (
                day(when.isoformat()),
                record_link(translator, record.id),
                *((escape(_sort(manual, record, self["by"])),) if by else ()),
            )
            for when, record in reversed(found)
        )
        return chart + numbers(shown.title, head, rows)


class TimelineDirective(QuestionDirective):
    """Shows when things happened: ``{qms:timeline} decision`` with ``:day:`` and ``:by:``."""

    required_arguments = 1
    option_spec: ClassVar = {
        "day": directives.unchanged_required,
        "by": directives.unchanged_required,
    }

    def questions(self) -> Sequence[str]:
        # The day of the build is drawn.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        corpus = manual.corpus
        kind = corpus.library.kinds.get(self.arguments[0])
        if kind is None:
            raise self.error(f"qms:timeline: there is no kind of record '{self.arguments[0]}'")
        field, by = self._day(kind), self._by(kind)
        found = _dated(corpus, kind.name, field)
        chart = chart_name(self.env, f"timeline-{kind.name}")
        block = TimelineBlock("", kind=kind.name, day=field, by=by, chart=chart)
        lines = (f"{when.isoformat()} {named(record)}" for when, record in found)
        return [with_words(block, _told(kind, found), *lines)]

    def _day(self, kind: Kind) -> str:
        """Return the field with the day: the one that is named, else the only one there is."""
        own = [n for n, f in kind.fields.properties.items() if f.schema.get("format") == "date"]
        named_field: str = self.options.get("day", "")
        if named_field in own:
            return named_field
        wrong = f"'{named_field}' is no date of a {kind.title.lower()}: " if named_field else ""
        raise self.error(f"qms:timeline: {wrong}write ':day:' with one of {', '.join(own)}")

    def _by(self, kind: Kind) -> str:
        by: str = self.options.get("by", "")
        field = kind.fields.properties.get(by)
        if by and (field is None or not (field.choices or field.reference)):
            able = [n for n, f in kind.fields.properties.items() if f.choices or f.reference]
            raise self.error(
                f"qms:timeline: '{by}' does not sort a {kind.title.lower()}: write ':by:' with one "
                f"of {', '.join(able)}"
            )
        return by


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "timeline", TimelineDirective)


def _dated(corpus: Corpus, kind: str, field: str) -> list[tuple[date, Record]]:
    """Return the records that were not withdrawn and tell the day, in order of time."""
    known = ((one.date(field), one) for one in corpus.records(kind) if not is_withdrawn(one))
    dated = [(when, one) for when, one in known if when is not None]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].id))


def _picture(manual: Manual, kind: Kind, found: Sequence[tuple[date, Record]], by: str) -> Timeline:
    sorts = {record.id: _sort(manual, record, by) for _day, record in found}
    rows = sorted(set(sorts.values()), key=lambda name: (name == _(_UNSAID), name))
    events = [
        Event(record.id, manual.title(record), when, rows.index(sorts[record.id]))
        for when, record in found
    ]
    told = f"{_told(kind, found)} {_('The table below the chart names them.')}"
    title = _("{records} in time", records=_(kind.plural))
    return Timeline(title, told, rows, events, manual.corpus.today)


def _sort(manual: Manual, record: Record, by: str) -> str:
    """Return by what a record is sorted, in words of the language."""
    if not by:
        return ""
    text = record.text(by)
    if record.field.properties[by].reference is None:
        return choice_word(text) if text else _(_UNSAID)
    found = manual.corpus.get(text)
    return manual.title(found) if found is not None else text or _(_UNSAID)


def _told(kind: Kind, found: Sequence[tuple[date, Record]]) -> str:
    if not found:
        return absent(_("No {kind} with a day is on record.", kind=noun(kind.title)))
    return _(
        "{count} {records} from {first} to {last}.",
        count=len(found),
        records=noun(kind.title if len(found) == 1 else kind.plural),
        first=day_text(found[0][0]),
        last=day_text(found[-1][0]),
    )
