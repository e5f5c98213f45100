"""Absolutes and universals that nobody can show."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._lexicon import lexicon, named
from clausebook.rules.wording._statement import own_statements
from clausebook.rules.wording._words import ABSOLUTES, BOUNDLESS, BOUNDS, UNIVERSALS


@rule("WRD005", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def absolute_claim(
    corpus: Corpus, *, words: tuple[str, ...] = (), allowed: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """A requirement promises something without limit, which nobody can show.

    "Never" and "in all cases" would take a test without end, and the first exception breaks the
    promise to the customer. Told are words such as always, never, 100 %, at all times, without
    exception, perfectly, and all, any or every before a sort of which nobody can count the members:
    all users, any circumstances, every situation. "All" and "each" before something that can be
    counted ("all parts of the order") is sound, and is not told; nor are sorts of which a word says
    which are meant ("all users in the list"), or what only a condition says ("if the lamp never
    goes out, …").

    Where the law really demands zero, say so with the reason in a suppression, or word it as a
    limit: "no more than 0 in the sample".

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    `words` are further words to look for, `allowed` are those to pass over.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The oven shall never stop during a night shift.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The controls shall suit all users.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The oven shall run through 999 of 1000 night shifts.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall deliver all parts of the order in one shipment.
    ```
    """
    absolutes = lexicon((*ABSOLUTES, *_UNIVERSAL), allowed, words)
    for requirement, statement in own_statements(corpus):
        places = absolutes.places(statement, in_conditions=False)
        found = tuple(dict.fromkeys(" ".join(p[0].split()) for p in places if not _is_bounded(p)))
        if found:
            yield Finding(
                requirement.at("statement"),
                f"{named(found, 'has', 'have')} no limit: no test can show that it is met",
                "say for which cases and how often, as in 'in 99.5 of 100 hours of a month'",
            )


def _is_bounded(place: re.Match[str]) -> bool:
    """Whether what follows says which of a sort are meant, as in 'all users of list A'."""
    following = _NEXT.match(place.string, place.end())
    is_sort = " ".join(place[0].lower().split()) in _UNIVERSAL
    return is_sort and following is not None and following[1].lower() in BOUNDS


_UNIVERSAL = frozenset(f"{word} {noun}" for word in UNIVERSALS for noun in BOUNDLESS)
_NEXT = re.compile(r"\s+([A-Za-z]+)")
