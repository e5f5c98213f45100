"""The directive ``qms:exceptions``: where it is knowingly done otherwise, and until when."""

from collections.abc import Iterator, Sequence
from datetime import date

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.departures import Departure, departures
from clausebook.corpus import Corpus
from clausebook.engine import Suppressed
from clausebook.language import N_, _, day_text, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, identifier, record_link, rule_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, heading, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["ExceptionsBlock", "setup"]

_NAMES = (N_("Where"), N_("What"), N_("Why"), N_("Decided by"), N_("Until"))
_RULES = N_("Rules of the linter that are not followed")
_NOTHING = N_("Nothing is knowingly done otherwise, as far as the records say.")


class ExceptionsBlock(Block):
    """Exceptions by sort, suppressed rules at the end."""

    def html(self, translator: HTML5Translator) -> str:
        """Return a table for each sort that there is."""
        manual = manual_of(translator.builder)
        found, hidden = departures(manual.corpus), _suppressed(manual)
        if not found and not hidden:
            return empty(absent(_(_NOTHING)))
        parts = [f"<p>{escape(_told(manual))}</p>"]
        names = [_(name) for name in _NAMES]
        for title, several in found:
            rows = (_row(translator, manual.corpus, one) for one in several)
            parts += [self._title(title), named_rows(_(title), names, rows)]
        if hidden:
            rows = (_rule_row(translator, manual.corpus, entry) for entry in hidden)
            parts += [self._title(_RULES), named_rows(_(_RULES), names, rows)]
        return "".join(parts)

    def _title(self, title: str) -> str:
        return heading(self, escape(_(title)), f"exceptions-{title.lower().replace(' ', '-')}")


class ExceptionsDirective(QuestionDirective):
    """Shows every exception with its reason, its owner and its end: ``{qms:exceptions}``."""

    def questions(self) -> Sequence[str]:
        # Which instructions count depends on the day.
        return ("report", "records")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        block = ExceptionsBlock("")
        return [with_words(block, _told(manual), *_lines(manual))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "exceptions", ExceptionsDirective)


def _suppressed(manual: Manual) -> list[Suppressed]:
    return sorted(
        manual.report.suppressed,
        key=lambda entry: (entry.suppression.until or date.max, entry.diagnostic.location.path),
    )


def _row(translator: HTML5Translator, corpus: Corpus, one: Departure) -> Sequence[str]:
    return (
        record_link(translator, one.record.id),
        escape(one.what),
        escape(one.reason) or _unsaid(),
        _by(translator, corpus, one.by),
        _until(one.until, corpus.today),
    )


def _rule_row(translator: HTML5Translator, corpus: Corpus, entry: Suppressed) -> Sequence[str]:
    found, said = entry.diagnostic, entry.suppression
    where = record_link(translator, found.record) if found.record else ""
    return (
        where or identifier(found.location.path),
        f"{rule_link(translator, found.code)} {escape(found.message)}",
        escape(said.reason) or _unsaid(),
        _by(translator, corpus, said.by),
        _until(said.until, corpus.today),
    )


def _unsaid() -> str:
    return f'<span class="qms-gap-word">{_("not said")}</span>'


def _by(translator: HTML5Translator, corpus: Corpus, by: str) -> str:
    if not by:
        return _unsaid()
    return record_link(translator, by) if corpus.get(by) is not None else escape(by)


def _until(until: date | None, today: date) -> str:
    if until is None:
        return _("no end")
    return day(until.isoformat()) + (late(_("ended")) if until < today else "")


def _told(manual: Manual) -> str:
    found = [one for _sort, several in departures(manual.corpus) for one in several]
    ends = [
        *(one.until for one in found),
        *(entry.suppression.until for entry in manual.report.suppressed),
    ]
    if not ends:
        return absent(_(_NOTHING))
    known, today = [end for end in ends if end is not None], manual.corpus.today
    ended = sum(end < today for end in known)
    following = min((end for end in known if end >= today), default=None)
    parts = [ngettext("{count} exception.", "{count} exceptions.", len(ends))]
    if ended:
        parts.append(_("{count} of them ended already.", count=ended))
    if following is not None:
        parts.append(_("The next one ends on {day}.", day=day_text(following)))
    if manual.report.held:
        parts.append(
            ngettext(
                "{count} finding more in the baseline.",
                "{count} findings more in the baseline.",
                len(manual.report.held),
            )
        )
    return " ".join(parts)


def _lines(manual: Manual) -> Iterator[str]:
    for title, several in departures(manual.corpus):
        for one in several:
            yield f"{_(title)}: {named(one.record)}. {one.what}. {one.reason}"
    for entry in manual.report.suppressed:
        yield f"{entry.diagnostic.code} {entry.diagnostic.message}: {entry.suppression.reason}"
