"""A plan of communication that leaves open what, when, with whom, how or who."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.holders import roles_in_use
from clausebook.analysis.telling import Telling, acknowledged, logged, planned, taught
from clausebook.corpus import Corpus
from clausebook.record import Part, Place
from clausebook.rules._absence import place_of_absence
from clausebook.rules.communication._naming import listed_roles
from clausebook.rules.rule import Finding, rule

_HEADS = {"policy": ("policy", "5.2.2 b"), "objectives": ("objective", "6.2.1 f")}


@rule(
    "COM001",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="7.4, 5.2.2 b, 6.2.1 f",
)
def communication_gap(corpus: Corpus) -> Iterator[Finding]:
    """A plan of communication has a gap, or a role is told nothing of policy or objectives.

    The night shift builds what customers receive, and is easily forgotten when something is told by
    day. The organization settles what is communicated, when, with whom, how and by whom; and policy
    and objectives are communicated within it, so that everybody understands them. No document is
    asked for: hence a warning. What is written down should be whole:

    - Each row of the `plan` of a live communication says `when` (or a `cadence`), `with_whom` (or
      `others`), `how` (or the address of the `channel`) and `who`.
    - Each role in use is told of the policy and of the objectives, where there are such in force:
      by a row of a plan, an entry of a log, a training that teaches them or an acknowledgement,
      found by its topics or by the records that it names. It is reached as a role, through somebody
      who holds it, or as the one who tells. A row for the employees as interested party, or whose
      `others` speak of all or everybody, reaches all.

    Where no live communication has a plan and a record location holds those of clause 7.4, nobody
    is looked for.

    ## Fails

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          with_whom: [ROL-0002, ROL-0003]
          who: ROL-0001
        - what: Questions, orders and complaints of bakers
          topics: [product_information, enquiries_and_orders, feedback_and_complaints, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Service line and web form
          channel: {direction: both, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
    ```

    ## Fails

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          when: In the first shift meeting after a change
          with_whom: [ROL-0002]
          how: Shift meeting
          who: ROL-0001
        - what: Questions, orders and complaints of bakers
          topics: [product_information, enquiries_and_orders, feedback_and_complaints, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Service line and web form
          channel: {direction: both, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
    ```

    ## Passes

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          cadence: 12 months
          others: All people of the works
          how: Shift meeting
          who: ROL-0001
        - what: Questions, orders and complaints of bakers
          topics: [product_information, enquiries_and_orders, feedback_and_complaints, contingency]
          when: At any time
          with_whom: [SEG-0001]
          channel: {direction: both, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
    ```
    """
    rows = list(planned(corpus))
    for row in rows:
        yield from _unsettled(row.part)
    elsewhere = not rows and is_kept_elsewhere(corpus, "7.4")
    if not elsewhere and not corpus.unclear("communication", "training", "acknowledgement"):
        yield from _unreached(corpus, rows)


def _unsettled(row: Part) -> Iterator[Finding]:
    settled = {
        "when": row.has("when") or row.has("cadence"),
        "with whom": row.has("with_whom") or row.has("others"),
        "how": row.has("how") or row.part("channel").has("address"),
        "who": row.has("who"),
    }
    missing = [name for name, is_settled in settled.items() if not is_settled]
    if missing:
        yield Finding(
            row.at(),
            f"the plan for '{row.text('what')}' leaves open {' and '.join(missing)}",
            "settle it, as in {when: In the first shift meeting after a change, with_whom: "
            "[ROL-0002], how: Shift meeting, who: ROL-0001}",
        )


def _unreached(corpus: Corpus, rows: list[Telling]) -> Iterator[Finding]:
    topics = [topic for topic, (kind, _) in _HEADS.items() if corpus.live(kind)]
    roles = [role.id for role in roles_in_use(corpus)] if topics else []
    told = [*rows, *logged(corpus), *taught(corpus), *acknowledged(corpus)] if roles else []
    missed: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for topic in topics:
        missed[tuple(_missing(roles, (t for t in told if topic in t.topics)))].append(topic)
    for left, named in missed.items():
        if left:
            whom = "anybody" if len(left) == len(roles) else listed_roles(left)
            yield Finding(
                _place(corpus, rows, named),
                f"nothing tells {whom} of the {' and the '.join(named)}",
                "add them to a row of a plan, as in {what: Policy and objectives, topics: "
                "[policy, objectives], with_whom: [ROL-0003], …}, or name a training",
                clauses=("7.4", *(_HEADS[topic][1] for topic in named)),
            )


def _missing(roles: Iterable[str], told: Iterable[Telling]) -> Iterator[str]:
    everybody, reached = False, set[str]()
    for telling in told:
        everybody = everybody or telling.everybody
        reached |= telling.roles
    return iter(()) if everybody else (role for role in roles if role not in reached)


def _place(corpus: Corpus, rows: list[Telling], topics: list[str]) -> Place:
    for row in rows:
        if row.topics.intersection(topics):
            return (
                row.part.at("with_whom", part="key") if row.part.has("with_whom") else row.part.at()
            )
    return place_of_absence(corpus, "communication")
