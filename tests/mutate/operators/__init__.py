"""All operators, area by area, as their modules write them."""

from importlib import import_module

from tests.mutate.mutation import Operator

__all__ = ["AREAS", "all_operators"]

AREAS = (
    "structure",
    "references",
    "context",
    "parties",
    "customers",
    "requirements",
    "obligations",
    "risks",
    "risk_treatment",
    "objectives",
    "indicators",
    "changes",
    "providers",
    "competence",
    "communication",
    "resources",
    "documents",
    "satisfaction",
    "statistics",
    "complaints",
    "nonconformities",
    "audits",
    "reviews",
    "privacy",
    "wording",
    "suppressions",
)


def all_operators() -> tuple[Operator, ...]:
    """Return every operator, in the order of areas and of their modules."""
    modules = (import_module(f"{__name__}.{area}") for area in AREAS)
    return tuple(v for m in modules for v in vars(m).values() if isinstance(v, Operator))
