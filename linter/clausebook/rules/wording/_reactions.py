"""How many things a statement asks for: an action with its own report is one reaction."""

from collections.abc import Collection, Iterator, Sequence

from clausebook.rules.wording._actions import Action, sentences
from clausebook.rules.wording._grammar import (
    ALTERNATIVES,
    BEING,
    DETERMINERS,
    FOLLOWING,
    PARTICIPLES,
    PREPARING,
    PREPOSITIONS,
    REMOVING,
    REPORTING,
    REPORTS,
    STATES,
    SUBORDINATORS,
)

__all__ = ["separate_actions", "unclear_denial"]

_NAMING_AGAIN = frozenset({"each", "every", "such", "that", "the", "these", "this", "those"})
_PRONOUNS = frozenset({"it", "them"})
_CONDITIONS = SUBORDINATORS | {"upon", "in", "on"}
_POINTING = frozenset({"such", "these", "this", "those"})
_DOING = frozenset({"achieved", "carried", "done", "met", "performed", "possible"})
_HOLDING = frozenset({"apply", "hold"})
_GOING_ON = frozenset({"continue", "proceed"})
_RULES = frozenset({("this",), ("this", "condition"), ("this", "requirement"), ("this", "rule")})
_IRREGULAR = {"sent": "send", "shown": "show", "written": "write", "thrown": "throw"}


def separate_actions(told: Sequence[str]) -> list[list[Action]]:
    """Return what each sentence asks for and could be had by itself.

    Left out are the report of an action (its event, log entry, count or error code), what is not
    to be done in its stead, and the further steps of one operation. A sentence that asks for a
    report only belongs to the sentence before, unless it names a condition of its own; so does one
    that tells what a thing is like of which that speaks.
    """
    found: list[list[Action]] = []
    named: set[str] = set()
    is_told_only = False
    for sentence, actions in sentences(told):
        if found and _only_tells(actions, named):
            continue
        named.update(_singular(word) for action in actions for word in _things(action))
        separate = [a for i, a in enumerate(actions) if not _belongs(a, actions[:i], actions[i:])]
        kept = [action for action in separate if not _is_report(action)]
        has_condition = sentence[0] in _CONDITIONS
        if kept and is_told_only and not has_condition:
            found.pop()
        if kept or not found or has_condition:
            found.append(kept or separate[:1])
            is_told_only = not kept
    return found


def _belongs(action: Action, earlier: Sequence[Action], rest: Sequence[Action]) -> bool:
    """Whether an action belongs to one that is named before it."""
    if not earlier:
        return False
    if (action.is_denied and not earlier[-1].is_denied) or action.verb in _GOING_ON:
        return True
    before = [other for other in earlier if _share_object(action, other)]
    if before:
        is_pair = len(before) == 1 and not any(_share_object(action, other) for other in rest[1:])
        return all(_is_one_operation(other.verb, action.verb, is_pair) for other in before)
    return any(_is_step(action, other) for other in earlier)


def _share_object(action: Action, other: Action) -> bool:
    return (action.clause, action.group) == (other.clause, other.group)


def _is_step(action: Action, other: Action) -> bool:
    """Whether an action is a further step of what another one begins."""
    object_ = action.after[:6]
    return (
        ("first" in other.before and "then" in action.before)
        or "accordingly" in action.after
        or any(_base(word) == other.verb and word != other.verb for word in object_)
        or (_is_fetched(other) and _names_again(object_, other.after))
        or (other.verb in REMOVING and action.verb in PREPARING and _is_new(object_))
    )


def _is_one_operation(verb: str, following: str, is_pair: bool) -> bool:
    """Whether verbs with one object lead to one result, as 'create, format and mount' do.

    A pair does unless each is a function of its own ('import and export'); a longer row only where
    each verb makes the thing ready for the next.
    """
    if any({verb, following} <= family for family in ALTERNATIVES):
        return False
    return is_pair or (verb in PREPARING and following in PREPARING | FOLLOWING)


def _is_fetched(action: Action) -> bool:
    """Whether a thing is made or fetched, so that something can follow."""
    is_taken = action.verb in REMOVING and "from" in action.after
    return is_taken or action.verb in PREPARING


def _names_again(object_: Sequence[str], earlier: Sequence[str]) -> bool:
    """Whether an object is that of an earlier verb: 'it', 'the result' or 'the' with its name."""
    if not object_ or object_[0] in _PRONOUNS or object_[:2] == ("the", "result"):
        return bool(object_)
    head, again = (["", *_direct_object(words)][-1] for words in (earlier, object_))
    return object_[0] in _NAMING_AGAIN and _singular(again) == _singular(head)


def _is_new(object_: Sequence[str]) -> bool:
    return "new" in object_[:2] or "another" in object_[:2]


def _things(action: Action) -> tuple[str, ...]:
    """Return the words among which an action names what it is about."""
    is_introduced = action.is_passive or action.subject[:1] in (("a",), ("an",))
    return (*action.subject, *action.after) if is_introduced else action.after


def _only_tells(actions: Sequence[Action], named: Collection[str]) -> bool:
    """Whether actions only say what a thing is like that was named before them."""
    return all(_tells_of(action, named) for action in actions)


def _tells_of(action: Action, named: Collection[str]) -> bool:
    if action.subject[:2] == ("the", "following"):
        return True
    subject = tuple(_direct_object(action.subject)) or action.subject
    head = _singular(["", *subject][-1])
    if head not in named and action.subject not in {("it",), ("they",), *_RULES}:
        return False
    verb = action.verb
    is_deed = (
        action.is_passive and verb not in STATES and (verb.endswith("ed") or verb in PARTICIPLES)
    )
    is_state = not is_deed if action.is_passive else verb in BEING
    if action.subject in _RULES:
        return verb in _HOLDING or (action.is_passive and verb in _DOING)
    return is_state or (len(action.subject) > 1 and action.subject[0] in _POINTING)


def _is_report(action: Action) -> bool:
    """Whether a product only tells what it did, in a message, a log, a counter or a code."""
    if _base(action.verb) not in REPORTING:
        return False
    if action.is_passive:
        return not REPORTS.isdisjoint(action.subject)
    return not REPORTS.isdisjoint((*_direct_object(action.after), *_logs(action.after)))


def _direct_object(told: Sequence[str]) -> Iterator[str]:
    for word in told:
        if word in PREPOSITIONS or word in SUBORDINATORS:
            return
        yield word


def _logs(told: Sequence[str]) -> Iterator[str]:
    """Yield the log in which something is put: 'in the system log'."""
    for index, word in enumerate(told[:-1]):
        if word in ("in", "into", "to") and told[index + 1] in DETERMINERS:
            yield from (w for w in told[index + 2 : index + 5] if w == "log")


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _base(word: str) -> str:
    """Return the base form of a participle, or the word itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith("ed"):
        return word
    known = PREPARING | REPORTING
    stems = (word[:-1], word[:-2], word[:-3], f"{word[:-3]}y")
    return next((stem for stem in stems if stem in known), word)


def unclear_denial(told: Sequence[str]) -> tuple[Action, ...]:
    """Return what a 'not' denies for certain and what it may deny too, nothing where it is plain.

    In 'shall not send the message, count it and call' nobody knows what is not to be done.
    """
    for _, actions in sentences(told):
        for number, action in enumerate(actions):
            rest = [a for a in actions[number + 1 :] if a.clause == action.clause]
            if action.is_denied and rest and not any(a.is_denied for a in rest):
                return (action, *rest)
    return ()
