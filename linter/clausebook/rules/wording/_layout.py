"""The parts of a text: sentences and lists, conditions and explanations, words and marks."""

import re
from collections.abc import Iterator

__all__ = [
    "first_words",
    "is_in_example",
    "is_named",
    "split_list",
    "tokens_of",
    "without_conditions",
    "without_explanations",
]

_TOKEN = re.compile(
    r"(?:e\.g|i\.e|etc|approx|resp)\.?(?![\w-])|[^\W\d_][\w'’-]*|[+-]?\d[\w.,:^²³]*\w|\d|[^\w\s]"
)
_MODAL = re.compile(r"\b(?:shall|must)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s*(?:if|when|whenever|while|where|after|before|once|until|upon|during|as long as"
    r"|in the event)\b",
    re.IGNORECASE,
)
_LAST_PART = re.compile(r".*(?:,|\bthen\b)", re.DOTALL)
_FURTHER = re.compile(r"\b(?:if|when|whenever|while|unless|until)\b[^.;:]*", re.IGNORECASE)
_ITEM = re.compile(r"^[ \t]*(?:[-*•–o]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+", re.MULTILINE)
_ITEM_LINES = re.compile(r"[^\n]*(?:\n[ \t]+[^\n]+|\n[ \t]*(?=\n))*\n*")
_BINDS = re.compile(
    r"\b(?:shall|must|should|will|may|can|might|could|would|needs?|ha(?:s|ve) to|required)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bvs)(?<!\bNo)[.!?](?=\s+(?:[^\sa-z]|x{4}))|\n\s*\n"
)
_EXPLAINS = re.compile(
    r"\s*(?:notes?\s?\d*\s?[:.]|remark|i\.e\.|th(?:is|at) means|that is\b|in other words"
    r"|for (?:example|instance)|e\.g\.)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\(\s*(?:e\.g|for example|for instance)\b[^()]*\Z", re.IGNORECASE)
_NAMING = re.compile(r"\b(?:words?|terms?|phrases?|expressions?)\b[^.;:]*:[^.;:]*\Z", re.IGNORECASE)
_NOTE = re.compile(r"\(\s*note\b[^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)


def tokens_of(text: str) -> tuple[str, ...]:
    """Return words, numbers and marks in the order in which they stand."""
    return tuple(_TOKEN.findall(text))


def first_words(text: str) -> Iterator[str]:
    """Yield the first word of each item of the lists in a text."""
    for item in _ITEM.finditer(text):
        yield (*tokens_of(text[item.end() : item.end() + 60]), "")[0]


def without_conditions(plain: str) -> str:
    """Return a text without its 'when …' and 'if …': what is demanded, not when."""
    modal = _MODAL.search(plain)
    if modal is None:
        return plain
    before, after = plain[: modal.start()], plain[modal.start() :]
    if _CONDITION.match(before):
        last = _LAST_PART.match(before)
        before = before[last.end() :] if last is not None else ""
    return before + _FURTHER.sub("", after)


def without_explanations(plain: str) -> str:
    """Return a text with blanks in place of notes in brackets and sentences that demand nothing.

    'The desk shall reply in 2 h. Often it is quicker.' demands its first sentence only. Lists are
    kept, and so is a text that does not bind at all.
    """
    if "(" in plain:
        plain = _NOTE.sub(lambda note: " " * len(note[0]), plain)
    first = _ITEM.search(plain)
    head = plain if first is None else plain[: first.start()]
    if _BREAK.search(head) is None or _MODAL.search(plain) is None:
        return plain
    parts, start = [], 0
    for end in [*(match.end() for match in _BREAK.finditer(head)), len(head)]:
        part = head[start:end]
        binds = _BINDS.search(part) is not None and _EXPLAINS.match(part) is None
        parts.append(part if binds else re.sub(r"\S", " ", part))
        start = end
    return "".join(parts) + plain[len(head) :]


def is_in_example(place: re.Match[str]) -> bool:
    """Whether a place stands in an example in brackets."""
    return _ASIDE.search(_before(place)) is not None


def is_named(place: re.Match[str]) -> bool:
    """Whether a place stands in a row of words that are only named: 'weak words: fast, good'."""
    return _NAMING.search(_before(place)) is not None


def _before(place: re.Match[str]) -> str:
    return place.string[max(0, place.start() - 200) : place.start()]


def split_list(plain: str) -> tuple[str, str]:
    """Return what stands before the first list, and what does not stand in a list below a colon.

    A list spells out the sentence that leads to it with a colon.
    """
    first = _ITEM.search(plain)
    if first is None:
        return plain, plain
    head = plain[: first.start()]
    if not head.rstrip().endswith(":") or _MODAL.search(head) is None:
        return head, plain
    kept, end = [head], first.start()
    for item in _ITEM.finditer(plain):
        if item.start() >= end:
            kept.append(plain[end : item.start()])
            lines = _ITEM_LINES.match(plain, item.start())
            end = lines.end() if lines is not None else item.end()
    return head, "".join([*kept, plain[end:]])
