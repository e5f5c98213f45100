"""Words in a requirement that everybody reads in his own way."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._lexicon import lexicon, named
from clausebook.rules.wording._settled import is_settled
from clausebook.rules.wording._statement import own_statements
from clausebook.rules.wording._words import (
    AMOUNTS,
    APPROXIMATIONS,
    CHOICES,
    ESCAPES,
    JUDGEMENTS,
    KINDS,
    MEASURES,
    NOT_VAGUE,
)

_HOW_MANY = "say how many, as in 'three', or 'at least two'"
_WHICH = "say which, or by what they are chosen, as in 'the codes of table 2'"
_SHOWN = "say what shows it, as in 'a new clerk enters an order within 5 min' for 'easy'"
_RANGE = "give a range, as in '95 to 105 g'"
_LIMIT = "say what is measured and its limit, as in 'within 2 s' instead of 'fast'"


@rule("WRD001", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def vague_words(
    corpus: Corpus, *, words: tuple[str, ...] = (), allowed: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """A requirement uses a word that everybody reads in his own way.

    Whether a response is fast, an error message helpful or a stock sufficient, the customer and the
    one who builds it judge differently, and both are right: such a requirement is not defined, and
    nobody can show that it is met. Looked for are amounts (some, several, many, a number of),
    approximations (about 5, approximately, nearly), choices that name no sort (various, certain,
    adequate, appropriate, modern, relevant, suitable) and qualities (easy, efficient, fast,
    flexible, reliable, robust, significant, sufficient, user-friendly, well-defined and their
    like).

    "Any" and "all" are not vague; "support" is weak but has become a name for what programs can do,
    so an organization that wants to hear of it adds it. A criterion beside the statement does not
    help: who reads the statement elsewhere does not see it. Words that begin with a capital inside
    the sentence, and what stands in quotes, are names. A word is not told where the sentence goes
    on with its limit ("reliable, with no more than 2 faults a year"), its purpose ("sufficient to
    carry 5 kg") or its list ("various formats: A and B"); where it only adorns what somebody else
    demands ("as required by the rigorous standard X"); where somebody is to judge it ("say whether
    the stock is sufficient"); and in a sentence that demands nothing.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    `words` are further words to look for, `allowed` are those to pass over; both may be phrases,
    and an allowed phrase hides the words inside it.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall give a fast answer to a question on a late oven.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: Service shall keep a sufficient stock of about 20 door seals.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: The works shall answer a question on a late oven within 4 h.
    REQ-0002:
      statement: The outside shall stay reasonably cool, as the directive says.
    ```
    """
    every = (*AMOUNTS, *KINDS, *APPROXIMATIONS, *MEASURES, *CHOICES, *JUDGEMENTS)
    vague = lexicon(every, (*allowed, *NOT_VAGUE, *ESCAPES), words)
    for requirement, statement in own_statements(corpus):
        places = vague.places(statement) if statement.asks else ()
        told = (place for place in places if not is_settled(place))
        found = tuple(dict.fromkeys(" ".join(place[0].split()) for place in told))
        if found:
            yield Finding(
                requirement.at("statement"),
                f"{named(found)} can be read in more than one way",
                "; ".join(dict.fromkeys(map(_hint, found))),
            )


def _hint(found: str) -> str:
    word = found.lower()
    if word in AMOUNTS:
        return _HOW_MANY
    if word in KINDS or word in CHOICES:
        return _WHICH
    if word in JUDGEMENTS:
        return _SHOWN
    return _RANGE if any(p.split()[0] == word.split()[0] for p in APPROXIMATIONS) else _LIMIT
