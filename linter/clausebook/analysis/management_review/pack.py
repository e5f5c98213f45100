"""All inputs of a management review, assembled from the records of a period."""

from collections.abc import Mapping
from dataclasses import dataclass

from clausebook.analysis.management_review import correction, customers, outlook, performance
from clausebook.analysis.management_review.considered import Found, Gather, ReviewInput
from clausebook.analysis.period import Period
from clausebook.corpus import Corpus

__all__ = ["ReviewPack", "review_pack"]

_ASKS_FOR_TRENDS = "9.3.2 c"
_GATHERED: Mapping[str, Gather] = {
    "earlier_actions": outlook.earlier_actions,
    "changes_in_issues": outlook.changes_in_issues,
    "satisfaction_and_feedback": customers.satisfaction_and_feedback,
    "objectives": performance.objectives,
    "process_performance": performance.process_performance,
    "nonconformities": correction.nonconformities,
    "monitoring_results": performance.monitoring_results,
    "audits": correction.audits,
    "providers": performance.providers,
    "resources": performance.resources,
    "risk_and_opportunity_actions": outlook.risk_and_opportunity_actions,
    "improvement_opportunities": outlook.improvement_opportunities,
    "changes_in_needs_and_expectations": outlook.changes_in_needs,
}


@dataclass(frozen=True, slots=True)
class ReviewPack:
    """The inputs in the order of the schema of a management review."""

    period: Period
    inputs: tuple[ReviewInput, ...]


def review_pack(corpus: Corpus, period: Period) -> ReviewPack:
    """Return every input that a management review has, with what the records of a period say.

    Which inputs there are, and which clause asks for each, is read from the schema; clauses are
    numbered as the edition does.
    """
    inputs = corpus.library.kinds["management-review"].fields.properties["inputs"].properties
    return ReviewPack(
        period,
        tuple(
            ReviewInput(
                name,
                field.title,
                field.description,
                corpus.edition.translate(field.clauses),
                any(clause.startswith(_ASKS_FOR_TRENDS) for clause in field.clauses),
                _GATHERED[name](corpus, period) if name in _GATHERED else Found(),
            )
            for name, field in inputs.items()
        ),
    )
