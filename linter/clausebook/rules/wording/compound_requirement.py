"""More than one requirement in a statement."""

from collections.abc import Iterator, Mapping
from itertools import islice

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._grammar import MODALS, PREPOSITIONS
from clausebook.rules.wording._lexicon import lexicon, named
from clausebook.rules.wording._pairs import verb_pairs
from clausebook.rules.wording._reactions import separate_actions, unclear_denial
from clausebook.rules.wording._statement import Statement, first_modal, own_statements
from clausebook.rules.wording._words import EXCEPTIONS, REASONS

_SPLIT = "write one record for each, so that each is met, checked and changed by itself"
_SPLIT_DENIAL = "write one record for what is to be done, and one for what is not"


@rule("WRD003", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def compound_requirement(corpus: Corpus) -> Iterator[Finding]:
    """A record asks for more than one thing.

    Where two things are asked in one record, one can be met and the other not: no check gives a
    clear result, no change can be made to one alone, and a customer's waiver of one takes the other
    along. Told are a second sentence with "shall" or "must"; a second "shall" in the sentence;
    verbs that one "shall" governs together ("reject the order and inform the customer"); a "not"
    of which nobody knows how far it reaches ("shall not send and count"); "and/or"; verbs with a
    stroke between them ("importing/exporting"); the reason inside the sentence ("in order to"); and
    more than one exception ("unless … except").

    One thing is an action with its own trace on the same occasion: its event, log entry, count or
    error code. A word to the customer is no such trace, for it can be forgotten. One thing are the
    steps of one operation ("check and mount the wheel", "remove the part and mount a new one",
    "first … then"); what is not to be done in its stead ("and shall not …"); a list below the
    sentence that spells it out; a sentence on what the thing is like ("the plan shall have three
    parts"); and a switch set as specified ("enable/disable, as commanded"). Several nouns are not
    told ("the date and the number"), nor a list of them, nor what stands below a "which", "to" or
    "when". "So that" is not told, for it often says how well something is to be done.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall confirm the day of delivery and inform the customer of a delay.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: Service shall reply within 4 h. Service shall come within 2 working days.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall deliver plans and/or a manual with the oven.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall label each oven in order to trace its parts.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall confirm the day and the place of delivery within 1 working day.
    REQ-0002:
      source: organization
      statement: When the door opens, the oven shall cut the heat and write an event to its log.
    ```
    """
    for requirement, statement in own_statements(corpus):
        for message, hint in islice(_faults(statement), 1):
            yield Finding(requirement.at("statement"), message, hint)


def _faults(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield what joins several requirements, the plainest first."""
    if denied := unclear_denial(statement.body):
        first, *others = (action.verb for action in denied)
        yield f"'not' may hold for '{first}' alone or for {named(others)} too", _SPLIT_DENIAL
    if several := _several(statement):
        yield several, _SPLIT
    if _has_either(statement.main):
        yield "'and/or' leaves open whether one is enough", "say 'and', or say 'or'"
    if pairs := verb_pairs(statement):
        yield f"{named(pairs, 'asks', 'ask')} for two things in one", _SPLIT
    if reasons := _REASONS.find(statement):
        yield f"{named(reasons, 'begins', 'begin')} a reason", "move the reason to 'rationale'"
    if len(exceptions := [word for word in statement.words if word in EXCEPTIONS]) > 1:
        yield f"has {len(exceptions)} exceptions", "write a record for each case"


def _several(statement: Statement) -> str:
    """Return what asks for several things, nothing where one thing is asked."""
    asked = separate_actions(statement.body)
    if sum(len({action.clause for action in actions}) for actions in asked) > 1:
        return _stands({modal: statement.words.count(modal) for modal in MODALS})
    verbs = [action.verb for actions in asked for action in actions]
    return f"asks for {len(verbs)} things: {named(verbs)}" if len(verbs) > 1 else ""


def _has_either(words: tuple[str, ...]) -> bool:
    """Whether 'and/or' joins what the 'shall' asks for, and not what that is made from or for."""
    modal = first_modal(words)
    place = next((i for i in range(len(words) - 2) if words[i : i + 3] == _AND_OR), -1)
    return modal is not None and place > modal and PREPOSITIONS.isdisjoint(words[modal:place])


def _stands(counts: Mapping[str, int]) -> str:
    """Return how often the binding verbs stand in a statement that has at least two."""
    modal = max(counts, key=lambda verb: counts[verb])
    if counts[modal] == 1:
        return "both 'shall' and 'must' stand in it"
    return f"'{modal}' stands {'twice' if counts[modal] == 2 else f'{counts[modal]} times'}"


_AND_OR = ("and", "/", "or")
_REASONS = lexicon(REASONS)
