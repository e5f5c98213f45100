"""Verbs with a stroke between them."""

from clausebook.rules.wording._grammar import ADVERBS, ALTERNATIVES, MODALS, VERBS, words
from clausebook.rules.wording._lexicon import lexicon
from clausebook.rules.wording._statement import Statement

__all__ = ["verb_pairs"]

_SWITCHES = tuple(
    words(pair)
    for pair in (
        "activate deactivate",
        "clear set",
        "close open",
        "disable enable",
        "hide show",
        "lock unlock",
        "resume suspend",
        "start stop",
    )
)
_GIVEN = ("commanded", "configured", "given", "indicated", "requested", "selected", "specified")
_SETTINGS = ("command", "configuration", "flag", "option", "parameter", "setting", "switch")
_BY_PARAMETER = lexicon(
    (*(f"as {given}" for given in _GIVEN), "according to", "depending on", *_SETTINGS)
)


def verb_pairs(statement: Statement) -> tuple[str, ...]:
    """Return what stands as 'exporting/importing': two verbs with a stroke between them.

    A switch is one function where something says how it is set: 'enable/disable, as specified'.
    """
    main = statement.main
    found = tuple(
        (main[i - 1], main[i + 1])
        for i in range(2, len(main) - 1)
        if main[i] == "/" and all(_is_action(main[i - 2], main[j]) for j in (i - 1, i + 1))
    )
    is_given = bool(found) and bool(_BY_PARAMETER.find(statement))
    return tuple("/".join(p) for p in found if _are_two(p, is_given=is_given))


def _are_two(pair: tuple[str, str], *, is_given: bool) -> bool:
    """Whether two verbs are two functions, and not two words for one or a switch that is set."""
    verbs = set(map(_base, pair))
    is_switch = any(verbs <= switch for switch in _SWITCHES)
    return any(verbs <= family for family in ALTERNATIVES) and not (is_switch and is_given)


def _is_action(governor: str, word: str) -> bool:
    """Whether a word is a verb for certain: with -ing, or governed by 'shall' or 'to'."""
    if word.endswith("ing"):
        return _base(word) in VERBS
    return word in VERBS and (governor in MODALS or governor in ADVERBS or governor == "to")


def _base(word: str) -> str:
    """Return the base form of a verb with -ing, or the word itself."""
    if not word.endswith("ing"):
        return word
    stems = (word[:-3], f"{word[:-3]}e", word[:-4])
    return next((stem for stem in stems if stem in VERBS), word)
