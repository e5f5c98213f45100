"""A need that describes a product instead of what customers want to achieve."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

Names = Mapping[str, list[tuple[list[str], Record]]]

_PARTS = (
    "app",
    "button",
    "check box",
    "checkbox",
    "dashboard",
    "drop-down",
    "dropdown",
    "feature",
    "icon",
    "menu",
    "plug-in",
    "plugin",
    "pop-up",
    "toolbar",
    "touch screen",
    "touchscreen",
    "user interface",
    "widget",
)
_NEGATED = r"\b(?:no|not|without|instead of|rather than)\b(?:\W+\w+){0,3}\W+$"


@rule("CUS004", basis="practice", severity="warning", since="0.2", clauses="5.1.2 a")
def need_written_as_feature(
    corpus: Corpus, *, words: tuple[str, ...] = _PARTS
) -> Iterator[Finding]:
    """A need is written as a feature of a product, not as what customers want to achieve.

    "Needs a blue button" tells what somebody thought of, not what it is for. Whoever writes down
    the outcome (start the pump without taking the gloves off) keeps the question open, can measure
    how well it is met, and sees that a rival may answer it quite otherwise. The standard asks that
    requirements of customers be determined; saying them as outcomes is practice. The statement of a
    live need is read for three signs:

    - the name of one of our products, from its record. A name of a single plain word, such as
      "Oven", is no sign, for customers use that word too;
    - "shall", which is how requirements are written, with a requirement record of their own;
    - a word for a part of a program or device, from the list `words`. After "without", "no" or
      "instead of" such a word is no sign: to manage without an app is an outcome.

    "Shall" and the words are English, and not looked for where the language of the record is
    another one. Only the statement is read, not the title, the job or what customers were quoted
    with.

    ## Fails

    ```yaml
    NED-0003:
      statement: A dashboard with the wear of each part
    ```

    ## Fails

    ```yaml
    NED-0002:
      statement: Get the deck oven with service before Christmas
    ```

    ## Fails

    ```yaml
    NED-0001:
      statement: The outside of the oven shall stay cool
    ```

    ## Passes

    ```yaml
    NED-0003:
      statement: Know without looking into an app that a part wears out before the oven stops
    ```
    """
    needs = corpus.live("need")
    names = _names(corpus) if needs else {}
    for need in needs:
        signs = [*_products(need, names), *_english(need, words)]
        if signs:
            yield Finding(
                need.at("statement"),
                f"the need is written as a feature: it says {' and '.join(signs)}",
                "say what customers want to achieve or avoid, whatever product does it, "
                "as in 'Start the pump without taking the gloves off'",
            )


def _names(corpus: Corpus) -> Names:
    """Return the products whose names customers would not use as plain words, by first word."""
    found: defaultdict[str, list[tuple[list[str], Record]]] = defaultdict(list)
    for product in corpus.live("product"):
        words = _words(product.title)
        if words[1:] or re.search(r"[0-9]|[a-z][A-Z]", product.title):
            found[words[0]].append((words, product))
    return found


def _products(need: Record, names: Names) -> Iterator[str]:
    words = _words(need.text("statement"))
    for index, word in enumerate(words):
        for name, product in names.get(word, ()):
            if words[index : index + len(name)] == name:
                yield f"'{product.title}', which is {product.id}"


def _english(need: Record, words: tuple[str, ...]) -> Iterator[str]:
    if need.text("language").partition("-")[0] not in ("", "en"):
        return
    statement = need.text("statement")
    for found in _signs(words).finditer(statement):
        if not _negation().search(statement[: found.start()]):
            yield f"'{found[0]}'"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@cache
def _signs(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in ("shall", *words))
    return re.compile(rf"\b(?:{listed})s?\b", re.IGNORECASE)


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(_NEGATED, re.IGNORECASE)
