"""Nobody whose duty it is to keep the customer in mind."""

import re
from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule

_IN_WORDS = re.compile(
    r"\bcustomer[- ](?:focus|orientation|centri)|\bfocus on (?:the )?customer", re.IGNORECASE
)


@rule("CUS011", basis="requirement", severity="warning", since="0.2", clauses="5.3 d")
def unpromoted_customer_focus(corpus: Corpus) -> Iterator[Finding]:
    """No role has the duty to promote customer focus throughout the organization.

    What is everybody's matter is nobody's. Top management assigns responsibility and authority for
    keeping customer focus alive throughout; to whom is free, and it may be several. Some live
    role says `promotes_customer_focus: true`, or says in its purpose or responsibilities that it
    promotes customer focus. Whether somebody holds the role today is the matter of REF004.

    How responsibilities are assigned is free in form, so this is a warning: a record location that
    keeps them (5.3) makes it needless. The rule speaks once scope or policy and a role are live.

    ## Fails

    ```yaml
    ROL-0002:
      promotes_customer_focus: false
    ```

    ## Passes

    ```yaml
    ROL-0002:
      promotes_customer_focus: null
      responsibilities: [Documents and records, Customer focus in every team]
    ```
    """
    roles = corpus.live("role")
    if not roles or any(map(_promotes, roles)) or not has_begun(corpus):
        return
    if corpus.unclear("role") or is_kept_elsewhere(corpus, "5.3 d"):
        return
    yield Finding(
        place_of_absence(corpus, "role"),
        f"none of the {len(roles)} roles has the duty to promote customer focus",
        "give it to one, as in promotes_customer_focus: true with responsibilities: "
        "[Promotes customer focus in every team]",
    )


def _promotes(role: Record) -> bool:
    flag = role.flag("promotes_customer_focus")
    if flag is not None:
        return flag
    return any(map(_IN_WORDS.search, (role.text("purpose"), *role.texts("responsibilities"))))
