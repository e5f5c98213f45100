"""A product, or the work of a process, that does not reach whoever it is for."""

from collections.abc import Iterator

from clausebook.analysis.offers import is_offered
from clausebook.analysis.process_map import arriving, leads_from_customer_to_customer
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.customer_focus._customers import is_lost
from clausebook.rules.rule import Finding, rule


@rule("CUS007", basis="practice", severity="warning", since="0.2", clauses="4.2 a, 4.4.1 b")
def broken_customer_chain(corpus: Corpus) -> Iterator[Finding]:
    """The chain from a process, over those who buy, to those who use a product has a gap.

    Customers are all who receive value, not only those who pay. Where a dealer is known and the
    baker behind him is not, nobody hears from the one who judges the product; and a process whose
    work never arrives at anybody serves itself. That each party is customer of one and supplier of
    the next is practice. Looked at are

    - live products and services that are on offer (or do not say where they stand in their life):
      who buys them (`direct_customers`, or a direct customer who receives them) and who uses them
      (`end_users`, or an indirect customer who receives them). Where buyers use it themselves, name
      them twice;
    - live indirect customers, unless they are lost: through whom they are `reached_through`;
    - live processes with outputs: what they give arrives, over other processes and providers, at a
      customer, a segment or another interested party.

    Outputs that go to nobody, and a map on which nothing at all comes back to customers, are the
    matter of CTX004.

    ## Fails

    ```yaml
    PRD-0001:
      end_users: null
    ```

    ## Fails

    ```yaml
    CST-0002:
      class: indirect
    ```

    ## Fails

    ```yaml
    PRC-0002:
      outputs: [{what: Papers of the oven, to: PRC-0003}]
    PRC-0003:
      outputs: [{what: Findings of the service, to: PRC-0002}]
    ```

    ## Passes

    ```yaml
    PRD-0001:
      end_users: null
    CST-0002:
      class: indirect
      reached_through: [CST-0001]
    ```
    """
    if not corpus.unclear("customer", "segment", "interested-party"):
        for product in corpus.live("product"):
            if is_offered(product):
                yield from _product(corpus, product)
    for customer in corpus.live("customer"):
        if _is_indirect(corpus, customer) and not customer.has("reached_through"):
            yield Finding(
                customer.at("class"),
                f"nothing says through whom {customer.id}, '{customer.title}', is supplied",
                "name those who pass on to them, as in reached_through: [CST-0002]",
            )
    if not corpus.unclear("process", "provider"):
        yield from _processes(corpus)


def _product(corpus: Corpus, product: Record) -> Iterator[Finding]:
    classes = {
        c.text("class") for c in corpus.related(product, "received_by") if _counts(corpus, c)
    }
    buyers = product.has("direct_customers") or bool(classes & {"direct", "internal"})
    users = product.has("end_users") or "indirect" in classes
    missing = [
        (words, field)
        for known, words, field in (
            (buyers, "buys", "direct_customers"),
            (users, "uses", "end_users"),
        )
        if not known
    ]
    if missing:
        yield Finding(
            product.at(),
            f"nothing says who {' or '.join(words for words, _ in missing)} "
            f"{product.id}, '{product.title}'",
            f"add {' and '.join(f'{field}: [SEG-0001]' for _, field in missing)}; "
            "those who buy for themselves stand in both",
        )


def _counts(corpus: Corpus, record: Record) -> bool:
    return record.kind.name == "customer" and record.is_valid and record.is_live(corpus.today)


def _is_indirect(corpus: Corpus, customer: Record) -> bool:
    return customer.text("class") == "indirect" and not is_lost(customer, corpus.today)


def _processes(corpus: Corpus) -> Iterator[Finding]:
    arrived = arriving(corpus)
    lost = [p for p in corpus.live("process") if p.id not in arrived and _is_handed_on(corpus, p)]
    if not lost or not leads_from_customer_to_customer(corpus):
        return
    for process in lost:
        yield Finding(
            process.at("outputs"),
            f"what {process.id}, '{process.title}', gives arrives at no customer",
            "follow its outputs to whoever needs them, as in to: SEG-0001, "
            "or ask what the process is for",
        )


def _is_handed_on(corpus: Corpus, process: Record) -> bool:
    receivers = [output.text("to") for output in process.parts("outputs")]
    return bool(receivers) and all(map(corpus.get, receivers))
