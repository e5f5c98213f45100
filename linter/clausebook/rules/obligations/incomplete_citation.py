"""An obligation that cannot be looked up, or of which nobody knows what it binds."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule


@rule("OBL001", basis="practice", severity="warning", since="0.1", clauses="8.2.2 a1")
def incomplete_citation(corpus: Corpus) -> Iterator[Finding]:
    """An obligation does not say exactly what applies, where, since when, and to which products.

    Customers trust that what they buy is lawful and rarely ask. "The safety rules" cannot be looked
    up, checked or found to have changed. A live obligation names its edition or date, its
    `jurisdiction`, the day `in_force_on`, and either the `products` that it binds or
    `applies: false` with the reason in `why_not`. The standard asks that such requirements be
    determined; this way of citing them is practice.

    ## Fails

    ```yaml
    OBL-0001:
      edition: null
      date: null
      jurisdiction: null
    ```

    ## Fails

    ```yaml
    OBL-0001:
      applies: false
      products: null
    ```

    ## Passes

    ```yaml
    OBL-0001:
      edition: null
    ```
    """
    for obligation in corpus.live("obligation"):
        missing = list(_missing(obligation))
        if missing:
            yield Finding(
                obligation.at("citation"),
                f"{obligation.id}, '{obligation.title}', does not say {listed(missing, 'or')}",
                f"add {' and '.join(_HINTS[name] for name in missing)}",
            )


_HINTS = {
    "edition or date": 'edition: "2014"',
    "jurisdiction": "jurisdiction: European Union",
    "since when it is in force": "in_force_on: 2016-04-20",
    "which products it binds": "products: [PRD-0001]",
    "why it does not apply": "why_not: We sell no such products",
}


def _missing(obligation: Record) -> Iterator[str]:
    if not obligation.has("edition") and not obligation.has("date"):
        yield "edition or date"
    if not obligation.has("jurisdiction"):
        yield "jurisdiction"
    if not obligation.has("in_force_on"):
        yield "since when it is in force"
    if obligation.flag("applies") is False:
        if not obligation.has("why_not"):
            yield "why it does not apply"
    elif not obligation.has("products"):
        yield "which products it binds"
