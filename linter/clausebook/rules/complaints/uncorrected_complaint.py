"""A complaint that cries out for a corrective action, and nobody decided about one."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.complaints._repetition import latest_repetitions
from clausebook.rules.complaints._responses import is_justified, responses_to
from clausebook.rules.rule import Finding, rule

_ACTING = ("corrective-action", "nonconformity")
_STEPS = ("low", "medium", "high", "critical")


def _severities(steps: tuple[str, ...]) -> None:
    unknown = [step for step in steps if step not in _STEPS]
    if unknown:
        raise ValueError(f"'{unknown[0]}' is no severity; they are {', '.join(_STEPS)}")


@rule(
    "CMP005",
    basis="requirement",
    severity="error",
    since="0.2",
    clauses="10.2.1 b, 10.2.1 c",
    readers={"severe": _severities},
)
def uncorrected_complaint(
    corpus: Corpus,
    *,
    severe: tuple[str, ...] = ("high", "critical"),
    repeats: int = 3,
    window: str = "90 days",
    within: str = "30 days",
    unsorted: tuple[str, ...] = ("other",),
) -> Iterator[Finding]:
    """A severe or repeated complaint came, and nobody decided whether its cause must be removed.

    Goodwill ends one complaint; only the removal of the cause spares the next customer. When a
    requirement is not met, complaints included, the standard asks to judge whether its cause must
    be removed. Which complaints this is plain for, the organization says; the thresholds below are
    a start. It is asked of a complaint that

    - is **severe**: its severity is one of those in `severe` (high, critical), or somebody could be
      hurt (`safety_relevant: yes`);
    - is **repeated**: with it, `repeats` (3) complaints of one category came within `window` (90
      days). Only the latest such run of a category is looked at, and categories that sort nothing
      (`unsorted`: other) are left out.

    An answer is a corrective action, a nonconformity, a change, an improvement, a decision, an
    objective or a training that the complaint names or that names the complaint; or a
    `no_action_reason`, for that no cause has to be removed is a decision too. A run is answered by
    an answer to any of its complaints, by the reason that its last one gives, and by a corrective
    action or nonconformity of the same category that was open when the run began or later.

    A complaint that was found not to be justified is left out. An open one has `within` (30 days)
    after receipt. The standard sets neither numbers nor days: they are the house's.

    ## Fails

    ```yaml
    CMP-0002:
      severity: critical
      received_on: 2026-05-18
      acknowledged_on: 2026-05-18
    ```

    ## Fails

    ```yaml
    CMP-0003: &noise
      kind: complaint
      title: Door squeaks again
      status: open
      version: "1.0"
      owner: ROL-0003
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      received_on: 2026-05-20
      acknowledged_on: 2026-05-20
      due: 2026-07-20
      channel: phone
      customer: CST-0002
      product: PRD-0001
      description: The door of the upper deck squeaks.
      remedy_sought: A door without noise
      severity: low
      category: noise
    CMP-0004: *noise
    CMP-0002:
      received_on: 2026-05-25
      acknowledged_on: 2026-05-25
    ```

    ## Passes

    ```yaml
    CMP-0002:
      severity: critical
      received_on: 2026-05-18
      acknowledged_on: 2026-05-18
      no_action_reason: A crumb in the hinge; nothing that building could change
    ```
    """
    found = [complaint for complaint in corpus.live("complaint") if is_justified(complaint)]
    told = set()
    for complaint in found:
        grave = _is_severe(complaint, severe) and _is_due(corpus, complaint, within)
        if grave and not _is_answered(corpus, complaint):
            told.add(complaint.id)
            yield _severe(complaint)
    for category, run in latest_repetitions(found, repeats, window, unsorted):
        fresh = not any(complaint.id in told for complaint in run)
        if fresh and _is_due(corpus, run[-1], within) and not _run_is_answered(corpus, run):
            yield _repeated(category, run)


def _is_due(corpus: Corpus, complaint: Record, within: str) -> bool:
    received = complaint.date("received_on")
    return complaint.status == "closed" or (
        received is not None and is_past(received, within, corpus.today)
    )


def _is_severe(complaint: Record, severe: tuple[str, ...]) -> bool:
    return complaint.text("severity") in severe or complaint.text("safety_relevant") == "yes"


def _is_answered(corpus: Corpus, complaint: Record) -> bool:
    return complaint.has("no_action_reason") or bool(responses_to(corpus, complaint))


def _run_is_answered(corpus: Corpus, run: tuple[Record, ...]) -> bool:
    if run[-1].has("no_action_reason") or any(responses_to(corpus, one) for one in run):
        return True
    begins, category = run[0].date("received_on"), run[0].text("category")
    return any(
        record.text("category") == category
        and ((closed := record.date("closed_on")) is None or begins is None or closed >= begins)
        for record in corpus.live(*_ACTING)
    )


def _severe(complaint: Record) -> Finding:
    hurts = complaint.text("safety_relevant") == "yes"
    said = "somebody could be hurt" if hurts else f"the severity is {complaint.text('severity')}"
    return Finding(
        complaint.at("safety_relevant" if hurts else "severity"),
        f"{said}, and nobody decided whether its cause must be removed",
        "name the corrective action, as in 'corrective_action: CAR-0002', or say why none is "
        "needed, as in 'no_action_reason: Single sensor hit by a plough'",
    )


def _repeated(category: str, run: tuple[Record, ...]) -> Finding:
    first, last = run[0].text("received_on"), run[-1].text("received_on")
    return Finding(
        run[-1].at("category"),
        f"{len(run)} complaints of '{category}' came from {first} to {last}, and nobody decided "
        "whether their cause must be removed",
        "name the corrective action, as in 'corrective_action: CAR-0002', or say why none is "
        "needed, as in 'no_action_reason: Three causes that have nothing in common'",
        tuple((one.title, one.at()) for one in run[:-1]),
    )
