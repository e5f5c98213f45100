"""A start-up's quality system for a medical device as a QMS project."""

from tests.real.radiotherapyai.conversion import RELEASED_ON, convert
from tests.real.radiotherapyai.risks import CRITERIA
from tests.real.radiotherapyai.source import Source

__all__ = ["CRITERIA", "RELEASED_ON", "Source", "convert"]
