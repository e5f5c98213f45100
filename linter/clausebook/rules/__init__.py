"""The rules: what they are, how one is written, and all that there are.

A rule is one function in one file, ``rules/<area>/<rule_name>.py``. Being in the folder is being
registered.
"""

from clausebook.rules.catalogue import Catalogue, builtin_rules
from clausebook.rules.outcome import Outcome, StaleEntry, Suppression
from clausebook.rules.page import CommitExample, Example, Page
from clausebook.rules.rule import Finding, Rule, rule

__all__ = [
    "Catalogue",
    "CommitExample",
    "Example",
    "Finding",
    "Outcome",
    "Page",
    "Rule",
    "StaleEntry",
    "Suppression",
    "builtin_rules",
    "rule",
]
