"""What customers think is measured, and nothing of what they receive."""

from collections.abc import Iterator

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule
from clausebook.rules.satisfaction._listening import PERCEPTION, methods_in_use


@rule(
    "FBK103",
    basis="practice",
    severity="info",
    since="0.2",
    clauses="9.1.2, 9.1.3",
    parent="FBK003",
)
def one_sided_measurement(corpus: Corpus) -> Iterator[Finding]:
    """Customers are asked what they think, but no indicator shows what they receive.

    What customers think and what they receive are two lenses, and each is blind where the other
    sees. Answers depend on who answers and in which mood; figures of quality, cost and delivery
    depend on what somebody chose to count. Where both move together one may believe them; where
    they part there is something to learn. So beside the ways of asking stands at least one live
    indicator of the class quality, cost or delivery; one without a class may be it.

    The standard asks for the perception, which is FBK001's; that a figure stands beside it is
    practice.

    ## Fails

    ```yaml
    KPI-0001:
      title: Bakeries that say we kept the day
      class: perception
    KPI-0002:
      title: Bakeries that call their oven safe
      class: perception
    KPI-0011:
      title: Bakeries that would buy again
      class: loyalty
    ```

    ## Passes

    ```yaml
    KPI-0001:
      title: Bakeries that say we kept the day
      class: perception
    ```
    """
    if not has_begun(corpus) or corpus.unclear("kpi") or is_kept_elsewhere(corpus, "9.1.1"):
        return
    if all(kpi.text("class") in PERCEPTION for kpi in corpus.live("kpi")) and methods_in_use(
        corpus
    ):
        yield Finding(
            place_of_absence(corpus, "kpi"),
            "customers are asked, but no indicator shows the quality, the cost or the delivery of "
            "what they receive",
            "add an indicator of what customers receive, as in 'class: delivery'",
        )
