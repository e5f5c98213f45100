"""A quality policy that takes no account of where the organization stands."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.edition_2026._edition import EDITION
from clausebook.rules.rule import Finding, rule


@rule(
    "ED002",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="5.2.1 e",
    edition=EDITION,
)
def policy_apart_from_context(corpus: Corpus) -> Iterator[Finding]:
    """The quality policy does not say which issues of the organization it takes into account.

    A policy that would fit any firm guides nobody in this one. In the edition of 2026, that the
    policy takes the context into account and backs the strategic direction is reported to be an
    item of its own. Of a live policy it is asked that its `context` names a live context issue that
    is relevant; parties may stand beside it. Issues are not asked for where none is kept here:
    other rules look for those. A record location that names clause 5.2.1 e says that the evidence
    is kept outside.

    The strategic direction is asked for by DOC010 under both editions. We have not read this
    edition: the item is reported by two secondary sources, and our confidence in it is medium.

    ## Fails

    ```yaml
    POL-0001:
      context: null
    ```

    ## Fails

    ```yaml
    POL-0001:
      context: [IPA-0001]
    ```

    ## Passes

    ```yaml
    POL-0001:
      context: [ISS-0002]
    ```

    ## Passes

    ```yaml
    POL-0001:
      context: null
    LOC-0001:
      clauses: ["8.6", "5.2.1 e"]
    ```
    """
    issues = {issue.id: issue for issue in corpus.live("context-issue")}
    if not issues or corpus.unclear("context-issue"):
        return
    if is_kept_elsewhere(corpus, "5.2.1 e"):
        return
    for policy in corpus.live("policy"):
        named = policy.texts("context")
        if not any(name in issues and _is_relevant(issues[name]) for name in named):
            yield Finding(
                policy.at("context") if named else policy.at(),
                f"{policy.id}, '{policy.title}', names no relevant issue of its context",
                f"name those that it takes into account, as in 'context: [{_first(issues)}]'",
            )


def _is_relevant(issue: Record) -> bool:
    return issue.flag("relevant") is not False


def _first(issues: dict[str, Record]) -> str:
    return next((i for i, issue in issues.items() if _is_relevant(issue)), next(iter(issues)))
