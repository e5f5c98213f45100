"""Clauses that let a requirement be passed by, and lists without an end."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._examples import is_open
from clausebook.rules.wording._lexicon import lexicon, named
from clausebook.rules.wording._statement import own_statements
from clausebook.rules.wording._words import ESCAPES, NO_ESCAPE, OPEN_ENDS, USUAL


@rule("WRD002", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def escape_clause(
    corpus: Corpus,
    *,
    words: tuple[str, ...] = (),
    open_ends: tuple[str, ...] = (),
    allowed: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """A requirement has a way out, or a list that does not end.

    "As far as possible" lets off whoever finds it hard; "etc." lets everybody add or leave out what
    he likes. In both cases the requirement cannot be broken, and so it demands nothing. Ways out
    are, for instance, "if possible", "where necessary", "as appropriate", "normally", "to the
    extent practicable", "best efforts"; open ends are "etc.", "and so on", "including but not
    limited to", "or similar".

    A condition that can be looked up is no way out ("where required by the contract"), nor is what
    is usual in a condition ("if the door usually sticks"). An end leaves nothing open where "any"
    or "all" names the whole before ("any format, PDF etc.") or where numbers go on ("level 1, level
    2, etc."). Examples ("e.g.", "such as") mostly illustrate, and are not told. Who wants to hear
    of them names them in `open_ends`; even then they are passed over where they show a way ("e.g.
    by letter"), what one thing is like ("a mark, e.g. a dot"), or code.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    `words` are further ways out, `open_ends` further open ends, `allowed` are words to pass over.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall deliver each oven, as far as possible, on the promised day.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall hand over plans, manuals etc. with the oven.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall hand over the plans and the manual with the oven.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall label each oven in German where required by the contract.
    ```
    """
    escapes = lexicon(ESCAPES, (*allowed, *NO_ESCAPE), words)
    ends_of_lists = lexicon(OPEN_ENDS, allowed, open_ends)
    for requirement, statement in own_statements(corpus):
        place = requirement.at("statement")
        places = escapes.places(statement)
        ways_out = tuple(dict.fromkeys(" ".join(p[0].split()) for p in places if not _is_aside(p)))
        if ways_out:
            yield Finding(
                place,
                f"{named(ways_out, 'leaves', 'leave')} open when the requirement must be met",
                "say in which cases, as in 'while the oven is hot', or drop the words",
            )
        elif ends := tuple(
            dict.fromkeys(e[0] for e in ends_of_lists.places(statement) if is_open(e))
        ):
            yield Finding(
                place,
                f"{named(ends, 'leaves', 'leave')} open what else is meant",
                "list what is meant, or name the list, as in 'the formats of annex A'",
            )


def _is_aside(place: re.Match[str]) -> bool:
    """Whether 'usually' and its like only tell when something holds: 'if it usually rains'."""
    before = place.string[max(0, place.start() - 120) : place.start()]
    return place[0].lower() in USUAL and _CASE.search(before) is not None


_CASE = re.compile(r"\b(?:if|that|when|where|which|who|whose)\b[^,.;:]*\Z", re.IGNORECASE)
