"""The directive ``qms:providers``: how providers do, and what they know of requirements."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.flow_down import Flowed, FlowState, flow_down
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext, pgettext
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, status_word
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, heading, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["ProvidersBlock", "setup"]

_NOTHING = N_("There is no provider on record.")
_NO_FLOW = N_("No requirement names a provider who has to fulfil it, so none has to be passed on.")
_TONES = {"approved": "settled", "conditional": "pending", "suspended": "gone", "ended": "gone"}


class ProvidersBlock(Block):
    """Providers by how they do, by the requirements passed on, and by what is done together."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the three parts, each with a heading."""
        corpus = manual_of(translator.builder).corpus
        providers = _providers(corpus)
        if not providers:
            return empty(absent(_(_NOTHING)))
        return "".join(
            (
                heading(self, _("How they do"), "qms-provider-evaluation"),
                _evaluation(translator, corpus, providers),
                heading(self, _("Requirements passed on"), "qms-flow-down"),
                _flow(translator, corpus),
                heading(self, _("Done together"), "qms-provider-partnership"),
                _together(translator, providers),
            )
        )


class ProvidersDirective(QuestionDirective):
    """Shows the providers and what they were told: ``{qms:providers}``."""

    about = ("provider", "requirement")

    def questions(self) -> Sequence[str]:
        # Whether an evaluation is overdue depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        flow = flow_down(manual.corpus)
        lines = (f"{named(one.provider)}, {named(one.requirement)}: {_(one.state)}" for one in flow)
        return [with_words(ProvidersBlock(""), _told(flow), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "providers", ProvidersDirective)


def _providers(corpus: Corpus) -> list[Record]:
    return sorted(corpus.live("provider"), key=lambda record: record.id)


def _evaluation(translator: HTML5Translator, corpus: Corpus, providers: Sequence[Record]) -> str:
    manual = manual_of(translator.builder)
    rows = (
        (
            record_link(translator, provider.id),
            escape(provider.text("provides")),
            _status(provider),
            _score(provider),
            _last(provider),
            _anew(corpus, provider),
        )
        for provider in map(manual.in_its_language, providers)
    )
    names = (
        _("Provider"),
        _("Provides"),
        _("Status"),
        _("Score"),
        _("Last evaluation"),
        _("Anew by"),
    )
    return named_rows(_("Providers"), names, rows, classes="qms-wide qms-providers")


def _status(provider: Record) -> str:
    status = provider.text("provider_status")
    tone = _TONES.get(status, "open")
    return status_word(choice_word(status), tone) if status else ""


def _score(provider: Record) -> str:
    scores = sorted(provider.parts("scores"), key=lambda part: part.text("on"))
    if not scores:
        return ""
    last, threshold = scores[-1], scores[-1].number("threshold")
    score = last.number("score")
    shown = f"<strong>{number_cell(score)}</strong>"
    told = []
    if len(scores) > 1:
        told.append(_("before {value}", value=number_cell(scores[-2].number("score"))))
    if threshold is not None:
        told.append(_("at least {value}", value=number_cell(threshold)))
    is_below = score is not None and threshold is not None and score < threshold
    return ", ".join((shown, *map(escape, told))) + (late(_("below")) if is_below else "")


def _last(provider: Record) -> str:
    found: list[Part] = sorted(provider.parts("evaluations"), key=lambda part: part.text("on"))
    if not found:
        return _("none")
    return f"{day(found[-1].text('on'))} {escape(found[-1].text('result'))}"


def _anew(corpus: Corpus, provider: Record) -> str:
    due = provider.date("reevaluate_by")
    if due is None:
        return ""
    return day(due.isoformat()) + (late() if due < corpus.today else "")


def _told(flow: Sequence[Flowed]) -> str:
    if not flow:
        return absent(_(_NO_FLOW))
    gaps = sum(one.state is not FlowState.GIVEN for one in flow)
    told = _("all of them as they hold now")
    if gaps:
        told = _("{count} of them not as they hold now", count=gaps)
    return ngettext(
        "{count} requirement for providers, {state}.",
        "{count} requirements for providers, {state}.",
        len(flow),
        state=told,
    )


def _flow(translator: HTML5Translator, corpus: Corpus) -> str:
    flow = flow_down(corpus)
    if not flow:
        return empty(absent(_(_NO_FLOW)))
    rows = (
        (
            record_link(translator, one.requirement.id),
            record_link(translator, one.provider.id),
            _state(one.state),
            *_entry(one),
        )
        for one in flow
    )
    names = (
        _("Requirement"),
        _("Provider"),
        _("State"),
        pgettext("passed on", "Given"),
        _("Confirmed"),
    )
    return f"<p>{escape(_told(flow))}</p>" + named_rows(_("Requirements passed on"), names, rows)


def _state(state: FlowState) -> str:
    tone = "settled" if state is FlowState.GIVEN else "gone"
    return status_word(_(state), tone)


def _entry(one: Flowed) -> Sequence[str]:
    if one.passed is None:
        return (_("in a communication") if one.state is FlowState.GIVEN else "", "")
    part = one.passed.part
    version = escape(part.text("version"))
    version = f", {_('version {version}', version=version)}" if version else ""
    confirmed = part.text("acknowledged_on")
    return (day(part.text("on")) + version, day(confirmed) if confirmed else "")


def _together(translator: HTML5Translator, providers: Sequence[Record]) -> str:
    manual = manual_of(translator.builder)
    rows = (
        (record_link(translator, provider.id), meetings, improvements)
        for provider in map(manual.in_its_language, providers)
        for meetings, improvements in [_partnership(translator, provider)]
        if meetings or improvements
    )
    names = (_("Provider"), _("Talks"), _("Improvements"))
    shown = named_rows(_("Done together"), names, rows)
    return shown or empty(_("No talk and no improvement together with a provider is on record."))


def _partnership(translator: HTML5Translator, provider: Record) -> tuple[str, str]:
    partnership = provider.part("partnership")
    talks = (
        f"{day(part.text('on'))} {escape(part.text('subject'))}"
        for part in partnership.parts("meetings")
    )
    return listing(talks), listing(_improvements(translator, partnership))


def _improvements(translator: HTML5Translator, partnership: Part) -> Iterator[str]:
    for part in partnership.parts("joint_improvements"):
        followed = part.text("record")
        link = f" {record_link(translator, followed)}" if followed else ""
        yield f"{day(part.text('on'))} {escape(part.text('what'))}{link}"
