"""A risk that cannot be analysed as it is written."""

import re
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no space between words: each letter counts as one."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:['’.-][^\W{_UNSPACED}]+)*")
_STATEMENT = ("cause", "event", "effect")
_EXAMPLES = {
    "cause": "Only one maker supplies the controller board",
    "event": "The maker stops deliveries for a quarter",
    "effect": "Ordered ovens are not delivered on the promised day",
}


@rule(
    "RSK001",
    basis="house",
    severity="warning",
    since="0.1",
    clauses="6.1.1, 5.1.2 b",
    by_document=True,
)
def incomplete_risk_statement(corpus: Corpus, *, words: int = 3) -> Iterator[Finding]:
    """A risk does not say what could happen, why, to what effect, or where it comes from.

    "Delivery risk" is a heading. Nobody can say how likely a heading is, or what to do about it;
    two people will rate it differently, and the customer gains nothing from it. A live risk says
    its cause, its event and its effect in words of their own: at least three words each (threshold
    `words`), and no two of them the same. It names its category, by which the appetite is found,
    and the source that it was found in, so that a change there leads back here.

    In scripts without spaces between words, each letter counts as a word. Drafts may be unfinished.
    The standard asks that risks be determined, not how they are worded: the form is the house's.

    ## Fails

    ```yaml
    RSK-0001:
      cause: Delivery risk
    ```

    ## Fails

    ```yaml
    RSK-0001:
      effect: The maker stops deliveries for a quarter.
    ```

    ## Fails

    ```yaml
    RSK-0002:
      category: null
      source: null
    ```

    ## Passes

    ```yaml
    RSK-0001:
      cause: A single maker supplies the board
      source: {type: provider, records: null}
    SUP-0001:
      no_significant_risk: Told by the risk of the board itself
    ```
    """
    for risk in corpus.live("risk"):
        yield from _wording(risk, words)
        if not risk.has("category"):
            yield Finding(
                risk.at(),
                "the risk names no category",
                "name one that the risk criteria know, as in 'category: delivery'",
            )
        if not risk.part("source").has("type"):
            yield Finding(
                risk.at(),
                "the risk does not say where it comes from",
                "name the source, as in 'source: {type: provider, records: [SUP-0001]}'",
            )


def _wording(risk: Record, words: int) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for name in _STATEMENT:
        said = tuple(_WORD.findall(risk.text(name).casefold()))
        earlier = seen.setdefault(said, name)
        if earlier != name:
            yield Finding(
                risk.at(name),
                f"the {name} says the same as the {earlier}",
                f"say what the {name} is, as in '{name}: {_EXAMPLES[name]}'",
                ((f"the {earlier}", risk.at(earlier)),),
            )
        elif len(said) < words:
            yield Finding(
                risk.at(name),
                f"the {name} is '{risk.text(name)}', which is too short to be understood",
                f"say it in a sentence, as in '{name}: {_EXAMPLES[name]}'",
            )
