"""A confidential record in a place that others may read."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.documents._registers import register_of
from clausebook.rules.rule import Finding, rule

_OPENNESS = ("public", "internal", "confidential", "restricted")


@rule("DOC008", basis="requirement", severity="warning", since="0.2", clauses="7.5.3.1 b")
def exposed_confidential_record(corpus: Corpus) -> Iterator[Finding]:
    """A confidential record stands in a register that more people may read.

    Documented information is protected, for instance from loss of confidentiality. Who may read
    what is decided for files and pages, not for lines in them: where the register is internal,
    everybody inside reads the record that was meant for three. So a record in a register may not be
    classified more strictly than the register itself. The other way round is no danger.

    What a manual shows to whom is decided where it is published; this rule sees only that two
    classifications contradict each other. Records and registers without one are not compared.

    ## Fails

    ```yaml
    CMP-0001: {classification: confidential}
    ```

    ## Passes

    ```yaml
    REG-0012: {classification: restricted}
    CMP-0001: {classification: confidential}
    ```
    """
    for loaded in corpus.loaded:
        register = register_of(loaded)
        allowed = _strictness(register) if register is not None else None
        if register is None or allowed is None:
            continue
        for record in loaded.records[1:]:
            own = _strictness(record) if "classification" in record.values else None
            if record.is_valid and own is not None and own > allowed:
                yield Finding(
                    record.at("classification"),
                    f"the record is {_OPENNESS[own]}, but its register {register.id} is "
                    f"{_OPENNESS[allowed]}",
                    "move it to a register of its own, or classify the register as strictly",
                    (("the register", register.at("classification")),),
                )


def _strictness(record: Record) -> int | None:
    classification = record.text("classification")
    return _OPENNESS.index(classification) if classification in _OPENNESS else None
