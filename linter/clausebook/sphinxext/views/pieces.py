"""Pieces of HTML and words that several directives use."""

from collections.abc import Iterable

from docutils import nodes

from clausebook.analysis.evidence import EvidenceState
from clausebook.control.binding import Binding
from clausebook.language import N_, _
from clausebook.record import Record
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.html import escape

__all__ = [
    "binding_mark",
    "caption",
    "empty",
    "folded",
    "folded_where_narrow",
    "heading",
    "listing",
    "named",
    "state_mark",
    "state_word",
    "with_words",
]

_DEEPEST = 6
_OF_ABSENCE = frozenset({EvidenceState.MISSING, EvidenceState.NOT_DETERMINED})
"""States that say that something is not there."""


def with_words(block: Block, *paragraphs: str) -> Block:
    """Return the block with words for the search index and for formats without HTML."""
    words = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if words:
        block.insert(0, nodes.Text(words))
    return block


def heading(block: nodes.Element, shown: str, anchor: str = "", *, below: int = 1) -> str:
    """Return a heading of the level that fits where the block stands; ``shown`` is HTML.

    It is no section: it stays out of tables of contents, which repeated items would flood.
    """
    depth = 0
    above: nodes.Element | None = block
    while above is not None:
        depth += isinstance(above, nodes.section)
        above = above.parent
    level = min(max(depth, 1) + below, _DEEPEST)
    own = f' id="{escape(anchor)}"' if anchor else ""
    link = (
        f'<a class="headerlink" href="#{escape(anchor)}" title="{_("Link to this heading")}">#</a>'
        if anchor
        else ""
    )
    return f'<h{level} class="qms-heading"{own}>{shown}{link}</h{level}>'


def caption(text: str) -> str:
    """Return a line that says what the table below it shows."""
    return f'<p class="qms-caption">{escape(text)}</p>' if text else ""


def empty(told: str) -> str:
    """Return the sentence that stands where there is nothing to show."""
    return f'<p class="qms-empty">{escape(told)}</p>'


def named(record: Record) -> str:
    """Return id and title of a record in words."""
    return f"{record.id} {record.title}" if record.title != record.id else record.id


def listing(items: Iterable[str]) -> str:
    """Return HTML items as a list, a single one as it is."""
    shown = list(items)
    if len(shown) < 2:
        return "".join(shown)
    return '<ul class="qms-list">' + "".join(f"<li>{item}</li>" for item in shown) + "</ul>"


def folded(summary: str, inner: str, *, is_open: bool = False) -> str:
    """Return HTML that opens on demand; ``summary`` is HTML too."""
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{summary}</summary>{inner}</details>"


def folded_where_narrow(summary: str, inner: str) -> str:
    """Return HTML that a narrow screen folds, and a wide one shows at once; ``summary`` is HTML."""
    told = f'<summary class="qms-on-screen">{summary}</summary>'
    return f'<details class="qms-more">{told}{inner}</details>'


def state_mark(state: EvidenceState) -> str:
    """Return the state of evidence as a word with a colour that goes with it."""
    shown = _state(state, _(state.value), _(state.meaning))
    if state not in _OF_ABSENCE:
        return shown
    return absent(
        shown, _state(EvidenceState.NOT_DETERMINED, _(NOT_SHOWN), _("no record is shown here"))
    )


def state_word(state: EvidenceState) -> str:
    """Return the state of evidence as a word alone, for the search."""
    told = _(state.value)
    return absent(told, _(NOT_SHOWN)) if state in _OF_ABSENCE else told


def _state(state: EvidenceState, word: str, meaning: str) -> str:
    name = state.value.replace(" ", "-")
    return (
        f'<span class="qms-state qms-state-{name}" title="{escape(meaning)}">{escape(word)}</span>'
    )


_BINDINGS = {
    Binding.BOUND: (EvidenceState.LIVE, N_("approved was exactly this content")),
    Binding.VOID: (
        EvidenceState.CONTRADICTED,
        N_("the content is not the one whose fingerprint the approval bears"),
    ),
    Binding.UNBOUND: (
        EvidenceState.NOT_DETERMINED,
        N_("the approval bears no fingerprint: it is for a version, not for a content"),
    ),
}


def binding_mark(binding: Binding) -> str:
    """Return what an approval is worth as a word with a colour, empty where nobody approved."""
    if binding is Binding.NONE:
        return ""
    state, meaning = _BINDINGS[binding]
    return (
        f'<span class="qms-state qms-state-{state.replace(" ", "-")}" title="{_(meaning)}">'
        f"{_(binding)}</span>"
    )
