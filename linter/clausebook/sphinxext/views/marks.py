"""Marks: a word in a colour that goes with it, never the colour alone."""

from collections.abc import Mapping
from enum import Enum

from clausebook.analysis.benefits import Standing
from clausebook.analysis.need_evidence import Footing
from clausebook.analysis.risk_register import Verdict
from clausebook.language import _
from clausebook.sphinxext.html import escape, status_word

__all__ = ["Tone", "footing_mark", "late", "mark", "standing_mark", "verdict_mark"]


class Tone(Enum):
    """What a word means for the reader, by the state of evidence whose colour it takes."""

    GOOD = "live"
    CARE = "draft"
    BAD = "missing"
    PLAIN = "not-determined"


_STANDINGS: Mapping[Standing, Tone] = {
    Standing.MET: Tone.GOOD,
    Standing.NEAR: Tone.CARE,
    Standing.MISSED: Tone.BAD,
}
_VERDICTS: Mapping[Verdict, Tone] = {
    Verdict.BEYOND: Tone.BAD,
    Verdict.ABOVE: Tone.CARE,
    Verdict.WITHIN: Tone.GOOD,
}
_FOOTINGS: Mapping[Footing, Tone] = {
    Footing.VALIDATED: Tone.GOOD,
    Footing.EVIDENCE: Tone.GOOD,
    Footing.OLD: Tone.CARE,
    Footing.ASSUMPTION: Tone.BAD,
}


def mark(word: str, tone: Tone, meaning: str = "") -> str:
    """Return a word as a mark; ``meaning`` is said on pointing."""
    hint = f' title="{escape(meaning)}"' if meaning else ""
    return f'<span class="qms-state qms-state-{tone.value}"{hint}>{escape(word)}</span>'


def late(word: str = "") -> str:
    """Return the mark of what was due and is not done, a word or else overdue, after a space."""
    return f" {status_word(word or _('overdue'), 'gone')}"


def standing_mark(standing: Standing) -> str:
    """Return what a value is worth against its target."""
    return mark(_(standing), _STANDINGS.get(standing, Tone.PLAIN))


def verdict_mark(verdict: Verdict) -> str:
    """Return what a risk is against the appetite."""
    return mark(_(verdict), _VERDICTS.get(verdict, Tone.PLAIN))


def footing_mark(footing: Footing) -> str:
    """Return what a need rests on."""
    return mark(_(footing), _FOOTINGS[footing], _(footing.meaning))
