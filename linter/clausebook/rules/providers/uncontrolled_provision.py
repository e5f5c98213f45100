"""A provision of which nobody has said how it is controlled."""

from collections.abc import Iterator

from clausebook.analysis.providers_in_use import bears_on_conformity, providers_in_use
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule(
    "SUP101",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="8.4.2",
    parent="SUP001",
)
def uncontrolled_provision(corpus: Corpus) -> Iterator[Finding]:
    """Nothing says how a provider, or what it delivers, is controlled.

    Giving work to others does not give away the duty to the customer. The organization settles what
    sort of control is applied and how far it goes, by what could happen to conformity and by how
    well the provider controls itself. The standard asks for that, and for no document about it:
    hence a warning, and apart from SUP001.

    Asked of live providers from whom is bought and who bear on conformity, as in SUP001: `type` and
    `extent` of the control; and `verification` where what they supply becomes part of a product,
    goes straight to customers or is a process done for us. Where their work is not to be verified,
    say so there, with the reason.

    ## Fails

    ```yaml
    SUP-0001:
      control: null
    ```

    ## Fails

    ```yaml
    SUP-0001:
      control: {extent: null}
    ```

    ## Passes

    ```yaml
    SUP-0001:
      provision: support
      control: {verification: null}
    ```
    """
    for provider in filter(bears_on_conformity, providers_in_use(corpus)):
        control = provider.part("control")
        missing = [name for name in _asked(provider) if not control.has(name)]
        if missing:
            yield Finding(
                provider.at("control", part="key") if control else provider.at(),
                f"the control of {provider.id}, '{provider.title}', has no "
                f"{' and no '.join(missing)}",
                "say what is looked at and how much of it, as in control: {type: Test of samples, "
                "extent: Five of each lot, verification: Run at 70 °C for a day}",
            )


def _asked(provider: Record) -> tuple[str, ...]:
    verified = provider.text("provision") != "support"
    return ("type", "extent", "verification") if verified else ("type", "extent")
