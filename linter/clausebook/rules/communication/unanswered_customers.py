"""A segment without two ways to speak, or a way that leads to nobody."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.communication._channels import Channel, channels
from clausebook.rules.rule import Finding, rule


@rule(
    "COM103",
    basis="practice",
    severity="warning",
    since="0.2",
    clauses="8.2.1",
    parent="COM003",
)
def unanswered_customers(corpus: Corpus) -> Iterator[Finding]:
    """A segment cannot speak to us or is told nothing, or nobody is to answer what comes in.

    What a customer says into a mailbox that nobody reads is worse than silence. Two things are
    looked at, both good practice; the standard counts what is talked about, not the ways:

    - Each live segment that is to be served, and of which a need is known, is told something in
      some row of a plan and heard in some row: itself or through one of its customers, by the
      `direction` of the `channel`. A row without a direction tells; with a `reply` it also hears.
    - A channel that is `inbound` or `both` says who answers, and within what time (`reply`).

    Silent until there is a row for customers: that one is missing is the matter of COM003.

    ## Fails

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          when: In the first shift meeting after a change
          with_whom: [ROL-0002, ROL-0003]
          how: Shift meeting
          who: ROL-0001
        - what: Questions, orders and complaints of bakers
          topics: [product_information, enquiries_and_orders, feedback_and_complaints, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Service line and web form
          channel: {direction: both, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003}
    ```

    ## Fails

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          when: In the first shift meeting after a change
          with_whom: [ROL-0002, ROL-0003]
          how: Shift meeting
          who: ROL-0001
        - what: Questions, orders and complaints of bakers
          topics: [product_information, enquiries_and_orders, feedback_and_complaints, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Web form
          channel: {direction: inbound, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
    ```

    ## Passes

    ```yaml
    COM-0001:
      plan:
        - what: Policy and objectives
          topics: [policy, objectives, customer_needs]
          when: In the first shift meeting after a change
          with_whom: [ROL-0002, ROL-0003]
          how: Shift meeting
          who: ROL-0001
        - what: Ovens and what goes wrong
          topics: [product_information, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Public page
          who: ROL-0003
        - what: Questions, orders and complaints of bakers
          topics: [enquiries_and_orders, feedback_and_complaints]
          when: At any time
          with_whom: [CST-0001, CST-0002]
          how: Service line
          channel: {direction: inbound, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
    ```
    """
    planned = list(channels(corpus))
    for channel in planned:
        yield from _unanswered(channel)
    if any(channel.topics for channel in planned) and not corpus.unclear("communication"):
        yield from _unreached(corpus, planned)


def _unanswered(channel: Channel) -> Iterator[Finding]:
    row, reply = channel.part, channel.part.part("reply")
    if row.part("channel").text("direction") not in ("inbound", "both"):
        return
    missing = [phrase for name, phrase in _REPLY.items() if not reply.has(name)]
    if missing:
        yield Finding(
            row.at("reply" if reply else "channel", part="key"),
            f"customers can write or call for '{row.text('what')}', and nothing says "
            f"{' and '.join(missing)}",
            "settle it, as in reply: {by: ROL-0003, within: 2 days}",
        )


_REPLY = {"by": "who answers", "within": "within what time they are answered"}


def _unreached(corpus: Corpus, planned: list[Channel]) -> Iterator[Finding]:
    heard = {segment for channel in planned if channel.hears for segment in channel.reaches}
    told = {segment for channel in planned if channel.tells for segment in channel.reaches}
    for segment in corpus.live("segment"):
        if segment.text("target") != "yes" or segment.id in heard & told:
            continue
        if not corpus.related(segment, "has_need"):
            continue
        lacks = []
        if segment.id not in told:
            lacks.append("is told anything")
        if segment.id not in heard:
            lacks.append("can say anything")
        yield Finding(
            segment.at("target"),
            f"no row of a plan shows how {segment.id}, '{segment.title}', {' or '.join(lacks)}",
            f"add the segment to a row for customers, as in with_whom: [{segment.id}], channel: "
            "{direction: both}",
        )
