"""Equipment that is checked against nobody knows what."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_CHECKED = frozenset({"calibration", "verification", "comparison"})


@rule("RES003", basis="mandated", severity="error", since="0.2", clauses="7.1.5.2 a")
def unrecorded_basis(corpus: Corpus) -> Iterator[Finding]:
    """Results have to be traceable, and nothing says what the equipment is held against.

    A ruler that is compared with another ruler proves that both agree. Where results have to be
    traceable, equipment is held against measurement standards that lead to national or
    international ones; where there is no such standard, as for moist soil or the smell of bread,
    the basis that is used instead is put on record. That record is mandated.

    Looked at is live equipment with `traceability_required` that is calibrated, verified or
    compared: it states a `basis`, the standard or what stands in for one. A calibration that was
    passed with a `certificate` will do, since the certificate states the standards; what only was
    verified or compared has no such paper.

    ## Fails

    ```yaml
    EQP-0001:
      basis: null
      method: verification
      checks:
        - {on: 2026-01-13, method: verification, by: PSN-0002, result: pass}
    ```

    ## Passes

    ```yaml
    EQP-0001:
      basis: null
    ```
    """
    for equipment in corpus.live("equipment"):
        traceable = equipment.flag("traceability_required")
        if not traceable or equipment.text("method") not in _CHECKED or equipment.has("basis"):
            continue
        if equipment.text("equipment_status") != "withdrawn" and not _has_certificate(equipment):
            yield Finding(
                equipment.at(),
                f"nothing says what {equipment.id}, '{equipment.title}', is held against",
                "name the standard, or where there is none, what stands in for it, as in basis: "
                "No standard for moist soil exists; samples are weighed wet and dry",
            )


def _has_certificate(equipment: Record) -> bool:
    return any(
        check.has("certificate") and check.text("result") != "fail"
        for check in equipment.parts("checks")
        if check.text("method") == "calibration"
    )
