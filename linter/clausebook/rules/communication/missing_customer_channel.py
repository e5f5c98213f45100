"""Something that is to be settled with customers, and for which no way is planned."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules._lists import listed
from clausebook.rules.communication._channels import CUSTOMER_TOPICS, Channel, channels
from clausebook.rules.rule import Finding, rule

_HEARD = ("enquiries_and_orders", "feedback_and_complaints")
_SUBJECTS = {
    "product_information": "information on products",
    "enquiries_and_orders": "enquiries and orders",
    "feedback_and_complaints": "feedback and complaints",
    "customer_property": "what belongs to customers",
    "contingency": "what to do when things go wrong",
}


@rule("COM003", basis="requirement", severity="warning", since="0.2", clauses="8.2.1")
def missing_customer_channel(corpus: Corpus) -> Iterator[Finding]:
    """No way is planned by which customers are told or heard on something that concerns them.

    A customer who finds nobody to ask asks somebody else. Communication with customers covers five
    things: information on products and services (a), enquiries, contracts and orders with their
    changes (b), feedback and complaints (c), what belongs to customers (d), and what is done in an
    emergency where that matters (e). For each of them a row of the plan of a live communication has
    the topic, or `not_applicable` gives the reason why it does not arise. Enquiries and feedback
    have to be heard: where every row with that topic is `outbound`, customers can only listen.

    The standard asks that the communication takes place, not for a plan: hence a warning. Where no
    live communication has a plan, a topic counts as settled if a record location holds the evidence
    for its clause. The rule speaks once scope or policy is live.

    ## Fails

    ```yaml
    COM-0001:
      not_applicable: null
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
        - what: Orders and what goes wrong
          topics: [product_information, enquiries_and_orders, contingency]
          when: At any time
          with_whom: [SEG-0001]
          how: Service line
          channel: {direction: both, address: https://ovens.example/contact}
          who: ROL-0003
          reply: {by: ROL-0003, within: 1 day}
        - what: What bakers said last year
          topics: [feedback_and_complaints]
          when: Each spring
          with_whom: [SEG-0001]
          how: Letter from an address that takes no answer
          channel: {direction: outbound}
          who: ROL-0003
    ```

    ## Passes

    ```yaml
    COM-0001:
      not_applicable: null
    COM-0002:
      kind: communication
      title: Moulds of bakers
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      review_by: 2027-03-31
      plan:
        - what: Moulds and plates that bakers leave with us
          topics: [customer_property]
          when: When they come in, and at once if one is damaged
          with_whom: [SEG-0001]
          how: Call
          who: ROL-0003
    ```
    """
    if not has_begun(corpus) or corpus.unclear("communication"):
        return
    planned = list(channels(corpus))
    has_plan = any(c.has("plan") for c in corpus.live("communication"))
    excused = {
        part.text("topic")
        for communication in corpus.live("communication")
        for part in communication.parts("not_applicable")
    }
    missing = []
    for topic, clause in CUSTOMER_TOPICS.items():
        rows = [channel for channel in planned if topic in channel.topics]
        if rows:
            yield from _only_told(topic, clause, rows)
        elif topic not in excused and (has_plan or not is_kept_elsewhere(corpus, clause)):
            missing.append(topic)
    if missing:
        yield Finding(
            planned[0].part.at() if planned else place_of_absence(corpus, "communication"),
            f"nothing is planned with customers for {listed([_SUBJECTS[t] for t in missing])}",
            f"add a row to a plan with topics: [{', '.join(missing)}], or say under not_applicable "
            "why it does not arise",
            clauses=tuple(CUSTOMER_TOPICS[topic] for topic in missing),
        )


def _only_told(topic: str, clause: str, rows: list[Channel]) -> Iterator[Finding]:
    if topic in _HEARD and all(row.is_one_way for row in rows):
        yield Finding(
            rows[0].part.part("channel").at("direction"),
            f"customers are told of {_SUBJECTS[topic]}, and no row of a plan hears them",
            "name a way by which they can speak, as in channel: {direction: inbound, address: "
            "https://ovens.example/contact}",
            clauses=(clause,),
        )
