"""What does not conform was found in an audit and is left lying."""

from collections.abc import Iterator

from clausebook.analysis.audits import BREACHES
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("AUD005", basis="requirement", severity="warning", since="0.2", clauses="9.2.2 e")
def delayed_audit_correction(corpus: Corpus) -> Iterator[Finding]:
    """What an audit found not to conform is not put right by its day, or was closed unsettled.

    What is not met today reaches a customer tomorrow. Corrections and corrective actions after an
    audit are taken without undue delay. How long that is, is for the organization to say: it is
    held to the day that it set. Of findings graded major or minor it is asked that the `response`
    is done by its day, and that a finding is not closed whose check (`followed_up`) found it not
    settled.

    Observations and suggestions have no correction, so their days are the business of whoever took
    them on. Actions of the nonconformity that follows are watched by the rules of
    nonconformities.

    ## Fails

    ```yaml
    AFD-0001:
      status: open
      grade: minor
      gives_rise_to: [NCR-0001]
      response: {due: 2026-06-19, done_on: null}
      followed_up: null
      closed_on: null
    ```

    ## Fails

    ```yaml
    AFD-0001:
      grade: minor
      gives_rise_to: [NCR-0001]
      followed_up: {result: not_settled}
    ```

    ## Passes

    ```yaml
    AFD-0001:
      status: open
      grade: minor
      gives_rise_to: [NCR-0001]
      response: {due: 2026-07-31, done_on: null}
      followed_up: null
      closed_on: null
    ```
    """
    for finding in corpus.live("audit-finding"):
        if finding.text("grade") not in BREACHES:
            continue
        response, check = finding.part("response"), finding.part("followed_up")
        due = response.date("due")
        if due is not None and due < corpus.today and not response.has("done_on"):
            yield Finding(
                response.at("due"),
                f"the answer '{response.text('what')}' was due on {due} and is not done",
                "write 'done_on' with the day on which it was done, or decide anew by when and "
                "say why",
            )
        elif finding.status == "closed" and check.text("result") == "not_settled":
            yield Finding(
                check.at("result"),
                "the finding is closed, but the check found that it is not settled",
                "open it again and act, or write the later check that found it settled",
            )
