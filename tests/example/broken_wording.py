"""Slips in the words of requirements."""

from tests.example.breakages import Breakage

__all__ = ["BROKEN_WORDING"]

_REQUIREMENTS = "policies/customers/requirements.yaml"
_NEEDS = "policies/customers/needs.yaml"


def _reworded(name: str, record: str, old: str, new: str, code: str) -> Breakage:
    return Breakage(name, _REQUIREMENTS, record, old, new, code)


BROKEN_WORDING = (
    _reworded(
        "a battery of a good life",
        "REQ-0005",
        "shall run for 5 years on one battery",
        "shall run for several years on one reliable battery",
        "WRD001",
    ),
    _reworded(
        "a housing that stays dry if possible",
        "REQ-0026",
        "shall stay dry for 24 h",
        "shall stay dry, if possible, for 24 h",
        "WRD002",
    ),
    _reworded(
        "an answer and a call in one requirement",
        "REQ-0027",
        "shall answer a complaint within 14 d of its receipt",
        "shall answer a complaint within 14 d of its receipt and tell the dealer",
        "WRD003",
    ),
    _reworded(
        "nobody answers a complaint",
        "REQ-0027",
        "Customer care shall answer a complaint within 14 d of its receipt",
        "A complaint should be answered within 14 d of its receipt",
        "WRD004",
    ),
    _reworded(
        "a housing that never gets wet",
        "REQ-0026",
        "shall stay dry for 24 h under 1 m of water",
        "shall never let water in",
        "WRD005",
    ),
    Breakage(
        "nobody knows what is counted to fourteen",
        _REQUIREMENTS,
        "REQ-0027",
        "value: 14, unit: d}",
        "value: 14}",
        "WRD006",
    ),
    _reworded(
        "a complaint is answered promptly",
        "REQ-0027",
        "within 14 d of its receipt",
        "promptly",
        "WRD007",
    ),
    _reworded(
        "a client of whom the glossary does not speak",
        "REQ-0009",
        "shall report a silent sensor within 6 h",
        "shall report a silent sensor to the client within 6 h",
        "WRD008",
    ),
    Breakage(
        "a need that is written down twice",
        _NEEDS,
        "NED-0002",
        "statement: Avoid a decision on a reading that contradicts the soil",
        "statement: Know, before sunrise, which row needs water today",
        "WRD009",
    ),
)
