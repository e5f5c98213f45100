"""A requirement that nothing fulfils, or that nobody has checked in time."""

from collections.abc import Iterator

from clausebook.analysis.verification import next_check
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_FULFILLED = ("fulfilled_by", "put_into_practice_in")


@rule("REQ002", basis="requirement", severity="warning", since="0.1", clauses="5.1.2 a, 8.1, 8.6")
def unverified_requirement(corpus: Corpus) -> Iterator[Finding]:
    """Nothing shows that a requirement is met.

    Requirements are to be met consistently: something fulfils them and somebody looks, again and
    again, whether it does. A live requirement names what fulfils it (a process, a procedure, a
    provider; or such a record names the requirement) and how it is verified. There is a criterion,
    of the requirement or of the check. Where an `interval` is given, the last check is not older.
    Where no check has a result yet, the requirement came into force less than an interval ago. A
    last result of `fail` names a nonconformity that is still open.

    The interval is the organization's own, and the evidence may lie elsewhere: so a warning.

    ## Fails

    ```yaml
    REQ-0002:
      fulfilled_by: []
    ```

    ## Fails

    ```yaml
    REQ-0001:
      verified_by: null
    ```

    ## Fails

    ```yaml
    REQ-0001:
      verified_by:
        - method: Delivery note compared with the confirmation
          kpi: KPI-0001
          interval: 1 month
          last_on: 2026-03-03
          result: pass
    ```

    ## Fails

    ```yaml
    REQ-0001:
      verified_by:
        - method: Delivery note compared with the confirmation
          kpi: KPI-0001
          interval: 1 month
          last_on: 2026-06-03
          result: fail
    ```

    ## Passes

    ```yaml
    REQ-0001:
      verified_by:
        - method: Delivery note compared with the confirmation
          kpi: KPI-0001
          interval: 1 month
          last_on: 2026-06-03
          result: fail
          nonconformity: NCR-0001
    NCR-0001:
      status: open
      closed_on: null
    ```
    """
    for requirement in corpus.live("requirement"):
        if not requirement.has("fulfilled_by") and not corpus.related(requirement, *_FULFILLED):
            yield Finding(
                requirement.at(),
                f"nothing fulfils {requirement.id}, '{requirement.title}'",
                "name what does, as in fulfilled_by: [PRC-0002]",
            )
        checks = requirement.parts("verified_by")
        if not checks:
            yield Finding(
                requirement.at(),
                f"nothing verifies {requirement.id}, '{requirement.title}'",
                "say how it is checked, as in verified_by: [{method: Sample of each lot, "
                "interval: 1 month}]",
            )
        for check in checks:
            yield from _fault(corpus, requirement, check)


def _fault(corpus: Corpus, requirement: Record, check: Part) -> Iterator[Finding]:
    method = f"'{check.text('method')}'"
    if not requirement.has("criterion") and not check.has("criterion"):
        message = f"{method} has no criterion to judge by"
        hint = "add criterion: {measure: …, operator: ≤, value: 60} to the requirement or the check"
        yield Finding(check.at(), message, hint)
    due, last = next_check(requirement, check), check.date("last_on")
    if due is not None and due < corpus.today:
        told = f"was last done on {last} and due by {due}" if last else "has no result yet"
        message = f"the check {method} of {requirement.id} {told}"
        yield Finding(check.at("last_on"), message, "check it, and write down last_on and result")
    elif check.text("result") == "fail" and not _is_open(corpus, check.text("nonconformity")):
        yield Finding(
            check.at("result"),
            f"{requirement.id} failed the check {method} and no open nonconformity says so",
            "name it, as in nonconformity: NCR-0001, or check again",
        )


def _is_open(corpus: Corpus, record_id: str) -> bool:
    """Whether a nonconformity is open; one that does not exist is another rule's finding."""
    nonconformity = corpus.get(record_id)
    return bool(record_id) and (nonconformity is None or nonconformity.status != "closed")
