"""A map of processes with loose ends, or without a way from customer to customer."""

from collections.abc import Iterator

from clausebook.analysis.process_map import leads_from_customer_to_customer
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules._absence import place_of_absence
from clausebook.rules.rule import Finding, rule

_PARTIES = ("customer", "segment", "interested-party", "provider")


@rule("CTX004", basis="requirement", severity="warning", since="0.2", clauses="4.4.1 a, 4.4.1 b")
def broken_process_map(corpus: Corpus) -> Iterator[Finding]:
    """An input comes from nobody, an output goes to nobody, or no way leads to customers.

    Each process is customer of the one before and supplier of the one behind; only together do they
    meet what customers outside require. A test report that goes nowhere is work that nobody needs,
    or work that somebody misses. Of live processes it is asked:

    - each input says `from` whom it comes: a process, a provider, a customer, a segment or another
      interested party;
    - each output says `to` whom it goes;
    - in the map as a whole at least one way leads from customers, over processes and providers,
      back to customers. Interested parties of the classes customer and end_user are customers.

    The way is looked for once there is nothing else to mend: every process has inputs and outputs
    with both ends, or says under `not_applicable` why not.

    ## Fails

    ```yaml
    PRC-0002:
      outputs:
        - {what: Oven in the bakery, to: SEG-0001}
        - {what: Papers of the oven, to: PRC-0003}
        - {what: Test report}
    ```

    ## Fails

    ```yaml
    PRC-0002:
      inputs:
        - {what: Reviewed order}
        - {what: Controller boards, from: SUP-0001}
    ```

    ## Fails

    ```yaml
    PRC-0001:
      inputs: [{what: Plan of the year, from: IPA-0004}]
    PRC-0003:
      inputs:
        - {what: Papers of the oven, from: PRC-0002}
        - {what: Law on service, from: IPA-0003}
    ```

    ## Passes

    ```yaml
    PRC-0001:
      inputs: [{what: Enquiry, from: CST-0001}]
    PRC-0003:
      inputs:
        - {what: Papers of the oven, from: PRC-0002}
        - {what: Calls and complaints, from: IPA-0002}
    ```
    """
    processes = corpus.live("process")
    loose = [finding for process in processes for finding in _loose_ends(corpus, process)]
    yield from loose
    if not processes or loose or corpus.unclear("process", *_PARTIES):
        return
    if all(map(_is_drawn, processes)) and not leads_from_customer_to_customer(corpus):
        yield Finding(
            place_of_absence(corpus, "process"),
            "no way over the processes leads from customers back to customers",
            "say what customers bring and receive, as in inputs: [{what: Enquiry, from: SEG-0001}] "
            "and outputs: [{what: Oven, to: SEG-0001}]",
        )


def _is_drawn(process: Record) -> bool:
    if process.part("not_applicable").has("inputs_and_outputs"):
        return True
    return process.has("inputs") and process.has("outputs")


def _loose_ends(corpus: Corpus, process: Record) -> Iterator[Finding]:
    for part in process.parts("inputs"):
        if not part.has("from"):
            yield Finding(
                part.at(),
                f"nothing says from whom '{part.text('what')}' comes",
                _hint("from", _other_end(corpus, process, part, "outputs", "to")),
            )
    for part in process.parts("outputs"):
        if not part.has("to"):
            yield Finding(
                part.at(),
                f"nothing says to whom '{part.text('what')}' goes",
                _hint("to", _other_end(corpus, process, part, "inputs", "from")),
            )


def _other_end(corpus: Corpus, process: Record, part: Part, side: str, end: str) -> str:
    """Return the process that names this one at the other end of the same thing, or nothing."""
    what = part.text("what").casefold()
    for other in corpus.related(process, "receives_from" if end == "to" else "delivers_to"):
        if other.is_valid and other.kind.name == "process":
            for entry in other.parts(side):
                if entry.text(end) == process.id and entry.text("what").casefold() == what:
                    return other.id
    return ""


def _hint(end: str, found: str) -> str:
    if found:
        return f"{found} names this process at the other end: add {end}: {found}"
    verb = "supplies" if end == "from" else "receives"
    return f"name who {verb} it, as in {end}: PRC-0001, or strike it out"
