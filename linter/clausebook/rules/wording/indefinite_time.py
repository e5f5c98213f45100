"""Times without a clock and improvements without a figure."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._grammar import ADVERBS
from clausebook.rules.wording._lexicon import lexicon, named
from clausebook.rules.wording._statement import Statement, first_modal, own_statements
from clausebook.rules.wording._words import (
    CLOCK,
    DEFINITE_TIMES,
    DIRECTIONS,
    INDEFINITE_TIMES,
    REPEATED,
)

_PERIOD = re.compile(
    r"\b(?:configur(?:able|ed)|each|every|in response to|intervals? of|once|per|period)\b",
    re.IGNORECASE,
)


@rule("WRD007", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def indefinite_time(
    corpus: Corpus, *, words: tuple[str, ...] = (), allowed: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """A requirement names no time that a clock shows, or an improvement without a figure.

    "Promptly" is an hour to the customer and a week to the workshop; "reduce the noise" is met by
    half a decibel. Told are times such as soon, promptly, immediately, regularly, periodically, in
    a timely manner, as soon as possible, without delay; and verbs such as minimise, maximise,
    improve, increase or reduce right after the "shall" where the sentence has no number. An event
    sets a time ("immediately after the call", "as soon as the lamp is lit"); "regularly" with a
    period or an occasion ("every month", "in response to") and what only a condition says are not
    told.

    Where the record has a numeric criterion, the hint says what it says: the sentence and the
    criterion should say the same. That there is no criterion at all is the matter of REQ002.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    `words` are further times to look for, `allowed` are words to pass over.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: Service shall reply promptly to a call.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall reduce the noise of the fan.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: Service shall reply to a call within 2 h, immediately after the call is logged.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall reduce the noise of the fan to 60 dB.
    ```
    """
    times = lexicon(INDEFINITE_TIMES, (*allowed, *DEFINITE_TIMES), words)
    directions = frozenset(DIRECTIONS) - set(allowed)
    for requirement, statement in own_statements(corpus):
        found = tuple(
            time
            for time in times.find(statement, in_conditions=False)
            if not (time.lower() in REPEATED and _has_period(statement))
        )
        if found:
            yield Finding(
                requirement.at("statement"),
                f"{named(found, 'is', 'are')} no time that a clock or a calendar shows",
                _advice(requirement, "say within what time, as in 'within 2 working days'", CLOCK),
            )
        elif (verb := _direction(statement, directions)) is not None:
            yield Finding(
                requirement.at("statement"),
                f"'{verb}' says where to go and not how far",
                _advice(requirement, "give the figure to be reached, as in 'to at most 3 %'"),
            )


def _has_period(statement: Statement) -> bool:
    """Whether something says how often, or on which occasion."""
    return _PERIOD.search(statement.plain) is not None


def _direction(statement: Statement, directions: frozenset[str]) -> str | None:
    """Return the verb after the first 'shall' that only names a direction."""
    main = statement.main
    modal = first_modal(main)
    if modal is None or any(word[0].isdigit() for word in main):
        return None
    following = (word for word in main[modal + 1 :] if word not in ADVERBS)
    verb = next(following, "")
    return verb if verb in directions else None


def _advice(requirement: Record, otherwise: str, units: frozenset[str] | None = None) -> str:
    """Return what the criterion says, where it has a value and one of the units."""
    criterion = requirement.part("criterion")
    value, unit = criterion.number("value"), criterion.text("unit")
    if value is None or (units is not None and unit not in units):
        return otherwise
    limit = f"{criterion.text('operator')} {value:g} {unit}".strip()
    return f"say what the criterion says, {criterion.text('measure')} {limit}"
