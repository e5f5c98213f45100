"""A scope that was fixed without a look at what interested parties require."""

from collections.abc import Iterator

from clausebook.analysis.offers import is_offered
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_CLASSES = ("customer", "end_user", "regulator")
_LOOKED_AT_IN = ("decision", "management-review")


@rule("CTX005", basis="requirement", severity="warning", since="0.2", clauses="4.3 b")
def scope_without_parties(
    corpus: Corpus, *, classes: tuple[str, ...] = _CLASSES
) -> Iterator[Finding]:
    """The scope does not take into account what interested parties require.

    A scope that leaves out what customers and the law require is drawn around the wrong system. The
    standard asks that the requirements of relevant parties be considered when it is fixed, and
    leaves open how that shows. Three things are looked at:

    - **Nothing shows it.** The scope names no party and says nothing about them under `considers`,
      and no decision or management review that looked at the scope looked at a party too.
    - **Somebody is forgotten.** The scopes name the parties that were considered, but not a
      relevant one of the classes in `classes` (customer, end_user, regulator): those on whose
      requirements conformity depends. Other parties need not be named.
    - **A requirement falls outside.** What deals with a requirement of a relevant party concerns
      only products that are offered and not in the scope.

    Where no relevant party is recorded at all, that is the matter of IPR001.

    ## Fails

    ```yaml
    SCP-0001:
      considers: {interested_parties: null}
    ```

    ## Fails

    ```yaml
    SCP-0001:
      considers: {interested_parties: [IPA-0001, IPA-0002]}
    ```

    ## Fails

    ```yaml
    PRD-0002:
      kind: product
      title: Proving cabinet
      status: effective
      version: "1.0"
      owner: ROL-0003
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      description: Cabinet in which dough rises at an even warmth.
      lifecycle_stage: offered
      direct_customers: [SEG-0001]
      end_users: [IPA-0002]
      provided_by: [PRC-0002]
    IPA-0002:
      requirements:
        - {id: R1, what: No burns, addressed_by_qms: true, addressed_by: [REQ-0002]}
        - {id: R2, what: Dough that rises evenly, addressed_by_qms: true, addressed_by: [PRD-0002]}
    ```

    ## Passes

    ```yaml
    SCP-0001:
      considers: {interested_parties: null, note: Bakers want service at night, so it is inside}
    ```

    ## Passes

    ```yaml
    SCP-0001:
      considers: null
    DEC-0001:
      concerns: [REQ-0002, OBL-0001, NED-0001, SCP-0001, IPA-0001]
    ```
    """
    scopes = corpus.live("scope")
    parties = [p for p in corpus.live("interested-party") if p.flag("relevant") is not False]
    if not scopes or not parties or corpus.unclear("scope", "interested-party"):
        return
    named = frozenset(i for s in scopes for i in s.part("considers").texts("interested_parties"))
    if named:
        yield from _forgotten(scopes[0], [p for p in parties if p.text("class") in classes], named)
    elif not any(_shows_it(corpus, scope) for scope in scopes):
        yield Finding(
            scopes[0].at(),
            "nothing shows that the scope takes into account what interested parties require",
            "name those whose requirements were weighed, "
            f"as in considers: {{interested_parties: [{parties[0].id}]}}",
        )
    yield from _outside(corpus, scopes, parties)


def _forgotten(scope: Record, parties: list[Record], named: frozenset[str]) -> Iterator[Finding]:
    missing = [party for party in parties if party.id not in named]
    if missing:
        names = ", ".join(f"{party.id}, '{party.title}'" for party in missing)
        held = scope.part("considers").has("interested_parties")
        yield Finding(
            scope.at("considers", "interested_parties") if held else scope.at(),
            f"the parties that were considered do not include {names}",
            "see what it requires of the scope, and add it to interested_parties",
            related=tuple((f"{p.id} is relevant", p.at()) for p in missing),
        )


def _shows_it(corpus: Corpus, scope: Record) -> bool:
    if scope.part("considers").has("note"):
        return True
    looks = corpus.related(scope, "subject_of", "considered_in", "answers")
    return any(
        target.kind.name == "interested-party"
        for look in looks
        if look.kind.name in _LOOKED_AT_IN
        for target in corpus.targets(look, "concerns", "considers", "answers")
    )


def _outside(
    corpus: Corpus, scopes: tuple[Record, ...], parties: list[Record]
) -> Iterator[Finding]:
    covered = frozenset(product for scope in scopes for product in scope.texts("products"))
    if not covered or corpus.unclear("product", "requirement", "obligation"):
        return
    for party in parties:
        for requirement in party.parts("requirements"):
            products = _products(corpus, requirement)
            if products and not any(product.id in covered for product in products):
                yield Finding(
                    requirement.at(),
                    f"'{requirement.text('what')}' concerns "
                    f"{listed([product.id for product in products])}, "
                    "which the scope does not cover",
                    "take it into the products of the scope, "
                    "or say addressed_by_qms: false with the reason",
                    related=tuple((f"products of {scope.id}", scope.at()) for scope in scopes),
                )


def _products(corpus: Corpus, requirement: Part) -> list[Record]:
    """Return the offered products that all it is dealt with by concerns, none if some is free."""
    found: dict[str, Record] = {}
    for target in requirement.texts("addressed_by"):
        record = corpus.get(target)
        named = _named(corpus, record) if record is not None else []
        if not named:
            return []
        found.update((product.id, product) for product in named)
    return list(found.values()) if all(map(is_offered, found.values())) else []


def _named(corpus: Corpus, record: Record) -> list[Record]:
    if record.kind.name == "product":
        return [record] if record.is_live(corpus.today) else []
    if record.kind.name not in ("requirement", "obligation"):
        return []
    named = filter(None, (corpus.get(product) for product in record.texts("products")))
    products = (one for one in named if one.kind.name == "product" and one.is_valid)
    return [product for product in products if product.is_live(corpus.today)]
