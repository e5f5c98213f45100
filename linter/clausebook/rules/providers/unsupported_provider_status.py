"""A provider whose status the data do not bear out."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after
from clausebook.analysis.entries import entries_until
from clausebook.analysis.providers_in_use import bears_on_conformity, is_bought_from
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_NOT_TO_RELY_ON = frozenset({"proposed", "ended"})
_RELIED_ON = ("outsourced_to", "fulfilled_by", "receives_from")


@rule("SUP003", basis="requirement", severity="warning", since="0.2", clauses="8.4.1")
def unsupported_provider_status(corpus: Corpus, *, longest: str = "36 months") -> Iterator[Finding]:
    """The status of a provider contradicts its scores, its day of re-evaluation or its use.

    Watching a provider is of use only if something follows from it. Looked at are live providers:

    - One that is `approved` has a last score that is not below the threshold, that of the score
      itself or the last one given before. Who stays on a condition is `conditional`.
    - One from whom is bought was evaluated again by `reevaluate_by`. Where no day is set, and the
      provider bears on conformity, the last evaluation or score is not older than `longest`
      (36 months; a house limit, for the standard sets none).
    - One that is `proposed` or `ended` is not what a live process or requirement relies on, as
      provider of an input, by `outsourced_to` or by `fulfilled_by`. A suspension passes, and
      nothing else need change for it.

    ## Fails

    ```yaml
    SUP-0001:
      scores:
        - {on: 2025-07-15, score: 74, threshold: 70}
        - {on: 2026-01-13, score: 42, reason: Three late lots}
    ```

    ## Fails

    ```yaml
    SUP-0001:
      reevaluate_by: 2026-05-31
    ```

    ## Fails

    ```yaml
    SUP-0001:
      reevaluate_by: null
      evaluations:
        - {on: 2022-03-15, step: evaluation, result: Sample without a failure}
      scores:
        - {on: 2023-01-17, score: 82, threshold: 70}
    ```

    ## Fails

    ```yaml
    SUP-0001:
      provider_status: ended
    ```

    ## Passes

    ```yaml
    SUP-0001:
      provider_status: conditional
      scores:
        - {on: 2026-01-13, score: 64, threshold: 70, reason: Two late lots; second look in autumn}
    ```
    """
    for provider in corpus.live("provider"):
        if provider.text("provider_status") == "approved":
            yield from _score(provider, corpus.today)
        if is_bought_from(provider):
            yield from _late(provider, corpus.today, longest)
        elif provider.text("provider_status") in _NOT_TO_RELY_ON:
            yield from _relied_on(corpus, provider)


def _score(provider: Record, today: date) -> Iterator[Finding]:
    threshold: float | None = None
    last: Part | None = None
    for part in entries_until(provider, "scores", today):
        last, limit = part, part.number("threshold")
        threshold = threshold if limit is None else limit
    score = None if last is None else last.number("score")
    if last is not None and score is not None and threshold is not None and score < threshold:
        yield Finding(
            last.at("score"),
            f"{provider.id}, '{provider.title}', is approved with a score of {score:g}, below "
            f"{threshold:g}",
            "set provider_status: conditional or suspended, and say under evaluations what follows",
            related=(("its status", provider.at("provider_status")),),
        )


def _late(provider: Record, today: date, longest: str) -> Iterator[Finding]:
    due = provider.date("reevaluate_by")
    days = [d for part in entries_until(provider, "evaluations", today) if (d := part.date("on"))]
    if due is not None and due < today:
        done = f"was evaluated on {days[-1]}" if days and days[-1] >= due else ""
        yield Finding(
            provider.at("reevaluate_by"),
            f"{provider.id}, '{provider.title}', {done}, and no next day is set"
            if done
            else f"{provider.id}, '{provider.title}', was to be evaluated again by {due}",
            "set the next day under reevaluate_by"
            if done
            else "evaluate it, write the result under evaluations, and set the next reevaluate_by",
        )
    elif due is None and bears_on_conformity(provider):
        days += [d for part in entries_until(provider, "scores", today) if (d := part.date("on"))]
        end = after(max(days), longest) if days else None
        if end is not None and end < today:
            yield Finding(
                provider.at(),
                f"{provider.id}, '{provider.title}', was last judged on {max(days)}, and no day "
                "for the next time is set",
                "evaluate it anew, and set the next day under reevaluate_by",
            )


def _relied_on(corpus: Corpus, provider: Record) -> Iterator[Finding]:
    status = provider.text("provider_status")
    users = (
        link
        for link in corpus.incoming(provider, *_RELIED_ON)
        if (source := corpus.get(link.source)) is not None
        and source.is_valid
        and source.is_live(corpus.today)
    )
    link = next(users, None)
    if link is not None:
        yield Finding(
            provider.at("provider_status"),
            f"{provider.id}, '{provider.title}', is {status}, but {link.source} relies on it",
            "evaluate and approve it first, or name who supplies instead",
            related=((f"{link.source} names it", link.place),),
        )
