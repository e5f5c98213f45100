"""Something that calls for a risk or an opportunity, or for the word that there is none."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_KINDS = ("risk", "opportunity")
_TOUCHING = (
    "gives_rise_to",
    "handles",
    "controls_risk",
    "has_action",
    "conformity_threatened_by",
    "conformity_improved_by",
    "satisfaction_threatened_by",
    "satisfaction_improved_by",
    "compliance_threatened_by",
    "compliance_improved_by",
    "answered_by",
)
_PAINFUL = ("considerable", "severe")
_HINT = (
    "let a risk or an opportunity name it, or write the reason, as in "
    "'no_significant_risk: Noticed and mended within the day'"
)


@rule(
    "RSK008",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="6.1.1, 4.4.1 f, 5.1.2 b",
)
def missing_risk_decision(corpus: Corpus) -> Iterator[Finding]:
    """Nobody decided whether something that matters is a risk or an opportunity.

    What is known to matter is weighed when risks and opportunities are determined. How far that
    goes is free; that there is "no significant risk" is an answer, with a reason of one line. Of
    these live records it is asked that a risk or an opportunity touches them, or that they say why
    none does:

    - a context issue that is relevant (6.1.1);
    - a process (4.4.1 f). What the larger process says that it is part of, or a part of it, counts;
      so does a reason under `not_applicable`;
    - a requirement that serves an implicit need: customers take it for granted and do not forgive
      (5.1.2 b). A risk of the need counts. Where the processes that fulfil it lack the decision
      too, it is told there;
    - a provider that is critical;
    - a stage of the customers' journey that hurts them considerably or severely. There an
      improvement, a change, an objective or a decision counts as well.

    The rule is silent while there is neither a risk nor an opportunity (RSK002 tells that), where a
    record location for clause 6.1.1 says that they are kept outside, and where one could stand in a
    record or file that is broken. Whether the thread from an important need holds is the matter of
    REQ007.

    ## Fails

    ```yaml
    PRC-0003:
      opportunities: null
    OPP-0001:
      affects: {conformity: [REQ-0001]}
      actions:
        - what: Report tried with two bakeries
          owner: ROL-0003
          due: 2026-10-31
          process: PRC-0002
          evaluation: They order in time
    RSK-0002:
      affects: {conformity: [REQ-0001]}
      controls: null
      treatment:
        actions:
          - what: Service contract with a reply within two hours
            done_on: 2026-04-24
            process: PRC-0001
            evaluation: Group A renews the contract
            evidence: LOC-0001
    ```

    ## Fails

    ```yaml
    ISS-0002:
      risks: null
    RSK-0001:
      source: {records: [SUP-0001]}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      source: {records: [ISS-0002]}
    ```

    ## Fails

    ```yaml
    REQ-0002:
      no_significant_risk: null
    ```

    ## Passes

    ```yaml
    REQ-0002:
      no_significant_risk: null
    RSK-0001:
      affects: {satisfaction: [NED-0001]}
    SUP-0001:
      no_significant_risk: Two makers can supply the board
    ```
    """
    every = (r for r in corpus.records(*_KINDS) if not is_withdrawn(r))
    if next(every, None) is None or corpus.unclear(*_KINDS):
        return
    if is_kept_elsewhere(corpus, "6.1.1"):
        return
    for issue in corpus.live("context-issue"):
        if issue.flag("relevant") and not _is_decided(corpus, issue):
            yield _finding(issue, "the issue is relevant", "6.1.1")
    for process in corpus.live("process"):
        if not _process_is_decided(corpus, process):
            yield _finding(process, "the process has inputs and outputs that can fail", "4.4.1 f")
    for provider in corpus.live("provider"):
        if provider.flag("critical") and not _is_decided(corpus, provider):
            yield _finding(provider, "the provider is critical", "6.1.1")
    yield from _customers(corpus)


def _customers(corpus: Corpus) -> Iterator[Finding]:
    for requirement in corpus.live("requirement"):
        needs = [n for n in corpus.related(requirement, "satisfies") if n.kind.name == "need"]
        if any(need.text("type") == "implicit" for need in needs):
            found = (requirement, *needs)
            if not any(_is_decided(corpus, r) for r in found) and _is_told_here(
                corpus, requirement
            ):
                yield _finding(requirement, "customers take it for granted", "5.1.2 b")
    for stage in corpus.live("journey"):
        followed = stage.has("gives_rise_to") or corpus.related(stage, "gives_rise_to")
        if stage.text("severity") in _PAINFUL and not followed and not _is_decided(corpus, stage):
            yield _finding(stage, f"what hurts there is {stage.text('severity')}", "5.1.2 b")


def _is_decided(corpus: Corpus, record: Record) -> bool:
    """Whether a risk or an opportunity touches the record, or it says why none does."""
    fields = record.field.properties
    if "no_significant_risk" in fields and record.has("no_significant_risk"):
        return True
    if any(name in fields and record.has(name) for name in ("risks", "opportunities")):
        return True
    touching = corpus.related(record, *_TOUCHING)
    return any(r.kind.name in _KINDS and not is_withdrawn(r) for r in touching)


def _process_is_decided(corpus: Corpus, process: Record) -> bool:
    family = (process, *corpus.related(process, "part_of", "has_part"))
    return any(
        member.kind.name == "process"
        and (
            _is_decided(corpus, member)
            or member.part("not_applicable").has("risks_and_opportunities")
        )
        for member in family
    )


def _is_told_here(corpus: Corpus, requirement: Record) -> bool:
    """Whether the fulfilling processes have their decisions, so that this is the only gap."""
    processes = [
        r
        for r in corpus.related(requirement, "fulfilled_by")
        if r.kind.name == "process" and r.is_live(corpus.today)
    ]
    return all(_process_is_decided(corpus, process) for process in processes)


def _finding(record: Record, why: str, clause: str) -> Finding:
    return Finding(
        record.at(),
        f"{why}, but no risk or opportunity speaks of {record.id}, '{record.title}'",
        _HINT,
        clauses=(clause,),
    )
