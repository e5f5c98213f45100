"""A strategy canvas whose curves cannot be compared, or that nobody read."""

from collections import Counter
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule


@rule("CUS010", basis="practice", severity="warning", since="0.2", clauses="4.1")
def inconsistent_canvas(corpus: Corpus) -> Iterator[Finding]:
    """The curves of a strategy canvas cannot be compared, or nothing was concluded from them.

    A canvas shows what customers weigh when they choose, and how much of each we and others offer.
    It leads astray where a curve leaves out the factor at which that offer is weak, or where the
    scores are our own guess. Of each live canvas it is asked, as practice of those who draw them:

    - each factor stands once, and each curve scores each factor once and no other;
    - one curve is our own offer of today: `own: true`, without `future`;
    - each curve of an offer of today says its `source` and the day `on` which the offer was looked
      at. A curve of the offer that we aim at needs neither;
    - `reading` says what the curves tell.

    ## Fails

    ```yaml
    CNV-0001:
      curves:
        - name: Our ovens
          own: true
          scores:
            - {factor: Even heat, score: 8}
            - {factor: Service at night, score: 9}
          source: Survey of bakeries 2026
          on: 2026-03-20
        - name: Import
          scores:
            - {factor: Even heat, score: 6}
          source: Two ovens tried in the school of bakers
          on: 2025-11-10
    ```

    ## Fails

    ```yaml
    CNV-0001:
      reading: null
    ```

    ## Fails

    ```yaml
    CNV-0001:
      curves:
        - name: Our ovens
          scores:
            - {factor: Even heat, score: 8}
            - {factor: Service at night, score: 9}
          source: Survey of bakeries 2026
          on: 2026-03-20
    ```

    ## Passes

    ```yaml
    CNV-0001:
      curves:
        - name: Our ovens
          own: true
          scores:
            - {factor: Service at night, score: 9}
            - {factor: Even heat, score: 8}
          source: Survey of bakeries 2026
          on: 2026-03-20
        - name: Our ovens in 2028
          own: true
          future: true
          scores:
            - {factor: Service at night, score: 9}
            - {factor: Even heat, score: 10}
    ```
    """
    for canvas in corpus.live("canvas"):
        factors = Counter(part.text("name") for part in canvas.parts("factors"))
        repeated = [name for name, count in factors.items() if count > 1]
        if repeated:
            yield Finding(
                canvas.at("factors"),
                f"{_quoted(repeated)} stands more than once among the factors",
                "keep each factor once",
            )
        curves = canvas.parts("curves")
        for curve in curves:
            yield from _scores(curve, factors)
            yield from _origin(curve)
        yield from _whole(canvas, curves)


def _scores(curve: Part, factors: Counter[str]) -> Iterator[Finding]:
    scored = Counter(part.text("factor") for part in curve.parts("scores"))
    faults = (
        ("does not score", [name for name in factors if name not in scored]),
        ("scores what is no factor:", [name for name in scored if name not in factors]),
        ("scores more than once", [name for name, count in scored.items() if count > 1]),
    )
    told = [f"{words} {_quoted(names)}" for words, names in faults if names]
    if told:
        yield Finding(
            curve.at("scores") if curve.has("scores") else curve.at(),
            f"the curve '{curve.text('name')}' {' and '.join(told)}",
            "give each factor one score, as in {factor: Even heat, score: 6}; 0 where nothing "
            "of it is offered",
        )


def _origin(curve: Part) -> Iterator[Finding]:
    if curve.flag("future"):
        return
    asked = {"source": "where its scores come from", "on": "when the offer was looked at"}
    missing = [words for field, words in asked.items() if not curve.has(field)]
    if missing:
        yield Finding(
            curve.at(),
            f"the curve '{curve.text('name')}' does not say {' or '.join(missing)}",
            "add source: Survey of bakeries 2026 and on: 2026-03-20",
        )


def _whole(canvas: Record, curves: tuple[Part, ...]) -> Iterator[Finding]:
    if not any(curve.flag("own") and not curve.flag("future") for curve in curves):
        yield Finding(
            canvas.at("curves") if curves else canvas.at(),
            f"no curve of {canvas.id}, '{canvas.title}', is our own offer of today",
            "score our offer too, with own: true",
        )
    if not canvas.has("reading"):
        yield Finding(
            canvas.at(),
            f"nothing says what the curves of {canvas.id}, '{canvas.title}', tell",
            "add reading: where we differ, where all are alike, what nobody offers",
        )


def _quoted(names: list[str]) -> str:
    return listed([f"'{name}'" for name in names])
