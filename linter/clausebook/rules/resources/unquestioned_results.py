"""Equipment that was found unfit, and results that nobody asked about."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.equipment import checks_in_order
from clausebook.corpus import Corpus
from clausebook.record import BEGUN, Part, Record
from clausebook.rules.rule import Finding, rule

_NOTICED_BEFORE = 31
"""Days by which a fault may have been noticed before the check that proved it."""
_ANSWERS = ("action", "records", "none_needed_reason")


@rule("RES002", basis="requirement", severity="error", since="0.2", clauses="7.1.5.2")
def unquestioned_results(corpus: Corpus) -> Iterator[Finding]:
    """Equipment was found unfit, and nothing says whether what it had measured still holds.

    Between the last good check and the bad one, products went to customers. When equipment turns
    out to be unfit, the organization finds out whether earlier results can be trusted, and acts
    where they cannot. Two things are looked at, in equipment that is live and in what was
    withdrawn since, for what it had measured is still out there:

    - A check with the result `fail` has an entry under `found_unfit`, noticed not more than a month
      before it, and in any case one for each failed check after it.
    - Each entry under `found_unfit` says what it means for `earlier_results`, and what followed: an
      `action`, the `records` in which it is followed, or why none was needed
      (`none_needed_reason`).

    A nonconformity that names the equipment as its source and was detected in that time stands for
    the entry. That no result was touched is an answer.

    ## Fails

    ```yaml
    EQP-0001:
      equipment_status: blocked
      checks:
        - {on: 2025-05-13, method: calibration, result: pass, certificate: T-25-118}
        - {on: 2026-05-12, method: calibration, result: fail, certificate: T-26-140}
    ```

    ## Fails

    ```yaml
    EQP-0001:
      found_unfit:
        - {on: 2026-03-09, what: Two degrees too low, action: Sensor exchanged}
    ```

    ## Passes

    ```yaml
    EQP-0001:
      equipment_status: blocked
      checks:
        - {on: 2025-05-13, method: calibration, result: pass, certificate: T-25-118}
        - {on: 2026-05-12, method: calibration, result: fail, certificate: T-26-140}
      found_unfit:
        - on: 2026-05-12
          what: Two degrees too low
          fit_until: 2025-05-13
          earlier_results: Every oven had a margin of ten degrees; all results hold.
          none_needed_reason: No oven could have been above the limit
    ```
    """
    for equipment in corpus.records("equipment"):
        if equipment.status not in BEGUN:
            yield from _unanswered(corpus, equipment)
            for part in equipment.parts("found_unfit"):
                yield from _incomplete(equipment, part)


def _unanswered(corpus: Corpus, equipment: Record) -> Iterator[Finding]:
    failed = [c for c in checks_in_order(equipment, corpus.today) if c.text("result") == "fail"]
    if not failed or corpus.unclear("nonconformity"):
        return
    answers = sorted([*_noticed(equipment), *_followed(corpus, equipment)])
    for check in reversed(failed):
        day = check.date("on") or corpus.today
        answer = next((one for one in answers if (day - one).days <= _NOTICED_BEFORE), None)
        if answer is not None:
            answers.remove(answer)
            continue
        yield Finding(
            check.at("result"),
            f"{equipment.id}, '{equipment.title}', failed its check on {day}, and nothing says "
            "whether what it measured before still holds",
            f"judge it and write it down, as in found_unfit: [{{on: {day}, what: Two degrees too "
            "low, earlier_results: Ten ovens measured again, action: Sensor exchanged}]",
        )


def _noticed(equipment: Record) -> Iterator[date]:
    for part in equipment.parts("found_unfit"):
        day = part.date("on")
        if day is not None:
            yield day


def _followed(corpus: Corpus, equipment: Record) -> Iterator[date]:
    for record in corpus.sources(equipment, "arises_from"):
        if record.kind.name == "nonconformity":
            day = record.date("detected_on")
            if day is not None:
                yield day


def _incomplete(equipment: Record, part: Part) -> Iterator[Finding]:
    missing = [] if part.has("earlier_results") else ["whether earlier results hold"]
    if not any(part.has(name) for name in _ANSWERS):
        missing.append("what was done")
    if missing:
        yield Finding(
            part.at(),
            f"{equipment.id}, '{equipment.title}', was found unfit on {part.date('on')}, and "
            f"nothing says {' and '.join(missing)}",
            "write it down, as in earlier_results: Three lots were measured again; all within "
            "limits., action: Exchanged",
        )
