"""Needs of one sort only, or a need whose sort is not known."""

from collections import defaultdict
from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_TYPES = ("implicit", "explicit", "latent")
_KANO = {"implicit": "must_be", "explicit": "one_dimensional", "latent": "attractive"}
_CATEGORIES = ("attractive", "one_dimensional", "must_be", "indifferent", "reverse")


@rule("CUS003", basis="practice", severity="info", since="0.1", clauses="5.1.2 a")
def one_sided_needs(corpus: Corpus) -> Iterator[Finding]:
    """Needs are recorded one-sidedly, or without saying of which sort they are.

    Customers say what they want (explicit), take for granted what they would never mention
    (implicit), and do not know yet what would delight them (latent). Whoever records only what was
    said misses what drives customers away and what brings them back; whoever looks only at today
    misses what they will want. So each live need says `type` and `horizon`, and each target segment
    with needs has at least one of each type and one for the future, or says in `need_set_note` why
    not. Where answers of a Kano questionnaire are recorded, the most frequent one fits the type
    (implicit: must be, explicit: one-dimensional, latent: attractive) or a `note` explains it.

    A segment is not judged as a whole while one of its needs is unsorted.

    ## Fails

    ```yaml
    NED-0003:
      type: explicit
    ```

    ## Fails

    ```yaml
    NED-0002:
      horizon: null
    ```

    ## Fails

    ```yaml
    NED-0001:
      kano: {attractive: 14, one_dimensional: 4, must_be: 7, indifferent: 3, reverse: 0}
    ```

    ## Passes

    ```yaml
    NED-0003:
      type: explicit
    SEG-0001:
      need_set_note: {latent: Visits at night begin in September}
    ```
    """
    by_segment: defaultdict[str, list[Record]] = defaultdict(list)
    for need in corpus.live("need"):
        by_segment[need.text("segment")].append(need)
        yield from _unsorted(need)
        yield from _contradicted(need)
    if corpus.unclear("need"):
        return
    for segment in corpus.live("segment"):
        needs = by_segment.get(segment.id, [])
        if segment.text("target") == "yes" and needs and all(map(_is_sorted, needs)):
            yield from _one_sided(segment, needs)


def _is_sorted(need: Record) -> bool:
    return need.has("type") and need.has("horizon")


def _unsorted(need: Record) -> Iterator[Finding]:
    missing = [name for name in ("type", "horizon") if not need.has(name)]
    if missing:
        hints = {"type": "type: implicit, explicit or latent", "horizon": "horizon: current"}
        yield Finding(
            need.at(),
            f"{need.id}, '{need.title}', says neither type nor horizon"
            if missing[1:]
            else f"{need.id}, '{need.title}', does not say its {missing[0]}",
            f"add {' and '.join(hints[name] for name in missing)}",
        )


def _contradicted(need: Record) -> Iterator[Finding]:
    kano, expected = need.part("kano"), _KANO.get(need.text("type"))
    if expected is None or kano.has("note"):
        return
    counts = {name: kano.whole(name) or 0 for name in _CATEGORIES}
    most = max(counts.values())
    if most and counts[expected] < most:
        winner = next(name for name, count in counts.items() if count == most)
        yield Finding(
            need.at("kano"),
            f"customers answer {winner.replace('_', ' ')} most often ({most}), "
            f"but the need is said to be {need.text('type')}",
            "correct the type, or explain it in a note",
        )


def _one_sided(segment: Record, needs: list[Record]) -> Iterator[Finding]:
    note = segment.part("need_set_note")
    found = {need.text("type") for need in needs} | {need.text("horizon") for need in needs}
    missing = [sort for sort in (*_TYPES, "future") if sort not in found and not note.has(sort)]
    if missing:
        yield Finding(
            segment.at(),
            f"{segment.id}, '{segment.title}', has no {listed(missing, 'or')} need",
            f"look for one, or say why there is none, as in need_set_note: {{{missing[0]}: …}}",
            related=tuple((f"{need.id} is {need.text('type')}", need.at()) for need in needs[:5]),
        )
