"""A level of the organization that does not hear what customers need."""

from collections.abc import Iterator
from itertools import chain

from clausebook.analysis.holders import roles_in_use
from clausebook.analysis.telling import logged, planned, taught
from clausebook.corpus import Corpus
from clausebook.rules._absence import place_of_absence
from clausebook.rules.rule import Finding, rule

_LEVELS = ("top_management", "management", "staff")


@rule(
    "COM101",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="5.1.2, 7.4",
    parent="COM001",
)
def unheard_needs(corpus: Corpus) -> Iterator[Finding]:
    """What customers need is told to nobody at a level of the organization.

    Whoever knows for whom the work is done, and what it must do for them, does it otherwise.
    Customer focus is promoted throughout the organization, at all its levels; that what customers
    need is told at each of them is good practice and not a demand of the standard.

    For each `level` of live roles, some role of it is told of `customer_needs`: by a row of a plan,
    an entry of a log, or a training that teaches needs, as in COM001. Levels without a role are
    left alone, and so is an organization that has recorded no needs yet.

    ## Fails

    ```yaml
    ROL-0004:
      kind: role
      title: Oven fitter
      status: effective
      version: "1.0"
      owner: ROL-0001
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      level: staff
      customer_facing: false
    PSN-0003:
      roles:
        - {role: ROL-0003, from: 2018-09-01}
        - {role: ROL-0004, from: 2018-09-01}
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives]
          when: In the first shift meeting after a change
          with_whom: [ROL-0002, ROL-0003, ROL-0004]
          how: Shift meeting
          who: ROL-0001
        - what: What bakers need
          topics: [customer_needs]
          when: Meeting of the managers each month
          with_whom: [ROL-0002]
          how: Talk
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
    ROL-0002: {level: staff}
    ```
    """
    roles = roles_in_use(corpus)
    if not roles or not corpus.live("need") or corpus.unclear("communication", "training"):
        return
    told = chain(planned(corpus), logged(corpus), taught(corpus))
    about = [telling for telling in told if "customer_needs" in telling.topics]
    if any(telling.everybody for telling in about):
        return
    reached = frozenset[str]().union(*(telling.roles for telling in about))
    there = {role.text("level") for role in roles}
    heard = {role.text("level") for role in roles if role.id in reached}
    deaf = [level.replace("_", " ") for level in _LEVELS if level in there - heard]
    if deaf:
        yield Finding(
            about[0].part.at() if about else place_of_absence(corpus, "communication"),
            f"nobody at the level of {' and '.join(deaf)} is told what customers need",
            "tell them, as in a row of a plan with topics: [customer_needs], with_whom: [ROL-0003]",
        )
