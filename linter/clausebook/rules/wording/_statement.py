"""Requirements in the organization's own words, each statement read once for all rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.wording._grammar import ENGLISH, MODALS, WEAK_MODALS
from clausebook.rules.wording._layout import split_list, tokens_of, without_explanations

__all__ = [
    "Statement",
    "first_modal",
    "in_english",
    "in_use",
    "own_statements",
    "read",
]

_OWN = frozenset({"organization", "customer_unstated"})
_EMPHASIS = re.compile(r"\*\*|(?<!\w)(?:\*|__?)(?=\w)|(?<=\w)(?:\*|__?)(?!\w)")
_ASKING = frozenset(MODALS + WEAK_MODALS)
_OUT_OF_USE = frozenset({"", "draft", "superseded", "obsolete"})
_CITED = re.compile(
    r"``[^`\n]+``|`[^`\n]+`|\"[^\"\n]{1,80}\"|“[^”\n]{1,80}”|„[^“”\n]{1,80}[“”]|«[^»\n]{1,80}»"
    r"|(?<=\d )\([A-Z][^()\n]{15,120}\)"
    r"|(?<!\w)['\u2018][^'\u2018\u2019\n]{1,60}['\u2019](?!\w)|<[^<>\n]{1,60}>|\b(?:https?|file)://\S+"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a requirement says.

    ``plain`` is the text without marks of emphasis and sentences that only explain, and with what
    it cites (names in quotes, code, addresses) made unreadable; it is as long as before. ``words``
    are its tokens in small letters, ``vocabulary`` the same as a set. ``main`` are those up to the
    first list, ``body`` those outside of lists that spell out a sentence; both without asides in
    brackets.
    """

    text: str
    plain: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    main: tuple[str, ...]
    body: tuple[str, ...]
    vocabulary: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether it asks for something, if only with a 'should'."""
        return not self.vocabulary.isdisjoint(_ASKING)

    @property
    def is_english(self) -> bool:
        """Whether a word shows that it is English and not merely marks or a name."""
        return not self.vocabulary.isdisjoint(ENGLISH)


@lru_cache(maxsize=32768)
def read(text: str) -> Statement:
    """Return a text as the rules of wording see it."""
    cited = _CITED.sub(lambda cited: "x" * len(cited[0]), text)
    plain = without_explanations(_EMPHASIS.sub(lambda mark: " " * len(mark[0]), cited))
    tokens = tokens_of(plain)
    words = tuple(token.lower() for token in tokens)
    head, body = map(_without_asides, split_list(plain))
    return Statement(text, plain, tokens, words, head, body, frozenset(words))


def own_statements(corpus: Corpus) -> Iterator[tuple[Record, Statement]]:
    """Yield the requirements in use whose wording is the organization's own, with what they say.

    What a customer, a law or an authority wrote is theirs to word.
    """
    for requirement in corpus.records("requirement"):
        if requirement.text("source") in _OWN and in_use(corpus, requirement):
            statement = read(requirement.text("statement"))
            if in_english(requirement) and statement.is_english:
                yield requirement, statement


def in_use(corpus: Corpus, record: Record) -> bool:
    """Whether a record is under review, approved or in force: a draft may still be rough."""
    ends = record.date("expires_on")
    return record.status not in _OUT_OF_USE and (ends is None or corpus.today <= ends)


def in_english(record: Record) -> bool:
    """Whether a record is in English, or does not say in which language it is."""
    language = record.text("language")
    return not language or language.startswith("en")


def first_modal(words: tuple[str, ...]) -> int | None:
    """Return the index of the first binding verb, None where there is none.

    A 'shall' comes before a 'must', which a condition may hold as well.
    """
    return next((words.index(modal) for modal in MODALS if modal in words), None)


def _without_asides(text: str) -> tuple[str, ...]:
    tokens = tokens_of(text.lower())
    if "(" not in tokens:
        return tokens
    depth, kept = 0, []
    for mark in tokens:
        depth += mark == "("
        if depth == 0:
            kept.append(mark)
        depth -= mark == ")" and depth > 0
    return tuple(kept)
