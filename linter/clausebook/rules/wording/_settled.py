"""Whether a vague word is settled by what stands around it."""

import re

from clausebook.rules.wording._layout import is_in_example
from clausebook.rules.wording._words import (
    AMOUNTS,
    CHOICES,
    JUDGEMENTS,
    KINDS,
    MEASURES,
    REFERENCES,
)

__all__ = ["is_settled"]

_REACH = 160
_QUALITIES = frozenset((*MEASURES, *JUDGEMENTS))
_SORTS = frozenset((*AMOUNTS, *KINDS, *CHOICES))
_COUNTS = frozenset(AMOUNTS)
_CASE = re.compile(
    r"\b(?:if|that|when|where|which|who|whose)\s+(?:[\w-]+\s+){0,3}\Z", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)[.;](?=\s|\Z)")
_REFERENCE = re.compile(rf"\b(?:{'|'.join(REFERENCES)})(?:\s+[\w'-]+){{0,3}}\s+\Z", re.IGNORECASE)
_QUESTION = re.compile(
    r"\b(?:how|what|whether|why|(?:assess|classifi|flagg|judg|mark|rat)ed as|only be"
    r"|(?:conditions|criteria|requirements|rules|standards) (?:for|of|on))\b"
    r"(?:(?!\bshall\b|\bmust\b)[^;:])*\Z",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\A(?:\s+[\w-]+){0,6}\s+to\s+(?!the\b|a\b|an\b|each\b|all\b)[a-z]", re.ASCII)
_LIMIT = re.compile(
    r"\b(?:with|such that|so that|namely|i\.e\.)\s[^;]*?"
    r"(?:[<>≤≥=\d]|\b(?:no more|no less|less|more|at least|at most|no longer|better) than\b"
    r"|\bat (?:least|most)\b)",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:(?<!able )to (?:allow|enable|facilitate|help|let|permit)|so that|so)\b[^,.;:]*\Z",
    re.IGNORECASE,
)
_LIST = re.compile(r":\s*\S")


def is_settled(place: re.Match[str]) -> bool:
    """Whether what stands around a vague word leaves no doubt, or demands nothing by it.

    It does in an example in brackets; where somebody is to judge it ('say whether the stock is
    sufficient'); where it only adorns what somebody else demands ('as required by the good norm
    X'); where the sentence goes on with its limit ('reliable, with no more than 2 faults a year'),
    its purpose ('sufficient to carry 5 kg') or its list ('various formats: A, B'); where an
    amount only says when it holds ('orders of which some parts are missing'); or where it tells
    only what the thing is good for ('a list, to help a new clerk quickly').
    """
    word = " ".join(place[0].lower().split())
    before = place.string[max(0, place.start() - _REACH) : place.start()]
    after = _SENTENCE_END.split(place.string[place.end() : place.end() + _REACH], maxsplit=1)[0]
    return (
        is_in_example(place)
        or _QUESTION.search(before) is not None
        or (word in _QUALITIES and _REFERENCE.search(before) is not None)
        or (word in _QUALITIES and _LIMIT.search(after) is not None)
        or (word in _QUALITIES and _AIM.search(before) is not None)
        or (word.startswith("sufficient") and _PURPOSE.match(after) is not None)
        or (word in _SORTS and _LIST.search(after) is not None)
        or (word in _COUNTS and _CASE.search(before) is not None)
    )
