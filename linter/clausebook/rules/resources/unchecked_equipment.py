"""Measuring equipment that is used without a valid check."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after, after_days
from clausebook.analysis.equipment import checks_in_order, equipment_in_use, is_passed
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.rule import Finding, rule

_SLACK = 31
"""Days by which a label of the month may lie after the interval."""
_SETTLED = ("method", "interval", "before_use", "last_on", "next_due", "none_reason")


@rule(
    "RES001",
    basis="requirement",
    severity="error",
    since="0.2",
    clauses="7.1.5.1 b, 7.1.5.2 a",
)
def unchecked_equipment(corpus: Corpus, *, grace_days: int = 0) -> Iterator[Finding]:
    """Measuring equipment is in use although its check is overdue, failed or was never made.

    A product that was passed by a wrong instrument was not passed. What measures for conformity is
    kept fit for it; where results have to be traceable, it is calibrated or verified at the
    intervals that were set, or before use. Looked at is live equipment that is in use: neither
    blocked, withdrawn nor being checked, and not put into use only later. It is asked:

    - The last check did not fail.
    - The next check is not overdue by more than `grace_days` (0). Due is `next_due`, else the
      `interval` after the last check (`last_on`, or the last of `checks` that was passed). A
      `next_due` more than a month beyond the interval does not count: the interval was set first.
    - There was a check at all where an `interval` or a `method` asks for one, unless equipment is
      checked before each use (`before_use`) and no interval is set.
    - Something is settled: with `method: none` there is a `none_reason`, and traceability is not
      required.

    The interval is the organization's own; that what it set is kept shows plainly from the days.

    ## Fails

    ```yaml
    EQP-0001:
      last_on: 2025-05-13
      next_due: 2026-05-12
    ```

    ## Fails

    ```yaml
    EQP-0001:
      checks:
        - {on: 2025-05-13, method: calibration, result: pass, certificate: T-25-118}
        - {on: 2026-05-12, method: calibration, result: fail, certificate: T-26-140}
      found_unfit:
        - {on: 2026-05-12, what: Too low, earlier_results: Ten ovens hold, action: Repaired}
    ```

    ## Fails

    ```yaml
    EQP-0001:
      last_on: null
      next_due: null
      checks: null
    ```

    ## Fails

    ```yaml
    EQP-0001:
      method: none
    ```

    ## Passes

    ```yaml
    EQP-0001:
      last_on: 2025-05-13
      next_due: 2026-05-12
      equipment_status: blocked
    ```

    ## Passes

    ```yaml
    EQP-0001:
      interval: null
      last_on: null
      next_due: null
      checks: null
      before_use: Ice water and boiling water, within one degree
    ```
    """
    for equipment in equipment_in_use(corpus):
        checks = checks_in_order(equipment, corpus.today)
        if equipment.text("method") == "none":
            yield from _without_a_method(equipment)
        elif checks and checks[-1].text("result") == "fail":
            yield _failed(equipment, checks[-1])
        else:
            yield from _overdue(equipment, checks, corpus.today, grace_days)


def _without_a_method(equipment: Record) -> Iterator[Finding]:
    if equipment.flag("traceability_required"):
        yield Finding(
            equipment.at("method"),
            f"results of {equipment.id}, '{equipment.title}', have to be traceable, but it is "
            "never checked",
            "set method: calibration or verification, with an interval",
        )
    elif not equipment.has("none_reason"):
        yield Finding(
            equipment.at("method"),
            f"{equipment.id}, '{equipment.title}', is never checked, and nothing says why",
            "add the reason, as in none_reason: Shows only whether power is on",
        )


def _failed(equipment: Record, check: Part) -> Finding:
    return Finding(
        check.at("result"),
        f"{equipment.id}, '{equipment.title}', failed its check on {check.date('on')} and is still "
        "in use",
        "set equipment_status: blocked or withdrawn, or adjust it and check it again",
    )


def _overdue(
    equipment: Record, checks: list[Part], today: date, grace_days: int
) -> Iterator[Finding]:
    named = f"{equipment.id}, '{equipment.title}',"
    last, interval = _last(equipment, checks), equipment.text("interval")
    due, place = _due(equipment, last, interval)
    if due is not None and after_days(due, grace_days) < today:
        yield Finding(
            place,
            f"{named} was to be checked by {due} and is still in use",
            "have it checked and write down last_on and next_due, or set equipment_status: blocked",
        )
    elif not any(equipment.has(name) for name in _SETTLED):
        yield Finding(
            equipment.at(),
            f"nothing says how {named} is kept fit for what it measures",
            "say it, as in method: calibration, interval: 12 months; or method: none with its "
            "none_reason",
        )
    elif due is None and last is None and (interval or not equipment.has("before_use")):
        yield Finding(
            equipment.at("interval") if interval else equipment.at(),
            f"{named} is in use and was never checked",
            "have it checked, and write down the day, as in last_on: 2026-05-12",
        )


def _last(equipment: Record, checks: list[Part]) -> date | None:
    days = [day for check in checks if is_passed(check) and (day := check.date("on")) is not None]
    stated = equipment.date("last_on")
    return max([*days, *([stated] if stated is not None else [])], default=None)


def _due(equipment: Record, last: date | None, interval: str) -> tuple[date | None, Place]:
    """Return the day by which the next check is due, and where it is said."""
    stated = equipment.date("next_due")
    counted = after(last, interval) if last is not None else None
    if stated is not None and (counted is None or stated <= after_days(counted, _SLACK)):
        return stated, equipment.at("next_due")
    return counted, equipment.at("last_on" if equipment.has("last_on") else "interval")
