"""An audit of which the managers concerned were not told."""

from collections.abc import Iterable, Iterator
from datetime import date

from clausebook.analysis.audits import ends_on
from clausebook.analysis.days import is_past
from clausebook.analysis.role_holding import top_roles
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.audits._process_roles import roles_at_work_in
from clausebook.rules.rule import Finding, rule


@rule("AUD004", basis="requirement", severity="warning", since="0.2", clauses="9.2.2 d")
def unreported_audit(corpus: Corpus, *, within: str = "1 month") -> Iterator[Finding]:
    """The result of an audit was not reported to those who answer for what was audited.

    What an audit saw helps customers only when it reaches somebody who can change the work. The
    results are reported to the relevant management. That is asked of each internal audit that is
    closed, or whose last day is longer ago than the threshold `within` (1 month, a limit of the
    house; the standard sets none):

    - Somebody was told: `reported_to` names a role.
    - For each process that was audited, those told include its owner or a role that does the work,
      a role to which one of these reports, or top management. A quality manager who tells only the
      own desk has told nobody who can act.

    ## Fails

    ```yaml
    AUD-0001: {reported_to: null, reported_on: null}
    ```

    ## Fails

    ```yaml
    AUD-0001: {reported_to: [ROL-0002]}
    ```

    ## Passes

    ```yaml
    AUD-0001: {reported_to: [ROL-0001]}
    ```

    ## Passes

    ```yaml
    AUD-0001:
      status: open
      held_on: [2026-06-18]
      closed_on: null
      reported_to: null
      reported_on: null
    ```
    """
    top = {role.id for role in top_roles(corpus)}
    roles_are_known = not corpus.unclear("role")
    for audit in corpus.live("audit"):
        if not _is_due(audit, corpus.today, within):
            continue
        told = {*audit.texts("reported_to")}
        if not told:
            yield Finding(
                audit.at(),
                "nobody is named to whom the result was reported",
                "tell the owners of the processes, and name them as in 'reported_to: [ROL-0003]'",
            )
        elif roles_are_known and not told & top:
            yield from _untold(corpus, audit, told)


def _untold(corpus: Corpus, audit: Record, told: set[str]) -> Iterator[Finding]:
    for process in corpus.targets(audit, "audits"):
        is_process = process.is_valid and process.kind.name == "process"
        own = roles_at_work_in(process) if is_process else frozenset()
        if own and not told & _with_superiors(corpus, own):
            yield Finding(
                audit.at("reported_to"),
                f"the result was reported to {', '.join(sorted(told))}, none of whom answers for "
                f"{process.id}",
                f"tell who answers for it too, as in 'reported_to: [{min(own)}]'",
                (("the process", process.at()),),
            )


def _is_due(audit: Record, today: date, within: str) -> bool:
    last = ends_on(audit)
    if last is None or last > today:
        return False
    return audit.status == "closed" or is_past(last, within, today)


def _with_superiors(corpus: Corpus, roles: Iterable[str]) -> set[str]:
    """Return roles with all those that they report to."""
    found: set[str] = set()
    waiting = [*roles]
    while waiting:
        role = corpus.get(waiting.pop())
        if role is not None and role.id not in found and role.kind.name == "role":
            found.add(role.id)
            waiting.append(role.text("reports_to"))
    return found
