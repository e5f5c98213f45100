"""A class of interested parties about which nothing was decided."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_CLASSES = ("customer", "end_user", "regulator", "owner", "employee", "provider")


@rule("IPR001", basis="guidance", severity="warning", since="0.1", clauses="4.2 a")
def overlooked_class(corpus: Corpus, *, classes: tuple[str, ...] = _CLASSES) -> Iterator[Finding]:
    """A class of interested parties was not considered.

    The standard asks which parties are relevant and gives no list. Whoever lists only customers and
    the law, as many do, forgets those who use what customers buy, those who own and those who
    supply. Each class of `classes` (customer, end_user, regulator, owner, employee, provider;
    guidance of ISO 9004) has a live record: as relevant, or as not relevant with `why`. Customers
    are always relevant.

    The rule speaks once the scope or the policy is live.

    ## Fails

    ```yaml
    IPA-0003:
      class: association
    ```

    ## Fails

    ```yaml
    IPA-0007:
      why: null
    ```

    ## Passes

    ```yaml
    IPA-0004:
      relevant: false
      why: The owning family leaves all decisions to the managing director
      requirements: null
    ```
    """
    parties = corpus.live("interested-party")
    for party in parties:
        if party.flag("relevant") is False and not party.has("why"):
            yield Finding(
                party.at("relevant"),
                f"{party.id} is not relevant, but nothing says why",
                "add why, as in why: Nothing that they could want bears on our products",
            )
    if not has_begun(corpus) or corpus.unclear("interested-party"):
        return
    relevant = {p.text("class") for p in parties if p.flag("relevant") is not False}
    recorded = {p.text("class") for p in parties}
    missing = [name for name in classes if name not in recorded]
    if "customer" in recorded - relevant and "customer" in classes:
        missing.insert(0, "customer")
    if missing:
        yield Finding(
            place_of_absence(corpus, "interested-party"),
            f"no interested party of the class {listed(missing, 'or')} was considered",
            "record one, or record that there is none that is relevant and why",
        )
