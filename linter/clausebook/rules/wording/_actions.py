"""What a statement asks for: the verbs that each 'shall' governs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausebook.rules.wording._grammar import (
    ADVERBS,
    ALSO_NOUNS,
    DETERMINERS,
    MODALS,
    RELATIVES,
    SUBORDINATORS,
    VERBS,
)

__all__ = ["Action", "sentences"]

_VERBS = VERBS | ALSO_NOUNS
_ENDS = frozenset(".:;") | SUBORDINATORS | frozenset(MODALS)
_BREAKS = frozenset({".", ";", ":", ",", "and", "but"})
_JOINTS = _BREAKS - {","}
_CHOICES = (("be", "one", "of"), ("be", "as", "follows"), ("be", "either"))


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a 'shall' asks for.

    ``clause`` counts the 'shall' in its sentence; ``subject`` are the words before that, ``before``
    the adverbs, ``after`` the words that follow. Verbs that share an object have one ``group``.
    """

    clause: int
    subject: tuple[str, ...]
    verb: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    group: int = 0
    is_passive: bool = False

    @property
    def is_denied(self) -> bool:
        """Whether it is not to be done."""
        return "not" in self.before or "never" in self.before


def sentences(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[Action, ...]]]:
    """Yield each sentence that binds, with what it asks for.

    Only what is certainly a verb counts: ``record`` may be a noun, so after 'and' it counts only
    where an article or the like follows. What stands below a 'which', 'to' or 'when' belongs to
    that and not to the 'shall'; a 'that shall' tells of a noun, a 'shall be one of' gives a choice.
    """
    start = 0
    for end in [*(i for i, word in enumerate(words) if word in ".;"), len(words)]:
        sentence = tuple(words[start:end])
        if modals := _binding(sentence):
            yield sentence, tuple(_of_sentence(sentence, modals))
        start = end + 1


def _binding(words: Sequence[str]) -> list[int]:
    """Return where a sentence binds: at each 'shall', or at each 'must' where it has none."""
    modal = next((m for m in MODALS if m in words), None)
    found = [i for i, word in enumerate(words) if word == modal and not _is_in_condition(words, i)]
    return [
        index
        for before, index in zip([-1, *found], found, strict=False)
        if not (_is_choice(words, index) or (index > found[0] and _tells(words, before, index)))
    ]


def _is_choice(words: Sequence[str], modal: int) -> bool:
    """Whether a 'shall' only says what may stand for something: 'the value shall be one of'."""
    return any(tuple(words[modal + 1 : modal + 1 + len(choice)]) == choice for choice in _CHOICES)


def _tells(words: Sequence[str], before: int, modal: int) -> bool:
    """Whether a 'shall' tells of a noun or a condition of the one before it."""
    between = words[before + 1 : modal]
    clause = between[between.index("that") :] if "that" in between else ()
    return (
        words[modal - 1] in RELATIVES
        or (bool(clause) and _JOINTS.isdisjoint(clause))
        or (_BREAKS.isdisjoint(between) and not SUBORDINATORS.isdisjoint(between))
    )


def _is_in_condition(words: Sequence[str], modal: int) -> bool:
    """Whether a sentence begins with a condition that holds this 'shall', and another follows."""
    if words[0] not in SUBORDINATORS or "," not in words or modal > words.index(","):
        return False
    return words[modal] in words[words.index(",") :]


def _of_sentence(words: Sequence[str], modals: Sequence[int]) -> Iterator[Action]:
    starts = [_start(words, modal, end) for modal, end in zip(modals, [0, *modals], strict=False)]
    for clause, modal in enumerate(modals):
        following = starts[clause + 1] if clause + 1 < len(modals) else len(words)
        subject = tuple(words[starts[clause] : modal])
        yield from _of_clause(clause, subject, words[modal + 1 : following])


def _start(words: Sequence[str], modal: int, least: int) -> int:
    """Return where the clause of a 'shall' begins."""
    return next((i + 1 for i in range(modal - 1, least, -1) if words[i] in _BREAKS), least)


def _of_clause(clause: int, subject: tuple[str, ...], words: Sequence[str]) -> Iterator[Action]:
    first = _past_adverbs(words, 0)
    if words[first : first + 1] == ("be",):
        deed = _past_adverbs(words, first + 1)
        before = (*words[:first], *words[first + 1 : deed])
        if deed < len(words):
            after = tuple(words[deed + 1 :])
            yield Action(clause, subject, words[deed], before, after, is_passive=True)
        return
    if first >= len(words):
        return
    last = _end_of_list(words, first)
    listed = [i for i in range(first, last + 1) if words[i] in _VERBS] or [first]
    verbs = [*listed, *_joined(words, last + 1)]
    for number, verb in enumerate(verbs):
        if verb < len(words):
            before = _adverbs_before(words, verb)
            end = verbs[number + 1] if number + 1 < len(verbs) and verb >= last else len(words)
            after = tuple(words[max(verb, last) + 1 : end])
            group = max(0, number - len(listed) + 1)
            yield Action(clause, subject, words[verb], before, after, group)


def _end_of_list(words: Sequence[str], index: int) -> int:
    """Return the last of the verbs that share an object, as in 'check, clean and close the valve'.

    Without such a list it is the verb at ``index`` itself.
    """
    last, has_and = index, False
    while tuple(words[last + 1 : last + 2]) in ((",",), ("and",)):
        is_both = tuple(words[last + 1 : last + 3]) == (",", "and")
        following = _past_adverbs(words, last + 2 + is_both)
        if following >= len(words) or words[following] not in _VERBS:
            break
        has_and = has_and or "and" in words[last + 1 : following]
        last = following
    return last if has_and else index


def _joined(words: Sequence[str], start: int) -> Iterator[int]:
    """Yield where a verb stands after 'and', with those before it that only a comma joins."""
    waiting: list[int] = []
    for index in range(start, len(words)):
        if words[index] in _ENDS or _is_infinitive(words, index):
            return
        if words[index] in (",", "and", "&"):
            verb = _past_adverbs(words, index + 1)
            if _is_verb(words, verb):
                waiting.append(verb)
                if words[index] != ",":
                    yield from waiting
                    waiting = []


def _is_infinitive(words: Sequence[str], index: int) -> bool:
    """Whether a 'to' begins what something is for ('a way to check') and no direction."""
    if words[index] != "to" or index + 1 >= len(words):
        return False
    following = words[index + 1]
    return following.isalpha() and following not in DETERMINERS and not following.endswith("s")


def _past_adverbs(words: Sequence[str], index: int) -> int:
    while index < len(words) and _is_adverb(words[index]):
        index += 1
    return index


def _adverbs_before(words: Sequence[str], index: int) -> tuple[str, ...]:
    first = index
    while first > 0 and _is_adverb(words[first - 1]):
        first -= 1
    return tuple(words[first:index])


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word not in _VERBS)


def _is_verb(words: Sequence[str], index: int) -> bool:
    if index >= len(words) or words[index] not in _VERBS:
        return False
    following = words[index + 1] if index + 1 < len(words) else ""
    return words[index] not in ALSO_NOUNS or following in DETERMINERS
