"""The directive ``qms:providers``: how providers do, and what they know of requirements."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.flow_down import Flowed, FlowState, flow_down
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link, status_word
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import counted, empty, heading, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["ProvidersBlock", "setup"]

_NOTHING = absent("There is no provider on record.")
_NO_FLOW = absent(
    "No requirement names a provider who has to fulfil it, so none has to be passed on."
)
_TONES = {"approved": "settled", "conditional": "pending", "suspended": "gone", "ended": "gone"}


class ProvidersBlock(Block):
    """Providers by how they do, by the requirements passed on, and by what is done together."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the three parts, each with a heading."""
        corpus = manual_of(translator.builder).corpus
        providers = _providers(corpus)
        if not providers:
            return empty(_NOTHING)
        return "".join(
            (
                heading(self, "How they do", "qms-provider-evaluation"),
                _evaluation(translator, corpus, providers),
                heading(self, "Requirements passed on", "qms-flow-down"),
                _flow(translator, corpus),
                heading(self, "Done together", "qms-provider-partnership"),
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
        lines = (f"{named(one.provider)}, {named(one.requirement)}: {one.state}" for one in flow)
        return [with_words(ProvidersBlock(""), _told(flow), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "providers", ProvidersDirective)


def _providers(corpus: Corpus) -> list[Record]:
    return sorted(corpus.live("provider"), key=lambda record: record.id)


def _evaluation(translator: HTML5Translator, corpus: Corpus, providers: Sequence[Record]) -> str:
    rows = (
        (
            record_link(translator, provider.id),
            escape(provider.text("provides")),
            _status(provider),
            _score(provider),
            _last(provider),
            _anew(corpus, provider),
        )
        for provider in providers
    )
    names = ("Provider", "Provides", "Status", "Score", "Last evaluation", "Anew by")
    return named_rows("Providers", names, rows, classes="qms-wide qms-providers")


def _status(provider: Record) -> str:
    status = provider.text("provider_status")
    tone = _TONES.get(status, "open")
    return status_word(status, tone) if status else ""


def _score(provider: Record) -> str:
    scores = sorted(provider.parts("scores"), key=lambda part: part.text("on"))
    if not scores:
        return ""
    last, threshold = scores[-1], scores[-1].number("threshold")
    score = last.number("score")
    shown = f"<strong>{number_cell(score)}</strong>"
    least = f", at least {number_cell(threshold)}" if threshold is not None else ""
    before = f", before {number_cell(scores[-2].number('score'))}" if len(scores) > 1 else ""
    is_below = score is not None and threshold is not None and score < threshold
    return shown + escape(before + least) + (late("below") if is_below else "")


def _last(provider: Record) -> str:
    found: list[Part] = sorted(provider.parts("evaluations"), key=lambda part: part.text("on"))
    return f"{day(found[-1].text('on'))} {escape(found[-1].text('result'))}" if found else "none"


def _anew(corpus: Corpus, provider: Record) -> str:
    due = provider.date("reevaluate_by")
    if due is None:
        return ""
    return day(due.isoformat()) + (late() if due < corpus.today else "")


def _told(flow: Sequence[Flowed]) -> str:
    if not flow:
        return _NO_FLOW
    gaps = sum(one.state is not FlowState.GIVEN for one in flow)
    told = f"{gaps} of them not as they hold now" if gaps else "all of them as they hold now"
    return f"{counted(len(flow), 'requirement')} for providers, {told}."


def _flow(translator: HTML5Translator, corpus: Corpus) -> str:
    flow = flow_down(corpus)
    if not flow:
        return empty(_NO_FLOW)
    rows = (
        (
            record_link(translator, one.requirement.id),
            record_link(translator, one.provider.id),
            _state(one.state),
            *_entry(one),
        )
        for one in flow
    )
    names = ("Requirement", "Provider", "State", "Given", "Confirmed")
    return f"<p>{escape(_told(flow))}</p>" + named_rows("Requirements passed on", names, rows)


def _state(state: FlowState) -> str:
    tone = "settled" if state is FlowState.GIVEN else "gone"
    return status_word(state, tone)


def _entry(one: Flowed) -> Sequence[str]:
    if one.passed is None:
        return ("in a communication" if one.state is FlowState.GIVEN else "", "")
    part = one.passed.part
    version = f", version {escape(part.text('version'))}" if part.has("version") else ""
    confirmed = part.text("acknowledged_on")
    return (day(part.text("on")) + version, day(confirmed) if confirmed else "")


def _together(translator: HTML5Translator, providers: Sequence[Record]) -> str:
    rows = (
        (record_link(translator, provider.id), meetings, improvements)
        for provider in providers
        for meetings, improvements in [_partnership(translator, provider)]
        if meetings or improvements
    )
    shown = named_rows("Done together", ("Provider", "Talks", "Improvements"), rows)
    return shown or empty("No talk and no improvement together with a provider is on record.")


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
