"""Whether an example or an 'etc.' leaves anything open."""

import re
from itertools import pairwise

from clausebook.rules.wording._grammar import DETERMINERS, STATES, SUBORDINATORS, words
from clausebook.rules.wording._layout import tokens_of

__all__ = ["is_open"]

_SHOWING = frozenset({"e.g", "e.g.", "for example", "for instance"})
_ADDING = frozenset({"such as", *_SHOWING})
_WAYS = words("by in on through using via when where with")
_MEANS = words("actions means measures mechanisms methods steps techniques ways")
_WHOLE = re.compile(r"\b(?:all|any|each|every|whatever|whichever)\b", re.IGNORECASE)
_START = re.compile(
    r"[,(]|\b(?:including|such as|like|for (?:example|instance)|e\.g|etc|and so|or similar)\b"
)
_NOUN_WORDS = 6
_BREAK = re.compile(r"(?<!\be\.g)(?<!\bi\.e)[.;:!?](?=\s)|\n\s*(?:[-*•]|\n)")
_BINDING = re.compile(r"\b(?:shall|must|should|will|may|can)\b", re.IGNORECASE)
_END = re.compile(r"\)|(?<!\be\.g)(?<!\betc)\.\s|\n\s*(?:[-*•]|\n)")
_REACH = 400
_CODE = re.compile(r"[\s,:]*x{4,}")


def is_open(end: re.Match[str]) -> bool:
    """Whether 'such as', 'e.g.', 'etc.' and their like leave open what is demanded.

    They do not in a sentence of their own; before something in quotes or code; where 'any' or 'all'
    names the whole before; where they show one way to do what is demanded ('e.g. by e-mail') or
    what one thing is like ('a short description, e.g. a sentence'); and where a row of numbers
    goes on.
    """
    text, phrase = end.string, end[0].lower()
    before = _BREAK.split(text[max(0, end.start() - _REACH) : end.start()])[-1]
    if end[0][0].isupper() or _CODE.match(text, end.end()):
        return False
    if _names_whole(_BINDING.split(before)[-1] + end[0]):
        return False
    if phrase in _SHOWING:
        return not _shows_one_thing(before, _END.split(_after(end), maxsplit=1)[0])
    if phrase in _ADDING:
        is_within = any(showing in before for showing in _SHOWING)
        return not (is_within or _is_deed(_after(end)))
    return not (_goes_on(before) or _is_of_one_thing(before))


def _names_whole(text: str) -> bool:
    """Whether 'any' or 'all' names the whole of which a list, an 'etc.' or an example follows."""
    wholes = [_START.split(text[whole.end() :], maxsplit=1)[0] for whole in _WHOLE.finditer(text)]
    return any(len(tokens_of(noun)) <= _NOUN_WORDS for noun in wholes)


def _after(end: re.Match[str]) -> str:
    return end.string[end.end() : end.end() + _REACH]


def _shows_one_thing(before: str, after: str) -> bool:
    """Whether an example shows a way, or what one thing is like, and no member of a sort."""
    example = [word.lower() for word in tokens_of(after[:60]) if word[0].isalpha()]
    is_aside = before.rstrip().endswith("(")
    if not example or (not is_aside and "etc" in {w.strip(".") for w in tokens_of(after.lower())}):
        return False
    if example[0] in _WAYS or example[0] in STATES or example[0].endswith("ing"):
        return True
    before = before.replace("(s)", "")
    noun = ["", *(word.lower() for word in tokens_of(before) if word[0].isalpha())][-1]
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun in _MEANS or (bool(noun) and not is_plural and noun not in SUBORDINATORS)


def _is_deed(example: str) -> bool:
    """Whether an example is a way to do it: 'such as checking whether the box is full'."""
    first, second = (*(word.lower() for word in tokens_of(example[:80])), "", "")[:2]
    return first in _WAYS or (first.endswith("ing") and second in DETERMINERS)


def _is_of_one_thing(before: str) -> bool:
    """Whether an 'etc.' ends an example in brackets: 'the door (e.g. the left, etc.)'."""
    noun, bracket, aside = before.rpartition("(")
    is_example = bool(bracket) and ")" not in aside and any(s in aside for s in _SHOWING)
    return is_example and _shows_one_thing(f"{noun}(", aside.split(maxsplit=1)[-1])


def _goes_on(before: str) -> bool:
    """Whether numbers or letters that follow each other stand before: '1, 2, etc.'."""
    parts = re.split(r",|\band\b", before)
    found = [re.findall(r"\b(?:\d+|[A-Z])\b", part) for part in parts]
    rows = [int(marks[0]) if marks[0].isdigit() else ord(marks[0]) for marks in found if marks]
    return any(later == earlier + 1 for earlier, later in pairwise(rows))
