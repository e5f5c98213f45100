"""Output that was corrected and not verified again."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_CORRECTING = ("rework", "repeat_service")


@rule(
    "NCR105",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="8.7.1",
    parent="NCR005",
    by_document=True,
)
def unverified_correction(corpus: Corpus) -> Iterator[Finding]:
    """An output was corrected, but it was not verified again, or failed again.

    What was made wrong once can be mended wrong. When an output that does not conform is corrected,
    it is to be verified again that it meets its requirements. Asked of each live nonconformity
    whose disposition is `rework` or `repeat_service`, once it is corrected (`corrected_on`) or
    closed: that `re_verification` tells the day and the result. A failed verification is no end:
    while it is the last word, the nonconformity stays open.

    A `repair` makes an output fit for use; it need not make it conform. What is left is a matter of
    the `concession`: where there is one, nothing is asked, and where there is none, the output is
    meant to conform and is asked about like any other.

    ## Fails

    ```yaml
    NCR-0001:
      disposition: rework
      re_verification: null
    ```

    ## Fails

    ```yaml
    NCR-0001:
      disposition: repair
      re_verification: {result: fail}
    ```

    ## Passes

    ```yaml
    NCR-0001:
      disposition: repair
      re_verification: null
      concession: {text: Weld seen on the back of the hood; this oven only, customer: CST-0002}
    ```

    ## Passes

    ```yaml
    NCR-0001:
      disposition: scrap
      re_verification: null
    ```
    """
    for case in corpus.live("nonconformity"):
        corrected, closed = case.date("corrected_on"), case.status == "closed"
        if not _is_to_conform(case):
            continue
        if not case.has("re_verification"):
            if closed or (corrected is not None and corrected <= corpus.today):
                yield Finding(
                    case.at("corrected_on") if corrected else case.at("disposition"),
                    "the output was corrected, but not said whether it was verified again",
                    "verify it, and write 're_verification: {on: 2026-04-15, by: PSN-0005, result: "
                    "pass}'",
                )
        elif closed and case.part("re_verification").text("result") == "fail":
            yield Finding(
                case.at("re_verification", "result"),
                "the verification after the correction failed, but the nonconformity is closed",
                "correct it again and verify it, or decide otherwise about the output",
            )


def _is_to_conform(case: Record) -> bool:
    """Whether the output is corrected so that it meets its requirements."""
    disposition = case.text("disposition")
    without_leave = disposition == "repair" and not case.has("concession")
    return disposition in _CORRECTING or without_leave
